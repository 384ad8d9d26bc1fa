/** How sure the scores of a survey are -> their part of the report. */
import { count, number, text } from '../rubric/json-shapes.ts'
import { listOf, needed, optional, record, type ValueOf } from '../rubric/shape.ts'
import { CONFIDENCE_LEVEL } from '../statistics/reliability.ts'
import type { SurveyStatistics } from '../statistics/survey-statistics.ts'
import { estimateShape, type Written } from './report-numbers.ts'

export const statisticsShape = record(
  {
    level: needed(number, 'The level of all intervals: 0.95'),
    scores: needed(
      listOf(
        record({
          id: needed(text, 'Id of the node'),
          standardError: needed(number, 'In the unit of the score'),
          df: needed(count, 'Degrees of freedom of t'),
          low: needed(estimateShape, 'Where the interval begins; it may reach beyond the scale'),
          high: needed(estimateShape, 'Where it ends'),
        }),
      ),
      'Scores that respondents are averaged in, and all above them; none for a score of units',
    ),
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
          items: needed(
            listOf(
              record({
                id: needed(text, 'Id of the item'),
                rest: optional(estimateShape, 'Correlation with the sum of the others'),
                total: optional(estimateShape, 'Correlation with the sum of all, itself included'),
                alphaWithout: optional(estimateShape, 'Alpha of the others'),
              }),
            ),
            'Each item of it',
          ),
        }),
      ),
      'Items of one node that two respondents or more answered in full, and not all alike',
    ),
  },
  'For a simple random sample of a large population',
)

type StatisticsResult = Written<ValueOf<typeof statisticsShape>>

/** Reliability is read to the second decimal, and shown with one more. */
const RELIABILITY_DIGITS = 3

/** Undefined where nothing can be said. @param digits of scores */
export function statisticsResult(
  { intervals, scales }: SurveyStatistics,
  digits: number,
): StatisticsResult | undefined {
  if (intervals.length === 0 && scales.length === 0) return undefined
  return {
    level: CONFIDENCE_LEVEL,
    scores: intervals.map(({ node, standardError, df, low, high }) => ({
      ...{ id: node.id, standardError: significant(standardError), df },
      low: estimate(low, digits),
      high: estimate(high, digits),
    })),
    scales: scales.map(scale => ({
      ...{ id: scale.node.id, n: scale.n },
      alpha: estimate(scale.alpha, RELIABILITY_DIGITS),
      ...estimates({
        low: scale.interval?.[0],
        high: scale.interval?.[1],
        omega: scale.omega,
        lambda2: scale.lambda2,
        standardised: scale.standardised,
        measurementError: scale.measurementError,
      }),
      items: scale.byItem.map((item, position) => ({
        id: scale.itemsOf[position]?.id ?? '',
        ...estimates({ ...item }),
      })),
    })),
  }
}

/** Those that are defined. */
function estimates<K extends string>(values: Readonly<Record<K, number | undefined>>) {
  const defined = Object.entries<number | undefined>(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, estimate(value, RELIABILITY_DIGITS)] as const],
  )
  return Object.fromEntries(defined) as { readonly [key in K]?: ReturnType<typeof estimate> }
}

/** A number that is not exact, as a report writes it. */
function estimate(value: number, digits: number) {
  const shown = value.toFixed(digits)
  return { value: significant(value), shown: Number(shown) === 0 ? shown.replace('-', '') : shown }
}

/** To the digits that computing it another way would give as well. */
function significant(value: number): number {
  return Number(value.toPrecision(12))
}
