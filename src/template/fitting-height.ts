/** The texts of a row -> the height that shows all of them; spreadsheets fit rows only once somebody edits them. */
import type { CellStyle } from '../tables/workbook.ts'

export interface FittedText {
  readonly text: string
  /** Of its column, in characters of the default font. */
  readonly width: number
  readonly style: CellStyle
}

const DEFAULT_SIZE = 10
const LINE_FOR_SIZE = 1.32
/** Columns are measured in digits, which are wider than most letters. */
const LETTERS = 1.1
const BOLD_LETTERS = 0.92
const MARGIN = 3
/** No spreadsheet shows a higher row. */
const HIGHEST = 400

/** In points. */
export function fittingHeight(texts: readonly FittedText[]): number {
  const heights = texts.map(({ text, width, style }) => {
    const size = style.size ?? DEFAULT_SIZE
    const letters = style.bold === true ? BOLD_LETTERS : LETTERS
    const characters = Math.max(4, (width * letters * DEFAULT_SIZE) / size)
    const lines = text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / characters)), 0)
    return lines * size * LINE_FOR_SIZE + MARGIN
  })
  return Math.min(HIGHEST, Math.round(Math.max(DEFAULT_SIZE * LINE_FOR_SIZE, ...heights) * 2) / 2)
}
