/** Tables and the rubrics on offer -> the rubric that fits, and which column of each table is what. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasError, Refusal } from '../diagnostics/refusal.ts'
import type { Rubric } from '../rubric/model.ts'
import type { ColumnMapping, SavedMapping } from './column-mapping.ts'
import { detectRubric, type OfferedRubric } from './detect-rubric.ts'
import { matchColumns } from './match-columns.ts'
import { rubricsForHeaders } from './sheets/choose-level.ts'
import type { MatchedSheet } from './sheets/match-sheets.ts'
import type { Table } from './table.ts'

export interface MatchedTable {
  readonly table: Table
  readonly mapping: ColumnMapping
}

export interface MatchedTables {
  readonly rubric: Rubric
  readonly tables: readonly MatchedTable[]
  /** Filled-in worksheets, a row a question. Then there are no `tables`. */
  readonly sheets: readonly MatchedSheet[]
  readonly notes: readonly Diagnostic[]
}

/** One rubric offered is taken; of several the one is looked for that fits the first table. Throws a `Refusal`. */
export function matchTables(
  tables: readonly Table[],
  offered: readonly OfferedRubric[],
  saved?: SavedMapping,
  level?: string,
): MatchedTables {
  const candidates = rubricsForHeaders(offered, tables[0]?.headers ?? [], level)
  const { rubric, diagnostics } = chosenRubric(tables, candidates)
  if (rubric === undefined) throw new Refusal(diagnostics)
  const matches = tables.map(table => ({
    table,
    ...matchColumns(table.headers, rubric, table.source, saved),
  }))
  const notes = [...diagnostics, ...matches.flatMap(match => match.diagnostics)]
  if (hasError(notes)) throw new Refusal(notes)
  const matched = matches.map(({ table, mapping }) => ({ table, mapping }))
  return { rubric, tables: matched, sheets: [], notes }
}

function chosenRubric(
  [first]: readonly Table[],
  offered: readonly OfferedRubric[],
): { readonly rubric: Rubric | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const [only] = offered
  if (only !== undefined && offered.length === 1) return { rubric: only.rubric, diagnostics: [] }
  return first === undefined
    ? { rubric: undefined, diagnostics: [] }
    : detectRubric(first.headers, offered, first.source)
}
