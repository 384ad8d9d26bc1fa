/** Counts of answers -> shares with intervals, and whether a scale is too short for them. */

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

/** More than this share at one end, and the scale no longer tells those there apart. */
export const FLOOR_CEILING_SHARE = 0.15

/**
 * Which share has the lowest possible score, and which the highest.
 *
 *   floor = n(lowest)/n;  ceiling = n(highest)/n
 *
 * Shares, 0 to 1. Who counts: those with a score. Undefined of nobody.
 * A caution: above 0.15 the end of the scale hides who is better or worse there; a rise can no longer show.
 * Source: McHorney & Tarlov (1995), Quality of Life Research 4, 293–307; Terwee et al. (2007), Journal of Clinical
 * Epidemiology 60, 34–42.
 * R: `c(mean(y == min(scale)), mean(y == max(scale)))`
 * @param counts in the order of the scale
 * @example floorAndCeiling([1, 0, 3])  // { floor: 0.25, ceiling: 0.75 }
 */
export function floorAndCeiling(
  counts: readonly number[],
): { readonly floor: number; readonly ceiling: number } | undefined {
  const n = counts.reduce((sum, times) => sum + times, 0)
  if (n === 0) return undefined
  return { floor: (counts[0] ?? 0) / n, ceiling: (counts.at(-1) ?? 0) / n }
}
