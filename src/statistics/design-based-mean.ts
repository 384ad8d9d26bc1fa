/** Weighted sums by stratum and cluster -> a mean or a share of a population, and how sure it is by the design. */
import { interval, type MeanInterval } from './sample-moments.ts'
import { type ShareInterval, shareInterval } from './share-interval.ts'

/** Sums over the rows of one cluster, of a domain where one is asked for: rows outside add nothing. */
interface ClusterSums {
  /** Σ w, Σ w·y */
  readonly w: number
  readonly wy: number
}

/** Where every respondent is drawn alone, the sums over them instead of one for each. */
interface ElementSums extends ClusterSums {
  /** Σ w², Σ w²·y, Σ w²·y² */
  readonly ww: number
  readonly wwy: number
  readonly wwyy: number
}

export interface StratumSums {
  /** What was drawn here: clusters, or respondents. All of them, whatever the domain. */
  readonly drawn: number
  /** Of how many; absent where unknown or very many. */
  readonly population?: number
  readonly sums: readonly ClusterSums[] | ElementSums
}

type DesignBasedMean =
  | (MeanInterval & { readonly mean: number })
  | { readonly undefinedBecause: 'no-answers' | 'lone-cluster' | 'too-few-clusters' }

/**
 * A weighted mean, or a share where y is 0 or 1, with the standard error of its design by Taylor linearisation.
 *
 *   ȳ = Σ w·y/Σ w;  z = Σ over a cluster of w(y − ȳ)/Σ w;  V = Σₕ (1 − nₕ/Nₕ)·nₕ/(nₕ − 1)·Σ (z − z̄ₕ)²
 *
 * In the unit of y; t with as many degrees of freedom as clusters less strata. Who counts: rows with a y; for a domain
 * those in it, while nₕ stays what was drawn. Undefined where nobody answered, where a stratum has a single cluster (what
 * it varies cannot be seen), or where clusters do not outnumber strata.
 * A caution: later stages of drawing are covered only as far as they show in the totals of the first.
 * Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 172–176; Binder (1983), International
 * Statistical Review 51, 279–292.
 * R: `svymean(~y, svydesign(~cluster, strata = ~stratum, weights = ~w, fpc = ~population, data = x))`
 * @example designBasedMean([{ drawn: 2, sums: [{ w: 1, wy: 1 }, { w: 1, wy: 3 }] }])  // { mean: 2, standardError: 1, … }
 */
export function designBasedMean(strata: readonly StratumSums[]): DesignBasedMean {
  const totals = strata.flatMap(({ sums }) => ('w' in sums ? [sums] : sums))
  const weight = totals.reduce((sum, { w }) => sum + w, 0)
  if (!(weight > 0)) return { undefinedBecause: 'no-answers' }
  if (strata.some(({ drawn }) => drawn < 2)) return { undefinedBecause: 'lone-cluster' }
  const df = strata.reduce((sum, { drawn }) => sum + drawn, 0) - strata.length
  if (df < 1) return { undefinedBecause: 'too-few-clusters' }
  const mean = totals.reduce((sum, { wy }) => sum + wy, 0) / weight
  const variance = strata.reduce((all, { drawn, population, sums }) => {
    const z = ({ w, wy }: ClusterSums) => (wy - mean * w) / weight
    const sum = 'w' in sums ? z(sums) : sums.reduce((total, cluster) => total + z(cluster), 0)
    const squares =
      'w' in sums
        ? (sums.wwyy - 2 * mean * sums.wwy + mean ** 2 * sums.ww) / weight ** 2
        : sums.reduce((total, cluster) => total + z(cluster) ** 2, 0)
    const unknown = population === undefined ? 1 : Math.max(0, 1 - drawn / population)
    return all + unknown * (drawn / (drawn - 1)) * Math.max(0, squares - sum ** 2 / drawn)
  }, 0)
  const standardError = Math.sqrt(variance)
  return { mean, standardError, df, ...interval(mean, standardError, df) }
}

/**
 * A share of a designed sample with Wilson's 95 % interval.
 *
 *   Wilson's at n = p(1 − p)/V: as many as a simple random sample would need to be as sure
 *
 * Shares, 0 to 1. Who counts: as for `designBasedMean`. Undefined as it is, and where none or all are counted, whose V is 0.
 * A caution: of few clusters p(1 − p)/V is itself unsure.
 * Source: Wilson (1927), as in `shareInterval`; Korn & Graubard (1998), Survey Methodology 24, 193–201.
 * R: `p <- coef(m <- svymean(~y, design)); n <- p * (1 - p) / vcov(m); prop.test(p * n, n, correct = FALSE)$conf.int`
 * @param strata with y = 1 for who is counted, else 0
 * @example designBasedShare([{ drawn: 4, sums: { w: 4, wy: 2, ww: 4, wwy: 2, wwyy: 2 } }])?.share  // 0.5
 */
export function designBasedShare(strata: readonly StratumSums[]): ShareInterval | undefined {
  const found = designBasedMean(strata)
  if ('undefinedBecause' in found || !(found.standardError > 0)) return undefined
  const n = (found.mean * (1 - found.mean)) / found.standardError ** 2
  return shareInterval(found.mean * n, n)
}
