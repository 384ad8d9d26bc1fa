/** The rows of a sheet -> those of each unit, where a column says whose they are. */
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import type { Row } from '../tables/table.ts'
import type { SheetTable } from './load-sheets.ts'

export interface UnitRows {
  readonly unit: string | undefined
  readonly period: string | undefined
  readonly rows: readonly Row[]
}

/** In the order in which units first appear. A cell left empty means the one above it, as merged cells do. */
export function unitRows({ rows, columns }: SheetTable): readonly UnitRows[] {
  if (columns.unit === undefined && columns.period === undefined) {
    return [{ unit: undefined, period: undefined, rows }]
  }
  const parts = new Map<string, { unit: string; period: string; rows: Row[] }>()
  let [unit, period] = ['', '']
  for (const row of rows) {
    unit = cellOf(row, columns.unit) || unit
    period = cellOf(row, columns.period) || period
    const key = `${normalisedText(unit)}\u001F${normalisedText(period)}`
    const part = parts.get(key) ?? { unit, period, rows: [] }
    part.rows.push(row)
    parts.set(key, part)
  }
  return [...parts.values()].map(part => ({
    unit: part.unit === '' ? undefined : part.unit,
    period: part.period === '' ? undefined : part.period,
    rows: part.rows,
  }))
}

function cellOf({ cells }: Row, column: number | undefined): string {
  return column === undefined ? '' : cleanText(cells[column] ?? '')
}
