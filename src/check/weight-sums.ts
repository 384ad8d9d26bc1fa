/** The weights of siblings -> where they do not add up to what they are parts of, and the exact fractions that would. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeText, type TextPlace } from '../diagnostics/place.ts'
import { scoreWords } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { onceFor } from '../language/remembered.ts'
import {
  type Exact,
  exact,
  exactText,
  isEndless,
  ONE,
  parseExact,
  sumOf,
  ZERO,
} from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { Rubric, ScoreNode } from '../rubric/model.ts'
import { entryOf, placeAt } from '../rubric/source-node.ts'
import { nodeRange } from '../score/scored-node.ts'
import { conditionsOf } from './conditions.ts'
import { nodeReach } from './reachable-range.ts'
import type { TextEdit } from './rule.ts'

interface WeightSum {
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
export const nodesOffWeight = onceFor(foundOffWeight)

function foundOffWeight(rubric: Rubric): ReadonlySet<string> {
  const wrong = [
    ...wrongWeightSums(rubric).map(({ node }) => node),
    ...nodesCountedTwice(rubric),
    ...mistypedWeights(rubric).map(({ node }) => node),
    ...averagedPoints(rubric).map(({ node }) => node),
  ]
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
  rubric: Rubric,
): Exact | undefined {
  const own = node.weightWritten && !node.weight.equals(ONE) ? node.weight : undefined
  if (node.aggregate === 'sum' && own !== undefined) {
    // The parent multiplies by its own weight once more.
    const isShared = sum.equals(ONE) || (sum.equals(HUNDRED) && own.compare(ONE) < 0)
    return isShared || isCountedTwice(node, sum) ? undefined : ONE
  }
  const wholes = [ONE, HUNDRED, ...(own === undefined ? [] : [own])]
  if (wholes.some(whole => whole.equals(sum))) return undefined
  const isRoot = node === rubric.score
  if (node.aggregate === 'average' || isRoot) {
    // Averages may weigh a part with 1 beside lesser ones, as sums do not.
    const areShares =
      siblings.some(isShare) &&
      siblings.every(
        child => isShare(child) || (node.aggregate === 'sum' && child.weight.equals(ONE)),
      )
    const near = wholes.filter(
      whole =>
        isNear(sum, whole, node.aggregate) &&
        // A total need not be 100, unless something in the rubric counts on it.
        (node.aggregate === 'average' ||
          !whole.equals(HUNDRED) ||
          isOutOfReach(node, rubric) ||
          printedFractions(siblings, whole) !== undefined),
    )
    return near.at(-1) ?? (areShares ? (own ?? ONE) : undefined)
  }
  return isNear(sum, ONE, node.aggregate) ? ONE : undefined
}

/** A sum whose parts make up the weight of the whole already: 20 × (7.5 + 12.5). */
function isCountedTwice(node: ScoreNode, sum: Exact): boolean {
  if (node.aggregate !== 'sum' || !node.weightWritten || node.weight.equals(ONE)) return false
  return sum.sub(node.weight).abs().div(node.weight).compare(exact(1, 50)) <= 0
}

/** Nodes whose weights are points that an average divides by, so that their bounds are out of reach; and what they come to. */
export function averagedPoints(
  rubric: Rubric,
): readonly { readonly node: ScoreNode; readonly highest: Exact; readonly total: Exact }[] {
  return nodesOf(rubric.score).flatMap(node => {
    const parts = node.children.filter(child => !child.bonus)
    if (node.aggregate !== 'average' || parts.length < 2 || node.rescale !== undefined) return []
    const { highest } = nodeReach(node, rubric)
    const bounds = boundsOn(node, rubric)
    const isBeyond = highest && bounds.some(bound => bound.compare(highest) > 0)
    if (highest === undefined || !isBeyond || parts.some(part => !part.weightWritten)) return []
    const total = sumOf(parts.map(({ weight }) => weight)).mul(highest)
    return bounds.every(bound => bound.compare(total) <= 0) ? [{ node, highest, total }] : []
  })
}

/** The nodes at which it happens. */
export function nodesCountedTwice({ score }: Rubric): readonly WeightSum['node'][] {
  return nodesOf(score).filter(node => {
    const siblings = node.children.filter(child => !child.bonus)
    const isWritten = siblings.length > 0 && siblings.every(child => child.weightWritten)
    return isWritten && isCountedTwice(node, sumOf(siblings.map(({ weight }) => weight)))
  })
}

/** Whether a grade, a condition or a rescale asks for more than there is. */
function isOutOfReach(node: ScoreNode, rubric: Rubric): boolean {
  const { highest: raw } = nodeReach({ ...node, rescale: undefined }, rubric)
  if (raw !== undefined && node.rescale && node.rescale.from[1].compare(raw) > 0) return true
  const { highest } = nodeReach(node, rubric)
  return highest !== undefined && boundsOn(node, rubric).some(each => each.compare(highest) > 0)
}

/** Every bound, of grades and of gates, from below. */
export function boundsOn({ id }: ScoreNode, rubric: Rubric): readonly Exact[] {
  const ofGrades = rubric.grades.flatMap(({ nodes, bands }) =>
    nodes.includes(id) ? bands.flatMap(({ bound }) => bound?.value ?? []) : [],
  )
  const ofGates = conditionsOf(rubric).flatMap(condition => {
    if (condition.kind !== 'compare' || !('node' in condition.subject)) return []
    const { threshold, subject, comparison } = condition
    const isUpward = comparison === 'at-least' || comparison === 'above'
    const isOwn = isUpward && subject.node === id
    return isOwn && threshold !== 'target' && 'value' in threshold ? [threshold.value] : []
  })
  return [...ofGrades, ...ofGates]
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

export function printedFractions(
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
function highestScores(
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

// A finding about printed weights -> the edits that write the fractions in their place.

/** The last of the siblings' weights stands for all of them. */
export function lastWeightPlace({ node, siblings }: WeightSum): TextPlace {
  return placeAt((siblings.at(-1) ?? node).source, 'weight')
}

/** The weight of which one slip of the hand is all that keeps the sum from its whole; none where it may be several. */
export function slipIn({ siblings, sum, expected }: WeightSum) {
  const found = siblings.flatMap(child => {
    const meant = meantNumber(weightText(child), expected.sub(sum.sub(child.weight)))
    return meant === undefined ? [] : [{ place: placeAt(child.source, 'weight'), meant }]
  })
  return found.length === 1 ? found[0] : undefined
}

/** None where no simple fractions add up to the whole: a person has to look at the source. */
export function fractionEdits({ place }: Diagnostic, rubric: Rubric): readonly TextEdit[] {
  const wrong = wrongWeightSums(rubric).find(
    each => place !== undefined && placeText(lastWeightPlace(each)) === placeText(place),
  )
  return (wrong?.siblings ?? []).flatMap((child, position) => {
    const fraction = wrong?.fractions?.[position]
    if (fraction === undefined || fraction.equals(child.weight)) return []
    return [{ place: placeAt(child.source, 'weight'), newText: exactText(fraction) }]
  })
}

// Weights that do not add up -> what that does to the highest score, in points.

export function scoreConsequence(wrong: WeightSum, rubric: Rubric): Required<Localized> {
  const { reached, intended } = highestScores(wrong, rubric.score)
  const [given, meant] = [scoreWords(reached), scoreWords(intended)]
  const answers = bestAnswers(rubric)
  const isShort = reached.compare(intended) < 0
  return {
    id: isShort
      ? `${answers.id} hanya menghasilkan ${given.id}, bukan ${meant.id}.`
      : `${answers.id} menghasilkan ${given.id}, melebihi ${meant.id}.`,
    en: isShort
      ? `${answers.en} give only ${given.en}, not ${meant.en}.`
      : `${answers.en} give ${given.en}, more than ${meant.en}.`,
  }
}

/** `answers of 4 everywhere` where all items share one scale. */
function bestAnswers({ items }: Rubric): Required<Localized> {
  const codes = items.map(({ measure, reverse }) => {
    if (measure.kind !== 'choice' || reverse) return undefined
    const { categories, highest } = measure.scale
    return categories.find(category => category.points.equals(highest))?.code
  })
  const [code] = codes
  if (code === undefined || codes.some(other => other !== code))
    return { id: 'jawaban terbaik di semua butir', en: 'the best answers everywhere' }
  return { id: `jawaban ${code} semua`, en: `answers of ${code} everywhere` }
}

// A weight as printed, `0.111` -> the fraction it was rounded or cut from, `1/9`.

// Beyond twelfths some fraction or other fits any two decimals.
const LARGEST_DENOMINATOR = 12

/**
 * The simplest fraction of `whole` that gives these decimals when it is rounded or cut.
 * The number itself where there is none, or where its own decimals are the simplest: 0.25 is a quarter.
 * @example exactFraction('0.111', ONE)  // 1/9
 */
export function exactFraction(printed: string, whole: Exact): Exact {
  const number = parseExact(printed) ?? ZERO
  for (let denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
    const numerator = number.div(whole).mul(exact(denominator)).round()
    const fraction = numerator.div(exact(denominator)).mul(whole)
    if (numerator.n > 0n && isPrintedAs(fraction, printed, whole))
      return isEndless(fraction) ? fraction : number
  }
  return number
}

/** Whether the decimals are those of the fraction, rounded or cut. One decimal of 1 fits too many to say so. */
export function isPrintedAs(fraction: Exact, printed: string, whole: Exact): boolean {
  const decimals = /^\d+\.(\d+)$/.exec(printed)?.[1]?.length ?? 0
  if (decimals === 0 || (decimals === 1 && whole.equals(ONE))) return false
  const unit = exact(1, 10n ** BigInt(decimals))
  const lost = fraction.sub(parseExact(printed) ?? ZERO)
  return lost.compare(unit) < 0 && lost.compare(unit.div(exact(-2))) >= 0
}

// A weight with a digit too many, or a point lost -> what makes its siblings add up exactly.

interface MistypedWeight {
  readonly node: ScoreNode
  readonly child: ScoreNode
  readonly sum: Exact
  /** Undefined where a sibling alone shows what was meant. */
  readonly whole: Exact | undefined
  readonly meant: string
}

/** Where one digit less, two swapped, or a moved point in one weight makes the whole of its siblings. */
export function mistypedWeights(rubric: Rubric): readonly MistypedWeight[] {
  const found = nodesOf(rubric.score).flatMap(node => mistypedWeight(node, rubric) ?? [])
  // The root sees the weights of nodes below it once more.
  return [...new Map(found.map(each => [each.child, each])).values()]
}

function mistypedWeight(node: ScoreNode, rubric: Rubric): MistypedWeight | undefined {
  const isRoot = node === rubric.score
  const siblings = isRoot ? pointsBelow(node) : node.children.filter(child => !child.bonus)
  if (siblings.length < 2 || siblings.some(child => !child.weightWritten)) return undefined
  const sum = sumOf(siblings.map(({ weight }) => weight))
  const fractions = siblings.map(weightText).filter(text => text.includes('/'))
  const bySlashless = new Map(fractions.map(text => [text.replace('/', ''), text]))
  for (const child of siblings) {
    const meant = bySlashless.get(weightText(child))
    if (meant !== undefined) return { node, child, sum, whole: undefined, meant }
  }
  const own = node.weightWritten && !node.weight.equals(ONE) ? [node.weight] : []
  const isAnchored = isRoot || node.aggregate === 'average'
  const wholes = isAnchored ? [ONE, HUNDRED, ...own] : own
  if (wholes.some(whole => whole.equals(sum)) || wrongWeightSum(node, rubric) !== undefined)
    return undefined
  // Bounds above 100, or near the total as it is and within its reach, say that it is meant.
  const bounds = boundsOn(node, rubric)
  const isMeant =
    bounds.some(bound => bound.compare(sum.mul(exact(3, 4))) >= 0) &&
    bounds.every(bound => bound.compare(sum) <= 0)
  const open = isMeant
    ? []
    : wholes.filter(whole => bounds.every(bound => bound.compare(whole) <= 0))
  const farthest = siblings.toSorted((a, b) => b.weight.compare(a.weight))
  for (const child of sum.compare(HUNDRED) > 0 ? farthest : farthest.toReversed()) {
    const rest = sum.sub(child.weight)
    for (const whole of open) {
      const meant = meantNumber(weightText(child), whole.sub(rest))
      if (meant !== undefined) return { node, child, sum, whole, meant }
    }
  }
  return undefined
}

/** Points that are added up over several levels: the weights in them stand on one line. */
function pointsBelow(node: ScoreNode): readonly ScoreNode[] {
  return node.children.flatMap(child => {
    if (child.bonus) return []
    const isPassedOn = node.aggregate === 'sum' && child.aggregate === 'sum' && !child.weightWritten
    return isPassedOn && child.item === undefined ? pointsBelow(child) : [child]
  })
}

function weightText({ source }: ScoreNode): string {
  const written = entryOf(source, 'weight')?.value
  return written?.kind === 'scalar' ? written.text : ''
}

/**
 * What was meant by a number, where one slip of the hand makes `wanted` of it: a digit too many, two swapped, a point moved.
 * @example meantNumber('125', exact(25))  // '25'
 */
export function meantNumber(written: string, wanted: Exact): string | undefined {
  if (!/^\d+(?:\.\d+)?$/.test(written) || wanted.compare(ZERO) <= 0) return undefined
  const signs = [...written]
  const slips = signs.flatMap((_, at) => [
    signs.toSpliced(at, 1).join(''),
    signs.toSpliced(at, 2, signs[at + 1] ?? '', signs[at] ?? '').join(''),
  ])
  const number = parseExact(written)
  const moved = [1, 2].flatMap(places => {
    const factor = exact(10 ** places)
    return number === undefined ? [] : [number.div(factor), number.mul(factor)]
  })
  const numbers = [...slips.flatMap(slip => parseExact(slip) ?? []), ...moved]
  const isSlip = !number?.equals(wanted) && numbers.some(each => each.equals(wanted))
  return isSlip ? wanted.toString() : undefined
}
