/** The bytes of a workbook -> the rows of its sheets as text, by read-excel-file; loaded only where a workbook is read. */

import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { includesLatin1, latin1Bytes, latin1Text } from '../platform/text-bytes.ts'
import { bytesOf } from './byte-source.ts'
import type { ZipEntry } from './read-zip.ts'
import type { Row } from './table.ts'

const workbookUnreadable = defineDiagnostic('responses/workbook-unreadable', 'error', {
  id: 'Buku kerja `{file}` tidak dapat dibaca: susunannya menyimpang dari format XLSX.',
  idRemedy: 'Buka di Excel atau LibreOffice, lalu simpan ulang sebagai XLSX atau "CSV UTF-8".',
  en: 'The workbook `{file}` cannot be read: it departs from the XLSX format.',
  enRemedy: 'Open it in Excel or LibreOffice and save it again as XLSX or "CSV UTF-8".',
})

const workbookTooLarge = defineDiagnostic('responses/workbook-too-large', 'error', {
  id: 'Buku kerja `{file}` terlalu besar untuk dibaca sekaligus ({mebibytes} MiB setelah diekstrak; batas {limit} MiB).',
  idRemedy: 'Simpan lembarnya sebagai "CSV UTF-8": CSV dibaca tanpa batas ukuran.',
  en: 'The workbook `{file}` is too large to be read at once ({mebibytes} MiB unpacked; the limit is {limit} MiB).',
  enRemedy: 'Save the sheet as "CSV UTF-8": CSV is read whatever its size.',
})

export interface Workbook {
  readonly sheets: readonly WorkbookTab[]
  /** Rows by their real numbers; a sheet without cells has none. */
  rowsOf(sheet: WorkbookTab): Promise<TabRows>
}

export interface TabRows {
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
  const parts = new Map<string, Uint8Array>()
  for (const entry of needed)
    parts.set(entry.path, await bytesOf({ name: entry.path, open: entry.open }))
  const sheets = workbookTabs(
    utf8Text(parts.get('xl/workbook.xml')),
    utf8Text(parts.get('xl/_rels/workbook.xml.rels')),
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
      const extent = tabExtent(parts.get(sheet.path) ?? new Uint8Array())
      if (isTooLarge(extent)) {
        const table = { kind: 'table', file, sheet: sheet.name } as const
        throw new Refusal([tabTooLarge(table, { sheet: sheet.name, ...extent })])
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

function utf8Text(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : new TextDecoder().decode(bytes)
}

/** read-excel-file reads `#REF!` and its like as empty cells; as text cells they stay what the office sees. */
function withErrorsAsText(sheet: Uint8Array): Uint8Array {
  if (!includesLatin1(sheet, 't="e"') && !includesLatin1(sheet, "t='e'")) return sheet
  const text = latin1Text(sheet)
  return latin1Bytes(text.replace(/(<(?:\w+:)?c\s[^<>]*?\bt=)(["'])e\2/g, '$1$2str$2'))
}

/** `<c><f>SUM(A1:A3)</f></c>`: written by a program that computes nothing. An empty text result (`t="str"`) is one. */
function formulasWithoutResult(bytes: Uint8Array | undefined): number {
  if (bytes === undefined || !(includesLatin1(bytes, '<f') || includesLatin1(bytes, ':f'))) return 0
  const cells =
    /<(?:\w+:)?c(\s[^<>]*)?>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*(<(?:\w+:)?v(?:\s[^<>]*)?(?:\/>|><\/(?:\w+:)?v>))?\s*<\/(?:\w+:)?c>/g
  let count = 0
  for (const [, attributes = '', value = ''] of latin1Text(bytes).matchAll(cells)) {
    if (value === '' || !/\bt=["']str["']/.test(attributes)) count += 1
  }
  return count
}

// The directory of a workbook (xl/workbook.xml and its relations) -> its sheets in order, and which are hidden.

export interface WorkbookTab {
  readonly name: string
  /** From 1, among all sheets of the workbook. */
  readonly position: number
  readonly isHidden: boolean
  /** The part that holds the cells: `xl/worksheets/sheet1.xml`. */
  readonly path: string
}

/** Chart and dialog sheets, which hold no cells, are left out. */
export function workbookTabs(workbook: string, relations: string): WorkbookTab[] {
  const targets = new Map<string, string>()
  for (const relation of elements(relations, 'Relationship')) {
    if (!relation['Type']?.endsWith('/worksheet')) continue
    targets.set(relation['Id'] ?? '', partPath(relation['Target'] ?? ''))
  }
  const sheets: WorkbookTab[] = []
  let position = 0
  for (const sheet of elements(workbook, 'sheet')) {
    position += 1
    const path = targets.get(sheet['id'] ?? '')
    if (path === undefined || sheet['name'] === undefined) continue
    const isHidden = sheet['state'] === 'hidden' || sheet['state'] === 'veryHidden'
    sheets.push({ name: sheet['name'], position, isHidden, path })
  }
  return sheets
}

/** Targets are relative to `xl/`, or absolute. */
function partPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** The attributes of each element of a name, prefixes (`x:sheet`, `r:id`) dropped. */
function* elements(xml: string, name: string): Generator<Record<string, string>> {
  const tags = new RegExp(`<(?:\\w+:)?${name}(\\s[^<>]*?)/?>`, 'g')
  for (const [, attributes = ''] of xml.matchAll(tags)) {
    const found: [string, string][] = []
    for (const [, key = '', , value = ''] of attributes.matchAll(
      /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(["'])(.*?)\2/gs,
    )) {
      found.push([key, decoded(value)])
    }
    yield Object.fromEntries(found)
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

// The XML of a worksheet -> how far it reaches, judged before a reader makes room for all cells up to there.

const tabTooLarge = defineDiagnostic('responses/sheet-too-large', 'error', {
  id: 'Lembar `{sheet}` membentang sampai baris {rows}, kolom ke-{columns}: jauh melampaui data jawaban.',
  idRemedy:
    'Di Excel, hapus baris dan kolom kosong di luar data lalu simpan, atau simpan lembarnya sebagai "CSV UTF-8".',
  en: 'Sheet `{sheet}` reaches to row {rows}, column {columns}: far beyond answers to a survey.',
  enRemedy:
    'In Excel, delete the empty rows and columns outside the data and save, or save the sheet as "CSV UTF-8".',
})

interface TabExtent {
  readonly rows: number
  readonly columns: number
}

/** A million rows of thirty columns fit; a single stray cell in the last corner of a sheet (17 thousand million) does not. */
const MOST_CELLS = 2 ** 25
/** No spreadsheet program goes further. */
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384]

export function isTooLarge({ rows, columns }: TabExtent): boolean {
  return rows > MOST_ROWS || columns > MOST_COLUMNS || rows * columns > MOST_CELLS
}

const [TAG_START, TAG_END, EQUALS, DOUBLE, SINGLE, R] = new TextEncoder().encode(`<>="'r`)

/** The largest row and column in any `r="AB12"` or `r="12"` of a tag, by bytes: a sheet may hold hundreds of mebibytes. */
export function tabExtent(xml: Uint8Array): TabExtent {
  let [rows, columns] = [0, 0]
  let inTag = false
  for (let at = 0; at < xml.length; at++) {
    const byte = xml[at]
    if (byte === TAG_START) inTag = true
    else if (byte === TAG_END) inTag = false
    if (!inTag || byte !== EQUALS || xml[at - 1] !== R || !isSpace(xml[at - 2])) continue
    if (xml[at + 1] !== DOUBLE && xml[at + 1] !== SINGLE) continue
    const address = addressAt(xml, at + 2)
    rows = Math.max(rows, address.rows)
    columns = Math.max(columns, address.columns)
  }
  return { rows, columns }
}

/** `AB12` -> row 12, column 28. Long addresses grow beyond any limit, which is all that is asked of them. */
function addressAt(xml: Uint8Array, start: number): TabExtent {
  let [rows, columns] = [0, 0]
  for (let at = start; at < xml.length; at++) {
    const byte = xml[at] ?? 0
    const letter = (byte & 0xdf) - 0x40
    if (byte >= 0x30 && byte <= 0x39) rows = rows * 10 + byte - 0x30
    else if (letter >= 1 && letter <= 26) columns = columns * 26 + letter
    else break
  }
  return { rows, columns }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d
}

// The value of a workbook's cell -> the text that a spreadsheet would export for it.

type CellValue = string | number | boolean | Date | null | undefined

export function cellText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'number' ? numberCellText(value) : dateText(value)
}

/**
 * A workbook stores binary fractions and shows at most 15 digits: 0.1 + 0.2 is 0.3 there, and here.
 * A whole number of more digits has been rounded by the workbook; it keeps its exponent, so that nobody takes it
 * for an identity number.
 */
function numberCellText(value: number): string {
  const shown = Number(value.toPrecision(15))
  if (Math.abs(shown) >= 1e15) return shown.toExponential().toUpperCase()
  return String(shown).toUpperCase()
}

const DAY = 24 * 60 * 60 * 1000
const FIRST_OF_MARCH_1900 = Date.UTC(1900, 2, 1)
const LAST_OF_1899 = Date.UTC(1899, 11, 31)

/** ISO 8601, to the second, no zone: `2024-01-31`, `2024-01-31T08:15:00`; a time of day alone is `08:15:00`. */
function dateText(date: Date): string {
  // Serial dates are binary fractions of a day, and arrive some microseconds early.
  let time = Math.round(date.getTime() / 1000) * 1000
  const isTimeOnly = time >= LAST_OF_1899 - DAY && time < LAST_OF_1899
  // Excel counts a 29 February 1900 that never was: days before it are one later than serial numbers say.
  if (!isTimeOnly && time < FIRST_OF_MARCH_1900) time += DAY
  const shown = new Date(time)
  if (Number.isNaN(shown.getTime())) return ''
  const [day = '', clock = ''] = shown.toISOString().slice(0, -5).split('T')
  if (isTimeOnly) return clock
  return clock === '00:00:00' ? day : `${day}T${clock}`
}
