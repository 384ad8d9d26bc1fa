/** A score, how sure it is, and the bounds of its grades -> which share of the t confidence distribution each band has. */
import { tCdf } from '../math/distributions.ts'
import type { Estimate } from './welch-test.ts'

/**
 * The share of the t confidence distribution that falls in each band.
 *
 *   C(b) = P(T ≤ (b − score)/SE), T with df degrees of freedom;  share = C(upper bound) − C(lower bound)
 *
 * Shares that add up to 1, the lowest band first. Who counts: as for the score. Undefined without a standard error above 0.
 * A caution: it is no probability that the grade is right; it says which confidence levels lead into which band.
 * Source: Schweder & Hjort (2016), Confidence, Likelihood, Probability, ch. 3.
 * R: `diff(c(0, pt((bounds - score) / se, df), 1))`
 * @param bounds where each band but the lowest begins, ascending
 * @example confidenceByBand({ value: 2, standardError: 1, df: 9 }, [2])  // [0.5, 0.5]
 */
export function confidenceByBand(
  { value, standardError, df }: Estimate,
  bounds: readonly number[],
): readonly number[] | undefined {
  if (!(standardError > 0)) return undefined
  const reached = [0, ...bounds.map(bound => tCdf((bound - value) / standardError, df)), 1]
  return reached.slice(1).map((share, at) => Math.max(0, share - (reached[at] ?? 0)))
}
