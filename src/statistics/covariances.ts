/** The counts of a tally -> covariances of the items of a scale, over the respondents who answered all of them. */
import { onceFor } from '../language/remembered.ts'
import { type Exact, exact, floatOf, ZERO } from '../math/exact.ts'
import { categoriesOf, type Item, numberFormatOf, type ScoreNode } from '../rubric/model.ts'
import type { CountingPlan } from '../tally/count-cell.ts'
import { codesOfPattern } from '../tally/patterns/pattern-layout.ts'
import { isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import { surveyCells, type Tally } from '../tally/tally.ts'
import type { Covariances } from './reliability.ts'

/** Rows that gave both answers, by both categories, the second item's fastest. */
type PairTable = readonly number[]

interface ScaleCovariances extends Covariances {
  readonly node: ScoreNode
  readonly itemsOf: readonly Item[]
}

/** Of each node whose children are items with codes, two or more. Points are exact up to the last division. */
export function scaleCovariances(plan: CountingPlan, tally: Tally): readonly ScaleCovariances[] {
  const byPattern = plan.patterns.map(layout => {
    return { node: layout.node, items: layout.items, tables: patternTables(tally, layout) }
  })
  const counted = plan.crossed.complete.map(({ node, items }, position) => {
    return { node, items, tables: tally.crossed.complete[position] ?? [] }
  })
  const ofAnswers = [...byPattern, ...counted].flatMap(({ node, items, tables }) =>
    items.length < 2 ? [] : [{ node, itemsOf: items, ...covariancesOf(items, tables) }],
  )
  return [...ofAnswers, ...numberCovariances(plan, tally)]
}

/** Of items that are answered with a number, where points follow from numbers along a line. */
function numberCovariances(
  { numbers: layout }: CountingPlan,
  { numbers = [] }: Tally,
): readonly ScaleCovariances[] {
  return layout.flatMap(({ node, items }, at) => {
    const counted = numbers[at]
    const slopes = items.map(slopeOf)
    if (counted === undefined || slopes.includes(undefined)) return []
    const { n, sums, products } = counted
    const matrix = items.map(() => items.map(() => 0))
    let pair = 0
    for (let i = 0; i < items.length; i++) {
      for (let j = i; j < items.length; j++) {
        const [x, y, xy] = [sums[i] ?? 0n, sums[j] ?? 0n, products[pair] ?? 0n]
        const slope = (slopes[i] ?? ZERO).mul(slopes[j] ?? ZERO)
        setBoth(matrix, i, j, covariance(n, exact(x), exact(y).mul(slope), exact(xy).mul(slope)))
        pair++
      }
    }
    return [{ node, itemsOf: items, n, matrix }]
  })
}

/**
 * Σ (x − x̄)(y − ȳ) of two items that are answered with a number, and over how many. Undefined where no node holds both, and
 * where points do not follow from numbers along a line.
 */
export function numberPair(
  { numbers: layout }: CountingPlan,
  { numbers = [] }: Tally,
  a: Item,
  b: Item,
): { readonly n: number; readonly product: number } | undefined {
  const at = layout.findIndex(({ items }) => items.includes(a) && items.includes(b))
  const [items, counted] = [layout[at]?.items ?? [], numbers[at]]
  const [i = 0, j = 0] = [items.indexOf(a), items.indexOf(b)].sort((one, other) => one - other)
  const [slope, other] = [slopeOf(a), slopeOf(b)]
  if (counted === undefined || counted.n === 0 || slope === undefined || other === undefined)
    return undefined
  const { n, sums, products } = counted
  // Row by row, each from the diagonal on.
  const xy = exact(products[i * items.length - (i * (i - 1)) / 2 + (j - i)] ?? 0n)
  const means = exact(sums[i] ?? 0n)
    .mul(exact(sums[j] ?? 0n))
    .div(exact(n))
  return { n, product: floatOf(xy.sub(means).mul(slope).mul(other)) }
}

/** What one unit of the last decimal is worth; undefined where points are rounded, or bent in another way. */
function slopeOf(item: Item): Exact | undefined {
  if (item.round !== undefined || numberFormatOf(item)?.rescale?.round !== undefined)
    return undefined
  const [none, one] = [0n, 1n].map(number => pointsOfAnswer(item, { code: 0, number }))
  return none !== undefined && one !== undefined && isDefined(none) && isDefined(one)
    ? one.sub(none)
    : undefined
}

/**
 * The same of all who answered both items of a pair, and each item of all who answered it; `n` is the fewest of a pair.
 * Undefined where the items were not counted in pairs. A caution: such a matrix may be of nobody, alpha above 1 or negative.
 * R: `cov(x, use = "pairwise")`, which `psych::alpha` takes by default
 */
export function pairwiseCovariances(
  plan: CountingPlan,
  tally: Tally,
  items: readonly Item[],
): Covariances | undefined {
  const { whole } = surveyCells(tally)
  let fewest = Number.POSITIVE_INFINITY
  const matrix = items.map(() => items.map(() => 0))
  for (const [i, a] of items.entries()) {
    for (const [j, b] of items.entries()) {
      const at = plan.crossed.items.findIndex(each => each.a === a && each.b === b)
      const table = i === j ? ownTable(a, whole.items[a.index]?.codes) : tally.crossed.items[at]
      const row = matrix[i]
      if (row === undefined || (at < 0 && i !== j)) continue
      const { n, x, y, xy } = pairSums(a, b, table ?? [])
      fewest = Math.min(fewest, n)
      row[j] = covariance(n, x, y, xy)
      const other = matrix[j]
      if (other !== undefined) other[i] = row[j] ?? 0
    }
  }
  const isCounted = items.every((a, i) =>
    items.every((b, j) => {
      if (i === j) return true
      return plan.crossed.items.some(
        each => (each.a === a && each.b === b) || (each.a === b && each.b === a),
      )
    }),
  )
  return isCounted && fewest > 1 ? { n: fewest, matrix } : undefined
}

/** An item with itself. */
function ownTable(item: Item, codes: readonly number[] = []): PairTable {
  const width = categoriesOf(item).length
  return codes.flatMap((rows, code) =>
    Array.from({ length: width }, (_, at) => (at === code ? rows : 0)),
  )
}

/** In the order of all pairs, the first item's before. */
function patternTables(
  tally: Tally,
  layout: CountingPlan['patterns'][number],
): readonly PairTable[] {
  const { node, items } = layout
  const pairs = pairsOf(items)
  const tables = pairs.map(([a, b]) => {
    return new Array<number>(categoriesOf(a).length * categoriesOf(b).length).fill(0)
  })
  for (const [pattern, rows] of surveyCells(tally).whole.patterns.get(node.id) ?? []) {
    const codes = codesOfPattern(layout, pattern)
    if (codes.some(code => code < 0)) continue
    pairs.forEach(([a, b], position) => {
      const cell =
        (codes[items.indexOf(a)] ?? 0) * categoriesOf(b).length + (codes[items.indexOf(b)] ?? 0)
      const table = tables[position]
      if (table !== undefined) table[cell] = (table[cell] ?? 0) + rows
    })
  }
  return tables
}

/** A covariance stands on either side of the diagonal. */
function setBoth(matrix: readonly number[][], i: number, j: number, value: number): void {
  for (const [row, column] of [
    [i, j],
    [j, i],
  ] as const) {
    const cells = matrix[row]
    if (cells !== undefined) cells[column] = value
  }
}

function covariancesOf(items: readonly Item[], tables: readonly PairTable[]): Covariances {
  const matrix = items.map(() => items.map(() => 0))
  let n = 0
  pairsOf(items).forEach(([a, b], position) => {
    const sums = pairSums(a, b, tables[position] ?? [])
    const [i, j] = [items.indexOf(a), items.indexOf(b)]
    n = sums.n
    setBoth(matrix, i, j, covariance(sums.n, sums.x, sums.y, sums.xy))
    setBoth(matrix, i, i, covariance(sums.n, sums.x, sums.x, sums.xx))
    setBoth(matrix, j, j, covariance(sums.n, sums.y, sums.y, sums.yy))
  })
  return { n, matrix }
}

interface PairSums extends Record<'x' | 'y' | 'xx' | 'yy' | 'xy', Exact> {
  readonly n: number
}

/** Sums of points over the rows of a table of two items. */
export function pairSums(a: Item, b: Item, table: PairTable): PairSums {
  const [first, second] = [wholePoints(a), wholePoints(b)]
  const width = second.byCode.length
  let [n, x, y, xx, yy, xy] = [0, 0n, 0n, 0n, 0n, 0n]
  table.forEach((rows, cell) => {
    const [p, q] = [first.byCode[Math.floor(cell / width)], second.byCode[cell % width]]
    if (rows === 0 || p === undefined || q === undefined) return
    const times = BigInt(rows)
    n += rows
    x += p * times
    y += q * times
    xx += p * p * times
    yy += q * q * times
    xy += p * q * times
  })
  const [d, e] = [first.denominator, second.denominator]
  return {
    n,
    ...{ x: exact(x, d), y: exact(y, e), xy: exact(xy, d * e) },
    ...{ xx: exact(xx, d * d), yy: exact(yy, e * e) },
  }
}

/** Points by code, times a denominator that makes all of them whole. */
interface WholePoints {
  readonly denominator: bigint
  readonly byCode: readonly (bigint | undefined)[]
}

const wholePoints = onceFor((item: Item): WholePoints => {
  const points = categoriesOf(item).map((_, code) => {
    const each = pointsOfAnswer(item, { code, number: undefined })
    return isDefined(each) ? each : undefined
  })
  const denominator = points.reduce((product, each) => product * (each?.d ?? 1n), 1n)
  const byCode = points.map(each => each && wholeNumber(each.mul(exact(denominator))))
  return { denominator, byCode }
})

/** (n·Σxy − Σx·Σy) / (n(n − 1)) */
function covariance(n: number, x: Exact, y: Exact, xy: Exact): number {
  if (n < 2) return 0
  return floatOf(
    exact(n)
      .mul(xy)
      .sub(x.mul(y))
      .div(exact(BigInt(n) * BigInt(n - 1))),
  )
}

function wholeNumber({ s, n }: Exact): bigint {
  return s * n
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((a, position) => all.slice(position + 1).map(b => [a, b] as const))
}
