/** The story of an assessment: sources in, a report out. Nothing here touches files or streams. */

import type { SavedMapping } from './columns/column-mapping.ts'
import type { OfferedRubric } from './columns/detect-rubric.ts'
import type { MappingReader } from './columns/parse-mapping.ts'
import { comparedPeriods } from './compare/compared-periods.ts'
import { crosswalk } from './compare/crosswalk.ts'
import { besideNotes, type OtherSheets, withReadings } from './compare/readings-beside.ts'
import { hasError, Refusal } from './diagnostics/diagnostic.ts'
import { builtReport } from './report/build-report.ts'
import { periodCautions, syntheticCautions, validityCautions, yearsOf } from './report/cautions.ts'
import { withWorkingNote } from './report/published-report.ts'
import { reportResult } from './report/report-result.ts'
import type { Report, ReportResult } from './report/report-shape.ts'
import { coverageResult, populationsOf } from './report/survey-result.ts'
import type { Rubric } from './rubric/model.ts'
import { fastTally } from './scan/fast-tally.ts'
import type { ScanOptions } from './scan/scanned-tally.ts'
import { robustScores } from './score/robust-scores.ts'
import { sampleCoverage } from './score/sample-coverage.ts'
import { surveyScores } from './score/survey-scores.ts'
import { copyCautions } from './score/without-copies.ts'
import { worksheetScores } from './score/worksheet-scores.ts'
import type { ByteSource } from './tables/byte-source.ts'
import { type CountedAnswers, type CountOptions, countedAnswers } from './tally/counted-answers.ts'
import type { PersonScores } from './tally/person-score.ts'
import { watchedTables } from './tally/reading-progress.ts'
import { hashedTally } from './tally/tally-file.ts'
import { type MatchedTables, matchTables } from './worksheets/match-tables.ts'
import { openedSources, type SourceOptions } from './worksheets/open-sources.ts'
import { hasWorksheets, matchWorksheets } from './worksheets/place-worksheets.ts'

export interface MatchOptions extends SourceOptions {
  /** What a mapping file says: read for the rubric, or for each of those offered. */
  readonly mapping?: SavedMapping | MappingReader
  /** The level of worksheets; without it, the one whose numbers the data has. */
  readonly level?: string
  /** Also where columns are missing: those are errors among the notes, and what can be told is in the mapping. */
  readonly evenIfOpen?: boolean
}

export interface AssessOptions extends CountOptions, ScanOptions {
  /** Version of the tool, for the report. */
  readonly version: string
  /** Options as the user gave them, for the report. */
  readonly given?: Readonly<Record<string, string>>
  /** The integer counts are part of the result unless this is false; `in-digest`: of its digest alone, for who never reads them. */
  readonly withTally?: boolean | 'in-digest'
  /** Surveys: variants of the rubric, to say how far the index depends on which is chosen. */
  readonly variants?: readonly Rubric[]
  /** Surveys: covariances, validity and what else a researcher asks for. */
  readonly annex?: boolean
  /** The result of the period before, and the rubric it was scored by where that is another edition. */
  readonly previous?: ReportResult
  readonly previousRubric?: Rubric
  /** Surveys with `pairBy`: what each person scored, by a key that must leave this run nowhere. */
  readonly onPersons?: (persons: PersonScores) => void
  /** Worksheets: what others filled in of the same units. */
  readonly beside?: readonly OtherSheets[]
}

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
  const { onProgress } = options
  const watched = onProgress === undefined ? matched : watchedTables(matched, onProgress)
  const counted = await countedAnswers(watched, options, fastTally(watched, options))
  onProgress?.({ stage: 'scoring', rows: counted.rowsRead })
  if (counted.kind === 'survey' && counted.persons) options.onPersons?.(counted.persons)
  return scoredReport(matched.rubric, counted, options)
}

/** What was counted, here or elsewhere, is scored. */
export function scoredReport(
  rubric: Rubric,
  counted: CountedAnswers,
  options: AssessOptions,
): Report {
  const coverage = coverageOf(rubric, counted, options.roster)
  const scores =
    counted.kind === 'survey'
      ? surveyScores(rubric, counted.tally, populationsOf(coverage, rubric, counted.tally))
      : worksheetScores(rubric, counted)
  const { withTally = true } = options
  // Worksheets are small, and some documents list their answers.
  const isHashed = withTally === 'in-digest' && counted.kind === 'survey'
  const result = reportResult(scores, {
    withTally: !isHashed && withTally !== false,
    suspicions: counted.cautions,
    coverage,
    withAnnex: options.annex ?? false,
    ...(options.variants === undefined || scores.kind !== 'survey'
      ? {}
      : { choices: robustScores(scores, options.variants) }),
  })
  const copies =
    counted.kind === 'survey' ? copyCautions(rubric, counted.tally, counted.copies) : []
  const walk = options.previousRubric && crosswalk(rubric, options.previousRubric)
  const compared = comparedPeriods(result, options.previous, rubric.shownDigits, walk)
  if (hasError(compared.notes)) throw new Refusal([...compared.notes, ...counted.notes])
  const read =
    counted.kind === 'survey'
      ? compared.result
      : withReadings(compared.result, rubric, counted.units, options.beside ?? [])
  const report = builtReport(read, {
    version: options.version,
    given: options.given ?? {},
    counted,
    tally: isHashed ? hashedTally(counted.tally, rubric) : undefined,
    differences: scores.kind === 'worksheet' ? scores.differences : undefined,
    notes: [
      ...copies,
      ...compared.notes,
      ...(counted.kind === 'units' ? besideNotes(counted.units, options.beside ?? []) : []),
      ...cautionsOf(rubric, counted),
    ],
  })
  return withWorkingNote(report)
}

/** Made-up answers, and those of a time when the rubric was not in force. */
function cautionsOf(rubric: Rubric, counted: CountedAnswers) {
  const units = counted.kind === 'units' ? counted.units : []
  const names = [...counted.columns.map(({ header }) => header), ...units.map(({ unit }) => unit)]
  const period = yearsOf(units.map(each => each.period))
  return [
    ...syntheticCautions(names),
    ...validityCautions(rubric, period),
    ...(counted.kind === 'survey' ? periodCautions(rubric, counted.tally.period) : []),
  ]
}

function coverageOf(
  rubric: Rubric,
  counted: CountedAnswers,
  roster: CountOptions['roster'],
): ReportResult['coverage'] {
  if (counted.kind !== 'survey' || roster === undefined) return undefined
  const { tally } = counted
  return coverageResult({ rubric, tally }, sampleCoverage(roster, tally))
}
