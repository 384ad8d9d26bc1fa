/** The parts of a score -> which of them has the lowest and which the highest score. */
import type { ReportNode } from '../../report/report-shape.ts'

/** Both undefined where the parts do not differ; the first one in the rubric's order where several share the place. */
export function extremeNodes(score: ReportNode): {
  readonly lowest: ReportNode | undefined
  readonly highest: ReportNode | undefined
} {
  const ordered = score.children
    .filter(node => node.value !== undefined)
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
  const lowest = ordered[0]
  const highest = ordered.find(node => node.value === ordered.at(-1)?.value)
  if (lowest === undefined || lowest.value === highest?.value) {
    return { lowest: undefined, highest: undefined }
  }
  return { lowest, highest }
}

/** Whether the parts of this score are items themselves, as in SKM, not dimensions of items. */
export function standsOnItems(score: ReportNode): boolean {
  return score.children.length > 0 && score.children.every(node => node.item !== undefined)
}
