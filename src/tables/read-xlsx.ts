/** The bytes of a workbook -> the rows of its sheets as text, by read-excel-file; loaded only where a workbook is read. */
import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { type CellValue, cellText } from './cell-text.ts'
import type { ZipEntry } from './read-zip.ts'
import { isTooLarge, sheetExtent, sheetTooLarge } from './sheet-extent.ts'
import type { Row } from './table.ts'
import { type WorkbookSheet, workbookSheets } from './workbook-sheets.ts'

export const workbookUnreadable = defineDiagnostic({
  code: 'responses/workbook-unreadable',
  severity: 'error',
  message: {
    id: 'Buku kerja `{file}` tidak dapat dibaca: susunannya menyimpang dari format XLSX.',
    en: 'The workbook `{file}` cannot be read: it departs from the XLSX format.',
  },
  remedy: {
    id: 'Buka di Excel atau LibreOffice, lalu simpan ulang sebagai XLSX atau "CSV UTF-8".',
    en: 'Open it in Excel or LibreOffice and save it again as XLSX or "CSV UTF-8".',
  },
})

export const workbookTooLarge = defineDiagnostic({
  code: 'responses/workbook-too-large',
  severity: 'error',
  message: {
    id: 'Buku kerja `{file}` terlalu besar untuk dibaca sekaligus ({mebibytes} MiB setelah diekstrak; batas {limit} MiB).',
    en: 'The workbook `{file}` is too large to be read at once ({mebibytes} MiB unpacked; the limit is {limit} MiB).',
  },
  remedy: {
    id: 'Simpan lembarnya sebagai "CSV UTF-8": CSV dibaca tanpa batas ukuran.',
    en: 'Save the sheet as "CSV UTF-8": CSV is read whatever its size.',
  },
})

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[]
  /** Rows by their real numbers; a sheet without cells has none. */
  rowsOf(sheet: WorkbookSheet): Promise<SheetRows>
}

export interface SheetRows {
  readonly rows: readonly Row[]
  /** Formulas whose result was never saved: their cells read as empty. */
  readonly formulasWithoutResult: number
}

const MEBIBYTE = 1024 * 1024
/** A sheet becomes one string, of which V8 allows half a gibibyte. */
const LARGEST_PARTS = 400 * MEBIBYTE

export async function readXlsx(file: string, entries: readonly ZipEntry[]): Promise<Workbook> {
  const needed = entries.filter(entry => /\.(xml|rels)$/i.test(entry.path))
  const total = needed.reduce((sum, entry) => sum + entry.size, 0)
  const place = { kind: 'file', file } as const
  if (total > LARGEST_PARTS) {
    const mebibytes = Math.ceil(total / MEBIBYTE)
    const params = { file, mebibytes, limit: LARGEST_PARTS / MEBIBYTE }
    throw new Refusal([workbookTooLarge(place, params)])
  }
  const parts = new Map<string, Buffer>()
  for (const entry of needed) parts.set(entry.path, await bytesOfEntry(entry))
  const sheets = workbookSheets(
    parts.get('xl/workbook.xml')?.toString() ?? '',
    parts.get('xl/_rels/workbook.xml.rels')?.toString() ?? '',
  )
  // Without a sheet whose part is there, the lists of the workbook are damaged.
  if (!sheets.some(({ path }) => parts.has(path)))
    throw new Refusal([workbookUnreadable(place, { file })])
  const repacked = new Map<string, Uint8Array>(parts)
  for (const { path } of sheets) {
    const bytes = parts.get(path)
    if (bytes !== undefined) repacked.set(path, withErrorsAsText(bytes))
  }
  const archive = new Blob([zipSync(Object.fromEntries(repacked), { level: 0 })])
  return {
    sheets,
    async rowsOf(sheet) {
      const extent = sheetExtent(parts.get(sheet.path) ?? new Uint8Array())
      if (isTooLarge(extent)) {
        const table = { kind: 'table', file, sheet: sheet.name } as const
        throw new Refusal([sheetTooLarge(table, { sheet: sheet.name, ...extent })])
      }
      try {
        const values = await readSheet(archive, sheet.position, { trim: false })
        const rows = values.map((cells, position) => ({
          row: position + 1,
          cells: cells.map(value => cellText(value as CellValue)),
        }))
        return { rows, formulasWithoutResult: formulasWithoutResult(parts.get(sheet.path)) }
      } catch {
        throw new Refusal([workbookUnreadable(place, { file })])
      }
    },
  }
}

async function bytesOfEntry(entry: ZipEntry): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of entry.open()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** read-excel-file reads `#REF!` and its like as empty cells; as text cells they stay what the office sees. */
function withErrorsAsText(sheet: Buffer): Uint8Array {
  if (!sheet.includes('t="e"') && !sheet.includes("t='e'")) return sheet
  const text = sheet.toString('latin1')
  return Buffer.from(text.replace(/(<(?:\w+:)?c\s[^<>]*?\bt=)(["'])e\2/g, '$1$2str$2'), 'latin1')
}

/** `<c><f>SUM(A1:A3)</f></c>`: written by a program that computes nothing. An empty text result (`t="str"`) is one. */
function formulasWithoutResult(bytes: Buffer | undefined): number {
  if (bytes === undefined || !(bytes.includes('<f') || bytes.includes(':f'))) return 0
  const cells =
    /<(?:\w+:)?c(\s[^<>]*)?>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*(<(?:\w+:)?v(?:\s[^<>]*)?(?:\/>|><\/(?:\w+:)?v>))?\s*<\/(?:\w+:)?c>/g
  let count = 0
  for (const [, attributes = '', value = ''] of bytes.toString('latin1').matchAll(cells)) {
    if (value === '' || !/\bt=["']str["']/.test(attributes)) count += 1
  }
  return count
}
