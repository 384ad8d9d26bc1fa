/** The counts of a survey -> the score tree. Persons are averaged where the rubric says so, once on each path. */
import {
  countedExact,
  type Exact,
  exact,
  leastCommonMultiple,
  ONE,
  sumOf,
  total,
} from '../math/exact.ts'
import type { Item, ScoreNode } from '../rubric/model.ts'
import { isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import { type WeightedCounts, weightedCounts, weightOf } from '../tally/sample-parts.ts'
import type { Cell, ItemCounts, PersonScores, SurveyCells } from '../tally/tally.ts'
import {
  nodeRange,
  type Outcome,
  roundedBy,
  type ScoredNode,
  scoreValue,
  stages,
} from './scored-node.ts'

interface Reduced {
  /** The mean before the node's own rounding and rescale. */
  readonly outcome: Outcome
  readonly n: number
}

export function scoreSurvey(
  node: ScoreNode,
  cells: SurveyCells,
  weights: WeightedCounts | undefined = surveyWeights(cells, cells.whole),
): ScoredNode {
  if (node.over === 'units') return scoreOverUnits(node, cells)
  const { whole } = cells
  const counts = node.item === undefined ? undefined : whole.items[node.item.index]
  const persons = whole.persons.get(node.id)
  const children = node.children.map(child => scoreSurvey(child, cells, weights))
  const reduced =
    node.item !== undefined && counts !== undefined
      ? itemMean(node.item, counts, weights?.items[node.item.index])
      : persons !== undefined
        ? personMean(persons, children, weights?.persons.get(node.id))
        : { outcome: joined(node, children), n: whole.rows }
  return {
    node,
    ...staged(node, reduced.outcome),
    range: nodeRange(node),
    n: reduced.n,
    counts,
    ...(node.item === undefined || weights === undefined
      ? {}
      : { weights: weights.items[node.item.index] }),
    excluded: persons === undefined ? excludedChildren(node, children) : [],
    points: undefined,
    children,
  }
}

/** Undefined where every respondent weighs the same. */
export function surveyWeights(
  { sample }: Pick<SurveyCells, 'sample'>,
  cell: Cell,
): WeightedCounts | undefined {
  return sample?.weightDecimals === undefined ? undefined : weightedCounts(cell.parts)
}

/** What the rows of a cell weigh together; undefined where every respondent weighs the same. */
export function weightedTotal(cells: Pick<SurveyCells, 'sample'>, cell: Cell): Exact | undefined {
  const total = surveyWeights(cells, cell)?.total
  return total === undefined || cells.sample === undefined
    ? undefined
    : weightOf(total, cells.sample)
}

/** Each unit scored by itself, then averaged: Σ ω·S(unit) / Σ ω, ω 1, or its rows or what they weigh. */
function scoreOverUnits(node: ScoreNode, cells: SurveyCells): ScoredNode {
  const { whole, units } = cells
  const single: ScoreNode = { ...node, over: undefined }
  const scored = units.map(cell => ({
    unit: cell.group.at(-1) ?? '',
    weight: node.unitWeight === 'n' ? exact(surveyWeights(cells, cell)?.total ?? cell.rows) : ONE,
    scored: scoreSurvey(single, { ...cells, whole: cell, units: [] }),
  }))
  const pooled = scoreSurvey(single, { ...cells, whole, units: [] })
  return { ...averaged(pooled, scored, node.missing), node }
}

/**
 * A mean of parts in place of all respondents: Σ S(part) / parts at each node. `n` stays that of the respondents.
 * @param pooled the score of all of them together
 */
export function meanOfParts(pooled: ScoredNode, parts: readonly ScoredNode[]): ScoredNode {
  const units = parts.map((scored, at) => ({ unit: `${at}`, weight: ONE, scored }))
  return withRespondents(averaged(pooled, units, 'undefined'), pooled)
}

function withRespondents(mean: ScoredNode, pooled: ScoredNode): ScoredNode {
  return {
    ...mean,
    n: pooled.n,
    children: mean.children.map((child, at) =>
      withRespondents(child, pooled.children[at] ?? child),
    ),
  }
}

interface ScoredUnit {
  readonly unit: string
  readonly weight: Exact
  readonly scored: ScoredNode
}

function averaged(
  pooled: ScoredNode,
  units: readonly ScoredUnit[],
  missing: ScoreNode['missing'],
): ScoredNode {
  const valued = units.flatMap(({ weight, scored }) => {
    const value = scoreValue(scored)
    return value === undefined ? [] : [{ weight, value, before: scored.beforeRescale ?? value }]
  })
  const weights = sumOf(valued.map(({ weight }) => weight))
  const mean = (of: (each: (typeof valued)[number]) => Exact) =>
    sumOf(valued.map(each => each.weight.mul(of(each)))).div(weights)
  const outcome: Outcome =
    valued.length === 0
      ? { undefinedBecause: 'no-units' }
      : valued.length < units.length && missing === 'undefined'
        ? { undefinedBecause: 'child-undefined' }
        : { value: mean(each => each.value) }
  const isRescaled = pooled.node.rescale !== undefined && 'value' in outcome
  return {
    ...pooled,
    outcome,
    beforeRescale: isRescaled ? mean(each => each.before) : undefined,
    n: valued.length,
    excluded:
      'value' in outcome
        ? units.flatMap(each => (scoreValue(each.scored) === undefined ? [each.unit] : []))
        : [],
    children: pooled.children.map((child, position) =>
      averaged(
        child,
        units.map(each => ({ ...each, scored: each.scored.children[position] ?? each.scored })),
        missing,
      ),
    ),
  }
}

/** By item: Σ ω·points / Σ ω over those who answered it; ω 1 without weights. Unit: points of the scale. */
export function itemMean(
  item: Item,
  counts: ItemCounts,
  weights: WeightedCounts['items'][number] | undefined,
): Reduced {
  const answered = pointsCounted(item, counts)
  const n = answered.reduce((sum, [, times]) => sum + Number(times), 0)
  const mean = weightedMean(weights === undefined ? answered : pointsCounted(item, weights))
  if (mean !== undefined) return { outcome: { value: mean }, n }
  const answeredNot =
    counts.noAnswers.blank + counts.noAnswers['dont-know'] + counts.noAnswers.unknown
  const allNotApplicable = answeredNot === 0 && counts.noAnswers['not-applicable'] > 0
  return { outcome: { undefinedBecause: allNotApplicable ? 'not-applicable' : 'no-answers' }, n }
}

type Counted = readonly (readonly [Exact, number | bigint])[]

/** In whole numbers of one denominator, which add up faster than fractions. */
function weightedMean(counted: Counted): Exact | undefined {
  const denominator = counted.reduce((common, [{ d }]) => leastCommonMultiple(common, d), 1n)
  let [sum, weights] = [0n, 0n]
  for (const [{ s, n, d }, times] of counted) {
    const weight = BigInt(times)
    sum += s * n * (denominator / d) * weight
    weights += weight
  }
  return weights === 0n ? undefined : exact(sum, weights * denominator)
}

function pointsCounted(
  item: Item,
  { codes, numbers }: ItemCounts | WeightedCounts['items'][number],
): Counted {
  const counted: [Exact, number | bigint][] = []
  for (let code = 0; code < codes.length; code++) {
    const times = codes[code] ?? 0
    const points =
      Number(times) === 0 ? 'undefined' : pointsOfAnswer(item, { code, number: undefined })
    if (isDefined(points)) counted.push([points, times])
  }
  for (const [fixed, times] of numbers) {
    const points = pointsOfAnswer(item, { code: 0, number: BigInt(fixed) })
    if (isDefined(points)) counted.push([points, times])
  }
  return counted
}

/** By person: Σ ω·score / Σ ω over the persons with a score; ω 1 without weights. */
function personMean(
  persons: PersonScores,
  children: readonly ScoredNode[],
  weights: ReadonlyMap<string, bigint> | undefined,
): Reduced {
  const n = total(persons.scores.values())
  const scores: Iterable<readonly [string, number | bigint]> = weights ?? persons.scores
  const mean = weightedMean([...scores].map(([score, times]) => [countedExact(score), times]))
  if (mean !== undefined) return { outcome: { value: mean }, n }
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
