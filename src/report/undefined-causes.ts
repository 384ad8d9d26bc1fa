/** A node without a score -> the nodes below it that it waits for. */
import type { ReportNode } from './report-shape.ts'

/** The lowest nodes without a score that have no other such node below them; the node itself where nothing below it is the cause. */
export function undefinedCauses(node: ReportNode): readonly ReportNode[] {
  if (node.value !== undefined) return []
  const below = node.children.flatMap(undefinedCauses)
  return below.length > 0 && node.undefinedBecause === 'child-undefined' ? below : [node]
}
