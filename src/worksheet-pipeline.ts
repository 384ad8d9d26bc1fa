/** The story of worksheets that have a row a question: matched sheets in, a report out. */
import { hasError, Refusal } from './diagnostics/diagnostic.ts'
import { builtReport } from './report/build-report.ts'
import { previousUnitNotes } from './report/compared-periods.ts'
import type { Report, ReportResult } from './report/report-shape.ts'
import { differenceNotes, sheetDifferences } from './report/sheet-differences.ts'
import { worksheetResult } from './report/worksheet-result.ts'
import { agencyConflicts, scoredWorksheet } from './score/score-rubric.ts'
import { unitSheetOf } from './tally/unit-sheets.ts'
import { joinedSheets, sheetColumnUses } from './worksheets/join-sheets.ts'
import type { MatchedTables } from './worksheets/match-tables.ts'
import { alikeNotes, formNotes } from './worksheets/placement-notes.ts'
import { readSheet } from './worksheets/read-sheet.ts'

interface SheetOptions {
  readonly version: string
  readonly given?: Readonly<Record<string, string>>
  readonly onUnknown?: 'error' | 'missing'
  readonly withTally?: boolean
  readonly previous?: ReportResult
}

/** Throws a `Refusal` with everything that is wrong, where anything is. */
export function assessSheets(matched: MatchedTables, options: SheetOptions): Report {
  const { rubric } = matched
  const read = matched.sheets.map(sheet => readSheet(sheet, options.onUnknown ?? 'error'))
  const joined = joinedSheets(read.map(({ sheet }) => sheet))
  const tables = [...new Set(matched.sheets.map(({ table }) => table))]
  const units = joined.sheets.map(unitSheetOf)
  const noticed = [
    ...matched.notes,
    ...alikeNotes(tables.flatMap(({ table }) => table.notes)),
    ...formNotes(matched.sheets),
    ...read.flatMap(({ notes }) => notes),
    ...joined.problems,
    ...agencyConflicts(rubric, units),
  ]
  if (hasError(noticed)) throw new Refusal(noticed)

  const rowsRead = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  const { withTally = true, previous } = options
  const result = worksheetResult(
    rubric,
    units,
    { rowsRead, leftOut: {} },
    { withTally, ...(previous === undefined ? {} : { previous }) },
  )
  const compared = previousUnitNotes(result, previous)
  if (hasError(compared)) throw new Refusal([...compared, ...noticed])
  const differences = joined.sheets.flatMap(sheet => {
    const answers = [...sheet.entries.values()].map(({ answer }) => answer)
    if (sheet.stated.length === 0 && !answers.some(each => each?.share)) return []
    return sheetDifferences(sheet, scoredWorksheet(sheet.rubric, [unitSheetOf(sheet).answers]).root)
  })
  return builtReport(result, {
    version: options.version,
    sources: tables.map(({ table, rows }) => ({ source: table.source, rowsRead: rows.length })),
    mappings: [],
    columns: tables.flatMap(({ table, columns }) =>
      sheetColumnUses(table.headers, columns).map(use => ({ source: table.source.name, ...use })),
    ),
    options: options.given ?? {},
    notes: [...noticed, ...compared, ...differenceNotes(differences)],
    differences,
  })
}
