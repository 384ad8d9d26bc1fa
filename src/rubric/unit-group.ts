/** The group whose values are units, where the score averages units: the first group of the rubric. */
import { nodesOf } from './build-score-tree.ts'
import type { Group, Rubric } from './model.ts'

export function unitGroupOf({ kind, score, groups }: Rubric): Group | undefined {
  return kind === 'survey' && nodesOf(score).some(node => node.over === 'units')
    ? groups[0]
    : undefined
}
