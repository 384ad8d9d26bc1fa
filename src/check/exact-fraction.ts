/** A weight as printed, `0.111` -> the fraction it was rounded or cut from, `1/9`. */
import { type Exact, exact, ONE, parseExact, ZERO } from '../math/exact.ts'

/** Denominators whose decimals never end, so that a table has to round them. */
const ENDLESS = [3, 6, 7, 9, 11, 12, 13, 14, 15, 18, 21, 22, 24, 26, 27, 28, 30]

/**
 * The simplest fraction of `whole` that gives these decimals when it is rounded or cut; the number itself where there is none.
 * @example exactFraction('0.111', ONE)  // 1/9
 */
export function exactFraction(printed: string, whole: Exact): Exact {
  const number = parseExact(printed) ?? ZERO
  const decimals = /^\d+\.(\d+)$/.exec(printed)?.[1]?.length ?? 0
  if (decimals === 0) return number
  const unit = exact(1, 10n ** BigInt(decimals))
  // One decimal fits too many fractions.
  if (decimals === 1 && whole.equals(ONE)) return number
  for (const denominator of ENDLESS) {
    const numerator = number.div(whole).mul(exact(denominator)).round()
    const fraction = numerator.div(exact(denominator)).mul(whole)
    const cut = fraction.sub(number)
    const isClose = cut.compare(unit) < 0 && cut.compare(unit.div(exact(-2))) >= 0
    if (numerator.n > 0n && isClose && isEndless(fraction)) return fraction
  }
  return number
}

function isEndless({ d }: Exact): boolean {
  let rest = d
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor
  return rest !== 1n
}
