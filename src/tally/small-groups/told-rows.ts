/** Which persons' every answer follows from a tally: who alone gave an answer, or alone gave none, is in one cell of each pair of questions. */
import { total } from '../../math/exact.ts'
import { categoriesOf, type Item, type Rubric } from '../../rubric/model.ts'
import { countingPlan } from '../count-cell.ts'
import { isCrossed } from '../cross-tables.ts'
import { surveyCells, type Tally } from '../tally.ts'

/** How many there are; 0 where answers were not counted in pairs. */
export function rowsTold(tally: Tally, rubric: Rubric): number {
  const pairs = countingPlan(rubric).crossed.items
  const { whole } = surveyCells(tally)
  const items = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]
  if (!isCrossed(tally.crossed)) return 0
  const tables = new Map(
    pairs.map(({ a, b }, at) => [a.id + SEPARATOR + b.id, tally.crossed.items[at]]),
  )
  const codesOf = (item: Item) => whole.items[item.index]?.codes ?? []
  /** Of those who gave one answer, or none, how many gave each answer to another question. */
  const beside = (item: Item, code: number | undefined, other: Item): readonly number[] => {
    const [width, height] = [categoriesOf(other).length, categoriesOf(item).length]
    const own = tables.get(item.id + SEPARATOR + other.id)
    const turned = tables.get(other.id + SEPARATOR + item.id)
    const both = (row: number, column: number) =>
      own?.[row * width + column] ?? turned?.[column * height + row] ?? 0
    return categoriesOf(other).map((_, column) =>
      code === undefined
        ? (codesOf(other)[column] ?? 0) -
          total(categoriesOf(item).map((__, row) => both(row, column)))
        : both(code, column),
    )
  }
  const rows = items.flatMap(item => {
    const codes = codesOf(item)
    const alone: (number | undefined)[] = codes.flatMap((n, code) => (n === 1 ? [code] : []))
    if (whole.rows - total(codes) === 1) alone.push(undefined)
    return alone.map(code =>
      items
        .map(other => (other === item ? (code ?? -1) : beside(item, code, other).indexOf(1)))
        .join(),
    )
  })
  return new Set(rows).size
}

/** In no id. */
const SEPARATOR = '\n'
