/** Exact fractions: text as it stands in a rubric -> a number that never rounds by itself. */
import Fraction from 'fraction.js'

/** An exact rational number. Immutable: `add`, `sub`, `mul`, `div`, `compare`, `equals` give new values. */
export type Exact = Fraction

export const ZERO: Exact = new Fraction(0)
export const ONE: Exact = new Fraction(1)

// Narrower than the library's grammar: no repeating decimals, no mixed numbers, no exponents, no bare point.
// The digit limit keeps a hostile scalar from becoming an hour of arithmetic.
const GRAMMAR = /^[+-]?\d{1,40}(?:\.\d{1,40}|\/[1-9]\d{0,39})?$/

/**
 * Reads `3`, `-0.67` or `1/9`.
 * @returns undefined where the text is anything else
 * @example parseExact('0.67')?.toFraction()  // '67/100'
 */
export function parseExact(text: string): Exact | undefined {
  return GRAMMAR.test(text) ? new Fraction(text) : undefined
}

const COUNTED = new Map<string, Exact>()
const MOST_COUNTED = 10_000

/** A fraction as counts have it for a key: the same few texts in every group. */
export function countedExact(text: string): Exact {
  const known = COUNTED.get(text)
  if (known !== undefined) return known
  const number = parseExact(text) ?? ZERO
  if (COUNTED.size < MOST_COUNTED) COUNTED.set(text, number)
  return number
}

/** An integer or a ratio of two integers. `denominator` must not be 0. */
export function exact(numerator: bigint | number, denominator: bigint | number = 1): Exact {
  return new Fraction(BigInt(numerator), BigInt(denominator))
}

/** The sum of plain numbers, one after another. */
export function total(numbers: Iterable<number>): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}

/**
 * Whole numbers over each denominator first, then by twos and the sums by twos again: one after another, hundreds of denominators
 * would pile up in each step. Reduced once, at the end.
 */
export function sumOf(numbers: Iterable<Exact>): Exact {
  const all = [...numbers]
  if (all.length < 3)
    return all.length < 2 ? (all[0] ?? ZERO) : (all[0] ?? ZERO).add(all[1] ?? ZERO)
  const byDenominator = new Map<bigint, bigint>()
  for (const { s, n, d } of all) byDenominator.set(d, (byDenominator.get(d) ?? 0n) + s * n)
  let sums = [...byDenominator]
  while (sums.length > 1) {
    const [parts, pairs] = [sums, Math.ceil(sums.length / 2)]
    sums = Array.from({ length: pairs }, (_, at) => added(parts[at * 2], parts[at * 2 + 1]))
  }
  const [denominator, numerator] = sums[0] ?? NOTHING
  return exact(numerator, denominator)
}

/** Denominator and numerator, not reduced. */
type Unreduced = readonly [denominator: bigint, numerator: bigint]
const NOTHING: Unreduced = [1n, 0n]

function added(
  [d, n]: Unreduced = NOTHING,
  [otherD, otherN]: Unreduced = NOTHING,
): [bigint, bigint] {
  const common = leastCommonMultiple(d, otherD)
  return [common, n * (common / d) + otherN * (common / otherD)]
}

/** Of two positive numbers. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a % b === 0n) return a
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

/** The fraction as text: `955/261`, `4`. The inverse of `parseExact`. */
export function exactText(number: Exact): string {
  const sign = number.s < 0n ? '-' : ''
  return number.d === 1n ? `${sign}${number.n}` : `${sign}${number.n}/${number.d}`
}

export function isExact(value: unknown): value is Exact {
  return value instanceof Fraction
}

// Exact fractions -> decimals, rounded only where somebody asked for it.

/** `half-up` is half away from zero, as Indonesian regulations and Excel round; `half-even` is for comparison. */
export type RoundingMode = 'half-up' | 'half-even' | 'down' | 'up'

/**
 * Rounds to `digits` decimals, exactly. `down` is toward zero, `up` away from it.
 * @example round(exact(1335, 1000), 2)  // 67/50 = 1.34, where (1.335).toFixed(2) is '1.33'
 */
export function round(number: Exact, digits: number, mode: RoundingMode = 'half-up'): Exact {
  const scale = powerOfTen(digits)
  return exact(number.s * roundedUnits(number, scale, mode), scale)
}

/** The size of the number in units of `1 / scale`, without its sign. */
function roundedUnits({ n, d }: Exact, scale: bigint, mode: RoundingMode): bigint {
  const numerator = n * scale
  const whole = numerator / d
  const twiceRest = (numerator % d) * 2n
  const away = twiceRest === 0n ? false : roundsAway(mode, whole, twiceRest, d)
  return away ? whole + 1n : whole
}

const POWERS = Array.from({ length: 32 }, (_, digits) => 10n ** BigInt(digits))

function powerOfTen(digits: number): bigint {
  return POWERS[digits] ?? 10n ** BigInt(digits)
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
  const units = roundedUnits(number, powerOfTen(digits), 'half-up')
  const text = units.toString().padStart(digits + 1, '0')
  const sign = number.s < 0n && units !== 0n ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/**
 * All decimals of the number; undefined where they do not end, or are more than `most`.
 * @example wholeDecimal(exact(1, 4), 6)  // '0.25'
 */
export function wholeDecimal(number: Exact, most: number): string | undefined {
  for (let digits = 0; digits <= most; digits++) {
    if (number.mul(exact(powerOfTen(digits))).d === 1n) return decimalText(number, digits)
  }
  return undefined
}

/** Whether its decimals never end. */
export function isEndless({ d }: Exact): boolean {
  let rest = d
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor
  return rest !== 1n
}

const SIGNIFICANT_DIGITS = 12

/** A float for arithmetic that is not exact anyway, with all the digits it holds. */
export function floatOf({ s, n, d }: Exact): number {
  return (Number(s) * Number(n)) / Number(d)
}

/**
 * The nearest float with 12 significant digits: how numbers that are not exact stand in JSON.
 * Rounded from the fraction itself, so that every machine writes the same digits.
 * @example approximate(exact(1, 3))  // 0.333333333333
 */
export function approximate(number: Exact): number {
  if (number.n === 0n) return 0
  const wholeDigits = number.n.toString().length - number.d.toString().length
  let digits = SIGNIFICANT_DIGITS - wholeDigits
  const limit = powerOfTen(SIGNIFICANT_DIGITS)
  let scaled = scaledInteger(number, digits)
  if (scaled >= limit) scaled = scaledInteger(number, --digits)
  return Number(`${number.s < 0n ? '-' : ''}${scaled}e${-digits}`)
}

function scaledInteger(number: Exact, digits: number): bigint {
  const numerator = digits >= 0 ? number.n * powerOfTen(digits) : number.n
  const denominator = digits >= 0 ? number.d : number.d * powerOfTen(-digits)
  return (2n * numerator + denominator) / (2n * denominator)
}

// A straight line from one range to another.

export interface Line {
  readonly from: readonly [Exact, Exact]
  readonly to: readonly [Exact, Exact]
}

/** @example rescaled(exact(3), { from: [ONE, exact(5)], to: [ZERO, exact(100)] })  // 50 */
export function rescaled(value: Exact, line: Line): Exact {
  const { slope, offset } = known.get(line) ?? slopeOf(line)
  return value.mul(slope).add(offset)
}

/** The same few lines are used for every unit. */
const known = new WeakMap<Line, { readonly slope: Exact; readonly offset: Exact }>()

function slopeOf(line: Line) {
  const { from, to } = line
  const slope = to[1].sub(to[0]).div(from[1].sub(from[0]))
  const found = { slope, offset: to[0].sub(from[0].mul(slope)) }
  known.set(line, found)
  return found
}
