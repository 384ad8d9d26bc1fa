/** The story of an assessment: matched tables in, a report out. Nothing here touches files or streams. */
import { hasError, Refusal } from './diagnostics/refusal.ts'
import { builtReport } from './report/build-report.ts'
import type { Report, ReportResult } from './report/report-shape.ts'
import { surveyResult } from './report/survey-result.ts'
import { type UnitSheet, worksheetResult } from './report/worksheet-result.ts'
import { chosenGroupings, type Groupings } from './responses/choose-groupings.ts'
import { type Coding, codeTables } from './responses/code-table.ts'
import { unusedColumnsNote } from './responses/column-mapping.ts'
import { shownSpelling } from './responses/group-values.ts'
import type { MatchedTables } from './responses/match-tables.ts'
import { type RowSelection, selectedRows } from './responses/select-rows.ts'
import type { Rubric } from './rubric/model.ts'
import { answersOfRow, type UnitAnswers } from './score/worksheet-answers.ts'
import { closedTally, openTally, tallyRow } from './tally/tally-rows.ts'

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
  const read = rubric.kind === 'survey' ? readSurvey : readWorksheet
  const finish = await read(coding, rubric, groupings)

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
  return builtReport(finish(outcome, { withTally: options.withTally ?? true }), {
    version: options.version,
    sources: outcome.sources,
    mappings: tables.map(({ mapping }) => mapping),
    options: options.given ?? {},
    notes,
  })
}

type Outcome = ReturnType<Coding['outcome']>
type Finish = (outcome: Outcome, options: { readonly withTally: boolean }) => ReportResult

async function readSurvey(coding: Coding, rubric: Rubric, { ids, by }: Groupings): Promise<Finish> {
  const tally = openTally(rubric, ids, by)
  for await (const batch of coding.batches) {
    for (const row of batch) tallyRow(tally, row)
  }
  return ({ rowsRead, leftOut, groupNames, profileNames }, options) => {
    const spellings = new Map([...profileNames, ...groupNames])
    const reading = { rowsRead, leftOut: new Map(Object.entries(leftOut)), spellings }
    return surveyResult(rubric, closedTally(tally, reading), options)
  }
}

/** A row is a unit; its name stands in the first group column. */
async function readWorksheet(coding: Coding, rubric: Rubric, { ids }: Groupings): Promise<Finish> {
  const rows: { key: string; answers: UnitAnswers }[] = []
  for await (const batch of coding.batches) {
    for (const row of batch) rows.push({ key: row.groups[0] ?? '', answers: answersOfRow(row) })
  }
  return ({ rowsRead, leftOut, groupNames }, options) => {
    const names = groupNames.get(ids[0] ?? '')
    const sheets = rows.map(
      ({ key, answers }): UnitSheet => ({
        unit: shownSpelling(names?.get(key) ?? new Map(), key),
        answers,
      }),
    )
    return worksheetResult(
      rubric,
      sheets,
      { rowsRead, leftOut: new Map(Object.entries(leftOut)) },
      options,
    )
  }
}
