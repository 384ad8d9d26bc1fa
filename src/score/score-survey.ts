/** The counts of a survey -> the score tree. Persons are averaged where the rubric says so, once on each path. */
import { type Exact, exact, ONE, parseExact, sumOf, ZERO } from '../math/exact.ts'
import type { Item, ScoreNode } from '../rubric/model.ts'
import { isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import type { Cell, ItemCounts, PersonScores } from '../tally/tally.ts'
import { nodeRange, roundedBy, stages } from './node-range.ts'
import type { Outcome, ScoredNode } from './scored-node.ts'

interface Reduced {
  /** The mean before the node's own rounding and rescale. */
  readonly outcome: Outcome
  readonly n: number
}

export function scoreSurvey(root: ScoreNode, cell: Cell): ScoredNode {
  const counts = root.item === undefined ? undefined : cell.items[root.item.index]
  const persons = cell.persons.get(root.id)
  const children = root.children.map(child => scoreSurvey(child, cell))
  const reduced =
    root.item !== undefined && counts !== undefined
      ? itemMean(root.item, counts)
      : persons !== undefined
        ? personMean(persons, children)
        : { outcome: joined(root, children), n: cell.rows }
  return {
    node: root,
    ...staged(root, reduced.outcome),
    range: nodeRange(root),
    n: reduced.n,
    counts,
    excluded: persons === undefined ? excludedChildren(root, children) : [],
    points: undefined,
    children,
  }
}

/** By item: Σ points / n over those who answered it. Unit: points of the scale. */
export function itemMean(item: Item, counts: ItemCounts): Reduced {
  let [sum, n] = [ZERO, 0]
  for (const [points, times] of pointsCounted(item, counts)) {
    sum = sum.add(points.mul(exact(times)))
    n += times
  }
  if (n > 0) return { outcome: { value: sum.div(exact(n)) }, n }
  const answeredNot =
    counts.noAnswers.blank + counts.noAnswers['dont-know'] + counts.noAnswers.unknown
  const allNotApplicable = answeredNot === 0 && counts.noAnswers['not-applicable'] > 0
  return { outcome: { undefinedBecause: allNotApplicable ? 'not-applicable' : 'no-answers' }, n }
}

function* pointsCounted(item: Item, counts: ItemCounts): Generator<readonly [Exact, number]> {
  for (const [code, times] of counts.codes.entries()) {
    const points = times === 0 ? 'undefined' : pointsOfAnswer(item, { code, number: undefined })
    if (isDefined(points)) yield [points, times]
  }
  for (const [fixed, times] of counts.numbers) {
    const points = pointsOfAnswer(item, { code: 0, number: BigInt(fixed) })
    if (isDefined(points)) yield [points, times]
  }
}

/** By person: Σ scores / persons with a score. */
function personMean(persons: PersonScores, children: readonly ScoredNode[]): Reduced {
  let [sum, n] = [ZERO, 0]
  for (const [score, times] of persons.scores) {
    sum = sum.add((parseExact(score) ?? ZERO).mul(exact(times)))
    n += times
  }
  if (n > 0) return { outcome: { value: sum.div(exact(n)) }, n }
  if (persons.undefined === 0 && persons.notApplicable > 0) {
    return { outcome: { undefinedBecause: 'not-applicable' }, n }
  }
  const isAnswered = children.some(child => child.n > 0)
  return { outcome: { undefinedBecause: isAnswered ? 'too-few-answers' : 'no-answers' }, n }
}

/** Above the reduction: Σ w·S(c) / Σ w, or Σ w·S(c). */
function joined(node: ScoreNode, children: readonly ScoredNode[]): Outcome {
  const parts = children.flatMap(({ node: child, outcome }) =>
    'value' in outcome ? [{ weight: child.weight, value: outcome.value }] : [],
  )
  if (parts.length === 0) return { undefinedBecause: 'no-answers' }
  if (parts.length < children.length && node.missing === 'undefined') {
    return { undefinedBecause: 'child-undefined' }
  }
  const sum = sumOf(parts.map(({ weight, value }) => weight.mul(value)))
  const weights = node.aggregate === 'average' ? sumOf(parts.map(part => part.weight)) : ONE
  return { value: sum.div(weights) }
}

function excludedChildren(node: ScoreNode, children: readonly ScoredNode[]): readonly string[] {
  if (node.missing !== 'exclude' || children.every(child => !('value' in child.outcome))) return []
  return children.flatMap(child => ('value' in child.outcome ? [] : [child.node.id]))
}

function staged(node: ScoreNode, outcome: Outcome): Pick<ScoredNode, 'outcome' | 'beforeRescale'> {
  if (!('value' in outcome)) return { outcome, beforeRescale: undefined }
  const value = stages(outcome.value, node.round, node.rescale)
  const beforeRescale = node.rescale && roundedBy(outcome.value, node.round)
  return { outcome: { value }, beforeRescale }
}
