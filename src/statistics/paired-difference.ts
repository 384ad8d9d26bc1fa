/** What the same persons scored twice -> the mean difference, and how sure it is. */
import { tTwoTails } from '../math/distributions.ts'
import { type Exact, exact, floatOf, sumOf } from '../math/exact.ts'
import { meanInterval, sampleMoments } from './sample-moments.ts'

interface PairedDifference {
  readonly n: number
  /** Means of the pairs, exact. */
  readonly before: Exact
  readonly now: Exact
  readonly difference: Exact
  /** Of 95 %; undefined of fewer than two pairs. */
  readonly interval: { readonly low: number; readonly high: number } | undefined
  /** Undefined where all differ alike. */
  readonly p: number | undefined
}

/**
 * The mean difference of pairs, with its 95 % interval.
 *
 *   d = x₂ − x₁ of each person;  d̄ ± t(0.975; n − 1)·s(d)/√n
 *
 * In the unit of the scores. Who counts: persons with a score in both periods. Undefined without any; of one there is no
 * interval.
 * A caution: who answered twice need not be like who answered once; the change of all stands beside it.
 * Source: Student (1908), Biometrika 6, 1–25; Altman (1991), Practical Statistics for Medical Research, 189–191.
 * R: `t.test(now, before, paired = TRUE)`
 * @example pairedDifference([[exact(1), exact(2)], [exact(2), exact(5)]])?.difference  // 2
 */
export function pairedDifference(
  pairs: readonly (readonly [before: Exact, now: Exact])[],
): PairedDifference | undefined {
  const n = pairs.length
  if (n === 0) return undefined
  const mean = (values: readonly Exact[]) => sumOf(values).div(exact(n))
  const moments = sampleMoments(pairs.map(([before, now]) => [now.sub(before), 1]))
  const sure = meanInterval(moments)
  const isSure = sure !== undefined && sure.standardError > 0
  return {
    n,
    before: mean(pairs.map(([before]) => before)),
    now: mean(pairs.map(([, now]) => now)),
    difference: moments.mean,
    interval: sure && { low: sure.low, high: sure.high },
    p: isSure ? tTwoTails(floatOf(moments.mean) / sure.standardError, n - 1) : undefined,
  }
}
