/** The moments of groups -> whether their means differ, without supposing that they vary alike. */
import { fTail, tTwoTails } from '../math/distributions.ts'
import { floatOf } from '../math/exact.ts'
import { interval, type SampleMoments, varianceOf } from './sample-moments.ts'

export interface WelchTest {
  readonly f: number
  readonly df: readonly [number, number]
  readonly p: number
}

/**
 * Welch's test of equal means.
 *
 *   w = n/s², ỹ = Σ w·ȳ/Σ w, h = Σ (1 − w/Σ w)²/(n − 1);
 *   F = [Σ w·(ȳ − ỹ)²/(G − 1)] / [1 + 2(G − 2)/(G² − 1)·h], with G − 1 and (G² − 1)/(3h) degrees of freedom
 *
 * p is a probability. Who counts: groups of two or more. Undefined where fewer than two of them are left, or where one
 * has no variance.
 * A caution: with many respondents small differences are significant too; look at η² as well.
 * Source: Welch (1951), Biometrika 38, 330–336.
 * R: `oneway.test(y ~ group)`
 * @example welchTest([{ n: 3, mean: exact(1), squares: exact(2) }, { n: 3, mean: exact(3), squares: exact(2) }])?.f  // 6
 */
export function welchTest(all: readonly SampleMoments[]): WelchTest | undefined {
  const groups = all.flatMap(moments => {
    const variance = varianceOf(moments)
    if (variance === undefined) return []
    return [{ n: moments.n, mean: floatOf(moments.mean), weight: moments.n / variance }]
  })
  const count = groups.length
  if (count < 2 || groups.some(({ weight }) => !Number.isFinite(weight))) return undefined
  const weights = groups.reduce((sum, { weight }) => sum + weight, 0)
  const middle = groups.reduce((sum, { weight, mean }) => sum + weight * mean, 0) / weights
  const spread = groups.reduce((sum, { weight, mean }) => sum + weight * (mean - middle) ** 2, 0)
  const h = groups.reduce((sum, { n, weight }) => sum + (1 - weight / weights) ** 2 / (n - 1), 0)
  const f = spread / (count - 1) / (1 + ((2 * (count - 2)) / (count ** 2 - 1)) * h)
  const df = [count - 1, (count ** 2 - 1) / (3 * h)] as const
  return { f, df, p: fTail(f, ...df) }
}

interface Difference {
  /** First minus second. */
  readonly difference: number
  readonly standardError: number
  readonly df: number
  readonly low: number
  readonly high: number
  /** Undefined where neither varies. */
  readonly p: number | undefined
}

/** An estimate and how sure it is: a mean with s/√n, or a score with its own standard error. */
export interface Estimate {
  readonly value: number
  readonly standardError: number
  readonly df: number
}

/**
 * The difference of two independent estimates, with its 95 % interval.
 *
 *   d = a − b;  SE² = SE²ₐ + SE²ᵦ;  df = SE⁴ / (SE⁴ₐ/dfₐ + SE⁴ᵦ/dfᵦ)
 *
 * In the unit of the two. Who counts: everybody behind either; nobody behind both. Undefined never; without any
 * variance p is.
 * A caution: of persons who answered twice the paired difference is the sharper one.
 * Source: Welch (1938), Biometrika 29, 350–362; Satterthwaite (1946), Biometrics Bulletin 2, 110–114.
 * R: `t.test(a, b)`
 * @example differenceOf({ value: 3, standardError: 3, df: 9 }, { value: 1, standardError: 4, df: 9 }).standardError  // 5
 */
export function differenceOf(a: Estimate, b: Estimate): Difference {
  const { difference, standardError, df } = distanceOf(a, b)
  return {
    ...{ difference, standardError, df },
    p: standardError === 0 ? undefined : tTwoTails(difference / standardError, df),
    ...interval(difference, standardError, df),
  }
}

/** The same without probabilities, which take longer than all else: of hundreds of units there are many thousand pairs. */
export function distanceOf(
  a: Estimate,
  b: Estimate,
): Pick<Difference, 'difference' | 'standardError' | 'df'> {
  const difference = a.value - b.value
  const [one, other] = [a.standardError ** 2, b.standardError ** 2]
  const standardError = Math.sqrt(one + other)
  const df =
    standardError === 0 ? a.df + b.df : (one + other) ** 2 / (one ** 2 / a.df + other ** 2 / b.df)
  return { difference, standardError, df }
}

/** Undefined of fewer than two. */
export function estimateOf(moments: SampleMoments): Estimate | undefined {
  const variance = varianceOf(moments)
  if (variance === undefined) return undefined
  const { n, mean } = moments
  return { value: floatOf(mean), standardError: Math.sqrt(variance / n), df: n - 1 }
}
