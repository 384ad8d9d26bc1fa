/** A rubric and what its sheets say of weights that are filled in -> the rubric with these weights. */
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { shortList } from '../language/short-list.ts'
import type { Exact } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { fingerprinted } from '../rubric/fingerprints.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { numberAnswer } from '../tally/person-score.ts'
import type { UnitAnswers } from '../tally/unit-worksheets.ts'

const weightsDiffer = defineDiagnostic('score/weights-differ', 'error', {
  id: 'Bobot yang diisi berbeda antara satu lembar dan lembar lain: {items}.',
  idRemedy: 'samakan bobotnya, atau simpan tiap unit dalam file sendiri dan nilai satu per satu.',
  en: 'Weights are filled in differently in two sheets: {items}.',
  enRemedy:
    'make them the same, or keep each unit in a file of its own and score these one by one.',
})

const MOST_SHOWN = 6

/**
 * A weight is a parameter of the rubric: one sheet may state it for all. Two that differ leave nothing to score by.
 * What no sheet states stays open, and so does every score above it.
 */
export function withFilledWeights(rubric: Rubric, sheets: readonly UnitAnswers[]): Rubric {
  const open = nodesOf(rubric.score).flatMap(({ weightFrom }) => weightFrom ?? [])
  if (open.length === 0) return rubric
  const differing: string[] = []
  const weights = new Map(
    open.flatMap((item): [Item, Exact][] => {
      const [first, ...others] = sheets.flatMap(sheet => {
        const number = numberAnswer(item, sheet)
        return typeof number === 'string' ? [] : [number]
      })
      if (first === undefined) return []
      if (others.some(other => !other.equals(first))) differing.push(item.id)
      return [[item, first]]
    }),
  )
  if (differing.length > 0)
    throw new Refusal([weightsDiffer(undefined, { items: shortList(differing, MOST_SHOWN) })])
  const score = withWeights(rubric.score, weights)
  return score === rubric.score ? rubric : fingerprinted({ ...rubric, score })
}

/** A node that nothing changes stays the same object: what is known of nodes is looked up by them. */
function withWeights(node: ScoreNode, weights: ReadonlyMap<Item, Exact>): ScoreNode {
  const weight = node.weightFrom && weights.get(node.weightFrom)
  const isNew = weight !== undefined && (isWeightOpen(node) || !weight.equals(node.weight))
  const children = node.children.map(child => withWeights(child, weights))
  if (!isNew && children.every((child, at) => child === node.children[at])) return node
  return { ...node, ...(isNew && { weight, weightWritten: true }), children }
}

/** Whether nobody has said yet what it weighs. */
export function isWeightOpen({ weightFrom, weightWritten }: ScoreNode): boolean {
  return weightFrom !== undefined && !weightWritten
}
