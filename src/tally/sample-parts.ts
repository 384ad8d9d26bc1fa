/**
 * Rows by stratum and cluster, with the sums of their survey weights as integers: what a weighted mean and the
 * variance of a designed sample are computed from.
 */
import { type GroupNames, shownSpelling } from '../coding/group-values.ts'
import { type SampleDesign, STRATA } from '../columns/sample-columns.ts'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { type Exact, exact, total } from '../math/exact.ts'

export interface CountedSample extends SampleDesign {
  /** By stratum, '' where there are none: which answers came together, by squared weight. None with clusters. */
  readonly squares: ReadonlyMap<string, SquaredTables>
}

/** The rows of a cell that share stratum and cluster. */
export interface SamplePart {
  readonly stratum: string
  readonly cluster: string
  readonly rows: number
  /** Sums of weights. */
  readonly weights: WeightedCounts
  /** Sums of squared weights. Absent where every row weighs 1: then they are `weights`. Absent with clusters, which do without. */
  readonly squares?: WeightedCounts
}

/** The counts of a cell in which a row counts as often as it weighs. Combinations that no row has are absent. */
export interface WeightedCounts {
  readonly total: bigint
  /** By item position. */
  readonly items: readonly {
    readonly codes: readonly bigint[]
    readonly numbers: ReadonlyMap<string, bigint>
  }[]
  readonly patterns: ReadonlyMap<string, ReadonlyMap<number, bigint>>
  /** By node: exact score -> weight of the persons; under `COMPLETE` the index of who answered everything. */
  readonly persons: ReadonlyMap<string, ReadonlyMap<string, bigint>>
}

/** Laid out like `CrossTables`, in squared weights. */
interface SquaredTables {
  readonly items: readonly (readonly bigint[])[]
  readonly scores: readonly SquaredSums[]
}

/** Over the persons who have both scores: Σw², Σw²x, Σw²y, Σw²x², Σw²y², Σw²xy, each score times its denominator. */
export interface SquaredSums {
  readonly ww: bigint
  readonly x: bigint
  readonly y: bigint
  readonly xx: bigint
  readonly yy: bigint
  readonly xy: bigint
}

export const SQUARED_SUMS = ['ww', 'x', 'y', 'xx', 'yy', 'xy'] as const

/** A stratum as it was written most often; counts of before have its key alone. */
export function stratumName(spellings: GroupNames, key: string): string {
  return shownSpelling(spellings.get(STRATA)?.get(key) ?? new Map(), key)
}

/** No node is called so. */
export const COMPLETE = '(complete)'

export function partKey({ stratum, cluster }: Pick<SamplePart, 'stratum' | 'cluster'>): string {
  return `${stratum}\u001F${cluster}`
}

/** A sum of weights as the number it is. */
export function weightOf(sum: bigint, { weightDecimals = 0 }: SampleDesign): Exact {
  return exact(sum, 10n ** BigInt(weightDecimals))
}

/**
 * Rows outside the group that most of their cluster is of, or outside the cluster that most of their group is of, whichever are
 * fewer: 0 where groups and clusters are the same, or the ones are divided into the others.
 */
export function rowsAcrossClusters(
  cells: readonly { readonly parts?: ReadonlyMap<string, SamplePart> }[],
): number {
  const largest = new Map<string, number>()
  let [all, inOneCluster] = [0, 0]
  for (const { parts = new Map<string, SamplePart>() } of cells) {
    let most = 0
    for (const [key, { rows }] of parts) {
      all += rows
      most = Math.max(most, rows)
      largest.set(key, Math.max(rows, largest.get(key) ?? 0))
    }
    inOneCluster += most
  }
  return all - Math.max(inOneCluster, total(largest.values()))
}

/** All parts of a cell together; undefined where rows have no weights. */
export function weightedCounts(
  parts: ReadonlyMap<string, SamplePart> | undefined,
): WeightedCounts | undefined {
  const [first, ...others] = [...(parts?.values() ?? [])]
  return others.reduce<WeightedCounts | undefined>(
    (sum, { weights }) => sum && addedWeights(sum, weights),
    first?.weights,
  )
}

// Adding up.

export function addedParts(a: SamplePart, b: SamplePart): SamplePart {
  return {
    ...a,
    rows: a.rows + b.rows,
    weights: addedWeights(a.weights, b.weights),
    ...(a.squares === undefined || b.squares === undefined
      ? {}
      : { squares: addedWeights(a.squares, b.squares) }),
  }
}

function addedWeights(a: WeightedCounts, b: WeightedCounts): WeightedCounts {
  return {
    total: a.total + b.total,
    items: a.items.map(({ codes, numbers }, position) => {
      const other = b.items[position]
      return {
        codes: codes.map((sum, code) => sum + (other?.codes[code] ?? 0n)),
        numbers: addedMaps(numbers, other?.numbers ?? new Map()),
      }
    }),
    patterns: addedByNode(a.patterns, b.patterns),
    persons: addedByNode(a.persons, b.persons),
  }
}

function addedByNode<K>(
  a: ReadonlyMap<string, ReadonlyMap<K, bigint>>,
  b: ReadonlyMap<string, ReadonlyMap<K, bigint>>,
): ReadonlyMap<string, ReadonlyMap<K, bigint>> {
  // Counts of before lack what came later.
  const both = [...a].filter(([node]) => node !== COMPLETE || b.has(node))
  return new Map(both.map(([node, sums]) => [node, addedMaps(sums, b.get(node) ?? new Map())]))
}

function addedMaps<K>(
  a: ReadonlyMap<K, bigint>,
  b: ReadonlyMap<K, bigint>,
): ReadonlyMap<K, bigint> {
  const added = new Map(a)
  for (const [key, sum] of b) added.set(key, (added.get(key) ?? 0n) + sum)
  return added
}

/** The same rows, taken away. */
export function negativePart(part: SamplePart): SamplePart {
  const { squares } = part
  return {
    ...part,
    rows: -part.rows,
    weights: negativeWeights(part.weights),
    ...(squares === undefined ? {} : { squares: negativeWeights(squares) }),
  }
}

function negativeWeights({ total, items, patterns, persons }: WeightedCounts): WeightedCounts {
  const negated = <K>(sums: ReadonlyMap<K, bigint>) =>
    new Map([...sums].map(([key, sum]) => [key, -sum]))
  const byNode = <K>(nodes: ReadonlyMap<string, ReadonlyMap<K, bigint>>) =>
    new Map([...nodes].map(([node, sums]) => [node, negated(sums)]))
  return {
    total: -total,
    items: items.map(({ codes, numbers }) => ({
      codes: codes.map(sum => -sum),
      numbers: negated(numbers),
    })),
    patterns: byNode(patterns),
    persons: byNode(persons),
  }
}

const otherDesign = defineDiagnostic('tally/other-design', 'error', {
  id: 'Hitungan ini tidak dapat digabung: yang satu memuat {a}, yang lain {b}.',
  idRemedy: 'hitung ulang keduanya dengan kolom bobot, strata, dan klaster yang sama.',
  en: 'These counts cannot be added up: one has {a}, the other {b}.',
  enRemedy: 'count both again with the same columns of weights, strata and clusters.',
})

/** Throws a `Refusal` where the two were not drawn in one way. */
export function mergedSample(
  a: CountedSample | undefined,
  b: CountedSample | undefined,
): CountedSample | undefined {
  const [ofA, ofB] = [designWords(a), designWords(b)]
  if (ofA.en !== ofB.en) throw new Refusal([otherDesign(undefined, { a: ofA, b: ofB })])
  if (a === undefined || b === undefined) return undefined
  const squares = new Map(a.squares)
  for (const [stratum, tables] of b.squares) {
    const known = squares.get(stratum)
    squares.set(stratum, known === undefined ? tables : addedSquares(known, tables))
  }
  return { ...a, squares }
}

function designWords(sample: SampleDesign | undefined): Required<Localized> {
  if (sample === undefined) return { id: 'baris tanpa bobot', en: 'rows without weights' }
  const { hasStrata, hasClusters, weightDecimals } = sample
  const parts: Required<Localized>[] = [
    ...(weightDecimals === undefined
      ? []
      : [
          {
            id: `bobot dengan ${weightDecimals} desimal`,
            en: `weights of ${weightDecimals} decimals`,
          },
        ]),
    ...(hasStrata ? [{ id: 'strata', en: 'strata' }] : []),
    ...(hasClusters ? [{ id: 'klaster', en: 'clusters' }] : []),
  ]
  return {
    id: parts.map(({ id }) => id).join(' + '),
    en: parts.map(({ en }) => en).join(' + '),
  }
}

function addedSquares(a: SquaredTables, b: SquaredTables): SquaredTables {
  return {
    items: a.items.map((table, position) =>
      table.map((sum, cell) => sum + (b.items[position]?.[cell] ?? 0n)),
    ),
    scores: a.scores.map((sums, position) => {
      const other = b.scores[position]
      return Object.fromEntries(
        SQUARED_SUMS.map(of => [of, sums[of] + (other?.[of] ?? 0n)]),
      ) as Record<keyof SquaredSums, bigint>
    }),
  }
}
