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

/** An integer or a ratio of two integers. `denominator` must not be 0. */
export function exact(numerator: bigint | number, denominator: bigint | number = 1): Exact {
  return new Fraction(BigInt(numerator), BigInt(denominator))
}

export function sumOf(numbers: Iterable<Exact>): Exact {
  let sum = ZERO
  for (const number of numbers) sum = sum.add(number)
  return sum
}

/** The fraction as text: `955/261`, `4`. The inverse of `parseExact`. */
export function exactText(number: Exact): string {
  const sign = number.s < 0n ? '-' : ''
  return number.d === 1n ? `${sign}${number.n}` : `${sign}${number.n}/${number.d}`
}

export function isExact(value: unknown): value is Exact {
  return value instanceof Fraction
}
