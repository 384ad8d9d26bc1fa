/** Counts of answers -> shares with intervals. */

/** The normal quantile for 95 %. */
const Z = 1.959963984540054

export interface ShareInterval {
  readonly share: number
  readonly low: number
  readonly high: number
}

/**
 * A share with Wilson's 95 % interval.
 *
 *   (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
 *
 * Shares, 0 to 1, and so is the interval. Who counts: those who answered. Undefined of nobody.
 * A caution: for a simple random sample; n is that of a design divided by its effect.
 * Source: Wilson (1927), Journal of the American Statistical Association 22, 209–212, without continuity correction.
 * R: `prop.test(x, n, correct = FALSE)$conf.int`
 * @example shareInterval(0, 10)?.low  // 0
 */
export function shareInterval(x: number, n: number): ShareInterval | undefined {
  if (!(n > 0)) return undefined
  const share = x / n
  const square = Z ** 2
  const middle = share + square / (2 * n)
  const reach = Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n ** 2))
  const bound = (value: number) => Math.min(1, Math.max(0, value / (1 + square / n)))
  return {
    share,
    low: x === 0 ? 0 : bound(middle - reach),
    high: x === n ? 1 : bound(middle + reach),
  }
}
