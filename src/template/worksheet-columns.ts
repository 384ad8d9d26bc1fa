/** The columns of a worksheet: what stands in each, how wide it is, and its letter. */
import { columnName } from '../tables/workbook.ts'

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
