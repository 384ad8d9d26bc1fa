/** A number as a sheet writes it, and ours -> whether the one stands for the other. */
import { type Exact, exact, ONE } from '../math/exact.ts'
import { round } from '../math/round.ts'
import type { StatedValue } from '../worksheets/sheet.ts'

const HUNDRED = exact(100)
const TWO = exact(2)
/** Spreadsheets show at most 15 digits and keep some of them wrong. */
const MOST_DIGITS = 9
/** With fewer decimals a number is rounded for show, and only what rounds to it will do. */
const SHOWN_DIGITS = 2

/** Whether the number as written stands for ours: half a unit of its last decimal, or less. A whole number stands for itself alone. */
export function isSameNumber(value: Exact, digits: number, ours: Exact): boolean {
  if (digits === 0) return value.equals(ours)
  if (digits < SHOWN_DIGITS) return round(ours, digits).equals(value)
  const unit = exact(1, 10n ** BigInt(Math.min(digits, MOST_DIGITS)))
  return distance(value, ours).compare(unit.div(TWO)) <= 0
}

/** Like `isSameNumber`, and nearer to ours than halfway to what any other option is worth. */
export function isSameChoice(
  value: Exact,
  digits: number,
  ours: Exact,
  options: readonly Exact[],
): boolean {
  if (!isSameNumber(value, digits, ours)) return false
  const others = options.filter(option => !option.equals(ours))
  return others.every(other => distance(value, ours).compare(distance(other, ours).div(TWO)) < 0)
}

/** A percent is rounded to whole ones, or stored as a share: 0.67 shown as 67 %. */
export function isSamePercent({ value, digits }: StatedValue, ours: Exact): boolean {
  const share = ours.div(HUNDRED)
  if (digits === 0) return round(ours, 0).equals(value) || (value.equals(ONE) && share.equals(ONE))
  return isSameNumber(value, digits, ours) || isSameNumber(value, digits, share)
}

function distance(a: Exact, b: Exact): Exact {
  return a.sub(b).abs()
}
