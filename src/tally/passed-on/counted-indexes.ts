/**
 * What each answer added to the index of who answered everything, when it was counted. Another scoring of the same questions gives
 * other indexes: they follow from those that were counted where every answer is worth as much more as every other.
 */
import { countedExact, type Exact, exact, exactText, ONE, ZERO } from '../../math/exact.ts'
import { text } from '../../rubric/json-shapes.ts'
import { numberFormatOf, type Rubric } from '../../rubric/model.ts'
import { listOf, mapOf, needed, record, type ValueOf } from '../../rubric/shape.ts'
import { completeIndexOf } from '../complete-index.ts'
import { COMPLETE, type SamplePart, type WeightedCounts } from '../sample-parts.ts'
import type { Cell, Margin, Tally } from '../tally.ts'

export const worthsShape = record({
  constant: needed(text, 'What is added whatever the answers'),
  items: needed(
    mapOf(listOf(text)),
    'By item: what each answer adds, empty where it counts as none',
  ),
  numbers: needed(
    mapOf(listOf(text)),
    'By item of numbers: what 0 and 1 add, and `rounded` where points are rounded',
  ),
})

type Worths = Omit<ValueOf<typeof worthsShape>, 'source'>

export function worthsJson({ constant, items, numbers }: Worths) {
  return { constant, items: Object.fromEntries(items), numbers: Object.fromEntries(numbers) }
}

const ROUNDED = 'rounded'

/** Undefined where no such indexes are counted. */
export function indexWorths(rubric: Rubric): Worths | undefined {
  const index = completeIndexOf(rubric)
  if (index === undefined) return undefined
  const written = (parts: number | bigint) => exactText(exact(parts, index.denominator))
  const idOf = (at: number) => rubric.items[at]?.id ?? ''
  return {
    constant: written(index.constant),
    items: new Map(
      index.items.map(({ index: at, parts }) => [
        idOf(at),
        parts.map(part => (Number.isNaN(part) ? '' : written(part))),
      ]),
    ),
    numbers: new Map(
      index.numbers.map(({ index: at, partsOf }) => {
        const item = rubric.items[at]
        const rounds = [item?.round, item && numberFormatOf(item)?.rescale?.round]
        const ends = [0n, 1n].map(number => written(partsOf(number) ?? 0n))
        return [idOf(at), [...ends, ...(rounds.some(each => each) ? [ROUNDED] : [])]]
      }),
    ),
  }
}

interface Line {
  readonly factor: Exact
  readonly constant: Exact
}

/** The indexes of one scoring -> those of another; undefined where they do not follow. */
export function lineBetween(counted: Worths, own: Worths): Line | undefined {
  const [before, after] = [counted, own].map(({ items, numbers }) => [...items, ...numbers])
  const found = new Map(after)
  if (before === undefined || before.length !== found.size) return undefined
  const pairs: (readonly Pair[])[] = []
  for (const [id, worths] of before) {
    const each = pairsOf(worths, found.get(id) ?? [])
    if (each === undefined) return undefined
    pairs.push(each)
  }
  const factor = pairs.map(slopeOf).find(slope => slope !== undefined) ?? ONE
  const isRounded = [...found.values()].some(worths => worths.includes(ROUNDED))
  if (factor.equals(ZERO) || (isRounded && !factor.equals(ONE))) return undefined
  let constant = countedExact(own.constant).sub(factor.mul(countedExact(counted.constant)))
  for (const each of pairs) {
    const [shift = ZERO, ...others] = each.map(([one, other]) => other.sub(factor.mul(one)))
    if (others.some(other => !other.equals(shift))) return undefined
    constant = constant.add(shift)
  }
  return { factor, constant }
}

type Pair = readonly [before: Exact, after: Exact]

/** Undefined where one has an answer that the other does not count. */
function pairsOf(before: readonly string[], after: readonly string[]): readonly Pair[] | undefined {
  if (before.length !== after.length) return undefined
  const pairs: Pair[] = []
  for (const [at, worth] of before.entries()) {
    const other = after[at] ?? ''
    const isNumber = worth !== '' && worth !== ROUNDED
    if (isNumber && other !== '' && other !== ROUNDED)
      pairs.push([countedExact(worth), countedExact(other)])
    else if (worth !== other) return undefined
  }
  return pairs
}

function slopeOf([first, ...others]: readonly Pair[]): Exact | undefined {
  const other = first && others.find(([before]) => !before.equals(first[0]))
  return other && first && other[1].sub(first[1]).div(other[0].sub(first[0]))
}

/** The counts with the indexes of another scoring. @param line without one there are none */
export function withIndexes(tally: Tally, line: Line | undefined): Tally {
  const keyOf = (key: string) =>
    line && exactText(line.factor.mul(countedExact(key)).add(line.constant))
  const moved = <V>(counts: ReadonlyMap<string, V>): ReadonlyMap<string, V> =>
    new Map(
      [...counts].flatMap(([key, value]) => {
        const own = keyOf(key)
        return own === undefined ? [] : [[own, value] as const]
      }),
    )
  const weights = (own: WeightedCounts): WeightedCounts => {
    const complete = own.persons.get(COMPLETE)
    const others = [...own.persons].filter(([id]) => id !== COMPLETE)
    return {
      ...own,
      persons: new Map([
        ...others,
        ...(complete && line ? [[COMPLETE, moved(complete)] as const] : []),
      ]),
    }
  }
  const part = ({ squares, ...own }: SamplePart): SamplePart => ({
    ...own,
    weights: weights(own.weights),
    ...(squares && { squares: weights(squares) }),
  })
  const cell = ({ parts, ...own }: Cell): Cell => ({
    ...own,
    indexes: moved(own.indexes),
    ...(parts && { parts: new Map([...parts].map(([key, each]) => [key, part(each)])) }),
  })
  const margins = (own: readonly Margin[]) =>
    own.map(each => ({
      ...each,
      cells: new Map([...each.cells].map(([key, one]) => [key, cell(one)])),
    }))
  const { suspicious } = tally
  return {
    ...tally,
    margins: margins(tally.margins),
    ...(suspicious && { suspicious: margins(suspicious) }),
  }
}

/** @example isSame({ factor: ONE, constant: ZERO })  // true */
export function isSame({ factor, constant }: Line): boolean {
  return factor.equals(ONE) && constant.equals(ZERO)
}
