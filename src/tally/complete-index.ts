/** A respondent who answered everything -> the index of these answers alone, as a whole number of parts. */
import { type Exact, exact, leastCommonMultiple, ONE, ZERO } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { categoriesOf, type Item, type Rubric, type ScoreNode } from '../rubric/model.ts'
import { isDefined, pointsOfAnswer } from './person-score.ts'

/** Where persons are averaged further down, the index is not a mean of persons, but of complete answers it is linear. */
export interface CompleteIndex {
  /** Of each item of the score, what each of its codes adds. */
  readonly items: readonly { readonly index: number; readonly parts: readonly number[] }[]
  readonly constant: number
  readonly denominator: number
}

/** Sums stay exact in a float. */
const MOST_PARTS = 2n ** 50n

/**
 * Before the rescale of the root, as the scores of persons are. Undefined where the tally has the root's own scores of
 * persons, where units are averaged, and where an answer is a number.
 */
export function completeIndexOf({ kind, score }: Rubric): CompleteIndex | undefined {
  const nodes = nodesOf(score)
  const isMean = kind === 'survey' && score.over !== 'respondents' && score.children.length > 0
  if (!isMean || nodes.some(({ over, item }) => over === 'units' || isUncounted(item))) {
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
  const worths = [...factors].map(([item, factor]) => ({
    index: item.index,
    worths: categoriesOf(item).map((_, code) => {
      const points = pointsOfAnswer(item, { code, number: undefined })
      return isDefined(points) ? points.mul(factor) : undefined
    }),
  }))
  const all = [constant, ...worths.flatMap(({ worths }) => worths.flatMap(each => each ?? []))]
  const denominator = all.reduce((product, { d }) => leastCommonMultiple(product, d), 1n)
  const largest = all.reduce((sum, { n, d }) => sum + (n * denominator) / d, 0n)
  if (largest > MOST_PARTS || denominator > MOST_PARTS) return undefined
  const parts = (number: Exact) => {
    const whole = number.mul(exact(denominator))
    return Number(whole.s * whole.n)
  }
  return {
    items: worths.map(({ index, worths }) => ({
      index,
      parts: worths.map(each => (each === undefined ? Number.NaN : parts(each))),
    })),
    constant: parts(constant),
    denominator: Number(denominator),
  }
}

/** Undefined where an answer is missing. */
export function completeIndex(
  { items, constant }: CompleteIndex,
  codes: readonly number[],
): number | undefined {
  let sum = constant
  for (const { index, parts } of items) {
    const part = parts[codes[index] ?? -1]
    if (part === undefined) return undefined
    sum += part
  }
  return Number.isNaN(sum) ? undefined : sum
}

function isUncounted(item: Item | undefined): boolean {
  return item !== undefined && categoriesOf(item).length === 0
}
