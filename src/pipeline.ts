/** The story of an assessment: sources in, a report out. Nothing here touches files or streams. */
import type { AssessOptions, MatchOptions } from './assess-options.ts'
import type { OfferedRubric } from './columns/detect-rubric.ts'
import { comparedPeriods } from './compare/compared-periods.ts'
import { crosswalkBy } from './compare/crosswalk.ts'
import { besideNotes, withReadings } from './compare/readings-beside.ts'
import { hasError, Refusal } from './diagnostics/diagnostic.ts'
import { builtReport } from './report/build-report.ts'
import { dataCautions } from './report/cautions.ts'
import { withWorkingNote } from './report/published-report.ts'
import { reportResult } from './report/report-result.ts'
import type { Report } from './report/report-shape.ts'
import { coverageResult, populationsOf } from './report/survey-result.ts'
import type { Rubric } from './rubric/model.ts'
import { fastTally } from './scan/fast-tally.ts'
import { choiceNotes, openChoices } from './score/robust-scores.ts'
import { coverageOfRows } from './score/sample-coverage.ts'
import { surveyScores } from './score/survey-scores.ts'
import { copyCautions } from './score/without-copies.ts'
import { worksheetScores } from './score/worksheet-scores.ts'
import type { ByteSource } from './tables/byte-source.ts'
import { type CountedAnswers, countedAnswers } from './tally/counted-answers.ts'
import { watchedTables } from './tally/reading-progress.ts'
import { hashedTally } from './tally/tally-file.ts'
import { type MatchedTables, matchTables } from './worksheets/match-tables.ts'
import { openedSources } from './worksheets/open-sources.ts'
import { hasWorksheets, matchWorksheets } from './worksheets/place-worksheets.ts'

/** Opens the sources, finds the rubric among those offered, matches columns or rows. Throws a `Refusal` where that fails. */
export async function matchSources(
  sources: readonly ByteSource[],
  offered: readonly OfferedRubric[],
  options: MatchOptions = {},
): Promise<MatchedTables> {
  const rubrics = offered.map(({ rubric }) => rubric)
  const opened = await openedSources(sources, rubrics, options)
  if (hasWorksheets(opened, offered)) return matchWorksheets(opened, offered, options.level)
  if (opened.problems.length > 0) throw new Refusal(opened.problems)
  return matchTables(opened.tables, offered, options.mapping, options.level, options.evenIfOpen)
}

/** Reads what was matched to its end and scores it. Throws a `Refusal` with everything that is wrong, where anything is. */
export async function assess(matched: MatchedTables, options: AssessOptions): Promise<Report> {
  const watched = watchedTables(matched, options.onProgress)
  const counted = await countedAnswers(watched, options, fastTally(watched, options))
  options.onProgress?.({ stage: 'scoring', rows: counted.rowsRead })
  if (counted.kind === 'survey' && counted.persons) options.onPersons?.(counted.persons)
  return scoredReport(matched.rubric, counted, options)
}

/** What was counted, here or elsewhere, is scored. */
export function scoredReport(
  rubric: Rubric,
  counted: CountedAnswers,
  options: AssessOptions,
): Report {
  const { roster, beside = [], withTally = true, withDigest = true } = options
  const isSurvey = counted.kind === 'survey'
  const covered = isSurvey && roster ? coverageOfRows(roster, counted, options.where) : undefined
  const coverage = isSurvey ? coverageResult(rubric, counted.tally, covered?.sample) : undefined
  const populations = isSurvey ? populationsOf(coverage, rubric, counted.tally) : undefined
  const scores = isSurvey
    ? surveyScores(rubric, counted.tally, { populations, files: counted.files })
    : worksheetScores(rubric, counted)
  // Worksheets are small, and some documents list their answers.
  const isHashed = withTally === 'in-digest' && isSurvey
  const choices = openChoices(scores, options.variants)
  const result = reportResult(scores, {
    withTally: !isHashed && withTally !== false,
    suspicions: counted.cautions,
    coverage,
    withAnnex: options.annex ?? false,
    choices,
    ...(isSurvey && { isOfPersons: counted.isOfPersons }),
  })
  const walk =
    options.previousRubric && crosswalkBy(rubric, options.previousRubric, options.between ?? [])
  const compared = comparedPeriods(result, options.previous, rubric.shownDigits, walk)
  if (hasError(compared.notes)) throw new Refusal([...compared.notes, ...counted.notes])
  const read = isSurvey
    ? compared.result
    : withReadings(compared.result, rubric, counted.units, beside)
  const report = builtReport(read, {
    ...{ version: options.version, withDigest, counted },
    given: options.given ?? {},
    tally: isHashed && withDigest ? hashedTally(counted.tally, rubric) : undefined,
    differences: scores.kind === 'worksheet' ? scores.differences : undefined,
    notes: [
      ...(isSurvey ? copyCautions(rubric, counted.tally, counted.copies) : []),
      ...(covered?.notes ?? []),
      ...compared.notes,
      ...choiceNotes(choices, result.score.noAnswers?.blank ?? 0),
      ...(isSurvey ? [] : besideNotes(counted, beside)),
      ...dataCautions(rubric, counted, scores),
    ],
  })
  return withWorkingNote(report)
}
