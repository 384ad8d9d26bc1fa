/** The counts of a designed sample -> standard errors and intervals of its scores, for all rows or for a group of them. */
import { type Exact, floatOf, parseExact, total } from '../math/exact.ts'
import type { Item, ScoreNode } from '../rubric/model.ts'
import type { CountingPlan } from '../tally/count-cell.ts'
import { isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import {
  COMPLETE,
  type CountedSample,
  type SamplePart,
  type WeightedCounts,
  weightOf,
} from '../tally/sample-parts.ts'
import { type Cell, surveyCells, type Tally } from '../tally/tally.ts'
import { designBasedShare } from './design-based-mean.ts'
import { type IndexPart, indexError, varianceTogether } from './index-error.ts'
import { finiteFactor, interval, type Populations } from './sample-moments.ts'
import { scoreFrequencies } from './score-frequencies.ts'
import { linearScores, type ScoreInterval, slopeOf } from './score-intervals.ts'
import type { ShareInterval } from './share-interval.ts'
import { populationOf, type Stratum, strataOf } from './strata.ts'

/** A weighted mean over persons: of a node that each has a score of, or of an item. */
interface Term {
  readonly node: ScoreNode
  readonly mean: number
  /** Σ w over who has a value. */
  readonly weight: number
  /** In which any has one. */
  readonly parts: readonly SamplePart[]
}

/**
 * t intervals of scores by the design: Taylor linearisation of weighted means, as `designBasedMean` has it for one.
 *
 *   z = Σ c·w(y − ȳ)/Σ w over the means that a score is made of;
 *   V = Σₕ (1 − nₕ/Nₕ)·nₕ/(nₕ − 1)·Σ (z − z̄ₕ)², over clusters or respondents
 *
 * In the unit of the score; degrees of freedom are clusters (or respondents) less strata. Who counts: rows with a value; of
 * a group those in it, while what was drawn stays that of all rows. None where a stratum has a single cluster. The index of a
 * group that is made of several means has, where respondents were drawn alone, that of `indexError`.
 * Nₕ is that of a roster, of clusters where these were drawn. A caution: where no roster says it, it counts as very large; whom
 * of a drawn cluster nobody asked adds no doubt, as in R without a second `fpc`: the true error lies below that without Nₕ.
 * Source: Binder (1983), International Statistical Review 51, 279–292; Särndal, Swensson & Wretman (1992), 172–176.
 * R: `svymean(~y, svydesign(~cluster, strata = ~stratum, weights = ~w, data = x))`; of a group `svyby`;
 * with a roster `fpc = ~N`, of clusters their number
 * @param valueAt the score of a node, as the report has it
 */
export function designIntervals(
  plan: CountingPlan,
  tally: Tally,
  cell: Cell,
  valueAt: (node: ScoreNode) => Exact | undefined,
  {
    populations,
    together,
  }: { populations?: Populations | undefined; together?: number | undefined } = {},
): readonly ScoreInterval[] {
  const { sample } = tally
  const { whole } = surveyCells(tally)
  if (sample === undefined) return []
  const strata = strataOf(sample, whole, cell)
  const df = strata.reduce((sum, { drawn }) => sum + drawn, 0) - strata.length
  if (df < 1 || strata.some(({ drawn }) => drawn < 2)) return []
  const terms = new Map<string, Term>()
  /** Answers of a group are not crossed. */
  const errorOfGroup = (
    parts: readonly IndexPart[],
    errorOf: (terms: Used) => number | undefined,
  ) => {
    const n = total(cell.indexes.values())
    const own = n > 1 ? completeTerm(plan.rubric.score, strata, sample) : undefined
    const standardError = own && errorOf(own)
    const complete = standardError === undefined ? undefined : { n, standardError }
    return indexError(parts, { rows: cell.rows, complete, together })
  }
  const scores = linearScores(plan.rubric.score, valueAt, node => {
    const term = termOf(node, strata, sample)
    if (term !== undefined) terms.set(node.id, term)
    return term !== undefined
  })
  return scores.flatMap(({ node, factors }) => {
    const value = valueAt(node)
    const used = [...factors].flatMap(([id, factor]) => {
      const term = terms.get(id)
      return term === undefined ? [] : [{ factor, term }]
    })
    if (value === undefined || used.length < factors.size || used.length === 0) return []
    if (isDrawnOnce(used, sample, cell)) return []
    const drawn = { plan, sample, isWhole: cell === whole }
    const varianceOf = (terms: Used) =>
      strata.reduce<number | undefined>((sum, stratum) => {
        const own = stratumVariance(terms, stratum, drawn)
        const population = populationOf(stratum, sample, populations)
        if (sum === undefined || own === undefined) return undefined
        return sum + own * finiteFactor(stratum.drawn, population) ** 2
      }, 0)
    const errorOf = (terms: Used) => rootOf(varianceOf(terms))
    const isOne = used.length === 1
    const parts = (isOne ? [] : used).map(each => ({
      n: respondentsOf(each.term.node, cell),
      standardError: errorOf([each]) ?? 0,
    }))
    const crossed = errorOf(used)
    const isIndex = node === plan.rubric.score
    const standardError = crossed ?? (isIndex ? errorOfGroup(parts, errorOf) : undefined)
    if (standardError === undefined) return []
    return [
      {
        ...{ node, standardError, df, ...interval(floatOf(value), standardError, df) },
        ...(crossed === undefined
          ? { n: Math.min(...parts.map(each => each.n)), complete: total(cell.indexes.values()) }
          : {}),
        together: isOne
          ? 1
          : varianceTogether(
              standardError,
              parts.map(each => each.standardError),
            ),
      },
    ]
  })
}

function rootOf(variance: number | undefined): number | undefined {
  return variance === undefined ? undefined : Math.sqrt(Math.max(0, variance))
}

/** All who count are of one cluster, or one respondent. */
function isDrawnOnce(used: Used, { hasClusters }: CountedSample, cell: Cell): boolean {
  if (hasClusters) return new Set(used.flatMap(({ term }) => term.parts)).size < 2
  return used.every(({ term }) => respondentsOf(term.node, cell) < 2)
}

/** Persons who have a value of it. */
function respondentsOf(node: ScoreNode, cell: Cell): number {
  return total(scoreFrequencies(node, cell).map(([, persons]) => persons))
}

/** The index of a group varies as that of its respondents who answered everything. */
function completeTerm(
  node: ScoreNode,
  strata: readonly Stratum[],
  sample: CountedSample,
): Used | undefined {
  const parts = strata.flatMap(each => each.parts)
  const areCounted = parts.every(({ weights }) => weights.persons.has(COMPLETE))
  const term = areCounted ? termOf({ ...node, id: COMPLETE }, strata, sample) : undefined
  return term && [{ factor: slopeOf(node), term }]
}

/** The same of the share that gave one of some answers to an item; see `designBasedShare`. */
export function designShare(
  tally: Tally,
  item: Item,
  codes: readonly number[],
  populations?: Populations,
): ShareInterval | undefined {
  const { sample } = tally
  const { whole } = surveyCells(tally)
  if (sample === undefined) return undefined
  const sumsOf = (unit: number, counts: WeightedCounts | undefined) => {
    const own = (counts?.items[item.index]?.codes ?? []).map(sum => Number(sum) * unit)
    const of = (isIn: (code: number) => boolean) =>
      own.reduce((sum, each, code) => sum + (isIn(code) ? each : 0), 0)
    return { w: of(() => true), wy: of(code => codes.includes(code)) }
  }
  return designBasedShare(
    strataOf(sample, whole, whole).map(stratum => {
      const { drawn, parts } = stratum
      const unit = squareUnit(sample)
      const totals = parts.map(({ weights }) => sumsOf(unit, weights))
      const population = populationOf(stratum, sample, populations)
      const own = { drawn, ...(population === undefined ? {} : { population }) }
      if (sample.hasClusters) return { ...own, sums: totals }
      // Without clusters a stratum is one part.
      const [{ w, wy } = { w: 0, wy: 0 }] = totals
      const [part] = parts
      const squared = sumsOf(
        part?.squares === undefined ? unit : unit ** 2,
        part?.squares ?? part?.weights,
      )
      return { ...own, sums: { w, wy, ww: squared.w, wwy: squared.wy, wwyy: squared.wy } }
    }),
  )
}

/** Values of a node with what the persons who have them weigh. */
function* valuesOf(
  { id, item }: ScoreNode,
  weights: WeightedCounts,
  sample: CountedSample,
): Generator<readonly [value: number, weight: number]> {
  const weigh = (sum: bigint) => floatOf(weightOf(sum, sample))
  if (item === undefined) {
    const scores = [...(weights.persons.get(id) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [score, sum] of scores) {
      const value = parseExact(score)
      if (value !== undefined) yield [floatOf(value), weigh(sum)]
    }
    return
  }
  const counts = weights.items[item.index]
  for (const [code, sum] of counts?.codes.entries() ?? []) {
    const points = sum === 0n ? 'undefined' : pointsOfAnswer(item, { code, number: undefined })
    if (isDefined(points)) yield [floatOf(points), weigh(sum)]
  }
  const numbers = [...(counts?.numbers ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [fixed, sum] of numbers) {
    const points = pointsOfAnswer(item, { code: 0, number: BigInt(fixed) })
    if (isDefined(points)) yield [floatOf(points), weigh(sum)]
  }
}

function termOf(
  node: ScoreNode,
  strata: readonly Stratum[],
  sample: CountedSample,
): Term | undefined {
  let [weight, sum] = [0, 0]
  const parts = strata.flatMap(stratum =>
    stratum.parts.filter(({ weights }) => {
      const before = weight
      for (const [value, each] of valuesOf(node, weights, sample)) {
        weight += each
        sum += each * value
      }
      return weight > before
    }),
  )
  return weight > 0 ? { node, mean: sum / weight, weight, parts } : undefined
}

type Used = readonly { readonly factor: number; readonly term: Term }[]

interface Drawn {
  readonly plan: CountingPlan
  readonly sample: CountedSample
  readonly isWhole: boolean
}

/** Undefined where two means of a group were not crossed. */
function stratumVariance(
  used: Used,
  { key, drawn, parts }: Stratum,
  { plan, sample, isWhole }: Drawn,
): number | undefined {
  const inflated = drawn / (drawn - 1)
  const totals = parts.map(({ weights }) =>
    used.reduce((sum, { factor, term }) => sum + factor * deviation(term, weights, sample), 0),
  )
  const sum = total(totals)
  if (sample.hasClusters) {
    const squares = totals.reduce((all, z) => all + z * z, 0)
    return inflated * Math.max(0, squares - sum ** 2 / drawn)
  }
  let squares = 0
  for (const [at, { factor, term }] of used.entries()) {
    for (const part of parts) {
      const squared = part.squares ?? part.weights
      squares += factor ** 2 * squaredDeviation(term, squared, sample, part.squares !== undefined)
    }
    for (const other of used.slice(at + 1)) {
      const product = isWhole ? crossDeviation(term, other.term, key, plan, sample) : undefined
      if (product === undefined) return undefined
      squares += 2 * factor * other.factor * product
    }
  }
  return inflated * Math.max(0, squares - sum ** 2 / drawn)
}

/** Σ w(y − ȳ) / Σ w */
function deviation(term: Term, weights: WeightedCounts, sample: CountedSample): number {
  let sum = 0
  for (const [value, weight] of valuesOf(term.node, weights, sample)) {
    sum += weight * (value - term.mean)
  }
  return sum / term.weight
}

/** Σ w²(y − ȳ)² / (Σ w)² */
function squaredDeviation(
  term: Term,
  squares: WeightedCounts,
  sample: CountedSample,
  isSquared: boolean,
): number {
  // A squared weight has twice the decimals.
  const unit = isSquared ? squareUnit(sample) : 1
  let sum = 0
  for (const [value, square] of valuesOf(term.node, squares, sample)) {
    sum += square * unit * (value - term.mean) ** 2
  }
  return sum / term.weight ** 2
}

function squareUnit({ weightDecimals = 0 }: CountedSample): number {
  return 1 / 10 ** weightDecimals
}

/** Σ w²(x − x̄)(y − ȳ) / (Σ w Σ w) over the rows of a stratum that have both. */
function crossDeviation(
  one: Term,
  other: Term,
  stratum: string,
  { crossed }: CountingPlan,
  sample: CountedSample,
): number | undefined {
  const ofItems = (x: Term, y: Term) =>
    crossed.items.findIndex(({ a, b }) => a === x.node.item && b === y.node.item)
  const ofScores = (x: Term, y: Term) =>
    crossed.scores.findIndex(({ a, b }) => a.node === x.node && b.node === y.node)
  // Two are counted in one order.
  const [a, b] = ofItems(other, one) < 0 && ofScores(other, one) < 0 ? [one, other] : [other, one]
  const tables = sample.squares.get(stratum)
  if (tables === undefined) return 0
  const unit = squareUnit(sample) ** 2 / (a.weight * b.weight)
  const [first, second] = [a.node.item, b.node.item]
  if (first !== undefined && second !== undefined) {
    const table = tables.items[ofItems(a, b)]
    if (table === undefined) return undefined
    const widths = pointsByCode(second)
    const points = pointsByCode(first)
    return table.reduce((sum, square, cell) => {
      const [x, y] = [points[Math.floor(cell / widths.length)], widths[cell % widths.length]]
      if (square === 0n || x === undefined || y === undefined) return sum
      return sum + Number(square) * unit * (x - a.mean) * (y - b.mean)
    }, 0)
  }
  const at = ofScores(a, b)
  const [sums, layout] = [tables.scores[at], crossed.scores[at]]
  if (sums === undefined || layout === undefined) return undefined
  const [forX, forY] = [layout.a.denominator, layout.b.denominator]
  const part = (sum: bigint, by = 1) => Number(sum) / by
  const both =
    part(sums.xy, forX * forY) -
    a.mean * part(sums.y, forY) -
    b.mean * part(sums.x, forX) +
    a.mean * b.mean * part(sums.ww)
  return both * unit
}

function pointsByCode(item: NonNullable<ScoreNode['item']>): readonly (number | undefined)[] {
  const { scale } = item.measure.kind === 'choice' ? item.measure : { scale: undefined }
  if (scale === undefined || scale.kind !== 'choice') return []
  return scale.categories.map((_, code) => {
    const points = pointsOfAnswer(item, { code, number: undefined })
    return isDefined(points) ? floatOf(points) : undefined
  })
}
