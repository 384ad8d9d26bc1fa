/** The value of a workbook's cell -> the text that a spreadsheet would export for it. */

export type CellValue = string | number | boolean | Date | null | undefined

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
