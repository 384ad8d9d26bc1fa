/** The story of an assessment: matched tables in, a report out. Nothing here touches files or streams. */
import { hasError, Refusal } from './diagnostics/refusal.ts'
import { builtReport } from './report/build-report.ts'
import type { Report } from './report/report-shape.ts'
import { surveyResult } from './report/survey-result.ts'
import { worksheetResult } from './report/worksheet-result.ts'
import type { ByteSource } from './responses/byte-source.ts'
import { chosenGroupings } from './responses/choose-groupings.ts'
import { codeTables } from './responses/code-table.ts'
import type { SavedMapping } from './responses/column-mapping.ts'
import { unusedColumnsNote } from './responses/column-mapping.ts'
import type { OfferedRubric } from './responses/detect-rubric.ts'
import { type MatchedTables, matchTables } from './responses/match-tables.ts'
import { openSources, type SourceOptions } from './responses/open-sources.ts'
import { type RowSelection, selectedRows } from './responses/select-rows.ts'
import { tallySurvey } from './tally/tally-survey.ts'
import { collectSheets } from './tally/unit-sheets.ts'

export interface AssessOptions extends RowSelection {
  /** Version of the tool, for the report. */
  readonly version: string
  /** Options as the user gave them, for the report. */
  readonly given?: Readonly<Record<string, string>>
  /** `unit`, `OPD*Jenis Kelamin`; without it, the groups of the rubric that the data has. */
  readonly by?: readonly string[]
  readonly onUnknown?: 'error' | 'missing'
  readonly withTally?: boolean
}

/** Opens the sources, finds the rubric among those offered, matches the columns. Throws a `Refusal` where that fails. */
export async function matchSources(
  sources: readonly ByteSource[],
  offered: readonly OfferedRubric[],
  options: SourceOptions & { readonly mapping?: SavedMapping } = {},
): Promise<MatchedTables> {
  const tables = await openSources(
    sources,
    offered.map(({ rubric }) => rubric),
    options,
  )
  return matchTables(tables, offered, options.mapping)
}

/** Reads the tables to their end and scores them. Throws a `Refusal` with everything that is wrong, where anything is. */
export async function assess(matched: MatchedTables, options: AssessOptions): Promise<Report> {
  const { rubric, tables } = matched
  const groupings = chosenGroupings(
    rubric,
    tables.map(({ mapping }) => mapping),
    options.by,
  )
  const selection = selectedRows(tables, options)
  const chosen = [...groupings.diagnostics, ...selection.diagnostics]
  if (hasError(chosen)) throw new Refusal(chosen)

  const inputs = tables.map((matchedTable, position) => ({
    ...matchedTable,
    groups: groupings.byTable[position] ?? [],
    ...selection.byTable[position],
  }))
  const coding = codeTables(inputs, rubric, {
    onUnknown: options.onUnknown ?? 'error',
    ...(selection.period === undefined ? {} : { period: selection.period }),
  })
  const withTally = options.withTally ?? true
  const result =
    rubric.kind === 'survey'
      ? surveyResult(rubric, await tallySurvey(coding, rubric, groupings), { withTally })
      : worksheetResult(rubric, await collectSheets(coding, groupings.ids[0]), coding.outcome(), {
          withTally,
        })

  const outcome = coding.outcome()
  const unused = inputs.flatMap(({ table, mapping, groups, time, uniqueBy, where }) => {
    const columns = [
      time,
      uniqueBy,
      ...groups.map(group => group.column),
      ...(where ?? []).map(each => each.column),
    ]
    return unusedColumnsNote(
      mapping,
      table.source,
      columns.flatMap(column => column ?? []),
    )
  })
  const notes = [
    ...matched.notes,
    ...chosen,
    ...tables.flatMap(({ table }) => table.notes),
    ...outcome.notes,
    ...unused,
  ]
  if (outcome.problems.length > 0) throw new Refusal([...outcome.problems, ...notes])
  return builtReport(result, {
    version: options.version,
    sources: outcome.sources,
    mappings: tables.map(({ mapping }) => mapping),
    options: options.given ?? {},
    notes,
  })
}
