/** The columns of a sheet -> how each was used, for the report. */
import { isHelpColumn, type SheetColumns } from '../tables/sheet-columns.ts'

export interface SheetColumnUse {
  readonly header: string
  /** `sheet:answer` and its like, or `unused`. */
  readonly use: string
}

export function sheetColumnUses(
  headers: readonly string[],
  columns: SheetColumns,
): readonly SheetColumnUse[] {
  const { outline, evidence, notes, ...single } = columns
  const uses = new Map<number, string>()
  for (const [name, column] of Object.entries(single)) {
    if (typeof column === 'number') uses.set(column, `sheet:${name}`)
  }
  for (const column of evidence) uses.set(column, 'sheet:evidence')
  for (const column of notes) uses.set(column, 'sheet:note')
  for (const column of outline) uses.set(column, 'sheet:number')
  return headers.flatMap((header, column) => {
    const help = isHelpColumn(header) ? 'sheet:help' : 'unused'
    return header === '' ? [] : [{ header, use: uses.get(column) ?? help }]
  })
}
