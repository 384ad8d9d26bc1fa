/** A survey's tally -> every number of its result, exactly: the whole, each item, each group, and who answered. */
import { valueKey } from '../coding/group-values.ts'
import { type Exact, exact, rescaled, sumOf, total, ZERO } from '../math/exact.ts'
import {
  type Category,
  categoriesOf,
  type Group,
  type Item,
  type Rescale,
  type Rubric,
  type ScoreNode,
} from '../rubric/model.ts'
import { type GroupStatistics, groupStatistics } from '../statistics/group-statistics.ts'
import type { Populations } from '../statistics/sample-moments.ts'
import { type SurveyStatistics, surveyStatistics } from '../statistics/survey-statistics.ts'
import type { FileRows } from '../tally/counted-answers.ts'
import type { WeightedCounts } from '../tally/sample-parts.ts'
import { isJoined } from '../tally/small-groups/joined-values.ts'
import { type Cell, type ItemCounts, type Margin, surveyCells, type Tally } from '../tally/tally.ts'
import {
  type AlikeAnswers,
  alikeAnswers,
  type CarelessAnswers,
  carelessAnswers,
} from './alike-answers.ts'
import type { Scored } from './conditions.ts'
import { type AnswerDoubts, answerDoubts } from './doubts/answer-doubts.ts'
import { fileScores, groupedFiles } from './doubts/file-scores.ts'
import { type NodeScores, nodeScores, type TreeScores, treeScores } from './node-scores.ts'
import { type NodeRanges, nodeRanges } from './score-rubric.ts'
import { itemMean, surveyWeights, weightedTotal } from './score-survey.ts'
import {
  indexOfLeaf,
  nodeRange,
  type Outcome,
  type Range,
  scoredNodesOf,
  scoreValue,
} from './scored-node.ts'
import { scoredCell, type TwoAverages } from './two-averages.ts'
import { gradedNodes } from './verdicts.ts'

export interface SurveyScores {
  readonly kind: 'survey'
  readonly rubric: Rubric
  readonly tally: Tally
  readonly range: Range
  readonly ranges: NodeRanges
  readonly rowsUsed: number
  /** How the sample was drawn, where the data says so. */
  readonly design: DrawnSample | undefined
  readonly whole: TreeScores
  /** Where the rubric knows two averages of all rows. */
  readonly both: BothScores | undefined
  readonly items: readonly ItemScores[]
  readonly groupings: readonly GroupingScores[]
  readonly profile: readonly ProfileShares[]
  /** How many there are, where a roster says so: intervals are of them. Of clusters, where these were drawn. */
  readonly populations: Populations | undefined
  readonly statistics: SurveyStatistics
  readonly alike: AlikeAnswers | undefined
  readonly careless: CarelessAnswers | undefined
  readonly doubts: AnswerDoubts
}

interface Beside {
  /** Of a roster, for intervals. */
  readonly populations?: Populations | undefined
  /** Where several were read. */
  readonly files?: readonly FileRows[] | undefined
}

export function surveyScores(
  rubric: Rubric,
  tally: Tally,
  { populations, files = [] }: Beside = {},
): SurveyScores {
  const cells = surveyCells(tally)
  const { whole } = cells
  const { scored, both } = scoredCell(rubric, tally, [], whole)
  const statistics = surveyStatistics(rubric, tally, {
    ...{ valueAt: valuesOf(scored), populations },
    isMeanOfParts: both?.average.index === 'groups',
  })
  const { together, intervals } = statistics
  const ofWhole = { populations, together, intervals }
  const range = nodeRange(rubric.score)
  const items = itemScores(rubric, whole, surveyWeights(cells, whole))
  const groupings = tally.margins
    .filter(margin => margin.by.length > 0 && !margin.forUnits)
    .map(margin => groupingScores(rubric, tally, margin, ofWhole))
  const ofFiles = {
    files: fileScores(rubric, tally, files),
    groups: groupings.flatMap(grouping => groupedFiles(rubric, tally, grouping)),
  }
  return {
    kind: 'survey',
    rubric,
    tally,
    range,
    ranges: nodeRanges(rubric),
    rowsUsed: whole.rows,
    design: drawnSample(tally, whole),
    whole: treeScores(scored),
    both: both && bothScores(both),
    items,
    groupings,
    profile: rubric.profile.flatMap(group => {
      const counts = tally.profile.get(group.id)
      return counts === undefined ? [] : [profileShares(group, counts)]
    }),
    populations,
    statistics,
    alike: alikeAnswers(rubric, tally),
    careless: carelessAnswers(rubric, tally),
    doubts: answerDoubts(rubric, tally, { range, items, statistics }, ofFiles),
  }
}

/** The whole alone. */
export function treeOfSurvey(rubric: Rubric, tally: Tally): TreeScores {
  return treeScores(scoredCell(rubric, tally, [], surveyCells(tally).whole).scored)
}

/** The score of each node. */
function valuesOf({ root }: Scored): (node: ScoreNode) => Exact | undefined {
  const values = new Map(scoredNodesOf(root).map(each => [each.node, scoreValue(each)]))
  return node => values.get(node)
}

interface DrawnSample {
  /** What all respondents weigh together, where they have weights. */
  readonly weighted: Exact | undefined
  readonly strata?: number
  readonly clusters?: number
}

function drawnSample(tally: Tally, { parts, ...whole }: Cell): DrawnSample | undefined {
  const { sample } = tally
  if (sample === undefined) return undefined
  const all = [...(parts?.values() ?? [])]
  return {
    weighted: weightedTotal(tally, { parts: parts ?? new Map(), ...whole }),
    ...(sample.hasStrata ? { strata: new Set(all.map(({ stratum }) => stratum)).size } : {}),
    ...(sample.hasClusters ? { clusters: all.length } : {}),
  }
}

/** One index from all respondents, and from the means of the parts. */
export interface BothScores extends Omit<TwoAverages, 'ofRespondents' | 'ofParts'> {
  readonly ofRespondents: AverageScore
  readonly ofParts: AverageScore
}

interface AverageScore {
  readonly outcome: Outcome
  readonly grade: string | undefined
}

function bothScores({ ofRespondents, ofParts, ...rest }: TwoAverages): BothScores {
  return { ...rest, ofRespondents: averageScore(ofRespondents), ofParts: averageScore(ofParts) }
}

function averageScore(scored: Scored): AverageScore {
  const { root } = scored
  const graded = gradedNodes(scored).find(({ node }) => node === root)
  return { outcome: root.outcome, grade: graded?.grade?.grade }
}

export interface GroupingScores {
  readonly by: readonly string[]
  /** Undefined where nothing can be said. */
  readonly statistics: GroupStatistics | undefined
  readonly groups: readonly {
    /** The key of each grouping column. */
    readonly keys: readonly string[]
    readonly rows: number
    /** What they weigh together, where respondents have weights. */
    readonly weighted: Exact | undefined
    readonly score: Exact | undefined
    /** Worked out where it is asked for: of thousands of groups no two need stand side by side. */
    readonly tree: () => NodeScores
    /** Where the rubric knows two averages of this group. */
    readonly both: BothScores | undefined
  }[]
}

function groupingScores(
  rubric: Rubric,
  tally: Tally,
  { by, cells }: Margin,
  {
    populations,
    ...ofWhole
  }: { populations: Populations | undefined } & Pick<SurveyStatistics, 'together' | 'intervals'>,
): GroupingScores {
  // Sums of floats end in other digits where groups came in another order.
  const inOrder = [...cells].sort(([a], [b]) => (a < b ? -1 : 1))
  const groups = inOrder.map(([, cell]) => {
    const { scored, both } = scoredCell(rubric, tally, by, cell)
    return { cell, scored, both: both && bothScores(both) }
  })
  return {
    by,
    statistics: groupStatistics(
      rubric,
      tally,
      groups.map(({ cell, scored, both }) => ({
        cell,
        valueAt: valuesOf(scored),
        isMeanOfParts: both?.average.index === 'groups',
        isJoined: isJoined(tally, by, cell.group),
      })),
      // By a design the strata are those of any group.
      {
        populations:
          tally.sample !== undefined || by.join() === populations?.by ? populations : undefined,
        ...ofWhole,
      },
    ),
    groups: groups.map(({ cell, scored, both }) => ({
      ...{ keys: cell.group, rows: cell.rows, score: scoreValue(scored.root), both },
      weighted: weightedTotal(tally, cell),
      tree: () => nodeScores(scored.root, gradedNodes(scored)),
    })),
  }
}

// The counts of each item -> answers in percent, mean points, and the mean on the reported scale.

export interface ItemScores {
  readonly item: Item
  /** Id of the node it belongs to. */
  readonly parent: string | undefined
  /** How many answered. */
  readonly n: number
  readonly counts: ItemCounts
  /** In the order of the scale; the percent is of those who answered, weighted where respondents have weights. */
  readonly answers: readonly {
    readonly category: Category
    readonly count: number
    readonly percent: Exact | undefined
  }[]
  readonly mean: Exact | undefined
  /** Mean points times the weight, where the rubric writes one. */
  readonly weighted: Exact | undefined
  /** On the scale of the whole; absent where its points are of another unit than those beside it. */
  readonly index: Exact | undefined
  /** What makes its points this index, where the points are its score. */
  readonly indexBy: Rescale | undefined
}

/** Where an item stands in the tree. */
interface Standing {
  readonly leaf: ScoreNode
  readonly parent: ScoreNode
  /** The rescale nearest above it: dimension means and item means then read on one scale. */
  readonly above: Rescale | undefined
}

function itemScores(
  rubric: Rubric,
  cell: Cell,
  weights: WeightedCounts | undefined,
): readonly ItemScores[] {
  const standings = new Map<number, Standing>()
  collectStandings(rubric.score, undefined, standings)
  const hasIndex = onOneRange(standings, rubric.score.rescale)
  return rubric.items.flatMap(item => {
    const counts = cell.items[item.index]
    if (counts === undefined || item.measure.kind === 'ratio') return []
    const standing = standings.get(item.index)
    const own = weights?.items[item.index]
    const { outcome, n } = itemMean(item, counts, own)
    const mean = 'value' in outcome ? outcome.value : undefined
    const given = own?.codes ?? counts.codes
    const index = mean && standing && hasIndex(standing) ? indexAt(standing, mean) : undefined
    const answered = sumOf([...given].map(times => exact(times)))
    return [
      {
        item,
        parent: standing?.parent.id,
        n,
        counts,
        answers: categoriesOf(item).map((category, code) => {
          const count = counts.codes[code] ?? 0
          return {
            category,
            count,
            percent: answered.equals(ZERO)
              ? undefined
              : exact(given[code] ?? 0)
                  .mul(exact(100))
                  .div(answered),
          }
        }),
        mean,
        weighted: standing?.leaf.weightWritten ? mean?.mul(standing.leaf.weight) : undefined,
        index,
        indexBy: index && standing?.leaf.rescale === undefined ? standing?.above : undefined,
      },
    ]
  })
}

/** An item that is rescaled itself comes in the unit of its siblings first. */
function indexAt({ leaf, above }: Standing, mean: Exact): Exact | undefined {
  const value = leaf.rescale === undefined ? mean : rescaled(mean, leaf.rescale)
  if (above !== undefined) return indexOfLeaf(leaf, value, above)
  return leaf.rescale === undefined ? undefined : value
}

/** One table shows the indexes of all items: where they are rescaled to several ranges, only the one of the whole counts. */
function onOneRange(
  standings: ReadonlyMap<number, Standing>,
  whole: Rescale | undefined,
): (standing: Standing) => boolean {
  const rangeOf = ({ leaf, above }: Standing) => (above ?? leaf.rescale)?.to.join(' ')
  const ranges = new Set([...standings.values()].flatMap(each => rangeOf(each) ?? []))
  return standing => ranges.size <= 1 || rangeOf(standing) === whole?.to.join(' ')
}

function collectStandings(
  node: ScoreNode,
  above: Rescale | undefined,
  standings: Map<number, Standing>,
): void {
  const nearest = node.rescale ?? above
  for (const child of node.children) {
    if (child.item === undefined) collectStandings(child, nearest, standings)
    else standings.set(child.item.index, { leaf: child, parent: node, above: nearest })
  }
}

// The profile counts of a tally -> who answered, question by question.

export interface ProfileShares {
  readonly group: Group
  /** In the order of the rubric; what it does not know follows by code point. The percent is of all rows used. */
  readonly values: readonly {
    readonly key: string
    readonly count: number
    readonly percent: Exact
  }[]
  readonly noAnswer: number
}

function profileShares(group: Group, counts: ReadonlyMap<string, number>): ProfileShares {
  const rows = total(counts.values())
  const known = group.values.map(valueKey)
  const others = [...counts.keys()].filter(key => key !== '' && !known.includes(key)).sort()
  return {
    group,
    values: [...known, ...others].flatMap(key => {
      const count = counts.get(key)
      return count === undefined ? [] : [{ key, count, percent: exact(count * 100, rows) }]
    }),
    noAnswer: counts.get('') ?? 0,
  }
}
