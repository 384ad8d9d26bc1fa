/** Where something stands, so that a reader can go there. */

/** A stretch of a text file. Lines and columns count from 1; `endColumn` is the first column after it. */
export interface TextPlace {
  readonly kind: 'text'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** A row, column or cell of a table. Rows and columns count from 1, as a spreadsheet shows them, header included. */
export interface TablePlace {
  readonly kind: 'table'
  readonly file: string
  /** Set for a workbook: the cell then reads `file.xlsx!Sheet1!H212`. */
  readonly sheet?: string
  readonly row?: number
  readonly column?: number
}

interface FilePlace {
  readonly kind: 'file'
  readonly file: string
}

/** A word of the command line: a flag or an argument. */
interface CommandPlace {
  readonly kind: 'command'
  readonly word: string
}

export type Place = TextPlace | TablePlace | FilePlace | CommandPlace

/** `rubric.yaml:31:15`, `jawaban.csv:212:8`, `file.xlsx!Sheet1!H212`, `file.csv`, `--by`. */
export function placeText(place: Place): string {
  if (place.kind === 'command') return place.word
  if (place.kind === 'file') return place.file
  if (place.kind === 'text') return `${place.file}:${place.line}:${place.column}`
  const column = place.column === undefined ? '' : columnLetters(place.column)
  if (place.sheet !== undefined) {
    const cell = `${column}${place.row ?? ''}`
    return `${place.file}!${place.sheet}${cell === '' ? '' : `!${cell}`}`
  }
  if (place.row === undefined) return place.file
  return `${place.file}:${place.row}${place.column === undefined ? '' : `:${place.column}`}`
}

/** 1 -> A, 26 -> Z, 27 -> AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
