/** A rubric and answers -> the number that belongs into each cell of points, as the scorer computes it. */
import { type Exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { type BlankTreatment, itemPoints } from '../score/worksheet-answers.ts'
import { nodePoints, type Points } from '../score/worksheet-points.ts'
import type { UnitAnswers } from '../tally/unit-sheets.ts'
import { factorIn } from './node-formulas.ts'

export interface SavedValue {
  /** Of what is filled in. */
  readonly points: Exact | 'not-applicable' | 'none'
  /** With blanks counted as attainable. */
  readonly attainable: Exact
  /** Without blanks. */
  readonly attainableSoFar: Exact
  readonly nominal: Exact
  /** Before the node's own stages and factor. */
  readonly rawNominal: Exact
  readonly filled: number
  readonly asked: number
}

/** Blanks leave a score incomplete; a sheet then shows what is there so far. */
export function savedValues(
  rubric: Rubric,
  answers: UnitAnswers,
): ReadonlyMap<ScoreNode, SavedValue> {
  const { blank } = rubric.policies
  const shown: BlankTreatment = blank === 'incomplete' ? 'exclude' : blank
  const root = ofOneUnit(rubric.score)
  const all = { own: answers, units: [] }
  const values = new Map<ScoreNode, SavedValue>()
  const visit = (
    node: ScoreNode,
    above: ScoreNode | undefined,
    now: Points,
    whole: Points,
  ): SavedValue => {
    const children = node.children.flatMap((child, position) => {
      const [below, belowWhole] = [now.children[position], whole.children[position]]
      return below && belowWhole ? [visit(child, node, below, belowWhole)] : []
    })
    const factor = factorIn(above, node)
    const count = (of: 'filled' | 'asked') => children.reduce((sum, child) => sum + child[of], 0)
    const value: SavedValue = {
      points: shownPoints(node, now, answers, factor),
      attainable: whole.attainable.mul(factor),
      attainableSoFar: now.attainable.mul(factor),
      nominal: now.nominal.mul(factor),
      rawNominal: rawNominal(node, now),
      filled: node.item === undefined ? count('filled') : isFilled(node.item, answers),
      asked: node.item === undefined ? count('asked') : 1,
    }
    values.set(node, value)
    return value
  }
  visit(rubric.score, undefined, nodePoints(root, all, shown), nodePoints(root, all, blank))
  return values
}

/** On the sheet of one unit, the mean over units is that unit. */
function ofOneUnit(node: ScoreNode): ScoreNode {
  return { ...node, over: undefined, children: node.children.map(ofOneUnit) }
}

function shownPoints(
  { item }: ScoreNode,
  { outcome }: Points,
  answers: UnitAnswers,
  factor: Exact,
): SavedValue['points'] {
  if ('value' in outcome) return outcome.value.mul(factor)
  const isOut = item !== undefined && itemPoints(item, answers, 'incomplete') === 'not-applicable'
  return isOut ? 'not-applicable' : 'none'
}

function isFilled(item: Item, answers: UnitAnswers): number {
  return itemPoints(item, answers, 'incomplete') === 'blank' ? 0 : 1
}

function rawNominal({ children, aggregate }: ScoreNode, points: Points): Exact {
  const parts = children.flatMap((child, position) => {
    const below = points.children[position]
    return child.bonus || below === undefined ? [] : [{ weight: child.weight, below }]
  })
  const sum = sumOf(parts.map(({ weight, below }) => weight.mul(below.nominal)))
  const divisor = aggregate === 'average' ? sumOf(parts.map(({ weight }) => weight)) : ONE
  return divisor.n === 0n ? ZERO : sum.div(divisor)
}
