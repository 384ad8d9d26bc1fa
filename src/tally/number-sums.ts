/**
 * Which numbers came together, as sums of products: what covariances of items that are answered with a number are computed
 * from. Over the rows that gave all numbers of a node; never by group.
 */
import type { CodedRow } from '../coding/row-reader.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { count, text } from '../rubric/json-shapes.ts'
import { type Item, numberFormatOf, type Rubric, type ScoreNode } from '../rubric/model.ts'
import { listOf, mapOf, needed, record, type ValueOf } from '../rubric/shape.ts'

/** Follows from the codebook alone. */
export interface NumberNode {
  readonly node: ScoreNode
  readonly items: readonly Item[]
}

/** Of numbers without their decimal point. */
export interface NumberSums {
  readonly n: number
  /** By item. */
  readonly sums: readonly bigint[]
  /** By two items, the first not behind the second, row by row. */
  readonly products: readonly bigint[]
}

export interface OpenNumberSums {
  n: number
  readonly sums: bigint[]
  readonly products: bigint[]
}

/** More items than a scale has; beyond, all pairs would cost more than they tell. */
const MOST_ITEMS = 100

/** Nodes of a survey whose children are all answered with a number, two or more. */
export function numberNodes({ kind, score }: Rubric): readonly NumberNode[] {
  if (kind !== 'survey') return []
  return nodesOf(score).flatMap(node => {
    const items = node.children.flatMap(({ item }) =>
      item !== undefined && numberFormatOf(item) !== undefined ? [item] : [],
    )
    const isScale = items.length === node.children.length && items.length > 1
    return isScale && items.length <= MOST_ITEMS ? [{ node, items }] : []
  })
}

export function openNumberSums({ items }: NumberNode): OpenNumberSums {
  const pairs = (items.length * (items.length + 1)) / 2
  return {
    n: 0,
    sums: new Array<bigint>(items.length).fill(0n),
    products: new Array<bigint>(pairs).fill(0n),
  }
}

export function countNumbers(
  { items }: NumberNode,
  open: OpenNumberSums,
  { codes, numbers }: Pick<CodedRow, 'codes' | 'numbers'>,
): void {
  const own: bigint[] = []
  for (const { index } of items) {
    const number = numbers[index]
    if (number === undefined || (codes[index] ?? -1) < 0) return
    own.push(number)
  }
  open.n++
  let pair = 0
  own.forEach((x, i) => {
    open.sums[i] = (open.sums[i] ?? 0n) + x
    for (const y of own.slice(i)) {
      open.products[pair] = (open.products[pair] ?? 0n) + x * y
      pair++
    }
  })
}

/** Undefined where one of the two does not say them. */
export function addedNumbers(
  a: readonly NumberSums[] | undefined,
  b: readonly NumberSums[] | undefined,
): readonly NumberSums[] | undefined {
  if (a === undefined || b === undefined) return undefined
  const added = (x: readonly bigint[], y: readonly bigint[] = []) =>
    x.map((sum, at) => sum + (y[at] ?? 0n))
  return a.map(({ n, sums, products }, at) => ({
    n: n + (b[at]?.n ?? 0),
    ...{ sums: added(sums, b[at]?.sums), products: added(products, b[at]?.products) },
  }))
}

// In a file.

export const numbersShape = mapOf(
  record({
    n: needed(count, 'Rows with a number for each item of the node'),
    sums: needed(listOf(text), 'By item: the sum of its numbers, without their decimal point'),
    products: needed(
      listOf(text),
      'By two items, row by row from the diagonal on: sums of products',
    ),
  }),
)

export function numbersJson(
  all: readonly NumberSums[],
  layout: readonly NumberNode[],
): Record<string, unknown> {
  return Object.fromEntries(
    layout.map(({ node }, at) => {
      const { n = 0, sums = [], products = [] } = all[at] ?? {}
      return [node.id, { n, sums: sums.map(String), products: products.map(String) }]
    }),
  )
}

/** Undefined where they are not those of the rubric, or of so many rows. */
export function numbersOf(
  written: ValueOf<typeof numbersShape>,
  layout: readonly NumberNode[],
  rows: number,
): readonly NumberSums[] | undefined {
  const wholes = (texts: readonly string[]) =>
    texts.flatMap(each => (/^-?\d{1,80}$/.test(each) ? [BigInt(each)] : []))
  const read = layout.flatMap((own): readonly NumberSums[] => {
    const known = written.get(own.node.id)
    const n = known?.n ?? rows + 1
    const [sums, products] = [wholes(known?.sums ?? []), wholes(known?.products ?? [])]
    const { sums: empty, products: none } = openNumberSums(own)
    const isWhole = sums.length === empty.length && products.length === none.length && n <= rows
    return isWhole ? [{ n, sums, products }] : []
  })
  return read.length === layout.length && written.size === layout.length ? read : undefined
}
