/** How sure the means are that an index is made of, and how far they go together -> the standard error of the index of a group. */
import { total } from '../math/exact.ts'

/** One of the means, in the unit of the index: times what it counts there. */
export interface IndexPart {
  readonly n: number
  readonly standardError: number
}

interface Members {
  readonly rows: number
  /** Those who answered everything, and the standard error of their own mean; undefined of fewer than two. */
  readonly complete: IndexPart | undefined
  /** `varianceTogether` of all respondents of the survey; undefined where nobody knows it. */
  readonly together: number | undefined
}

/**
 * The standard error of an index that is made of several means, for a group in which some left something out.
 *
 *   SE = B·√((m·q + (n − m)·Q)/n);  B = Σ |c|·SE of the means;  q = (SE*·√m / Σ |c|·SE·√n)²;  Q = `varianceTogether` of all
 *
 * m of its n respondents answered everything, and SE* is s/√m of their indexes. In the unit of the index, 0 to B. Who counts:
 * in B everybody who has a value of a mean; who left something out goes together as all respondents of the survey do, for
 * answers are crossed over these alone. Where everybody answered everything it is s/√n. Undefined where one of the means is of
 * fewer than two, or where neither q nor Q is known.
 * A caution: an approximation. In simulated units of 12 and 40, with 10 and 25 of 100 answers missing at random, its median is
 * 2 to 9 of 100 above that by linearisation of their rows; s/√m of complete rows is 46 to 180 of 100 above, and 0 in some. Where
 * answers of a group go together more than those of all others it is too small, 17 of 100 at the median with loadings 2.2 times theirs.
 * Source: B is the bound of Cauchy and Schwarz; weighed by m as composite estimators are, Rao & Molina (2015), Small Area
 * Estimation, 57. Ours in this combination.
 * R: `sum(a * se) * sqrt((m * q + (n - m) * Q) / n)`
 * @example indexError([{ n: 4, standardError: 1 }, { n: 4, standardError: 1 }], { rows: 4, complete: undefined, together: 0.25 })  // 1
 */
export function indexError(
  parts: readonly IndexPart[],
  { rows, complete, together }: Members,
): number | undefined {
  if (parts.length === 0 || parts.some(({ n }) => n < 2)) return undefined
  const largest = total(parts.map(({ standardError }) => standardError))
  if (parts.length === 1) return largest
  if (complete?.n === rows) return complete.standardError
  const spread = total(parts.map(({ n, standardError }) => standardError * Math.sqrt(n)))
  const own = complete && ((complete.standardError * Math.sqrt(complete.n)) / (spread || 1)) ** 2
  const [first, second] = [own ?? together, together ?? own]
  if (first === undefined || second === undefined) return undefined
  const m = complete?.n ?? 0
  return largest * Math.sqrt((m * first + (rows - m) * second) / rows)
}

/** The variance of a score, as a share of what it were if its means rose and fell as one; of one mean 1. */
export function varianceTogether(standardError: number, parts: readonly number[]): number {
  const largest = total(parts)
  return largest === 0 ? 1 : (standardError / largest) ** 2
}
