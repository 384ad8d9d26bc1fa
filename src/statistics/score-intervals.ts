/** The counts of a survey -> how far its scores would vary from sample to sample: standard errors and intervals. */
import { type Exact, exact, floatOf, sumOf } from '../math/exact.ts'
import type { ScoreNode } from '../rubric/model.ts'
import type { CountingPlan } from '../tally/count-cell.ts'
import { isCrossed } from '../tally/cross-tables.ts'
import { type Cell, surveyCells, type Tally } from '../tally/tally.ts'
import { numberPair, pairSums } from './covariances.ts'
import { varianceTogether } from './index-error.ts'
import { interval, type SampleMoments, sampleMoments } from './sample-moments.ts'
import { scoreFrequencies } from './score-frequencies.ts'
import { estimateOf } from './welch-test.ts'

export interface ScoreInterval {
  readonly node: ScoreNode
  readonly standardError: number
  /** Degrees of freedom of t. */
  readonly df: number
  /** Of 95 %; it may reach beyond the scale. */
  readonly low: number
  readonly high: number
  /** See `varianceTogether`; of all rows. */
  readonly together?: number
}

/** A mean over persons: of a node that each has a score of, or of an item. */
interface Term extends SampleMoments {
  readonly node: ScoreNode
}

/**
 * t intervals of the scores that respondents' answers are averaged in, and of all above them.
 *
 *   z = Σ c·(y − ȳ)/n over the means that a score is made of;  SE² = n/(n − 1)·Σ z²;  score ± t(n − 1)·SE
 *
 * For a simple random sample of a large population; of one mean it is the usual s/√n. Of a population of N, what two means of
 * n₁ and n₂ persons add to Σ z² counts 1 − n₁·n₂/(m·N) times, m having both: of one mean, and where all answered everything,
 * SE is √(1 − n/N) times as large. A score with a mean that is not crossed with the others, or one that averages units, has
 * none; nor has one of items that are answered with a number, where not everybody who gave one gave all.
 * Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 172–176.
 * R: `confint(svymean(~y, svydesign(~1, data = x)), df = nrow(x) - 1)`; of a population
 * `svydesign(~1, fpc = ~N, data = x)`
 * @param valueAt the score of a node, as the report has it
 */
export function scoreIntervals(
  plan: CountingPlan,
  tally: Tally,
  valueAt: (node: ScoreNode) => Exact | undefined,
  population = Number.POSITIVE_INFINITY,
): readonly ScoreInterval[] {
  const { whole } = surveyCells(tally)
  const terms = new Map<string, Term>()
  const products = crossProducts(plan, tally)
  const found: ScoreInterval[] = []

  const intervalOf = (
    node: ScoreNode,
    factors: ReadonlyMap<string, number>,
  ): ScoreInterval | undefined => {
    const value = valueAt(node)
    const used = [...factors].map(([id, factor]) => ({ factor, term: terms.get(id) }))
    if (value === undefined || used.some(({ term }) => term === undefined)) return undefined
    let [sum, finite] = [0, 0]
    const add = (product: number, a: number, b: number, both: number) => {
      if (both === 0) return
      const own = product / (a * b)
      sum += own
      finite += own * (1 - (a * b) / (both * population))
    }
    for (const [position, { factor, term }] of used.entries()) {
      if (term === undefined) return undefined
      add(factor ** 2 * floatOf(term.squares), term.n, term.n, term.n)
      for (const other of used.slice(position + 1)) {
        const both = other.term && products(term, other.term)
        if (both === undefined || other.term === undefined) return undefined
        add(2 * factor * other.factor * both.product, term.n, other.term.n, both.n)
      }
    }
    const n = used.length === 1 ? (used[0]?.term?.n ?? 0) : whole.rows
    if (n < 2) return undefined
    const errorOf = (squares: number) => Math.sqrt(Math.max(0, (squares * n) / (n - 1)))
    const [drawn, standardError] = [errorOf(sum), errorOf(finite)]
    const parts = used.map(({ factor, term }) => {
      return Math.abs(factor) * ((term && estimateOf(term)?.standardError) ?? 0)
    })
    return {
      ...{ node, standardError, df: n - 1, together: varianceTogether(drawn, parts) },
      ...interval(floatOf(value), standardError, n - 1),
    }
  }

  for (const { node, factors } of linearScores(plan.rubric.score, valueAt, node => {
    const term = termOf(node, whole)
    if (term !== undefined) terms.set(node.id, term)
    return term !== undefined
  })) {
    const interval = intervalOf(node, factors)
    if (interval !== undefined) found.push(interval)
  }
  return found
}

interface LinearScore {
  readonly node: ScoreNode
  /** The score as Σ c·mean + constant, by the id of the mean's node. */
  readonly factors: ReadonlyMap<string, number>
}

/**
 * Each score as the sum of means over persons that it is, from the leaves up; none for a score of units.
 * @param isMean whether persons have scores of this node, or answers to this item
 */
export function linearScores(
  root: ScoreNode,
  valueAt: (node: ScoreNode) => Exact | undefined,
  isMean: (node: ScoreNode) => boolean,
): readonly LinearScore[] {
  const found: LinearScore[] = []
  const linear = (node: ScoreNode): ReadonlyMap<string, number> | undefined => {
    const isOwn = node.over !== 'units' && isMean(node)
    const parts = node.children.map(child => ({ child, own: linear(child) }))
    if (node.over === 'units') return undefined
    const sum = isOwn ? new Map([[node.id, 1]]) : joined(node, parts)
    if (sum === undefined) return undefined
    const slope = slopeOf(node)
    const factors = new Map([...sum].map(([id, factor]) => [id, factor * slope]))
    found.push({ node, factors })
    return factors
  }

  const joined = (
    node: ScoreNode,
    parts: readonly { child: ScoreNode; own: ReadonlyMap<string, number> | undefined }[],
  ): Map<string, number> | undefined => {
    // A part that has no score is left out only where the rubric says so; then the score is there all the same.
    const valued = parts.filter(({ child }) => valueAt(child) !== undefined)
    if (valueAt(node) === undefined || valued.some(({ own }) => own === undefined)) return undefined
    const weights = sumOf(valued.map(({ child }) => child.weight))
    const divisor = node.aggregate === 'average' ? floatOf(weights) : 1
    const sum = new Map<string, number>()
    for (const { child, own } of valued) {
      const weight = floatOf(child.weight) / divisor
      for (const [id, factor] of own ?? []) sum.set(id, (sum.get(id) ?? 0) + factor * weight)
    }
    return sum
  }

  linear(root)
  return found
}

/** Rounding on the way is a matter of print, and is passed over. */
export function slopeOf({ rescale }: ScoreNode): number {
  if (rescale === undefined) return 1
  const { from, to } = rescale
  return floatOf(to[1].sub(to[0]).div(from[1].sub(from[0])))
}

function termOf(node: ScoreNode, whole: Cell): Term | undefined {
  const moments = sampleMoments(scoreFrequencies(node, whole))
  return moments.n === 0 ? undefined : { node, ...moments }
}

interface CrossProduct {
  /** Persons who have both. */
  readonly n: number
  /** Σ (x − x̄)(y − ȳ) over them. */
  readonly product: number
}

/** Undefined where the two are not counted together. */
function crossProducts(
  plan: CountingPlan,
  tally: Tally,
): (a: Term, b: Term) => CrossProduct | undefined {
  const { items, scores } = plan.crossed
  const isCounted = isCrossed(tally.crossed)
  const sumsOf = (a: ScoreNode, b: ScoreNode) => {
    const pair = items.findIndex(each => each.a === a.item && each.b === b.item)
    const table = tally.crossed.items[pair]
    if (a.item !== undefined && b.item !== undefined) {
      return table === undefined ? undefined : pairSums(a.item, b.item, table)
    }
    const at = scores.findIndex(each => each.a.node === a && each.b.node === b)
    const [sums, layout] = [tally.crossed.scores[at], scores[at]]
    if (sums === undefined || layout === undefined) return undefined
    const [forX, forY] = [layout.a.denominator, layout.b.denominator]
    return {
      n: sums.n,
      x: exact(sums.x, forX),
      y: exact(sums.y, forY),
      xy: exact(sums.xy, BigInt(forX) * BigInt(forY)),
    }
  }
  return (a, b) => {
    if (a.node.item !== undefined && b.node.item !== undefined) {
      const numbers = numberPair(plan, tally, a.node.item, b.node.item)
      // Numbers are counted together of those alone who gave all of them.
      if (numbers !== undefined) return numbers.n === a.n && numbers.n === b.n ? numbers : undefined
    }
    if (!isCounted) return undefined
    const sums = sumsOf(a.node, b.node)
    const turned = sums === undefined ? sumsOf(b.node, a.node) : undefined
    const both = sums ?? (turned && { ...turned, x: turned.y, y: turned.x })
    if (both === undefined) return undefined
    const { n, x, y, xy } = both
    const product = xy
      .sub(a.mean.mul(y))
      .sub(b.mean.mul(x))
      .add(a.mean.mul(b.mean).mul(exact(n)))
    return { n, product: floatOf(product) }
  }
}
