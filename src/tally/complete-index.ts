/** A respondent who answered everything -> the index of these answers alone, as a whole number of parts. */
import type { CodedRow } from '../coding/row-reader.ts'
import { type Exact, exact, leastCommonMultiple, ONE, ZERO } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import {
  categoriesOf,
  type Item,
  type NumberFormat,
  numberFormatOf,
  type Rubric,
  type ScoreNode,
} from '../rubric/model.ts'
import { isDefined, pointsOfAnswer } from './person-score.ts'

/** Where persons are averaged further down, the index is not a mean of persons, but of complete answers it is linear. */
export interface CompleteIndex {
  /** Of each item of the score, what each of its codes adds. */
  readonly items: readonly { readonly index: number; readonly parts: readonly number[] }[]
  /** Of each that is answered with a number, what that adds. */
  readonly numbers: readonly {
    readonly index: number
    readonly partsOf: (number: bigint) => bigint | undefined
  }[]
  readonly constant: number
  readonly denominator: number
}

/** Sums stay exact in a float. */
const MOST_PARTS = 2n ** 50n

/**
 * Before the rescale of the root, as the scores of persons are. Undefined where the tally has the root's own scores of
 * persons, where units are averaged, and where an answer is a ratio.
 */
export function completeIndexOf({ kind, score }: Rubric): CompleteIndex | undefined {
  const nodes = nodesOf(score)
  const isMean = kind === 'survey' && score.over !== 'respondents' && score.children.length > 0
  if (
    !isMean ||
    nodes.some(({ over, item }) => over === 'units' || item?.measure.kind === 'ratio')
  ) {
    return undefined
  }
  const factors = new Map<Item, Exact>()
  let constant = ZERO
  const add = (node: ScoreNode, factor: Exact): void => {
    if (node.item !== undefined) {
      factors.set(node.item, (factors.get(node.item) ?? ZERO).add(factor))
      return
    }
    const weights = node.children.reduce((sum, { weight }) => sum.add(weight), ZERO)
    const whole = node.aggregate === 'average' ? weights : ONE
    for (const child of node.children) {
      const own = factor.mul(child.weight).div(whole)
      if (child.rescale === undefined) {
        add(child, own)
        continue
      }
      const { from, to } = child.rescale
      const slope = to[1].sub(to[0]).div(from[1].sub(from[0]))
      constant = constant.add(own.mul(to[0].sub(slope.mul(from[0]))))
      add(child, own.mul(slope))
    }
  }
  add(score, ONE)
  const ofNumbers = [...factors].flatMap(([item, factor]) => {
    const format = numberFormatOf(item)
    return format === undefined ? [] : [{ item, factor, format }]
  })
  const coded = [...factors].filter(([item]) => categoriesOf(item).length > 0)
  const worths = coded.map(([item, factor]) => ({
    index: item.index,
    worths: categoriesOf(item).map((_, code) => {
      const points = pointsOfAnswer(item, { code, number: undefined })
      return isDefined(points) ? points.mul(factor) : undefined
    }),
  }))
  const all = [constant, ...worths.flatMap(({ worths }) => worths.flatMap(each => each ?? []))]
  const denominators = [
    ...all.map(({ d }) => d),
    ...ofNumbers.map(({ factor, ...own }) => factor.d * numberDenominator(own)),
  ]
  const denominator = denominators.reduce(leastCommonMultiple, 1n)
  const largest = all.reduce((sum, { n, d }) => sum + (n * denominator) / d, 0n)
  if (largest > MOST_PARTS || denominator > MOST_PARTS) return undefined
  const wholeOf = (number: Exact) => {
    const whole = number.mul(exact(denominator))
    return whole.s * whole.n
  }
  const parts = (number: Exact) => Number(wholeOf(number))
  return {
    items: worths.map(({ index, worths }) => ({
      index,
      parts: worths.map(each => (each === undefined ? Number.NaN : parts(each))),
    })),
    numbers: ofNumbers.map(({ item, factor }) => ({
      index: item.index,
      partsOf: number => {
        const points = pointsOfAnswer(item, { code: 0, number })
        return isDefined(points) ? wholeOf(points.mul(factor)) : undefined
      },
    })),
    constant: parts(constant),
    denominator: Number(denominator),
  }
}

/** Undefined where an answer is missing. Sums with numbers, which may have no bounds, are whole in `bigint` alone. */
export function completeIndex(
  { items, numbers, constant }: CompleteIndex,
  row: Pick<CodedRow, 'codes' | 'numbers'>,
): number | bigint | undefined {
  let sum = constant
  for (const { index, parts } of items) {
    const part = parts[row.codes[index] ?? -1]
    if (part === undefined) return undefined
    sum += part
  }
  if (Number.isNaN(sum)) return undefined
  if (numbers.length === 0) return sum
  let whole = BigInt(sum)
  for (const { index, partsOf } of numbers) {
    const number = row.numbers[index]
    const part = number === undefined ? undefined : partsOf(number)
    if (part === undefined) return undefined
    whole += part
  }
  return whole
}

/** Points are a straight line of the number, or rounded. */
function numberDenominator({ item, format }: { item: Item; format: NumberFormat }): bigint {
  const points = [0n, 1n].flatMap(number => {
    const own = pointsOfAnswer(item, { code: 0, number })
    return isDefined(own) ? [own.d] : []
  })
  const rounded = [item.round, format.rescale?.round].map(own => 10n ** BigInt(own?.digits ?? 0))
  return [...points, ...rounded].reduce(leastCommonMultiple, 1n)
}
