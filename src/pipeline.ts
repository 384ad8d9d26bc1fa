/** The story of an assessment: matched tables in, a report out. Nothing here touches files or streams. */

import { codeMatched } from './coding/code-table.ts'
import type { RowSelection } from './coding/select-rows.ts'
import type { SavedMapping } from './columns/column-mapping.ts'
import type { OfferedRubric } from './columns/detect-rubric.ts'
import type { MappingReader } from './columns/parse-mapping.ts'
import { hasError, Refusal } from './diagnostics/diagnostic.ts'
import { builtReport } from './report/build-report.ts'
import { previousUnitNotes } from './report/compared-periods.ts'
import type { Report, ReportResult } from './report/report-shape.ts'
import { surveyResult } from './report/survey-result.ts'
import { worksheetResult } from './report/worksheet-result.ts'
import type { ByteSource } from './tables/byte-source.ts'
import { tallySurvey } from './tally/count-rows.ts'
import { collectSheets } from './tally/unit-sheets.ts'
import { assessSheets } from './worksheet-pipeline.ts'
import { hasWorksheets, matchWorksheets } from './worksheets/match-sheets.ts'
import { type MatchedTables, matchTables } from './worksheets/match-tables.ts'
import { openedSources, type SourceOptions } from './worksheets/open-sources.ts'

export interface MatchOptions extends SourceOptions {
  /** What a mapping file says: read for the rubric, or for each of those offered. */
  readonly mapping?: SavedMapping | MappingReader
  /** The level of worksheets; without it, the one whose numbers the data has. */
  readonly level?: string
}

export interface AssessOptions extends RowSelection {
  /** Version of the tool, for the report. */
  readonly version: string
  /** Options as the user gave them, for the report. */
  readonly given?: Readonly<Record<string, string>>
  /** `unit`, `OPD*Jenis Kelamin`; without it, the groups of the rubric that the data has. */
  readonly by?: readonly string[]
  readonly onUnknown?: 'error' | 'missing'
  readonly withTally?: boolean
  /** Worksheets: the result of the period before. */
  readonly previous?: ReportResult
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
  return matchTables(opened.tables, offered, options.mapping, options.level)
}

/** Reads the tables to their end and scores them. Throws a `Refusal` with everything that is wrong, where anything is. */
export async function assess(matched: MatchedTables, options: AssessOptions): Promise<Report> {
  const { rubric, tables, sheets } = matched
  if (sheets.length > 0) return assessSheets(matched, options)
  const { coding, groupings, finished } = codeMatched(matched, options)
  const { withTally = true, previous } = options
  const result =
    rubric.kind === 'survey'
      ? surveyResult(rubric, await tallySurvey(coding, rubric, groupings), {
          withTally,
          cautions: coding.outcome().cautions,
        })
      : worksheetResult(rubric, await collectSheets(coding, groupings.ids[0]), coding.outcome(), {
          withTally,
          ...(previous === undefined ? {} : { previous }),
        })
  const { sources, notes } = finished()
  const compared = previousUnitNotes(result, previous)
  if (hasError(compared)) throw new Refusal([...compared, ...notes])
  return builtReport(result, {
    version: options.version,
    sources,
    mappings: tables.map(({ mapping }) => mapping),
    options: options.given ?? {},
    notes: [...notes, ...compared],
  })
}
