/** The counts of a survey and its scores -> how sure the scores are, and how well the items of each scale go together. */
import { type Exact, exact, floatOf, ONE, sumOf, total } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import {
  categoriesOf,
  type Item,
  type Rounding,
  type Rubric,
  type ScoreNode,
} from '../rubric/model.ts'
import { type CountingPlan, countingPlan } from '../tally/count-cell.ts'
import { isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import { weightedCounts } from '../tally/sample-parts.ts'
import { type Cell, surveyCells, type Tally } from '../tally/tally.ts'
import { confidenceByBand } from './confidence-by-band.ts'
import { pairwiseCovariances, scaleCovariances } from './covariances.ts'
import { designIntervals, designShare } from './design-intervals.ts'
import { omega } from './omega.ts'
import { type Reliability, reliability, stratifiedAlpha } from './reliability.ts'
import { answerVariability, longestRuns, type StyleSummary } from './response-style.ts'
import { type Populations, sampleMoments, varianceOf } from './sample-moments.ts'
import { indexFrequencies, scoreFrequencies } from './score-frequencies.ts'
import { type ScoreInterval, scoreIntervals, slopeOf } from './score-intervals.ts'
import { type ShareInterval, shareInterval } from './share-interval.ts'

// Why a statistic has no value: one list of reasons for all of them, of groups too.

export const REASONS = [
  'one-item',
  'not-counted',
  'few-complete',
  'same-sums',
  'constant-item',
  'two-items',
  'no-factor',
  'other-parts',
  'one-each',
  'no-variance',
  'same-means',
  'constant-group',
  'few-groups',
  'few-answers',
] as const

type Reason = (typeof REASONS)[number]

export const STATISTICS = [
  'alpha',
  'omega',
  'stratified-alpha',
  'correlation',
  'eta-squared',
  'welch',
  'kruskal-wallis',
  'icc-1',
  'icc-2',
  'agreement',
] as const

export type Statistic = (typeof STATISTICS)[number]

export interface Undefined {
  readonly statistic: Statistic
  readonly because: Reason
}

/** Of a node or an item. */
interface UndefinedOf extends Undefined {
  readonly id: string
}

export interface SurveyStatistics {
  readonly intervals: readonly ScoreInterval[]
  /** Of the whole index; see `varianceTogether`. */
  readonly together?: number | undefined
  /** Only those that two or more answered in full. */
  readonly scales: readonly ScaleReliability[]
  /** Of each item of the tree that two or more answered, in a scale or not. */
  readonly deviations: readonly ItemDeviation[]
  /** What of scales has no value, and why. */
  readonly lacking: readonly UndefinedOf[]
  /** Of the whole, where it is made of such scales. */
  readonly stratifiedAlpha?: number | undefined
  /** Grades of the whole, the best first, each with its share of the t confidence distribution. */
  readonly bands: readonly { readonly grade: string; readonly share: number }[]
  readonly tops: readonly TopShare[]
  /** Undefined where it was not counted. */
  readonly styles: ResponseStyleSummary | undefined
}

interface ScaleReliability extends Reliability {
  readonly node: ScoreNode
  readonly itemsOf: readonly Item[]
  readonly omega: number | undefined
  readonly covariances: readonly (readonly number[])[]
  /** Of all who answered both items of a pair; undefined where that was not counted. */
  readonly pairwise: Reliability | undefined
}

/** How far the points of everybody who answered an item differ. */
interface ItemDeviation {
  readonly id: string
  readonly n: number
  readonly deviation: number
}

interface ResponseStyleSummary {
  readonly longestRun: StyleSummary | undefined
  readonly variability: StyleSummary | undefined
}

/** How many gave one of the best answers to an item. */
interface TopShare extends Pick<ShareInterval, 'share'> {
  /** Absent where a design tells no standard error: a stratum with one cluster, nobody or everybody. */
  readonly low?: number
  readonly high?: number
  readonly item: Item
  /** Codes of these answers, in the order of the scale. */
  readonly codes: readonly string[]
}

/** The scores of the whole, as the report has them. */
interface WholeScores {
  readonly valueAt: (node: ScoreNode) => Exact | undefined
  readonly populations?: Populations | undefined
  /** Its index is a mean of parts, not of respondents: then it has no interval. */
  readonly isMeanOfParts?: boolean
}

export function surveyStatistics(
  rubric: Rubric,
  tally: Tally,
  { valueAt, populations, isMeanOfParts = false }: WholeScores,
): SurveyStatistics {
  const plan = countingPlan(rubric)
  const { whole } = surveyCells(tally)
  const isDesigned = tally.sample !== undefined
  const ofRespondents = isDesigned
    ? designIntervals(plan, tally, whole, valueAt, { populations })
    : scoreIntervals(plan, tally, valueAt, populations?.all)
  const intervals = ofRespondents.filter(({ node }) => node !== rubric.score || !isMeanOfParts)
  const all = scaleCovariances(plan, tally)
  const scales = all.flatMap((scale): ScaleReliability[] => {
    const { node, itemsOf } = scale
    if (scale.n < 2) return []
    const pairs = pairwiseCovariances(plan, tally, itemsOf)
    const own = { omega: omega(scale)?.omega, covariances: scale.matrix }
    return [{ ...reliability(scale), node, itemsOf, ...own, pairwise: pairs && reliability(pairs) }]
  })
  const ofWhole = alphaOfWhole(rubric.score, scales, whole)
  return {
    intervals,
    together: ofRespondents.find(({ node }) => node === rubric.score)?.together,
    scales,
    deviations: nodesOf(rubric.score).flatMap(node => {
      const moments = node.item && sampleMoments(scoreFrequencies(node, whole))
      const variance = moments && varianceOf(moments)
      if (node.item === undefined || moments === undefined || variance === undefined) return []
      return [{ id: node.item.id, n: moments.n, deviation: Math.sqrt(variance) }]
    }),
    lacking: [
      ...nodesOf(rubric.score).flatMap(node => {
        const counted = all.find(each => each.node === node)
        if (counted === undefined || isUncounted(plan, tally, counted)) return uncountedOf(node)
        return lackingOf(
          node.id,
          counted.n,
          scales.find(each => each.node === node),
        )
      }),
      ...(scales.length > 1 && ofWhole === undefined
        ? [{ id: rubric.score.id, statistic: 'stratified-alpha', because: 'other-parts' } as const]
        : []),
    ],
    stratifiedAlpha: ofWhole,
    bands: confidenceByGrade(rubric, intervals, valueAt(rubric.score)),
    tops: topShares(rubric.items, tally, populations),
    styles: tally.styles &&
      plan.styles && {
        longestRun: longestRuns(tally.styles),
        variability: answerVariability(plan.styles, tally.styles),
      },
  }
}

/** Counts that were passed on may be of each item alone: two items that more answers than there are respondents have come together. */
function isUncounted(
  { crossed }: CountingPlan,
  tally: Tally,
  { itemsOf, n }: { readonly itemsOf: readonly Item[]; readonly n: number },
): boolean {
  if (n > 0) return false
  const { whole } = surveyCells(tally)
  const answers = ({ index }: Item) => total(whole.items[index]?.codes ?? [])
  return crossed.items.some(
    ({ a, b }, at) =>
      itemsOf.includes(a) &&
      itemsOf.includes(b) &&
      answers(a) + answers(b) > whole.rows &&
      total(tally.crossed.items[at] ?? []) === 0,
  )
}

/** Of items alone, and no others: what is above parts has no items of its own. */
function uncountedOf({ id, children }: ScoreNode): UndefinedOf[] {
  if (children.length === 0 || children.some(({ item }) => item === undefined)) return []
  return [{ id, statistic: 'alpha', because: children.length === 1 ? 'one-item' : 'not-counted' }]
}

const FEWEST_OF_OMEGA = 3

function lackingOf(id: string, n: number, scale: ScaleReliability | undefined): UndefinedOf[] {
  if (scale === undefined) return n < 2 ? [{ id, statistic: 'alpha', because: 'few-complete' }] : []
  const isConstant = (at: number) => !((scale.covariances[at]?.[at] ?? 0) > 0)
  const noFactor =
    scale.items < FEWEST_OF_OMEGA
      ? 'two-items'
      : scale.itemsOf.some((_, at) => isConstant(at))
        ? 'constant-item'
        : 'no-factor'
  return [
    ...(scale.alpha === undefined
      ? [{ id, statistic: 'alpha', because: 'same-sums' } as const]
      : []),
    ...(scale.omega === undefined ? [{ id, statistic: 'omega', because: noFactor } as const] : []),
    // The others of an item may cancel out.
    ...scale.byItem.flatMap(({ rest }, at): UndefinedOf[] => {
      const item = scale.itemsOf[at]
      if (item === undefined || rest !== undefined) return []
      const because = isConstant(at) ? 'constant-item' : 'same-sums'
      return [{ id: item.id, statistic: 'correlation', because }]
    }),
  ]
}

/** The errors of parts in the unit of the whole, before its own rescale; scales of items that weigh alike. */
function alphaOfWhole(
  root: ScoreNode,
  scales: readonly ScaleReliability[],
  whole: Cell,
): number | undefined {
  const weights = floatOf(sumOf(root.children.map(({ weight }) => weight)))
  const parts = root.children.flatMap(child => {
    const scale = scales.find(({ node }) => node === child)
    const [first] = child.children
    const isEven = child.children.every(
      ({ weight, rescale }) => rescale === undefined && weight.equals(first?.weight ?? weight),
    )
    if (scale?.measurementError === undefined || !isEven) return []
    // Of the mean of items; a sum is as many times that.
    const times = child.aggregate === 'sum' ? scale.items * floatOf(first?.weight ?? ONE) : 1
    const share = floatOf(child.weight) / (root.aggregate === 'average' ? weights : 1)
    return [{ error: (share * slopeOf(child) * times * scale.measurementError) ** 2 }]
  })
  if (parts.length < 2 || parts.length < root.children.length) return undefined
  const total = varianceOf(sampleMoments(indexFrequencies(root, whole)))
  return total === undefined ? undefined : stratifiedAlpha(parts, total)
}

/** None where a grade depends on more than the score, or where one grade has several bands. */
function confidenceByGrade(
  { grades, score }: Rubric,
  intervals: readonly ScoreInterval[],
  value: Exact | undefined,
): SurveyStatistics['bands'] {
  const table = grades.find(({ nodes }) => nodes.includes(score.id))
  const interval = intervals.find(({ node }) => node === score)
  if (table === undefined || interval === undefined || value === undefined) return []
  const { bands, round } = table
  const isPlain = bands.every(
    ({ onlyIf, bound }, at) =>
      onlyIf === undefined && (bound === undefined) === (at === bands.length - 1),
  )
  if (!isPlain || bands.length < 2) return []
  const bounds = bands.flatMap(({ bound }) =>
    bound === undefined ? [] : [floatOf(bound.value) - reachedBefore(round)],
  )
  const shares = confidenceByBand({ ...interval, value: floatOf(value) }, bounds.reverse())
  if (shares === undefined) return []
  return bands.map(({ grade }, at) => ({ grade, share: shares[bands.length - 1 - at] ?? 0 }))
}

/** How far below its bound a score is rounded up to it. */
function reachedBefore(round: Rounding | undefined): number {
  if (round === undefined || round.mode === 'down') return 0
  return floatOf(exact(1, 10n ** BigInt(round.digits))) / (round.mode === 'up' ? 1 : 2)
}

/** From this many options on, the best two are taken together. */
const TWO_BEST_FROM = 4

/** Without an interval. */
function weightedShare(
  tally: Tally,
  { index }: Item,
  codes: readonly number[],
): Pick<ShareInterval, 'share'> | undefined {
  const sums = weightedCounts(surveyCells(tally).whole.parts)?.items[index]?.codes ?? []
  const all = sums.reduce((sum, each) => sum + each, 0n)
  const best = codes.reduce((sum, code) => sum + (sums[code] ?? 0n), 0n)
  return all === 0n ? undefined : { share: floatOf(exact(best, all)) }
}

function topShares(
  items: readonly Item[],
  tally: Tally,
  populations: Populations | undefined,
): readonly TopShare[] {
  const { items: counted } = surveyCells(tally).whole
  return items.flatMap(item => {
    const categories = categoriesOf(item)
    const worth = categories.map((_, code) => pointsOfAnswer(item, { code, number: undefined }))
    const codes = counted[item.index]?.codes ?? []
    if (categories.length < 2 || !worth.every(isDefined)) return []
    const ordered = worth
      .map((points, code) => ({ points, code }))
      .sort((a, b) => b.points.compare(a.points))
    const best = ordered.slice(0, categories.length < TWO_BEST_FROM ? 1 : 2)
    const names = best.map(({ code }) => code).sort((a, b) => a - b)
    const share =
      tally.sample === undefined
        ? shareInterval(total(names.map(code => codes[code] ?? 0)), total(codes))
        : (designShare(tally, item, names, populations) ?? weightedShare(tally, item, names))
    if (share === undefined) return []
    return [{ ...share, item, codes: names.map(code => categories[code]?.code ?? '') }]
  })
}
