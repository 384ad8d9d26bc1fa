/** Exact fractions -> decimals, rounded only where somebody asked for it. */
import { type Exact, exact } from './exact.ts'

/** `half-up` is half away from zero, as Indonesian regulations and Excel round; `half-even` is for comparison. */
export type RoundingMode = 'half-up' | 'half-even' | 'down' | 'up'

/**
 * Rounds to `digits` decimals, exactly. `down` is toward zero, `up` away from it.
 * @example round(exact(1335, 1000), 2)  // 67/50 = 1.34, where (1.335).toFixed(2) is '1.33'
 */
export function round(number: Exact, digits: number, mode: RoundingMode = 'half-up'): Exact {
  const scale = 10n ** BigInt(digits)
  const numerator = number.n * scale
  const whole = numerator / number.d
  const twiceRest = (numerator % number.d) * 2n
  const away = twiceRest === 0n ? false : roundsAway(mode, whole, twiceRest, number.d)
  return exact(number.s * (away ? whole + 1n : whole), scale)
}

function roundsAway(
  mode: RoundingMode,
  whole: bigint,
  twiceRest: bigint,
  denominator: bigint,
): boolean {
  if (mode === 'down') return false
  if (mode === 'up') return true
  if (twiceRest !== denominator) return twiceRest > denominator
  return mode === 'half-up' || whole % 2n === 1n
}

/**
 * The number with exactly `digits` decimals and a point: `76.80`. Rounds half away from zero.
 * @example decimalText(exact(1, 3), 2)  // '0.33'
 */
export function decimalText(number: Exact, digits: number): string {
  const scaled = round(number, digits).mul(exact(10n ** BigInt(digits)))
  const text = scaled.n.toString().padStart(digits + 1, '0')
  const sign = scaled.s < 0n && scaled.n !== 0n ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const SIGNIFICANT_DIGITS = 12

/**
 * The nearest float with 12 significant digits: how numbers that are not exact stand in JSON.
 * Rounded from the fraction itself, so that every machine writes the same digits.
 * @example approximate(exact(1, 3))  // 0.333333333333
 */
export function approximate(number: Exact): number {
  if (number.n === 0n) return 0
  const wholeDigits = number.n.toString().length - number.d.toString().length
  let digits = SIGNIFICANT_DIGITS - wholeDigits
  const limit = 10n ** BigInt(SIGNIFICANT_DIGITS)
  let scaled = scaledInteger(number, digits)
  if (scaled >= limit) scaled = scaledInteger(number, --digits)
  return Number(`${number.s < 0n ? '-' : ''}${scaled}e${-digits}`)
}

function scaledInteger(number: Exact, digits: number): bigint {
  const numerator = digits >= 0 ? number.n * 10n ** BigInt(digits) : number.n
  const denominator = digits >= 0 ? number.d : number.d * 10n ** BigInt(-digits)
  return (2n * numerator + denominator) / (2n * denominator)
}
