/** An exact number -> how it stands in a formula, and as a value in a cell. */
import { type Exact, exactText } from '../math/exact.ts'

/** `0.67`, or `(1/3)` where decimals would have no end: the spreadsheet then divides. */
export function formulaNumber(number: Exact): string {
  const text = decimalsOf(number)
  return text.includes('/') ? `(${text})` : text
}

/** All decimals of a number that has an end; otherwise the fraction. */
export function decimalsOf(number: Exact): string {
  let [digits, scale] = [0, 1n]
  while (scale % number.d !== 0n && digits < MOST_DIGITS) {
    digits += 1
    scale *= 10n
  }
  if (scale % number.d !== 0n) return exactText(number)
  const sign = number.s < 0n ? '-' : ''
  const shifted = ((number.n * scale) / number.d).toString().padStart(digits + 1, '0')
  return digits === 0
    ? sign + shifted
    : `${sign}${shifted.slice(0, -digits)}.${shifted.slice(-digits)}`
}

const MOST_DIGITS = 12

/** The nearest float, rounded from the fraction itself. */
export function cellNumber(number: Exact): number {
  return Number(number.valueOf())
}
