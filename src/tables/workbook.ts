/** A workbook as plain data: what our templates need of a spreadsheet and no more. */

export interface Workbook {
  readonly tabs: readonly WorkbookTab[]
  /** Shown in the properties of the file. */
  readonly title: string
}

export interface WorkbookTab {
  readonly name: string
  readonly columns: readonly WorkbookColumn[]
  readonly rows: readonly WorkbookRow[]
  /** `A1:M1`. */
  readonly merged: readonly string[]
  /** Rows above and columns left of this cell stay in view. */
  readonly frozenBefore: string | undefined
  /** Rows that can be filtered, with the row of their headings: `A1:F20`. */
  readonly filter?: string
  readonly validations: readonly Validation[]
  /** Cells are locked unless their style says otherwise. There is no password: who needs to can unlock the sheet. */
  readonly isProtected: boolean
  readonly print: { readonly repeatedRow: number | undefined; readonly footer: string }
}

interface WorkbookColumn {
  /** In characters. */
  readonly width: number
  readonly isHidden?: boolean
}

export interface WorkbookRow {
  /** By column; undefined leaves the cell out. */
  readonly cells: readonly (WorkbookCell | undefined)[]
  /** In points. A fixed one stays when somebody types more; merged cells need that, as nothing fits itself to them. */
  readonly height?: number
  readonly isHeightFixed?: boolean
}

export interface WorkbookCell {
  /** What stands there; of a formula, its result, so that readers that compute nothing see it too. */
  readonly value?: string | number
  /** Without the equals sign, in the grammar of the file format: English names, commas. */
  readonly formula?: string
  readonly style: CellStyle
}

export interface CellStyle {
  readonly bold?: boolean
  /** In points; 10 unless said. */
  readonly size?: number
  /** `RRGGBB`. */
  readonly colour?: string
  readonly fill?: string
  readonly hasBorder?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly format?: string
  readonly isOpen?: boolean
}

/** What may be typed into the cells; they may always be left empty. */
export type Validation = {
  /** `E5`, `E7`. */
  readonly cells: readonly string[]
  readonly message: string
} & (
  | { readonly list: readonly string[] }
  | {
      readonly number: 'whole' | 'decimal'
      readonly min: string | undefined
      readonly max: string | undefined
    }
)

/** @example columnName(0)  // 'A' */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

/** `AB` -> 28. */
export function columnNumber(letters: string): number {
  let number = 0
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64
  return number
}

/** Some programs leave a row or column without height or width instead of hiding it. */
export function isUnseen(hidden: string | undefined, size: string | undefined): boolean {
  return hidden === '1' || hidden === 'true' || (size !== undefined && Number(size) === 0)
}

/** A name that every spreadsheet allows, unlike those already taken. */
export function tabName(wanted: string, taken: ReadonlySet<string>): string {
  const base =
    wanted
      .replace(/[[\]:*?/\\']/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() || 'Sheet'
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` ${number}`
    const name = wholeWords(base, LONGEST_NAME - ending.length) + ending
    if (!taken.has(name.toLowerCase())) return name
  }
}

const LONGEST_NAME = 31

/** The words that have room, without a sign that joined them to the next; of a single long one what has room. */
function wholeWords(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most + 1).lastIndexOf(' ')
  return cut <= most / 3
    ? text.slice(0, most).trim()
    : text.slice(0, cut).replace(/[\s,·×(–-]+$/u, '')
}

/** A text as a formula has it. */
export function formulaText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
