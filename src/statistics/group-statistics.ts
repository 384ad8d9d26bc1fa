/** The counts of groups and their scores -> how sure each score is, which ranks it may have, and whether groups differ at all. */
import { type Exact, exact, floatOf, rescaled, total } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { categoriesOf, type Item, type Rubric, type ScoreNode } from '../rubric/model.ts'
import { countingPlan } from '../tally/count-cell.ts'
import { isCrossed } from '../tally/cross-tables.ts'
import { type Cell, cellKey, surveyCells, type Tally } from '../tally/tally.ts'
import {
  type AnalysisOfVariance,
  analysisOfVariance,
  type IntraclassCorrelation,
  intraclassCorrelation,
} from './analysis-of-variance.ts'
import { designIntervals } from './design-intervals.ts'
import { honestRanks, type RankRange } from './honest-ranks.ts'
import { indexError } from './index-error.ts'
import { cliffsDelta, type KruskalWallis, kruskalWallis } from './kruskal-wallis.ts'
import {
  type Frequencies,
  finiteFactor,
  interval,
  meanInterval,
  type Populations,
  type SampleMoments,
  sampleMoments,
} from './sample-moments.ts'
import { indexFrequencies, scoreFrequencies } from './score-frequencies.ts'
import { linearScores, type ScoreInterval, slopeOf } from './score-intervals.ts'
import type { Undefined } from './survey-statistics.ts'
import { estimateOf, type WelchTest, welchTest } from './welch-test.ts'
import { withinGroupAgreement } from './within-group-agreement.ts'

export interface GroupInterval extends ScoreInterval {
  /** Respondents it rests on: of an index of several means, the fewest that one of them is of. */
  readonly n: number
  /** Those who answered everything the index is made of, where some did not. */
  readonly complete?: number
  /** Its degrees of freedom come from the design. */
  readonly isDesigned?: boolean
}

export interface GroupStatistics {
  /** By group, in the order given: of the root and of the nodes below it. */
  readonly intervals: readonly (readonly GroupInterval[])[]
  /** Respondents of all groups who left out part of what the index is made of; 0 where it is a score of persons, or known by design. */
  readonly incomplete: number
  /** By group: clusters were drawn, and all its respondents are of one. */
  readonly areWithinCluster?: readonly boolean[]
  /** By group; undefined where it has no interval or there are too many. */
  readonly ranks: readonly (RankRange | undefined)[]
  /** Of the root, then the nodes below it that persons have scores of. */
  readonly nodes: readonly GroupedNode[]
}

interface GroupedNode {
  readonly node: ScoreNode
  /** Groups with respondents, and all their respondents. */
  readonly groups: number
  readonly n: number
  readonly variance: AnalysisOfVariance | undefined
  readonly welch: WelchTest | undefined
  readonly kruskalWallis: KruskalWallis | undefined
  readonly correlation: IntraclassCorrelation | undefined
  /** Whose scores were ranked and compared one by one: of an index of several means who answered everything. */
  readonly compared: number
  /** Median r*wg(j) of the groups; undefined where the node is not of several items. */
  readonly agreement: number | undefined
  /** Of the group whose compared persons are highest on average against the lowest. */
  readonly delta: number | undefined
  /** What of this has no value, and why. */
  readonly lacking: readonly Undefined[]
}

/** A group: its counts, and the score of a node as the report has it. */
interface CountedGroup {
  readonly cell: Cell
  readonly valueAt: (node: ScoreNode) => Exact | undefined
  /** Its index is a mean of parts, not of respondents. */
  readonly isMeanOfParts: boolean
  /** Small groups that were joined before: no group to be ranked or compared. */
  readonly isJoined?: boolean
}

/** Every pair is compared. */
const MOST_RANKED = 400

/** What is known of all rows. */
interface WholeSurvey {
  readonly populations?: Populations | undefined
  /** Of the index; see `varianceTogether`. */
  readonly together?: number | undefined
  /** Exact, where those of groups may be estimates. */
  readonly intervals?: readonly ScoreInterval[]
}

/** Rows without a value of a grouping column are no group. */
export function groupStatistics(
  rubric: Rubric,
  tally: Tally,
  groups: readonly CountedGroup[],
  whole: WholeSurvey = {},
): GroupStatistics | undefined {
  const { score: root } = rubric
  if (tally.sample !== undefined) return designedStatistics(rubric, tally, groups, whole)
  const { populations, together } = whole
  const known = (group: CountedGroup) => intervalsOfAll(group, tally, whole)
  const isGroup = ({ cell }: CountedGroup) => cell.group.every(value => value !== '')
  const nodes = [root, ...root.children].filter(({ over }) => over !== 'units')
  const frequencies = groups.map(
    group => new Map(nodes.map(node => [node, frequenciesOf(node, root, group)])),
  )
  const moments = frequencies.map(
    each => new Map([...each].map(([node, values]) => [node, sampleMoments(values)])),
  )
  // Counts of answers alone do not tell who answered everything.
  const knowsWhole = ({ cell }: CountedGroup) => cell.indexes.size > 0 || isCrossed(tally.crossed)
  const indexes = groups.map((group, at) =>
    root.over === 'respondents' || !isGroup(group) || !knowsWhole(group)
      ? undefined
      : indexOfMeans(root, group, moments[at], together),
  )
  const intervals = groups.map((group, at) =>
    !isGroup(group)
      ? []
      : nodes.flatMap(node => {
          const own = node === root ? indexes[at] : undefined
          const found = intervalOf(node, group, own?.moments ?? moments[at]?.get(node))
          const ofAll = known(group)?.get(node)
          return found === undefined
            ? []
            : ofAll !== undefined
              ? { ...found, ...ofAll }
              : own === undefined
                ? found
                : { ...found, complete: own.complete }
        }),
  )
  if (intervals.every(each => each.length === 0)) return undefined
  // Whether units differ is asked of what brings their persons to answer so, not of those who are there today.
  const estimates = groups.map(({ valueAt, isJoined }, at) => {
    if (isJoined === true) return undefined
    const own = intervals[at]?.find(({ node }) => node === root)
    const value = valueAt(root)
    return own && value && { ...own, value: floatOf(value) }
  })
  const among = groups.flatMap((group, at) =>
    isGroup(group) && group.isJoined !== true ? [at] : [],
  )
  return {
    intervals: intervals.map((own, at) =>
      own.map(each =>
        groups.slice(at, at + 1).some(known) ? each : ofPopulation(each, groups[at], populations),
      ),
    ),
    incomplete: total(
      indexes.map((each, at) =>
        groups.slice(at, at + 1).some(known) ? 0 : (each?.incomplete ?? 0),
      ),
    ),
    ranks: among.length > MOST_RANKED ? groups.map(() => undefined) : honestRanks(estimates),
    nodes: nodes.flatMap(node => {
      if (node.item !== undefined) return []
      const own = among.flatMap(at => {
        const values = frequencies[at]?.get(node) ?? []
        const counted = moments[at]?.get(node)
        const sums = (node === root ? indexes[at]?.moments : undefined) ?? counted
        const cell = groups[at]?.cell
        return sums && counted && cell ? [{ values, counted, sums, cell }] : []
      })
      return groupedNode(node, own) ?? []
    }),
  }
}

interface IndexOfMeans {
  readonly complete: number
  readonly incomplete: number
  /** As those of its respondents would be; of nobody where nothing can be said. */
  readonly moments: SampleMoments
}

/** Undefined where everybody answered everything: then their own indexes tell all. */
function indexOfMeans(
  root: ScoreNode,
  { cell, valueAt, isMeanOfParts }: CountedGroup,
  moments: ReadonlyMap<ScoreNode, SampleMoments> | undefined,
  together: number | undefined,
): IndexOfMeans | undefined {
  const whole = moments?.get(root)
  const complete = whole?.n ?? 0
  const incomplete = cell.rows - complete
  if (isMeanOfParts || incomplete === 0) return undefined
  const isMean = ({ id, item }: ScoreNode) =>
    item === undefined ? cell.persons.has(id) : cell.items[item.index] !== undefined
  const score = linearScores(root, valueAt, isMean).find(({ node }) => node === root)
  const slope = slopeOf(root)
  const byId = new Map(nodesOf(root).map(node => [node.id, node]))
  const parts = [...(score?.factors ?? [])].map(([id, factor]) => {
    const node = byId.get(id)
    const own =
      (node && moments?.get(node)) ?? sampleMoments(node ? scoreFrequencies(node, cell) : [])
    const { standardError = 0 } = estimateOf(own) ?? {}
    return { n: own.n, standardError: Math.abs(factor / slope) * standardError }
  })
  // Counts of before do not tell whose numbers came together, where nobody left anything out.
  if (complete === 0 && !isAnyLeftOut(byId.values(), cell)) return undefined
  const own = whole && estimateOf(whole)
  const error = indexError(parts, {
    ...{ rows: cell.rows, together },
    complete: own && { n: complete, standardError: own.standardError },
  })
  const value = valueAt(root)
  if (error === undefined || value === undefined)
    return { complete, incomplete, moments: sampleMoments([]) }
  const n = Math.min(...parts.map(each => each.n))
  const { rescale } = root
  return {
    ...{ complete, incomplete },
    moments: {
      n,
      mean: rescale === undefined ? value : rescaled(value, { from: rescale.to, to: rescale.from }),
      squares: exactNear(error ** 2 * n * (n - 1)),
    },
  }
}

function isAnyLeftOut(nodes: Iterable<ScoreNode>, cell: Cell): boolean {
  return [...nodes].some(({ item }) => {
    const { noAnswers } = (item && cell.items[item.index]) ?? {}
    return noAnswers !== undefined && Object.values(noAnswers).some(rows => rows > 0)
  })
}

/** A group that holds all rows has their intervals, unless others of its population are known that did not answer. */
function intervalsOfAll(
  { cell, isMeanOfParts }: CountedGroup,
  tally: Tally,
  { intervals = [], populations }: WholeSurvey,
): ReadonlyMap<ScoreNode, ScoreInterval> | undefined {
  const isAll = cell.rows === surveyCells(tally).whole.rows
  const isOther = populations && populations.units.get(cell.group.join()) !== populations.all
  if (isMeanOfParts || !isAll || (isOther && tally.sample === undefined)) return undefined
  return new Map(intervals.map(({ together: _all, ...each }) => [each.node, each]))
}

/** As near as sums of squares of answers need. */
function exactNear(number: number): Exact {
  return exact(Math.round(number * 2 ** 40), 2n ** 40n)
}

/** Where it is known how many a unit has. */
function ofPopulation(
  each: GroupInterval,
  group: CountedGroup | undefined,
  populations: Populations | undefined,
): GroupInterval {
  const [unit = '', ...crossed] = group?.cell.group ?? []
  const population = crossed.length === 0 ? populations?.units.get(unit) : undefined
  const value = group?.valueAt(each.node)
  if (population === undefined || value === undefined) return each
  const standardError = each.standardError * finiteFactor(each.n, population)
  return { ...each, standardError, ...interval(floatOf(value), standardError, each.df) }
}

/** Groups of one designed sample are not independent: intervals, and no comparison. */
function designedStatistics(
  rubric: Rubric,
  tally: Tally,
  groups: readonly CountedGroup[],
  whole: WholeSurvey,
): GroupStatistics | undefined {
  const plan = countingPlan(rubric)
  const nodes = [rubric.score, ...rubric.score.children]
  const intervals = groups.map((group): readonly GroupInterval[] => {
    const { cell, valueAt, isMeanOfParts } = group
    const known = intervalsOfAll(group, tally, whole)
    return cell.group.some(value => value === '')
      ? []
      : designIntervals(plan, tally, cell, valueAt, whole)
          .filter(({ node }) => nodes.includes(node) && (node !== rubric.score || !isMeanOfParts))
          .map(each => ({ n: cell.rows, ...each, ...known?.get(each.node), isDesigned: true }))
  })
  const areDrawn = tally.sample?.hasClusters === true && surveyCells(tally).whole.parts?.size !== 1
  const areWithinCluster = groups.map(({ cell }) => areDrawn && cell.parts?.size === 1)
  if (intervals.every(each => each.length === 0) && !areWithinCluster.includes(true))
    return undefined
  const incomplete = total(
    groups.flatMap(({ cell }, at) => {
      const own = intervals[at]?.find(({ node }) => node === rubric.score)
      return own?.complete === undefined ? [] : cell.rows - own.complete
    }),
  )
  const ranks = groups.map(() => undefined)
  return { intervals, areWithinCluster, incomplete, ranks, nodes: [] }
}

interface GroupOfNode {
  readonly values: Frequencies
  readonly counted: SampleMoments
  readonly sums: SampleMoments
  readonly cell: Cell
}

function groupedNode(node: ScoreNode, all: readonly GroupOfNode[]): GroupedNode | undefined {
  const groups = all.filter(({ sums }) => sums.n > 0)
  if (groups.length < 2) return undefined
  const moments = groups.map(({ sums }) => sums)
  const variance = analysisOfVariance(moments)
  const compared = all.filter(({ counted }) => counted.n > 0)
  const [first] = compared
  let [highest, lowest] = [first, first]
  for (const group of compared) {
    if (highest === undefined || isAbove(group, highest)) highest = group
    if (lowest === undefined || isAbove(lowest, group)) lowest = group
  }
  const items = itemsBelow(node)
  const agreement = medianOf(groups.flatMap(({ cell }) => agreementOf(items, cell) ?? []))
  const found = {
    welch: welchTest(moments),
    kruskalWallis: kruskalWallis(compared.map(({ values }) => values)),
    correlation: intraclassCorrelation(moments, variance),
  }
  const n = total(moments.map(each => each.n))
  const same = n <= groups.length ? 'one-each' : 'no-variance'
  const varying = moments.filter(each => each.n > 1)
  const reasons: readonly (Undefined | false)[] = [
    variance === undefined && { statistic: 'eta-squared', because: same },
    variance !== undefined &&
      found.welch === undefined && {
        statistic: 'welch',
        because: varying.length < 2 ? 'few-groups' : 'constant-group',
      },
    found.kruskalWallis === undefined && {
      statistic: 'kruskal-wallis',
      because: compared.length < 2 ? 'few-groups' : 'no-variance',
    },
    found.correlation === undefined && { statistic: 'icc-1', because: same },
    found.correlation?.icc2 === undefined &&
      variance !== undefined && { statistic: 'icc-2', because: 'same-means' },
    items.length > 0 &&
      agreement === undefined && { statistic: 'agreement', because: 'few-answers' },
  ]
  return {
    ...{ node, groups: groups.length, n, variance, ...found, agreement },
    compared: total(compared.map(({ counted }) => counted.n)),
    delta: cliffsDelta(highest?.values ?? [], lowest?.values ?? []),
    lacking: reasons.flatMap(each => each || []),
  }
}

/** Equal means by name: the order of the data says nothing. */
function isAbove(a: GroupOfNode, b: GroupOfNode): boolean {
  const difference = a.counted.mean.compare(b.counted.mean)
  return difference === 0 ? cellKey(a.cell.group) < cellKey(b.cell.group) : difference > 0
}

/** Of a node that stands on items with options alone; else none. */
function itemsBelow({ children }: ScoreNode): readonly Item[] {
  const items = children.flatMap(({ item }) =>
    item !== undefined && categoriesOf(item).length > 1 ? [item] : [],
  )
  return items.length < children.length ? [] : items
}

function agreementOf(items: readonly Item[], cell: Cell): number | undefined {
  return withinGroupAgreement(items.map(item => cell.items[item.index]?.codes ?? []))
}

function frequenciesOf(
  node: ScoreNode,
  root: ScoreNode,
  { cell, isMeanOfParts }: CountedGroup,
): Frequencies {
  if (node !== root) return scoreFrequencies(node, cell)
  return isMeanOfParts ? [] : indexFrequencies(root, cell)
}

function intervalOf(
  node: ScoreNode,
  { valueAt }: CountedGroup,
  moments: SampleMoments | undefined,
): GroupInterval | undefined {
  const value = valueAt(node)
  const own = moments && meanInterval(moments)
  if (value === undefined || own === undefined || moments === undefined) return undefined
  const standardError = own.standardError * Math.abs(slopeOf(node))
  return {
    ...{ node, n: moments.n, standardError, df: own.df },
    ...interval(floatOf(value), standardError, own.df),
  }
}

function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
