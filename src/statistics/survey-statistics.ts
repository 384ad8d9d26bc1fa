/** The counts of a survey and its scores -> how sure the scores are, and how well the items of each scale go together. */
import type { Exact } from '../math/exact.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { countingPlan } from '../tally/count-cell.ts'
import type { Tally } from '../tally/tally.ts'
import { scaleCovariances } from './covariances.ts'
import { omega } from './omega.ts'
import { type Reliability, reliability } from './reliability.ts'
import { type ScoreInterval, scoreIntervals } from './score-intervals.ts'

export interface SurveyStatistics {
  readonly intervals: readonly ScoreInterval[]
  /** Only those that somebody answered in full, and not all alike. */
  readonly scales: readonly ScaleReliability[]
}

export interface ScaleReliability extends Reliability {
  readonly node: ScoreNode
  readonly itemsOf: readonly Item[]
  readonly alpha: number
  readonly omega: number | undefined
}

export function surveyStatistics(
  rubric: Rubric,
  tally: Tally,
  valueAt: (node: ScoreNode) => Exact | undefined,
): SurveyStatistics {
  const plan = countingPlan(rubric)
  return {
    intervals: scoreIntervals(plan, tally, valueAt),
    scales: scaleCovariances(plan, tally).flatMap(scale => {
      const { node, itemsOf } = scale
      const { alpha, ...rest } = reliability(scale)
      if (alpha === undefined || scale.n < 2) return []
      return [{ ...rest, node, itemsOf, alpha, omega: omega(scale)?.omega }]
    }),
  }
}
