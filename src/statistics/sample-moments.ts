/** How often each value came -> number, mean and variance, and how sure the mean is. */
import { tQuantile } from '../math/distributions.ts'
import { type Exact, exact, floatOf, leastCommonMultiple, ZERO } from '../math/exact.ts'
import { CONFIDENCE_LEVEL } from './reliability.ts'

/** Values, exact, and how many respondents have each. */
export type Frequencies = readonly (readonly [value: Exact, times: number])[]

export interface SampleMoments {
  readonly n: number
  /** Exact, as a report shows it; 0 of nobody. */
  readonly mean: Exact
  /** Σ (y − ȳ)² */
  readonly squares: Exact
}

/**
 * Number, mean and sum of squares of values that are counted.
 *
 *   ȳ = Σ f·y / n;  Σ (y − ȳ)² = Σ f·y² − n·ȳ²
 *
 * In the unit of the values; the sum of squares in its square, 0 or more. Who counts: everybody who has a value.
 * Of nobody n is 0, and neither mean nor variance means anything.
 * A caution: exact as long as it is asked for; floats come after the last sum.
 * Source: Cochran (1977), Sampling Techniques, 3rd ed., 22–24.
 * R: `c(length(y), mean(y), sum((y - mean(y))^2))`
 * @example sampleMoments([[exact(1), 2], [exact(4), 1]])  // { n: 3, mean: 2, squares: 6 }
 */
export function sampleMoments(frequencies: Frequencies): SampleMoments {
  // Whole numbers of one denominator add up faster than fractions.
  const denominator = frequencies.reduce((all, [{ d }]) => leastCommonMultiple(all, d), 1n)
  let [n, sum, squares] = [0, 0n, 0n]
  for (const [value, times] of frequencies) {
    const parts = (value.s * value.n * denominator) / value.d
    n += times
    sum += parts * BigInt(times)
    squares += parts * parts * BigInt(times)
  }
  if (n === 0) return { n, mean: ZERO, squares: ZERO }
  const all = BigInt(n)
  return {
    n,
    mean: exact(sum, all * denominator),
    squares: exact(squares * all - sum * sum, all * denominator * denominator),
  }
}

/** s², with divisor n − 1; undefined of fewer than two. */
export function varianceOf({ n, squares }: SampleMoments): number | undefined {
  return n < 2 ? undefined : floatOf(squares) / (n - 1)
}

export interface MeanInterval {
  readonly standardError: number
  readonly df: number
  readonly low: number
  readonly high: number
}

/**
 * The 95 % t interval of a mean.
 *
 *   ȳ ± t(0.975; n − 1)·s/√n·√(1 − n/N)
 *
 * In the unit of the mean; it may reach beyond the scale. Who counts: the respondents with a value. Undefined for fewer
 * than two. Where N, the population, is given, its part that has answered is known and adds no doubt.
 * A caution: it covers chance alone, for a simple random sample; who never answers stays away from every interval.
 * Source: Cochran (1977), Sampling Techniques, 3rd ed., 27.
 * R: `t.test(y)$conf.int`; of a population `N`, s/√n times `sqrt(1 - length(y) / N)`
 * @example meanInterval({ n: 4, mean: exact(2), squares: exact(3) })?.standardError  // 0.5
 */
export function meanInterval(
  moments: SampleMoments,
  population?: number,
): MeanInterval | undefined {
  const { n, mean } = moments
  const variance = varianceOf(moments)
  if (variance === undefined) return undefined
  const standardError = Math.sqrt(variance / n) * finiteFactor(n, population)
  return { standardError, df: n - 1, ...interval(floatOf(mean), standardError, n - 1) }
}

/** How many there are: of all, of each unit of a group, and in each stratum. */
interface PopulationCounts {
  readonly all: number
  /** By the key of the unit. */
  readonly units: ReadonlyMap<string, number>
  /** By normalised name; empty where there are none. */
  readonly strata: ReadonlyMap<string, number>
}

/** Of persons, and of the clusters that these are divided into, where that is known. */
export interface Populations extends PopulationCounts {
  /** Id of the group whose units these are. */
  readonly by: string
  readonly clusters?: PopulationCounts
}

/** √(1 − n/N), by which a standard error shrinks; 1 where nobody knows how many there are. */
export function finiteFactor(drawn: number, population: number | undefined): number {
  return population === undefined ? 1 : Math.sqrt(Math.max(0, 1 - drawn / population))
}

/** A value ± t·SE. */
export function interval(
  middle: number,
  standardError: number,
  df: number,
): { readonly low: number; readonly high: number } {
  const reach = standardError === 0 ? 0 : quantileOf(df) * standardError
  return { low: middle - reach, high: middle + reach }
}

/** Few sizes of units ask for it again and again. */
const quantiles = new Map<number, number>()
const MOST_QUANTILES = 1000

function quantileOf(df: number): number {
  const known = quantiles.get(df) ?? tQuantile((1 + CONFIDENCE_LEVEL) / 2, df)
  if (quantiles.size < MOST_QUANTILES) quantiles.set(df, known)
  return known
}
