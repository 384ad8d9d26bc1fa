/** How sure the scores of a survey are -> their part of the report. */

import { type Exact, round } from '../math/exact.ts'
import { count, number, text } from '../rubric/json-shapes.ts'
import type { Item, Rescale } from '../rubric/model.ts'
import { listOf, needed, optional, record, truth, type ValueOf } from '../rubric/shape.ts'
import type { AlikeAnswers } from '../score/alike-answers.ts'
import type { RobustChoice } from '../score/robust-scores.ts'
import { CONFIDENCE_LEVEL, criticalCorrelation } from '../statistics/reliability.ts'
import type { StyleSummary } from '../statistics/response-style.ts'
import type { Populations } from '../statistics/sample-moments.ts'
import {
  REASONS,
  STATISTICS,
  type Statistic,
  type SurveyStatistics,
} from '../statistics/survey-statistics.ts'
import {
  estimate,
  estimateShape,
  optionalQuantity,
  quantity,
  RELIABILITY_DIGITS,
  reliabilities,
  significant,
  type Written,
} from './report-numbers.ts'
import {
  alikeShape,
  carelessShape,
  deviationsShape,
  robustnessShape,
  stylesShape,
} from './survey-shapes.ts'

export const undefinedFields = {
  statistic: needed(text, `Which: ${STATISTICS.join(', ')}`),
  because: needed(text, `Why: ${REASONS.join(', ')}`),
}

export const statisticsShape = record(
  {
    level: needed(number, 'The level of all intervals: 0.95'),
    population: optional(
      count,
      'With --roster: how many there are; intervals are of these, and none of a population that has answered whole',
    ),
    clusters: optional(
      count,
      'Where clusters were drawn, and the roster counts them: how many there are; intervals are of these',
    ),
    scores: needed(
      listOf(
        record({
          id: needed(text, 'Id of the node'),
          standardError: needed(number, 'In the unit of the score'),
          df: needed(count, 'Degrees of freedom of t'),
          low: needed(estimateShape, 'Where the interval begins; it may reach beyond the scale'),
          high: needed(estimateShape, 'Where it ends'),
          index: optional(
            record({
              low: needed(estimateShape, 'Where it begins'),
              high: needed(estimateShape, 'Where it ends'),
            }),
            'Items whose mean is shown as an index: the same interval on the scale of the index',
          ),
        }),
      ),
      'Scores that respondents are averaged in, and all above them; none for a score of units, or where hidden',
    ),
    intervalsHidden: optional(
      truth,
      'Where files are passed on: with the intervals, hidden groups that are clusters could be worked out',
    ),
    annex: optional(truth, 'With --annex'),
    scales: needed(
      listOf(
        record({
          id: needed(text, 'Id of the node whose items these are'),
          n: needed(count, 'Respondents who answered all of them'),
          alpha: needed(estimateShape, 'Cronbach’s alpha, on covariances'),
          low: optional(estimateShape, 'Where Feldt’s interval of alpha begins'),
          high: optional(estimateShape, 'Where it ends'),
          omega: optional(
            estimateShape,
            'McDonald’s omega of one factor, by maximum likelihood; absent where the answers do not fit one',
          ),
          lambda2: optional(estimateShape, 'Guttman’s lambda 2'),
          standardised: optional(
            estimateShape,
            'Alpha on correlations; of two items Spearman and Brown’s',
          ),
          measurementError: optional(
            estimateShape,
            'Standard error of measurement of the mean of the items, in points',
          ),
          annex: optional(
            record({
              critical: optional(
                estimateShape,
                'The smallest correlation of so many that is not chance, two-sided 5 % ("r tabel")',
              ),
              pairwise: optional(
                record({
                  n: needed(count, 'The fewest respondents of a pair of items'),
                  alpha: optional(estimateShape, 'Alpha'),
                  lambda2: optional(estimateShape, 'Lambda 2'),
                }),
                'Of all who answered both items of a pair, not of those who answered all items',
              ),
              covariances: needed(
                listOf(listOf(number)),
                'By two items, in the order of `items`, of those who answered all of them; divisor n − 1',
              ),
            }),
            'With --annex: what a researcher asks for',
          ),
          items: needed(
            listOf(
              record({
                id: needed(text, 'Id of the item'),
                rest: optional(estimateShape, 'Correlation with the sum of the others'),
                total: optional(estimateShape, 'Correlation with the sum of all, itself included'),
                alphaWithout: optional(estimateShape, 'Alpha of the others'),
                sd: optional(
                  estimateShape,
                  'With --annex: standard deviation of its points, of everybody who answered it, without weights',
                ),
              }),
            ),
            'Each item of it',
          ),
        }),
      ),
      'Items of one node that two respondents or more answered in full, and whose sums are not all alike',
    ),
    undefined: optional(
      listOf(
        record({
          id: needed(text, 'Id of the node or item'),
          ...undefinedFields,
        }),
      ),
      'What of scales has no value, and why',
    ),
    stratifiedAlpha: optional(
      estimateShape,
      'With --annex, where the whole is made of such scales: its reliability though they measure several things',
    ),
    bands: optional(
      listOf(
        record({
          grade: needed(text, 'The grade'),
          percent: needed(estimateShape, 'In percent'),
        }),
      ),
      'The share of the t confidence distribution that falls in the band of each grade, the best first; absent where a grade depends on more than the score',
    ),
    robustness: optional(
      robustnessShape,
      'With --robustness: the index under every choice that the rubric and its variants leave open',
    ),
    alike: optional(
      alikeShape,
      'Who answered every question, and every one alike: in earnest, or without reading; absent where questions have scales of several lengths, or where counts do not tell',
    ),
    careless: optional(
      carelessShape,
      'Whose answers are suspicious by the cut-offs that the rubric names; absent where it names none, or where counts do not tell',
    ),
    deviations: optional(deviationsShape, 'With --annex: of items that are in none of `scales`'),
    styles: optional(
      stylesShape,
      'With --annex, where all questions have as many answers: how respondents answered, in the order of the rubric',
    ),
    items: optional(
      listOf(
        record({
          id: needed(text, 'Id of the item'),
          codes: needed(listOf(text), 'Its best two answers, or the best of fewer than four'),
          percent: needed(estimateShape, 'Of those who answered'),
          low: optional(
            estimateShape,
            'Where Wilson’s interval begins; absent where a design tells no standard error',
          ),
          high: optional(estimateShape, 'Where it ends'),
        }),
      ),
      'How many gave one of the best answers to each item, in percent',
    ),
  },
  'For a simple random sample of a large population, or of that of a roster; or by the strata, clusters and weights of the sample',
)

type StatisticsResult = Written<ValueOf<typeof statisticsShape>>

/** Whether nothing of an annex can be told, since answers were counted one by one. */
export function lacksPairs(statistics: StatisticsResult | undefined): boolean {
  const { scales = [], undefined: lacking = [] } = statistics ?? {}
  return scales.length === 0 && lacking.some(({ because }) => because === 'not-counted')
}

function indexInterval(scale: Rescale | undefined, low: number, high: number, digits: number) {
  if (scale === undefined) return {}
  const [[from, to], [least, most]] = [scale.from, scale.to].map(([first, last]) => [
    first.valueOf(),
    last.valueOf(),
  ]) as [[number, number], [number, number]]
  const at = (points: number) => least + ((points - from) * (most - least)) / (to - from)
  return { index: { low: estimate(at(low), digits), high: estimate(at(high), digits) } }
}

function knownPopulation(populations: Populations | undefined, isOfClusters: boolean) {
  const { all, clusters } = populations ?? {}
  if (isOfClusters) return clusters === undefined ? {} : { clusters: clusters.all }
  return all === undefined ? {} : { population: all }
}

function styleResult({ n, mean, sd, counts }: StyleSummary) {
  return {
    ...{ n, mean: estimate(mean, STYLE_DIGITS) },
    ...(sd === undefined ? {} : { sd: estimate(sd, STYLE_DIGITS) }),
    counts: counts.map(({ value, rows }) => ({ value, rows })),
  }
}

const STYLE_DIGITS = 2

/** Undefined where nothing can be said. @param digits of scores */
export function statisticsResult(
  {
    intervals,
    scales: all,
    lacking,
    stratifiedAlpha,
    bands,
    tops,
    styles,
    ...rest
  }: SurveyStatistics,
  digits: number,
  {
    populations,
    isOfClusters = false,
    withAnnex = false,
    isWanted = withAnnex,
    indexScales = new Map(),
  }: {
    readonly populations?: Populations | undefined
    readonly isOfClusters?: boolean
    readonly withAnnex?: boolean
    /** Something else is to stand beside it. */
    readonly isWanted?: boolean
    /** By id of a node: what makes its points an index. */
    readonly indexScales?: ReadonlyMap<string, Rescale>
  } = {},
): StatisticsResult | undefined {
  const scales = all.flatMap(({ alpha, ...scale }) =>
    alpha === undefined ? [] : [{ ...scale, alpha }],
  )
  if (intervals.length === 0 && scales.length === 0 && !isWanted) return undefined
  const deviations = new Map(rest.deviations.map(({ id, deviation }) => [id, deviation]))
  const deviationOf = (item: Item | undefined) => deviations.get(item?.id ?? '')
  const inScales = new Set(scales.flatMap(({ itemsOf }) => itemsOf.map(({ id }) => id)))
  const alone = withAnnex ? rest.deviations.filter(({ id }) => !inScales.has(id)) : []
  const told = lacking.filter(({ statistic }) => withAnnex || !OF_ANNEX.includes(statistic))
  return {
    level: CONFIDENCE_LEVEL,
    ...knownPopulation(populations, isOfClusters),
    ...(withAnnex ? { annex: true } : {}),
    scores: intervals.map(({ node, standardError, df, low, high }) => ({
      ...{ id: node.id, standardError: significant(standardError), df },
      low: estimate(low, digits),
      high: estimate(high, digits),
      ...indexInterval(indexScales.get(node.id), low, high, digits),
    })),
    scales: scales.map(scale => {
      const { omega, lambda2, standardised, measurementError } = scale
      const [low, high] = scale.interval ?? []
      return {
        ...{ id: scale.node.id, n: scale.n },
        alpha: estimate(scale.alpha, RELIABILITY_DIGITS),
        ...reliabilities({ low, high, omega, lambda2, standardised, measurementError }),
        ...(withAnnex ? { annex: annexResult(scale) } : {}),
        items: scale.byItem.map(({ rest, total, alphaWithout }, position) => ({
          id: scale.itemsOf[position]?.id ?? '',
          ...reliabilities({ rest, total, alphaWithout }),
          ...(withAnnex ? reliabilities({ sd: deviationOf(scale.itemsOf[position]) }) : {}),
        })),
      }
    }),
    ...(alone.length === 0
      ? {}
      : {
          deviations: alone.map(({ id, n, deviation }) => ({
            ...{ id, n, sd: estimate(deviation, RELIABILITY_DIGITS) },
          })),
        }),
    ...(told.length === 0
      ? {}
      : { undefined: told.map(({ id, statistic, because }) => ({ id, statistic, because })) }),
    ...reliabilities({ stratifiedAlpha: withAnnex ? stratifiedAlpha : undefined }),
    ...(withAnnex && styles
      ? {
          styles: {
            ...(styles.longestRun && { longestRun: styleResult(styles.longestRun) }),
            ...(styles.variability && { variability: styleResult(styles.variability) }),
          },
        }
      : {}),
    ...(bands.length > 0 && {
      bands: bands.map(({ grade, share }) => ({
        ...{ grade, percent: estimate(100 * share, SHARE_DIGITS) },
      })),
    }),
    ...(tops.length === 0
      ? {}
      : {
          items: tops.map(({ item, codes, share, low, high }) => ({
            ...{ id: item.id, codes, percent: estimate(100 * share, SHARE_DIGITS) },
            ...(low === undefined ? {} : { low: estimate(100 * low, SHARE_DIGITS) }),
            ...(high === undefined ? {} : { high: estimate(100 * high, SHARE_DIGITS) }),
          })),
        }),
  }
}

const OF_ANNEX: readonly Statistic[] = ['stratified-alpha', 'correlation']

function annexResult({
  n,
  covariances,
  pairwise,
}: Pick<SurveyStatistics['scales'][number], 'n' | 'covariances' | 'pairwise'>) {
  return {
    ...reliabilities({ critical: criticalCorrelation(n) }),
    ...(pairwise && {
      pairwise: {
        ...{
          n: pairwise.n,
          ...reliabilities({ alpha: pairwise.alpha, lambda2: pairwise.lambda2 }),
        },
      },
    }),
    covariances: covariances.map(row => row.map(significant)),
  }
}

/** In percent. */
const SHARE_DIGITS = 1

/** How many answered so, and the index without them. */
export function leftOutResult(
  { rows, value, grade }: Omit<AlikeAnswers, 'questions'>,
  rowsUsed: number,
  digits: number,
): NonNullable<StatisticsResult['careless']> {
  return {
    ...{ rows, percent: estimate((100 * rows) / rowsUsed, SHARE_DIGITS) },
    ...optionalQuantity('without', value, digits),
    ...(value === undefined || grade === undefined ? {} : { grade }),
  }
}

// The index under each open choice.

/** As the grade is looked up with another rounding; without one, finer than the report rounds. */
function roundedIndex(value: Exact, rounding: RobustChoice['rounding'], digits: number) {
  if (rounding === undefined) return quantity(value, digits)
  if (rounding === 'none') return quantity(value, digits + FINER)
  return quantity(round(value, rounding.digits, rounding.mode), rounding.digits)
}

const FINER = 2

/** Undefined where there is no index, or nothing to choose. */
export function robustnessResult(
  choices: readonly RobustChoice[],
  digits: number,
): StatisticsResult['robustness'] {
  const sorted = choices.map(({ value }) => value).sort((a, b) => a.compare(b))
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (choices.length < 2 || lowest === undefined || highest === undefined) return undefined
  return {
    lowest: quantity(lowest, digits),
    highest: quantity(highest, digits),
    grades: [...new Set(choices.flatMap(({ grade }) => grade ?? []))],
    choices: choices.map(({ kind, title, rounding, persons, value, grade }) => ({
      kind,
      ...(title === undefined ? {} : { title }),
      ...(rounding === undefined
        ? {}
        : { rounding: rounding === 'none' ? 'none' : `${rounding.digits} ${rounding.mode}` }),
      ...(persons === undefined ? {} : { persons }),
      index: roundedIndex(value, rounding, digits),
      ...(grade === undefined ? {} : { grade }),
    })),
  }
}
