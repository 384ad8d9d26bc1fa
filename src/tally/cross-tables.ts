/**
 * Which answers came together: what covariances, alpha and omega are computed from, whatever points a rubric gives.
 * Counted over all rows, never by group, where it would cost more than all else together.
 */
import { type Exact, exact, leastCommonMultiple } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import {
  categoriesOf,
  type Item,
  numberFormatOf,
  type Rubric,
  type ScoreNode,
} from '../rubric/model.ts'
import { isDefined, pointsOfAnswer } from './person-score.ts'

export interface CrossTables {
  /** By pair of items: rows by both categories, the second item's fastest. */
  readonly items: readonly (readonly number[])[]
  /** By node of the layout, by pair of its items: the same over the rows that answered all of them. */
  readonly complete: readonly (readonly (readonly number[])[])[]
  /** By pair of nodes. */
  readonly scores: readonly ScoreSums[]
}

/** Sums over the persons who have both scores, each score times its node's `denominator`. */
export interface ScoreSums {
  readonly n: number
  readonly x: bigint
  readonly y: bigint
  readonly xx: bigint
  readonly yy: bigint
  readonly xy: bigint
}

/** What is crossed follows from the codebook alone. */
export interface CrossLayout {
  /** Coded items in the order of the rubric, and all pairs of them. */
  readonly items: readonly Pair<Item>[]
  /** Nodes with too many patterns to keep; for the others the complete rows follow from the patterns. */
  readonly complete: readonly CompleteNode[]
  /** Nodes of which each person has a score, and pairs of them under one parent. */
  readonly scored: readonly ScoredNode[]
  readonly scores: readonly Pair<ScoredNode>[]
}

interface Pair<T> {
  readonly a: T
  readonly b: T
}

interface CompleteNode {
  readonly node: ScoreNode
  readonly items: readonly Item[]
  readonly pairs: readonly Pair<Item>[]
}

export interface ScoredNode {
  readonly node: ScoreNode
  /** In the layout. */
  readonly position: number
  /** Every score a person can have, times this, is a whole number. */
  readonly denominator: number
  /** No score times `denominator` is further from zero. */
  readonly largest: number
}

/** More items than surveys ask; beyond, all pairs would cost more than they tell. */
const MOST_ITEMS = 100

/**
 * @param personNodes in the order of the tree
 * @param hasPatterns whether answers to a node's items are counted together anyway
 */
export function crossLayout(
  rubric: Rubric,
  personNodes: readonly ScoreNode[],
  hasPatterns: (node: ScoreNode) => boolean,
): CrossLayout {
  const nodes = nodesOf(rubric.score)
  const leaves = new Set(nodes.flatMap(({ item }) => item ?? []))
  const items = rubric.items.filter(item => leaves.has(item) && isCoded(item))
  if (rubric.kind !== 'survey' || items.length > MOST_ITEMS) {
    return { items: [], complete: [], scored: [], scores: [] }
  }
  const scored = new Map<ScoreNode, ScoredNode>()
  for (const node of personNodes) {
    const bounds = scoreBounds(node)
    const largest = bounds?.largest.mul(exact(bounds.denominator)).ceil().n
    if (bounds === undefined || largest === undefined || largest > MOST_SCORE) continue
    scored.set(node, {
      node,
      position: scored.size,
      denominator: Number(bounds.denominator),
      largest: Number(largest),
    })
  }
  return {
    items: pairsOf(items),
    complete: nodes.flatMap(node => {
      const own = node.children.flatMap(({ item }) => (item && isCoded(item) ? [item] : []))
      const isSmall = own.length < 2 || own.length < node.children.length || hasPatterns(node)
      return isSmall ? [] : [{ node, items: own, pairs: pairsOf(own) }]
    }),
    scored: [...scored.values()],
    scores: nodes.flatMap(node => pairsOf(node.children.flatMap(each => scored.get(each) ?? []))),
  }
}

function isCoded(item: Item): boolean {
  return categoriesOf(item).length > 0
}

function pairsOf<T>(all: readonly T[]): readonly Pair<T>[] {
  return all.flatMap((a, position) => all.slice(position + 1).map(b => ({ a, b })))
}

// The scores that a person can have -> what makes them whole, and how large they get.

/** Scores stay exact in a float: those of some thirty questions that weigh alike, any of which may lack an answer. */
const MOST_SCORE = 2n ** 50n
const MOST_SUMS = 4096

interface ScoreBounds {
  readonly denominator: bigint
  readonly largest: Exact
}

/** Undefined where there are too many different denominators to have one for all. */
function scoreBounds(node: ScoreNode): ScoreBounds | undefined {
  if (node.item !== undefined) return pointBounds(node.item)
  let [points, largest, total] = [1n, exact(0), exact(0)]
  const weights: Exact[] = []
  for (const child of node.children) {
    const bounds = scoreBounds(child)
    if (bounds === undefined) return undefined
    const { denominator, largest: most } = child.rescale ? rescaledBounds(bounds, child) : bounds
    points = leastCommonMultiple(points, denominator)
    if (most.compare(largest) > 0) largest = most
    total = total.add(most.mul(child.weight))
    weights.push(child.weight)
  }
  const ofWeights = weights.reduce((common, { d }) => leastCommonMultiple(common, d), 1n)
  if (node.aggregate === 'sum') return { denominator: points * ofWeights, largest: total }
  const sums = new Set([0n])
  for (const weight of weights) {
    const whole = weight.mul(exact(ofWeights)).n
    for (const sum of [...sums]) sums.add(sum + whole)
    if (sums.size > MOST_SUMS) return undefined
  }
  let denominator = points
  for (const sum of sums) {
    if (sum > 0n) denominator = leastCommonMultiple(denominator, points * sum)
    if (denominator > MOST_SCORE) return undefined
  }
  return { denominator, largest }
}

function pointBounds(item: Item): ScoreBounds | undefined {
  const format = numberFormatOf(item)
  if (format !== undefined) return undefined
  const points = categoriesOf(item).flatMap((_, code) => {
    const score = pointsOfAnswer(item, { code, number: undefined })
    return isDefined(score) ? [score] : []
  })
  return {
    denominator: points.reduce((common, { d }) => leastCommonMultiple(common, d), 1n),
    largest: points.reduce(
      (most, point) => (point.abs().compare(most) > 0 ? point.abs() : most),
      exact(0),
    ),
  }
}

function rescaledBounds(
  { denominator, largest }: ScoreBounds,
  { rescale }: ScoreNode,
): ScoreBounds {
  if (rescale === undefined) return { denominator, largest }
  const { from, to } = rescale
  const slope = to[1].sub(to[0]).div(from[1].sub(from[0]))
  const start = to[0].sub(from[0].mul(slope))
  return {
    denominator: leastCommonMultiple(denominator * slope.d, start.d),
    largest: largest.mul(slope.abs()).add(start.abs()),
  }
}

// Counting.

/** Tables while rows come; `closedCrossTables` makes them values. */
export interface OpenCrossTables {
  readonly items: readonly number[][]
  readonly complete: readonly (readonly number[][])[]
  readonly scores: readonly OpenSums[]
}

/** Sums in floats, carried over into integers before they could pass 2^53; of scores too large for that in integers at once. */
interface OpenSums extends Record<'n' | 'x' | 'y' | 'xx' | 'yy' | 'xy', number> {
  carried: ScoreSums
  readonly mostRows: number
}

/** Where integers are made for fewer rows than this, floats save no time. */
const FEWEST_CARRIED = 100

const NO_SUMS: ScoreSums = { n: 0, x: 0n, y: 0n, xx: 0n, yy: 0n, xy: 0n }

export function openCrossTables({ items, complete, scores }: CrossLayout): OpenCrossTables {
  const empty = ({ a, b }: Pair<Item>) => {
    return new Array<number>(categoriesOf(a).length * categoriesOf(b).length).fill(0)
  }
  return {
    items: items.map(empty),
    complete: complete.map(({ pairs }) => pairs.map(empty)),
    scores: scores.map(({ a, b }) => ({
      ...{ n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 },
      carried: NO_SUMS,
      mostRows: Math.floor(2 ** 53 / Math.max(1, a.largest, b.largest) ** 2),
    })),
  }
}

/**
 * @param codes of one row, by item position
 * @param personScores by scored node: this person's score times the denominator; undefined where there is none
 */
export function countCrossed(
  { items, complete, scores }: CrossLayout,
  open: OpenCrossTables,
  codes: readonly number[],
  personScores: readonly (number | undefined)[],
): void {
  countPairs(items, open.items, codes)
  complete.forEach((node, position) => {
    const isComplete = node.items.every(item => (codes[item.index] ?? -1) >= 0)
    if (isComplete) countPairs(node.pairs, open.complete[position] ?? [], codes)
  })
  scores.forEach(({ a, b }, position) => {
    const [x, y] = [personScores[a.position], personScores[b.position]]
    const sums = open.scores[position]
    if (x !== undefined && y !== undefined && sums !== undefined) addScores(sums, x, y)
  })
}

function countPairs(
  pairs: readonly Pair<Item>[],
  tables: readonly number[][],
  codes: readonly number[],
): void {
  for (let position = 0; position < pairs.length; position++) {
    const pair = pairs[position]
    const table = tables[position]
    if (pair === undefined || table === undefined) continue
    const [a, b] = [codes[pair.a.index] ?? -1, codes[pair.b.index] ?? -1]
    if (a < 0 || b < 0) continue
    const cell = a * categoriesOf(pair.b).length + b
    table[cell] = (table[cell] ?? 0) + 1
  }
}

function addScores(sums: OpenSums, x: number, y: number): void {
  if (sums.mostRows < FEWEST_CARRIED) {
    addScoreSums(sums, x, y, 1)
    return
  }
  if (sums.n >= sums.mostRows) carryOver(sums)
  sums.n++
  sums.x += x
  sums.y += y
  sums.xx += x * x
  sums.yy += y * y
  sums.xy += x * y
}

/** The same two scores, so many times. */
export function addScoreSums(sums: OpenSums, x: number, y: number, times: number): void {
  const [n, bigX, bigY] = [BigInt(times), BigInt(x), BigInt(y)]
  sums.carried = addedSums(sums.carried, {
    n: times,
    x: n * bigX,
    y: n * bigY,
    xx: n * bigX * bigX,
    yy: n * bigY * bigY,
    xy: n * bigX * bigY,
  })
}

function carryOver(sums: OpenSums): void {
  sums.carried = addedSums(sums.carried, {
    n: sums.n,
    x: BigInt(sums.x),
    y: BigInt(sums.y),
    xx: BigInt(sums.xx),
    yy: BigInt(sums.yy),
    xy: BigInt(sums.xy),
  })
  Object.assign(sums, { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 })
}

export function closedCrossTables({ items, complete, scores }: OpenCrossTables): CrossTables {
  return {
    items,
    complete,
    scores: scores.map(sums => {
      carryOver(sums)
      return sums.carried
    }),
  }
}

/** Of what was passed on without pairs of answers nobody knows which came together. */
export function isCrossed({ items, scores }: CrossTables): boolean {
  const hasNone = items.length === 0 && scores.length === 0
  return (
    hasNone || items.some(table => table.some(rows => rows > 0)) || scores.some(({ n }) => n > 0)
  )
}

// Adding up.

export function addedCrossTables(a: CrossTables, b: CrossTables): CrossTables {
  const added = (x: readonly (readonly number[])[], y: readonly (readonly number[])[]) =>
    x.map((table, position) => table.map((times, cell) => times + (y[position]?.[cell] ?? 0)))
  return {
    items: added(a.items, b.items),
    complete: a.complete.map((tables, position) => added(tables, b.complete[position] ?? [])),
    scores: a.scores.map((sums, position) => addedSums(sums, b.scores[position] ?? NO_SUMS)),
  }
}

function addedSums(a: ScoreSums, b: ScoreSums): ScoreSums {
  return {
    n: a.n + b.n,
    x: a.x + b.x,
    y: a.y + b.y,
    xx: a.xx + b.xx,
    yy: a.yy + b.yy,
    xy: a.xy + b.xy,
  }
}
