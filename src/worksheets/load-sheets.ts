/** Tables with the header of a worksheet -> their rows in memory, without copies and without what holds a header alone. */

import { footerLabel } from '../coding/footer-label.ts'
import type { OfferedRubric } from '../columns/detect-rubric.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { isSheetHeader, type SheetColumns, sheetColumns } from '../tables/sheet-columns.ts'
import type { Row, Table } from '../tables/table.ts'
import { noRows } from '../tables/table-from-rows.ts'
import { tablePlace } from '../tables/table-place.ts'
import { listedRows } from './listed-rows.ts'
import { sheetRowsLeftOut } from './passed-over.ts'
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
    else if (read.rows.length > 0) {
      const rows = read.rows.filter(row => !isHeaderOrSum(row, table, columns))
      const leftOut = read.rows.filter(row => !rows.includes(row)).map(({ row }) => row)
      if (leftOut.length > 0)
        notes.push(sheetRowsLeftOut(tablePlace(source), { rows: listedRows(leftOut) }))
      loaded.push({ table, columns, rows })
    } else notes.push(sheetEmpty(tablePlace(source), { file: source.name, unit: '' }))
  }
  if (problems.length > 0) throw new Refusal([...problems, ...notes])
  return { loaded, notes }
}

/** The header again at the top of a page, or `Jumlah` where units stand and no question is named. */
function isHeaderOrSum({ cells }: Row, { headers }: Table, columns: SheetColumns): boolean {
  const says = (column: number | undefined) =>
    column === undefined ? '' : normalisedText(cells[column] ?? '')
  const isHeading = (column: number) => {
    const header = (headers[column] ?? '').split('›').at(-1) ?? ''
    return header.trim() !== '' && says(column) === normalisedText(header)
  }
  if (isHeading(columns.answer) && columns.outline.some(isHeading)) return true
  const isSum = footerLabel(says(columns.unit)) !== undefined
  return isSum && columns.outline.every(column => says(column) === '')
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
