/** The estimates of units -> the ranks each may have, once chance is allowed for. */
import { tTwoTails } from '../math/distributions.ts'
import { CONFIDENCE_LEVEL } from './reliability.ts'
import { distanceOf, type Estimate } from './welch-test.ts'

export interface RankRange {
  /** 1 is the highest. */
  readonly best: number
  readonly worst: number
}

/**
 * The ranks that a unit may have: it stands below only those that are clearly higher, and above those clearly lower.
 *
 *   best = 1 + units clearly higher;  worst = units − units clearly lower;  clearly: Welch's p, adjusted by Holm, < 0.05
 *
 * Ranks from 1. Who counts: units with an estimate; the others have no rank and take none. Two units of no variance are
 * tied where they are equal, and clearly apart (p = 0) where not. Undefined without an estimate, or where only one has any.
 * A caution: ranges overlap, and that is the message: units within each other's range are tied.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6, 65–70; Welch (1938), Biometrika 29, 350–362.
 * R: `pairwise.t.test(y, unit, pool.sd = FALSE, p.adjust.method = "holm")`
 * @example honestRanks([{ value: 9, standardError: 1, df: 9 }, { value: 1, standardError: 1, df: 9 }])  // [1–1, 2–2]
 */
export function honestRanks(
  estimates: readonly (Estimate | undefined)[],
): readonly (RankRange | undefined)[] {
  const known = estimates.flatMap((estimate, at) => (estimate ? [{ estimate, at }] : []))
  if (known.length < 2) return estimates.map(() => undefined)
  const pairs: { readonly p: number; readonly higher: number; readonly lower: number }[] = []
  let tests = 0
  known.forEach((a, position) => {
    for (let other = position + 1; other < known.length; other++) {
      const b = known[other] ?? a
      const { difference, standardError, df } = distanceOf(a.estimate, b.estimate)
      const isFixed = standardError === 0
      if (isFixed && Math.abs(difference) < ROUNDING) continue
      tests++
      const t = difference / standardError
      if (Math.abs(t) < NEVER_CLEAR) continue
      const [higher, lower] = difference > 0 ? [a.at, b.at] : [b.at, a.at]
      pairs.push({ p: isFixed ? 0 : tTwoTails(t, df), higher, lower })
    }
  })
  const adjusted = holmAdjusted(
    pairs.map(({ p }) => p),
    tests,
  )
  const [above, below] = [estimates.map(() => 0), estimates.map(() => 0)]
  pairs.forEach(({ higher, lower }, at) => {
    if ((adjusted[at] ?? 1) >= 1 - CONFIDENCE_LEVEL) return
    above[lower] = (above[lower] ?? 0) + 1
    below[higher] = (below[higher] ?? 0) + 1
  })
  return estimates.map((estimate, at) =>
    estimate === undefined
      ? undefined
      : { best: 1 + (above[at] ?? 0), worst: known.length - (below[at] ?? 0) },
  )
}

/** Of a bell curve more than 5 of 100 lie further out than this, and of any t more still: no need to know how many. */
const NEVER_CLEAR = 1.9599

/** Equal means may differ by it. */
const ROUNDING = 1e-9

/**
 * Probabilities of several tests, so that all together err in at most 5 of 100 cases.
 *
 *   p₍ᵢ₎* = max over j ≤ i of (m − j + 1)·p₍ⱼ₎, at most 1
 *
 * Probabilities, in the order given. Who counts: every test that was made. Undefined never.
 * A caution: it answers for the tests given; those that nobody handed in it knows nothing of.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6, 65–70.
 * R: `p.adjust(p, "holm")`
 * @param tests how many were made, where only the smaller probabilities are given
 * @example holmAdjusted([0.01, 0.02, 0.5])  // [0.03, 0.04, 0.5]
 */
export function holmAdjusted(
  probabilities: readonly number[],
  tests = probabilities.length,
): readonly number[] {
  const order = probabilities.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p)
  const adjusted = probabilities.map(() => 1)
  let largest = 0
  order.forEach(({ p, at }, position) => {
    largest = Math.max(largest, Math.min(1, (tests - position) * p))
    adjusted[at] = largest
  })
  return adjusted
}
