/** The rows of a workbook by read-excel-file, another reader of the format, and by ours: they must agree. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { dateText, numberCellText } from '../../src/tables/cell-text.ts'
import { readXlsx } from '../../src/tables/read-xlsx.ts'
import { readZip } from '../../src/tables/read-zip.ts'

/** By position in the sheet, without empty cells at the right and empty rows below. */
export type Grid = readonly (readonly string[])[]

export async function ourSheets(bytes: Uint8Array): Promise<Map<string, Grid>> {
  const workbook = await readXlsx('a.xlsx', readZip('a.xlsx', Buffer.from(bytes)))
  const sheets = new Map<string, Grid>()
  for (const sheet of workbook.tabs) {
    const grid: (readonly string[])[] = []
    for await (const batch of workbook.open(sheet).batches) {
      for (const { row, cells } of batch) {
        if (row !== grid.length + 1) throw new Error(`row ${row} follows row ${grid.length}`)
        grid.push(cells.map(cell => plainNumber(asShare(cell))))
      }
    }
    sheets.set(sheet.name, grid)
  }
  return sheets
}

/** @param sheets their names; a workbook of the oracle counts chart sheets too. */
export async function theirSheets(
  bytes: Uint8Array,
  sheets: Iterable<string>,
): Promise<Map<string, Grid>> {
  const archive = new Blob([withErrorsAsText(bytes)])
  const grids = new Map<string, Grid>()
  for (const name of sheets) {
    const rows = await readSheet(archive, name, { trim: false })
    grids.set(name, trimmed(rows.map(cells => cells.map(cell => plainNumber(cellText(cell))))))
  }
  return grids
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return numberCellText(value)
  return value instanceof Date ? dateText(value.getTime()) : asShare(String(value))
}

/** Ours shows the percent that the sheet shows, theirs the share that it stores. */
function asShare(cell: string): string {
  const percent = /^-?[\d.]+(?:E[+-]?\d+)?(?=%$)/.exec(cell)?.[0]
  return percent === undefined ? cell : numberCellText(Number(percent) / 100)
}

const LONG_NUMBER = /^-?\d[\d.]{13,}(?:E[+-]?\d+)?$/

/** Ours multiplied by a hundred and the oracle divides by it again: the last two of fifteen digits may not come back. */
function plainNumber(cell: string): string {
  return LONG_NUMBER.test(cell) ? numberCellText(Number(Number(cell).toPrecision(13))) : cell
}

function trimmed(rows: string[][]): Grid {
  const grid = rows.map(cells => cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1))
  return grid.slice(0, grid.findLastIndex(cells => cells.length > 0) + 1)
}

/** The oracle reads `#REF!` and its like as empty cells; as text cells they stay what the office sees. */
function withErrorsAsText(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => {
    if (!/sheet\d*\.xml$/.test(path)) return [path, part]
    const text = strFromU8(part)
    return [path, strToU8(text.replace(/(<(?:\w+:)?c\s[^<>]*?\bt=)(["'])e\2/g, '$1$2str$2'))]
  })
  return new Uint8Array(zipSync(Object.fromEntries(parts), { level: 0 }))
}
