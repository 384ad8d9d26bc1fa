/** The nodes that have a score for each single person: where persons are averaged, and every node below. */
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { ScoreNode } from '../rubric/model.ts'

export function personNodesOf(root: ScoreNode): readonly ScoreNode[] {
  if (root.over === 'respondents') return nodesOf(root).filter(node => node.item === undefined)
  return root.children.flatMap(personNodesOf)
}
