/** The columns of a worksheet: what stands in each, how wide it is, and its letter. */
import { type CellStyle, columnName } from '../tables/workbook.ts'

/** Those that begin with `attainable` hold helping numbers and are hidden. */
const WIDTHS = {
  number: 12,
  question: 46,
  options: 48,
  weight: 8,
  answer: 11,
  points: 9,
  percent: 8,
  filled: 9,
  evidence: 36,
  note: 28,
  verified: 11,
  verifiedPoints: 11,
  verifierNote: 28,
  attainable: 10,
  attainableSoFar: 10,
  attainableVerified: 10,
} as const

export type ColumnKey = keyof typeof WIDTHS

export const COLUMN_KEYS = Object.keys(WIDTHS) as readonly ColumnKey[]

export function columnOf(key: ColumnKey): string {
  return columnName(COLUMN_KEYS.indexOf(key))
}

export function isHelping(key: ColumnKey): boolean {
  return key.startsWith('attainable')
}

export const COLUMNS = COLUMN_KEYS.map(key => ({ width: WIDTHS[key], isHidden: isHelping(key) }))

// How the cells of templates look. Yellow cells are open; the others are locked.

const OPEN = 'FFF8D6'
const BORDERED = { hasBorder: true } as const
const POINTS = '0.00'

export const STYLES = {
  title: { bold: true, size: 14 },
  text: { colour: '404040' },
  label: { bold: true, align: 'right' },
  header: { ...BORDERED, bold: true, fill: '1F4E79', colour: 'FFFFFF', align: 'center' },
  open: { ...BORDERED, fill: OPEN, isOpen: true },
  openChoice: { ...BORDERED, fill: OPEN, isOpen: true, align: 'center' },
  shown: { ...BORDERED, align: 'center' },
  item: BORDERED,
  help: { ...BORDERED, size: 9, colour: '404040' },
  points: { ...BORDERED, format: POINTS, align: 'right' },
  tick: { ...BORDERED, format: '"✓";"";""', align: 'center' },
} as const satisfies Readonly<Record<string, CellStyle>>

const FILLS = ['BDD7EE', 'DDEBF7', 'F2F2F2'] as const

/** Headings by how deep they stand. */
export function headingStyle(depth: number, more: CellStyle = {}): CellStyle {
  const fill = FILLS[Math.min(depth, FILLS.length - 1)] ?? FILLS[2]
  return { ...BORDERED, bold: true, fill, ...more }
}

export function headingPoints(depth: number): CellStyle {
  return headingStyle(depth, { format: POINTS, align: 'right' })
}

/** `3/5`: a number that spreadsheets can add up. */
export function headingFilled(depth: number, asked: number): CellStyle {
  return headingStyle(depth, { format: `0"/${asked}"`, align: 'center' })
}

// The texts of a row -> the height that shows all of them; spreadsheets fit rows only once somebody edits them.

interface FittedText {
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
