/** What sheets are filled in with beside their answers (weights, bonuses, denominators) -> what of it deserves a second look. */
import { type Exact, sumOf, ZERO } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Item, Rubric, ScoreNode, ZeroCase } from '../../rubric/model.ts'
import { countOf, numberAnswer } from '../../tally/person-score.ts'
import type { UnitAnswers } from '../../tally/unit-worksheets.ts'
import { isWeightOpen } from '../filled-weights.ts'
import { type ScoredNode, scoredNodesOf, scoreValue } from '../scored-node.ts'
import { itemPoints } from '../worksheet-answers.ts'
import { openWeights } from '../worksheet-filling.ts'

export interface SheetDoubts {
  readonly unit: string
  /** Weights that do not add up to what the rubric says they do. */
  readonly totals: readonly {
    readonly node: ScoreNode
    readonly sum: Exact
    readonly total: Exact
  }[]
  /** Sums of the weights that apply which the sheet states otherwise. */
  readonly stated: readonly {
    readonly item: Item
    readonly sum: Exact
    readonly stated: Exact
  }[]
  /** Ids of weights that are blank here and stated by another sheet. */
  readonly borrowed: readonly string[]
  readonly bonuses: readonly { readonly id: string; readonly points: Exact }[]
  /** Ratios of something to nothing, and those that do not apply for want of a denominator. */
  readonly ofNothing: readonly { readonly id: string; readonly treated: ZeroCase }[]
}

interface FilledSheet {
  readonly unit: string
  /** With the weights that are filled in. */
  readonly rubric: Rubric
  readonly answers: UnitAnswers
  readonly root: ScoredNode
}

export function sheetDoubts({ unit, rubric, answers, root }: FilledSheet): SheetDoubts {
  const nodes = nodesOf(rubric.score)
  return {
    unit,
    totals: nodes.flatMap(node => otherTotal(node, answers)),
    stated: nodes.flatMap(node => otherStated(node, answers)),
    borrowed: nodes.flatMap(({ item, weightFrom, weightWritten }) => {
      if (item === undefined || weightFrom === undefined || !weightWritten) return []
      const isOwn = typeof numberAnswer(weightFrom, answers) !== 'string'
      const isOut = itemPoints(item, answers, 'incomplete') === 'not-applicable'
      return isOwn || isOut ? [] : [weightFrom.id]
    }),
    bonuses: scoredNodesOf(root).flatMap(({ node, children }) =>
      node.isBounded ? [] : children.flatMap(bonusOf),
    ),
    ofNothing: rubric.items.flatMap(({ id, measure }) => {
      if (measure.kind !== 'ratio') return []
      const [part, whole] = [measure.ratio.of, measure.ratio.to].map(each => countOf(each, answers))
      if (typeof part !== 'object' || typeof whole !== 'object' || !whole.equals(ZERO)) return []
      const { whenAllZero, whenDenominatorZero } = measure.ratio
      const treated = part.equals(ZERO) ? whenAllZero : whenDenominatorZero
      return part.equals(ZERO) && treated !== 'not-applicable' ? [] : [{ id, treated }]
    }),
  }
}

function bonusOf(scored: ScoredNode): SheetDoubts['bonuses'] {
  const points = scored.node.bonus ? scoreValue(scored) : undefined
  return points && points.compare(ZERO) > 0 ? [{ id: scored.node.id, points }] : []
}

/** What does not apply needs no weight: then the others add up to no more. */
function otherTotal(node: ScoreNode, answers: UnitAnswers): SheetDoubts['totals'] {
  const { weightsTotal: total, children } = node
  if (total === undefined || openWeights(children, answers).length > 0) return []
  const known = children.filter(child => !isWeightOpen(child))
  const sum = sumOf(known.map(({ weight }) => weight))
  const order = sum.compare(total)
  const isRight = known.length < children.length ? order <= 0 : order === 0
  return isRight ? [] : [{ node, sum, total }]
}

function otherStated(
  { weightsTotalFrom: item, children }: ScoreNode,
  answers: UnitAnswers,
): SheetDoubts['stated'] {
  const stated = item && numberAnswer(item, answers)
  if (typeof stated !== 'object' || openWeights(children, answers).length > 0) return []
  const applying = children.filter(
    child =>
      child.item === undefined ||
      itemPoints(child.item, answers, 'incomplete') !== 'not-applicable',
  )
  const sum = sumOf(applying.map(({ weight }) => weight))
  return item === undefined || sum.equals(stated) ? [] : [{ item, sum, stated }]
}
