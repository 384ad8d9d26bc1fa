/** The weights of siblings -> where they do not add up to what they are parts of, and the exact fractions that would. */
import { type Exact, exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { Rubric, ScoreNode } from '../rubric/model.ts'
import { entryOf } from '../rubric/source-node.ts'
import { nodeRange } from '../score/node-range.ts'
import { exactFraction, isPrintedAs } from './exact-fraction.ts'

export interface WeightSum {
  readonly node: ScoreNode
  readonly siblings: readonly ScoreNode[]
  readonly sum: Exact
  /** 1, 100, or the weight of the parent. */
  readonly expected: Exact
  /** In the order of `siblings`, where decimals are evidently printed roundings of fractions. */
  readonly fractions: readonly Exact[] | undefined
}

const HUNDRED = exact(100)

export function wrongWeightSums(rubric: Rubric): readonly WeightSum[] {
  return nodesOf(rubric.score).flatMap(node => wrongWeightSum(node, rubric) ?? [])
}

/** The ids of all nodes whose range such weights distort: above them, and below, where a worksheet shows contributions. */
export function nodesOffWeight(rubric: Rubric): ReadonlySet<string> {
  const wrong = wrongWeightSums(rubric).map(({ node }) => node)
  const above = nodesOf(rubric.score).filter(node => {
    const inside = new Set(nodesOf(node))
    return wrong.some(each => inside.has(each))
  })
  return new Set([...above, ...wrong.flatMap(nodesOf)].map(({ id }) => id))
}

export function wrongWeightSum(node: ScoreNode, rubric: Rubric): WeightSum | undefined {
  const siblings = node.children.filter(child => !child.bonus)
  if (siblings.length < 2 || siblings.some(child => !child.weightWritten)) return undefined
  const sum = sumOf(siblings.map(child => child.weight))
  const expected = expectedSum(node, siblings, sum, rubric)
  if (expected === undefined) return undefined
  return { node, siblings, sum, expected, fractions: printedFractions(siblings, expected) }
}

/** Undefined where the sum is as it should be, or where nothing says what it should be. */
function expectedSum(
  node: ScoreNode,
  siblings: readonly ScoreNode[],
  sum: Exact,
  { score }: Rubric,
): Exact | undefined {
  const own = node.weightWritten && !node.weight.equals(ONE) ? node.weight : undefined
  if (node.aggregate === 'sum' && own !== undefined) {
    // The parent multiplies by its own weight once more.
    const isShared = sum.equals(ONE) || (sum.equals(HUNDRED) && own.compare(ONE) < 0)
    return isShared ? undefined : ONE
  }
  const wholes = [ONE, HUNDRED, ...(own === undefined ? [] : [own])]
  if (wholes.some(whole => whole.equals(sum))) return undefined
  const isRoot = node === score
  if (node.aggregate === 'average' || isRoot) {
    // Averages may weigh a part with 1 beside lesser ones, as sums do not.
    const areShares =
      siblings.some(isShare) &&
      siblings.every(
        child => isShare(child) || (node.aggregate === 'sum' && child.weight.equals(ONE)),
      )
    const near = wholes.filter(whole => isNear(sum, whole, node.aggregate))
    return near.at(-1) ?? (areShares ? (own ?? ONE) : undefined)
  }
  return isNear(sum, ONE, node.aggregate) ? ONE : undefined
}

function isShare({ weight }: ScoreNode): boolean {
  return weight.compare(ONE) < 0
}

/** Within a tenth of the whole; 100 by a twentieth, but where points are added up by a fifth: 60 + 30 was copied wrong. */
function isNear(sum: Exact, whole: Exact, aggregate: ScoreNode['aggregate']): boolean {
  const distance = sum.sub(whole).abs().div(whole)
  const part = aggregate === 'sum' ? 5 : 20
  return distance.compare(exact(1, whole.equals(HUNDRED) ? part : 10)) <= 0
}

function printedFractions(
  siblings: readonly ScoreNode[],
  expected: Exact,
): readonly Exact[] | undefined {
  const printed = siblings.map(child => {
    const written = entryOf(child.source, 'weight')?.value
    return written?.kind === 'scalar' ? written.text : ''
  })
  const share = expected.div(exact(siblings.length))
  if (printed.every(text => text === printed[0] && isPrintedAs(share, text, expected)))
    return siblings.map(() => share)
  const fractions = printed.map(text => exactFraction(text, expected))
  const isRounded = fractions.some(
    (fraction, position) => !fraction.equals(siblings[position]?.weight ?? ZERO),
  )
  return isRounded && sumOf(fractions).equals(expected) ? fractions : undefined
}

/** The highest score of the whole rubric as it is, and as it would be if these weights added up. */
export function highestScores(
  { node, sum, expected }: WeightSum,
  root: ScoreNode,
): { readonly reached: Exact; readonly intended: Exact } {
  const factor = expected.div(sum)
  const mended = (each: ScoreNode): ScoreNode => ({
    ...each,
    children: each.children.map(child => ({
      ...mended(child),
      weight: each === node && !child.bonus ? child.weight.mul(factor) : child.weight,
    })),
  })
  return { reached: nodeRange(root).maximum, intended: nodeRange(mended(root)).maximum }
}
