/** The XML of a worksheet -> how far it reaches, judged before a reader makes room for all cells up to there. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const sheetTooLarge = defineDiagnostic({
  code: 'responses/sheet-too-large',
  severity: 'error',
  message: {
    id: 'Lembar `{sheet}` membentang sampai baris {rows}, kolom ke-{columns}: jauh melampaui data jawaban.',
    en: 'Sheet `{sheet}` reaches to row {rows}, column {columns}: far beyond answers to a survey.',
  },
  remedy: {
    id: 'Di Excel, hapus baris dan kolom kosong di luar data lalu simpan, atau simpan lembarnya sebagai "CSV UTF-8".',
    en: 'In Excel, delete the empty rows and columns outside the data and save, or save the sheet as "CSV UTF-8".',
  },
})

export interface SheetExtent {
  readonly rows: number
  readonly columns: number
}

/** A million rows of thirty columns fit; a single stray cell in the last corner of a sheet (17 thousand million) does not. */
const MOST_CELLS = 2 ** 25
/** No spreadsheet program goes further. */
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384]

export function isTooLarge({ rows, columns }: SheetExtent): boolean {
  return rows > MOST_ROWS || columns > MOST_COLUMNS || rows * columns > MOST_CELLS
}

const [TAG_START, TAG_END, EQUALS, DOUBLE, SINGLE, R] = Buffer.from(`<>="'r`)

/** The largest row and column in any `r="AB12"` or `r="12"` of a tag, by bytes: a sheet may hold hundreds of mebibytes. */
export function sheetExtent(xml: Uint8Array): SheetExtent {
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
function addressAt(xml: Uint8Array, start: number): SheetExtent {
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
