/** Tables with the header of a worksheet -> their rows in memory, without copies and without what holds a header alone. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { Refusal } from '../../diagnostics/refusal.ts'
import type { OfferedRubric } from '../detect-rubric.ts'
import type { Row, Table } from '../table.ts'
import { noRows } from '../table-from-rows.ts'
import { tablePlace } from '../table-place.ts'
import { isSheetHeader, type SheetColumns, sheetColumns } from './sheet-columns.ts'
import { sheetCopy, sheetEmpty } from './sheet-diagnostics.ts'

export interface SheetTable {
  readonly table: Table
  readonly columns: SheetColumns
  readonly rows: readonly Row[]
}

export function isSheetTable({ headers }: Table): boolean {
  return isSheetHeader(headers)
}

export async function loadSheetTables(
  tables: readonly Table[],
  offered: readonly OfferedRubric[],
): Promise<{ readonly loaded: readonly SheetTable[]; readonly notes: Diagnostic[] }> {
  const groups = offered.flatMap(({ rubric }) => rubric.groups)
  const loaded: SheetTable[] = []
  const notes: Diagnostic[] = []
  const problems: Diagnostic[] = []
  const names = new Map<string, string>()
  for (const table of tables) {
    const { source } = table
    const columns = sheetColumns(table.headers, { groups })
    if (columns === undefined) continue
    const identity = `${source.contentHash} ${source.sheet ?? ''}`
    const original = names.get(identity)
    if (original !== undefined) {
      notes.push(sheetCopy(tablePlace(source), { file: source.name, original }))
      continue
    }
    names.set(identity, source.name)
    const read = await rowsOf(table)
    if ('problems' in read) problems.push(...read.problems)
    else if (read.rows.length > 0) loaded.push({ table, columns, rows: read.rows })
    else notes.push(sheetEmpty(tablePlace(source), { file: source.name, unit: '' }))
  }
  if (problems.length > 0) throw new Refusal([...problems, ...notes])
  return { loaded, notes }
}

/** A header alone is an empty form, not damage. */
async function rowsOf(
  table: Table,
): Promise<{ readonly rows: readonly Row[] } | { readonly problems: readonly Diagnostic[] }> {
  const rows: Row[] = []
  try {
    for await (const batch of table.batches) rows.push(...batch)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const isEmpty = error.diagnostics.every(({ code }) => code === noRows.definition.code)
    return isEmpty ? { rows: [] } : { problems: error.diagnostics }
  }
  return { rows }
}

/** A letter or a digit: a dash says nothing. */
export function isAnswered({ cells }: Row, { answer, verified }: SheetColumns): boolean {
  const filled = (column: number | undefined) =>
    column !== undefined && /[\p{L}\p{N}]/u.test(cells[column] ?? '')
  return filled(answer) || filled(verified)
}
