/** A population -> how many must answer, by the rules that offices are asked to follow. Exact until the last step. */
import { type Exact, exact, round } from '../math/exact.ts'

/** How far a share in the sample may lie from that of the population: 1/20 is 5 %. A share, 0 to 1. */
export const USUAL_MARGIN: Exact = exact(1, 20)

/** The χ² with one degree of freedom for 95 %, as printed in the article; more digits give other numbers than its table. */
const CHI_SQUARE = exact(3841, 1000)
/** The normal quantile for 95 %. */
const Z = exact(1959963984540054n, 10n ** 15n)
const QUARTER = exact(1, 4)

/**
 * The required sample by Krejcie and Morgan, for a share of one half, 95 % confidence.
 *
 *   n = χ² N P (1 − P) / (d² (N − 1) + χ² P (1 − P)), rounded as the table of the article is
 *
 * Persons, 1 to N. A caution: that is for a simple random sample of one population; each service or unit that is
 * judged by itself needs its own.
 * Source: Krejcie & Morgan (1970), Educational and Psychological Measurement 30, 607–610.
 * R: `N <- 100; round(3.841 * N * .25 / (.0025 * (N - 1) + 3.841 * .25))`
 * @example krejcieMorgan(100n)  // 80
 */
export function krejcieMorgan(population: bigint, margin: Exact = USUAL_MARGIN): number {
  const spread = CHI_SQUARE.mul(QUARTER)
  const size = spread.mul(exact(population)).div(
    margin
      .mul(margin)
      .mul(exact(population - 1n))
      .add(spread),
  )
  return persons(round(size, 0), population)
}

/**
 * The required sample by Cochran for a share of one half, 95 % confidence, with the correction for a finite population.
 *
 *   n₀ = z² P (1 − P) / d²;  n = n₀ / (1 + (n₀ − 1) / N), rounded up
 *
 * Persons, 1 to N.
 * Source: Cochran (1977), Sampling Techniques, 3rd ed., 75–76.
 * R: `N <- 100; n0 <- qnorm(.975)^2 * .25 / .0025; ceiling(n0 / (1 + (n0 - 1) / N))`
 * @example cochranSampleSize(100n)  // 80
 */
export function cochranSampleSize(population: bigint, margin: Exact = USUAL_MARGIN): number {
  const infinite = Z.mul(Z).mul(QUARTER).div(margin.mul(margin))
  const size = infinite.div(infinite.sub(exact(1)).div(exact(population)).add(exact(1)))
  return persons(size.ceil(), population)
}

/**
 * The required sample by the rule known as Slovin's (Yamane's): what some offices are asked to report.
 *
 *   n = N / (1 + N d²), rounded up
 *
 * Persons, 1 to N. A caution: it is Cochran's with z = 2 and the variance of a finite population left out; use it only
 * where it is asked for.
 * Source: Yamane (1967), Statistics, 2nd ed., 886.
 * R: `N <- 100; ceiling(N / (1 + N * .0025))`
 * @example slovinSampleSize(100n)  // 80
 */
export function slovinSampleSize(population: bigint, margin: Exact = USUAL_MARGIN): number {
  const size = exact(population).div(exact(population).mul(margin).mul(margin).add(exact(1)))
  return persons(size.ceil(), population)
}

function persons(size: Exact, population: bigint): number {
  const number = size.n < 1n ? 1n : size.n > population ? population : size.n
  return Number(number)
}
