/** What a report was made from -> every number of its result again. */

import type { Recorded } from '../report/recorded/recorded-counts.ts'
import { reportResult } from '../report/report-result.ts'
import type { ReportResult } from '../report/report-shape.ts'
import { populationsOf } from '../report/survey-result.ts'
import { type SurveyScores, surveyScores } from '../score/survey-scores.ts'
import { type WorksheetScores, worksheetScores } from '../score/worksheet-scores.ts'

/** Every number of the result again. Undefined where there is no tally. */
export function recomputedScores(
  { rubric, counts }: Recorded,
  { sample: { rowsRead = 0, leftOut }, coverage, statistics }: ReportResult,
): SurveyScores | WorksheetScores | undefined {
  if (counts === undefined) return undefined
  if (counts.kind === 'survey') {
    // Reports of before have a roster and intervals of a large population.
    const { population, clusters } = statistics ?? {}
    const known = (population ?? clusters) === undefined ? undefined : coverage
    return surveyScores(rubric, counts.tally, {
      populations: populationsOf(known, rubric, counts.tally),
    })
  }
  return worksheetScores(rubric, { units: counts.sheets, rowsRead, leftOut, sheets: undefined })
}

/** Cautions about the answers themselves are not in it: they come from rows. Undefined where there is no tally. */
export function recomputedResult(
  recorded: Recorded,
  result: ReportResult,
): ReportResult | undefined {
  const scores = recomputedScores(recorded, result)
  if (scores === undefined) return undefined
  // A roster and an earlier period are no answers: they stay as they were given.
  const { coverage, previous, statistics } = result
  // Nor are the variants of a rubric in its report.
  const robustness = statistics?.robustness
  const again = reportResult(scores, {
    ...{ withTally: true, suspicions: [], coverage },
    ...{ withAnnex: hasAnnex(statistics), isRobust: robustness !== undefined },
    isOfPersons: result.sample.ofPersons ?? false,
  })
  return {
    ...again,
    ...(robustness === undefined || again.statistics === undefined
      ? {}
      : { statistics: { ...again.statistics, robustness } }),
    ...(previous === undefined ? {} : { previous }),
  }
}

/** Early reports say so by what is in it. */
function hasAnnex(statistics: ReportResult['statistics']): boolean {
  if (statistics === undefined) return false
  const { annex, scales, styles } = statistics
  return annex === true || styles !== undefined || scales.some(scale => scale.annex !== undefined)
}
