/** A weight as printed, `0.111` -> the fraction it was rounded or cut from, `1/9`. */
import { type Exact, exact, ONE, parseExact, ZERO } from '../math/exact.ts'

// Beyond twelfths some fraction or other fits any two decimals.
const LARGEST_DENOMINATOR = 12

/**
 * The simplest fraction of `whole` that gives these decimals when it is rounded or cut.
 * The number itself where there is none, or where its own decimals are the simplest: 0.25 is a quarter.
 * @example exactFraction('0.111', ONE)  // 1/9
 */
export function exactFraction(printed: string, whole: Exact): Exact {
  const number = parseExact(printed) ?? ZERO
  for (let denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
    const numerator = number.div(whole).mul(exact(denominator)).round()
    const fraction = numerator.div(exact(denominator)).mul(whole)
    if (numerator.n > 0n && isPrintedAs(fraction, printed, whole))
      return isEndless(fraction) ? fraction : number
  }
  return number
}

/** Whether the decimals are those of the fraction, rounded or cut. One decimal of 1 fits too many to say so. */
export function isPrintedAs(fraction: Exact, printed: string, whole: Exact): boolean {
  const decimals = /^\d+\.(\d+)$/.exec(printed)?.[1]?.length ?? 0
  if (decimals === 0 || (decimals === 1 && whole.equals(ONE))) return false
  const unit = exact(1, 10n ** BigInt(decimals))
  const lost = fraction.sub(parseExact(printed) ?? ZERO)
  return lost.compare(unit) < 0 && lost.compare(unit.div(exact(-2))) >= 0
}

function isEndless({ d }: Exact): boolean {
  let rest = d
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor
  return rest !== 1n
}
