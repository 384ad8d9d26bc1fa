/** One coded row of a designed sample -> the sums of its stratum and cluster, in weights and squared weights. */

import { NO_ANSWER } from '../coding/answer-spellings.ts'
import type { CodedRow } from '../coding/row-reader.ts'
import type { SampleDesign, SampledRow } from '../columns/sample-columns.ts'
import { exact, exactText } from '../math/exact.ts'
import { categoriesOf } from '../rubric/model.ts'
import { type CountingPlan, type OpenCell, personNodesOf, type Together } from './count-cell.ts'
import type { CrossLayout } from './cross-tables.ts'
import { patternScore } from './patterns/pattern-scores.ts'
import { isDefined } from './person-score.ts'
import {
  COMPLETE,
  partKey,
  type SamplePart,
  type SquaredSums,
  type WeightedCounts,
} from './sample-parts.ts'

/** The parts of a cell while rows come, by `partKey`. */
export type OpenParts = Map<string, OpenPart>

interface OpenPart {
  readonly stratum: string
  readonly cluster: string
  rows: number
  readonly weights: OpenWeights
  readonly squares: OpenWeights | undefined
}

interface OpenWeights {
  total: bigint
  readonly items: readonly { readonly codes: bigint[]; readonly numbers: Map<string, bigint> }[]
  /** By pattern layout, and by direct person node. */
  readonly patterns: readonly Map<number, bigint>[]
  readonly persons: readonly Map<string, bigint>[]
  /** By index of complete answers, in parts of its denominator. */
  readonly complete: Map<number | bigint, bigint> | undefined
}

export function countPart(
  plan: CountingPlan,
  design: SampleDesign,
  parts: OpenParts,
  row: CodedRow & { readonly sampled: SampledRow },
  together: Together,
): void {
  const { weight } = row.sampled
  const part = openPart(plan, design, parts, row.sampled)
  part.rows++
  addWeights(part.weights, row, together, weight)
  if (part.squares) addWeights(part.squares, row, together, weight * weight)
}

/** Rows that share stratum and cluster, and each of which weighs 1. */
export function addPart(
  plan: CountingPlan,
  design: SampleDesign,
  parts: OpenParts,
  drawn: Pick<SamplePart, 'stratum' | 'cluster'>,
  cell: OpenCell,
): void {
  const part = openPart(plan, design, parts, drawn)
  const { weights } = part
  part.rows += cell.rows
  weights.total += BigInt(cell.rows)
  weights.items.forEach(({ codes }, position) => {
    cell.codes[position]?.forEach((count, code) => {
      codes[code] = (codes[code] ?? 0n) + BigInt(count)
    })
  })
  weights.patterns.forEach((sums, position) => {
    for (const [pattern, count] of cell.patterns[position] ?? [])
      addTo(sums, pattern, BigInt(count))
  })
  for (const [index, count] of cell.indexes) {
    if (weights.complete) addTo(weights.complete, index, BigInt(count))
  }
}

function openPart(
  plan: CountingPlan,
  design: SampleDesign,
  parts: OpenParts,
  drawn: Pick<SamplePart, 'stratum' | 'cluster'>,
): OpenPart {
  const key = partKey(drawn)
  const known = parts.get(key)
  if (known !== undefined) return known
  const { stratum, cluster } = drawn
  const open = () => openWeights(plan, plan.index !== undefined)
  const squares = isSquared(design) ? open() : undefined
  const part = { stratum, cluster, rows: 0, weights: open(), squares }
  parts.set(key, part)
  return part
}

/** Clusters do with sums of weights, and where all weigh 1 the squares are the weights. */
function isSquared({ hasClusters, weightDecimals }: SampleDesign): boolean {
  return !hasClusters && weightDecimals !== undefined
}

function openWeights({ rubric, patterns, direct }: CountingPlan, hasIndex: boolean): OpenWeights {
  return {
    total: 0n,
    items: rubric.items.map(item => ({
      codes: categoriesOf(item).map(() => 0n),
      numbers: new Map(),
    })),
    patterns: patterns.map(() => new Map()),
    persons: direct.map(() => new Map()),
    complete: hasIndex ? new Map() : undefined,
  }
}

function addWeights(
  open: OpenWeights,
  { codes, numbers }: CodedRow,
  together: Together,
  weight: bigint,
): void {
  open.total += weight
  open.items.forEach((item, position) => {
    const [code, number] = [codes[position] ?? NO_ANSWER.blank, numbers[position]]
    if (code < 0) return
    if (number !== undefined) addTo(item.numbers, number.toString(), weight)
    else item.codes[code] = (item.codes[code] ?? 0n) + weight
  })
  together.patterns.forEach((pattern, position) => {
    const sums = open.patterns[position]
    if (sums) addTo(sums, pattern, weight)
  })
  together.direct.forEach((score, position) => {
    const sums = open.persons[position]
    if (sums && isDefined(score)) addTo(sums, exactText(score), weight)
  })
  if (open.complete && together.index !== undefined) addTo(open.complete, together.index, weight)
}

function addTo<K>(sums: Map<K, bigint>, key: K, weight: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + weight)
}

export function closedParts(plan: CountingPlan, parts: OpenParts): ReadonlyMap<string, SamplePart> {
  return new Map(
    [...parts].map(([key, { stratum, cluster, rows, weights, squares }]) => [
      key,
      {
        ...{ stratum, cluster, rows, weights: closedWeights(plan, weights) },
        ...(squares === undefined ? {} : { squares: closedWeights(plan, squares) }),
      },
    ]),
  )
}

function closedWeights(plan: CountingPlan, open: OpenWeights): WeightedCounts {
  const patterns = plan.patterns.map(
    ({ node }, position) => [node.id, open.patterns[position] ?? new Map()] as const,
  )
  return weightsWithPersons(plan, {
    total: open.total,
    items: open.items,
    patterns: new Map(patterns),
    persons: new Map([
      ...plan.direct.map((node, at) => [node.id, open.persons[at] ?? new Map()] as const),
      ...(open.complete ? [[COMPLETE, indexSums(plan, open.complete)] as const] : []),
    ]),
  })
}

function indexSums({ index }: CountingPlan, sums: ReadonlyMap<number | bigint, bigint>) {
  const whole = index?.denominator ?? 1
  return new Map([...sums].map(([parts, sum]) => [exactText(exact(parts, whole)), sum] as const))
}

/** With the persons of nodes whose scores patterns can tell. */
export function weightsWithPersons(plan: CountingPlan, counts: WeightedCounts): WeightedCounts {
  const persons = new Map(counts.persons)
  const needed = new Set(personNodesOf(plan.rubric.score))
  for (const layout of plan.patterns) {
    if (!needed.has(layout.node)) continue
    const sums = new Map<string, bigint>()
    for (const [pattern, weight] of counts.patterns.get(layout.node.id) ?? []) {
      const score = patternScore(plan, layout, pattern)
      if (isDefined(score)) addTo(sums, exactText(score), weight)
    }
    persons.set(layout.node.id, sums)
  }
  return { ...counts, persons }
}

// Which answers came together, by squared weight.

export interface OpenSquares {
  readonly items: readonly bigint[][]
  readonly scores: readonly Record<keyof SquaredSums, bigint>[]
}

export function openSquares({ items, scores }: CrossLayout): OpenSquares {
  return {
    items: items.map(({ a, b }) =>
      new Array<bigint>(categoriesOf(a).length * categoriesOf(b).length).fill(0n),
    ),
    scores: scores.map(() => ({ ww: 0n, x: 0n, y: 0n, xx: 0n, yy: 0n, xy: 0n })),
  }
}

/** @param personScores by scored node, as in `countCrossed` */
export function countSquares(
  layout: CrossLayout,
  open: OpenSquares,
  codes: readonly number[],
  personScores: readonly (number | undefined)[],
  weight: bigint,
): void {
  const ww = weight * weight
  layout.items.forEach(({ a, b }, position) => {
    const [codeA, codeB] = [codes[a.index] ?? -1, codes[b.index] ?? -1]
    const table = open.items[position]
    if (codeA < 0 || codeB < 0 || table === undefined) return
    const cell = codeA * categoriesOf(b).length + codeB
    table[cell] = (table[cell] ?? 0n) + ww
  })
  layout.scores.forEach(({ a, b }, position) => {
    const [first, second] = [personScores[a.position], personScores[b.position]]
    const sums = open.scores[position]
    if (first === undefined || second === undefined || sums === undefined) return
    addSquaredSums(sums, first, second, ww)
  })
}

/** @param squares the squared weight of a person, or of several who have these scores */
export function addSquaredSums(
  sums: OpenSquares['scores'][number],
  first: number,
  second: number,
  squares: bigint | number,
): void {
  const [x, y, ww] = [BigInt(first), BigInt(second), BigInt(squares)]
  sums.ww += ww
  sums.x += ww * x
  sums.y += ww * y
  sums.xx += ww * x * x
  sums.yy += ww * y * y
  sums.xy += ww * x * y
}
