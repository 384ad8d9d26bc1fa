/** A rubric -> the lowest and highest value that each node, and each item, can have under any answers at all. */
import { onceFor } from '../language/remembered.ts'
import { type Exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { type Item, numberFormatOf, type Rubric, type ScoreNode } from '../rubric/model.ts'
import { roundedBy, stages } from '../score/scored-node.ts'

/** An end is undefined where nothing bounds it, such as a count without a maximum. */
export interface Reach {
  readonly lowest: Exact | undefined
  readonly highest: Exact | undefined
}

/** Never narrower than the truth: what lies outside of it cannot happen, what lies inside may. */
export const reachableRanges = onceFor(contributedRanges)

function contributedRanges(rubric: Rubric): ReadonlyMap<string, Reach> {
  const ranges = new Map<string, Reach>()
  visit(rubric.score, nodeReach(rubric.score, rubric))
  return ranges

  function visit(node: ScoreNode, own: Reach): void {
    ranges.set(node.id, own)
    for (const child of node.children) {
      const { reach, weight } = weighedReach(child, node, rubric)
      // A worksheet shows the child of a sum with what it contributes.
      const isWeighed = rubric.kind === 'worksheet' && node.aggregate === 'sum'
      visit(child, isWeighed ? mapped(reach, end => end.mul(weight)) : reach)
    }
  }
}

/** In the node's own unit, after its rounding and rescale. */
export function nodeReach(node: ScoreNode, rubric: Rubric): Reach {
  const raw = node.item === undefined ? joinedReach(node, rubric) : itemReach(node.item)
  return mapped(raw, end => stages(end, node.round, node.rescale))
}

/** In points. */
function itemReach(item: Item): Reach {
  return mapped(pointsReach(item), end => roundedBy(end, item.round))
}

/** A number item is compared by the number itself, everything else by its points. */
export function comparedReach(item: Item): Reach {
  const format = numberFormatOf(item)
  return format === undefined ? itemReach(item) : { lowest: format.min, highest: format.max }
}

function pointsReach(item: Item): Reach {
  if (item.measure.kind === 'ratio') {
    const { of, to, atLeast, atMost } = item.measure.ratio
    const mayBeNegative = [...of, ...to].some(({ sign }) => sign < 0)
    return { lowest: atLeast ?? (mayBeNegative ? undefined : ZERO), highest: atMost }
  }
  const { lowest, highest } = item.measure.scale
  if (item.measure.kind === 'choice') return { lowest, highest }
  const { number } = item.measure.scale
  const isOpen = number.min === undefined || number.max === undefined
  if (item.reverse && isOpen) return { lowest: undefined, highest: undefined }
  return {
    lowest: number.min === undefined ? undefined : lowest,
    highest: number.max === undefined ? undefined : highest,
  }
}

function joinedReach(node: ScoreNode, rubric: Rubric): Reach {
  const parts = node.children.map(child => ({
    ...weighedReach(child, node, rubric),
    isOptional: goesOnWithout(child, node, rubric) || child.weightFrom !== undefined,
  }))
  const end = (which: keyof Reach, extreme: (a: Exact, b: Exact) => Exact) => {
    const ends = parts.map(({ reach }) => reach[which]).filter(each => each !== undefined)
    if (ends.length < parts.length || ends.length === 0) return undefined
    // Whatever is left out, a mean lies between its parts.
    if (node.aggregate === 'average' && parts.some(part => part.isOptional))
      return ends.reduce(extreme)
    const terms = parts.map(({ reach, weight, isOptional }) => {
      const term = weight.mul(reach[which] ?? ZERO)
      return isOptional && node.aggregate === 'sum' ? extreme(term, ZERO) : term
    })
    const divisor = node.aggregate === 'average' ? sumOf(parts.map(part => part.weight)) : ONE
    return sumOf(terms).div(divisor)
  }
  const lowest = end('lowest', (a, b) => (a.compare(b) <= 0 ? a : b))
  const highest = end('highest', (a, b) => (a.compare(b) >= 0 ? a : b))
  return node.notApplicable === 'rebase' && parts.some(part => part.isOptional)
    ? rebasedReach(node, rubric, { lowest, highest })
    : { lowest, highest }
}

/** Where the weight is filled in, it is part of what can be reached. */
function weighedReach(child: ScoreNode, { aggregate }: ScoreNode, rubric: Rubric) {
  const reach = nodeReach(child, rubric)
  return aggregate === 'sum' && child.weightFrom !== undefined
    ? { reach: filledReach(child, reach), weight: ONE }
    : { reach, weight: child.weight }
}

/** With the least or the most that may be filled in for its weight. */
function filledReach({ weightFrom }: ScoreNode, { lowest, highest }: Reach): Reach {
  const { min, max } = (weightFrom && numberFormatOf(weightFrom)) ?? {}
  const times = (end: Exact, weight: Exact | undefined) =>
    end.equals(ZERO) ? end : weight?.mul(end)
  return {
    lowest: lowest && times(lowest, lowest.compare(ZERO) > 0 ? min : max),
    highest: highest && times(highest, highest.compare(ZERO) > 0 ? max : min),
  }
}

/** Scaled back up to the full maximum: the part that is left may be all good or all bad. */
function rebasedReach(node: ScoreNode, rubric: Rubric, { lowest, highest }: Reach): Reach {
  const isNegative = lowest === undefined || lowest.compare(ZERO) < 0
  // A bonus is scaled up with the rest, by a factor that nothing bounds.
  const hasBonus = node.children.some(child => child.bonus)
  const full = hasBonus ? undefined : fullMarks(node, rubric)
  return { lowest: isNegative ? undefined : ZERO, highest: highest && full }
}

/** What the node is compared to in percent: the maximum without bonuses, everything being applicable. */
export function fullMarks(node: ScoreNode, rubric: Rubric): Exact | undefined {
  if (node.item !== undefined) return nodeReach(node, rubric).highest
  const counted = node.children.filter(child => rubric.kind === 'survey' || !child.bonus)
  const marks = counted.map(child => ({ weight: child.weight, full: fullMarks(child, rubric) }))
  if (marks.some(({ full }) => full === undefined) || marks.length === 0) return undefined
  const divisor = node.aggregate === 'average' ? sumOf(marks.map(({ weight }) => weight)) : ONE
  const raw = sumOf(marks.map(({ weight, full }) => weight.mul(full ?? ZERO))).div(divisor)
  return stages(raw, node.round, node.rescale)
}

function mapped({ lowest, highest }: Reach, change: (end: Exact) => Exact): Reach {
  return { lowest: lowest && change(lowest), highest: highest && change(highest) }
}

// A node of the score tree -> whether answers can make it not apply, and whether its score goes on without some of its children.

/** Whether all of it can turn out not to apply, or to be left blank where blanks are left out. */
export function mayNotApply(node: ScoreNode, rubric: Rubric): boolean {
  const isSkipped = rubric.kind === 'worksheet' && rubric.policies.blank === 'exclude'
  if (isSkipped) return true
  return node.item === undefined
    ? node.children.every(child => mayNotApply(child, rubric))
    : itemMayNotApply(node.item)
}

function itemMayNotApply(item: Item): boolean {
  // Another level of the assessment does not ask it.
  if (item.levels.size > 0) return true
  if (item.measure.kind !== 'ratio') return item.measure.scale.noAnswer['not-applicable'].length > 0
  const { of, to, whenAllZero, whenDenominatorZero } = item.measure.ratio
  const zeroCases = [whenAllZero, whenDenominatorZero]
  return (
    zeroCases.includes('not-applicable') || [...of, ...to].some(term => itemMayNotApply(term.item))
  )
}

/** `missing: exclude`, and the mean of one person, who may have skipped any question. */
function skipsChildren(node: ScoreNode, rubric: Rubric): boolean {
  if (node.missing === 'exclude') return true
  return rubric.kind === 'survey' && node.aggregate !== 'sum' && isScoredByPerson(node, rubric)
}

/** Where persons were averaged before, a part without a score leaves the whole without one. */
function goesOnWithout(child: ScoreNode, node: ScoreNode, rubric: Rubric): boolean {
  if (skipsChildren(node, rubric)) return true
  const canGoOn = rubric.kind === 'worksheet' || isScoredByPerson(node, rubric)
  return canGoOn && mayNotApply(child, rubric)
}

function isScoredByPerson(node: ScoreNode, rubric: Rubric): boolean {
  return personIds(rubric).has(node.id)
}

const personIds = onceFor(
  ({ score }: Rubric): ReadonlySet<string> => new Set(personNodes(score).map(({ id }) => id)),
)

/** The nodes that are scored person by person: where persons are averaged, and everything below. */
function personNodes(root: ScoreNode): readonly ScoreNode[] {
  return root.over === 'respondents' ? nodesOf(root) : root.children.flatMap(personNodes)
}
