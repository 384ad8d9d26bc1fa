/** The parts of a score -> which of them has the lowest and which the highest score. */
import type { ReportNode } from '../../report/report-shape.ts'

/** Both undefined where the parts do not differ. */
export function extremeNodes(score: ReportNode): {
  readonly lowest: ReportNode | undefined
  readonly highest: ReportNode | undefined
} {
  const child = (id: string | undefined) => score.children.find(node => node.id === id)
  return { lowest: child(score.lowest), highest: child(score.highest) }
}

/** Whether the parts of this score are items themselves, as in SKM, not dimensions of items. */
export function standsOnItems(score: ReportNode): boolean {
  return score.children.length > 0 && score.children.every(node => node.item !== undefined)
}
