/** Rows of units -> the same rows, each saying whose it is. */
import type { AnswerSheet } from './answer-sheet.ts'
import { columnNamed } from './file-columns.ts'
import { harmlessCell, withCell } from './raw-table.ts'

/** What a row already says stays. */
export function withUnitCells(sheet: AnswerSheet): AnswerSheet {
  const { table, header, units } = sheet
  const column = sheet.columns.unit ?? columnNamed(table.records[header] ?? [], 'unit')
  if (column === undefined) return sheet
  const names = new Map(
    units.flatMap(({ name, rowOf }) => [...rowOf.values()].map(row => [row, name])),
  )
  const records = table.records.map((record, row) => {
    const name = names.get(row)
    const isSaid = (record[column] ?? '').trim() !== ''
    return name === undefined || isSaid ? record : withCell(record, column, harmlessCell(name))
  })
  return { ...sheet, table: { ...table, records } }
}
