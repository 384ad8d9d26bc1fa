/** The sheets of units -> how much of each node is filled in, and how much of what is claimed has evidence. */
import { type Exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { itemsOverUnits, type UnitAnswers, type UnitWorksheet } from '../tally/unit-worksheets.ts'
import { isWeightOpen } from './filled-weights.ts'
import { pointsRange, type ScoredNode, scoreValue } from './scored-node.ts'
import { itemPoints } from './worksheet-answers.ts'

/** Counts of questions; over units, a question counts once for each unit. */
export interface Filling {
  readonly filled: number
  readonly asked: number
  readonly proven: number
  /** Answers that claim more than the lowest points: those need evidence. */
  readonly claimed: number
  readonly children: readonly Filling[]
}

/** `proven` is empty where sheets have no place for evidence. */
interface FilledWorksheet {
  readonly answers: UnitAnswers
  readonly proven: ReadonlySet<number>
}

interface FilledWorksheets {
  readonly own: FilledWorksheet
  /** Read below a node that is marked `over: units`. */
  readonly units: readonly FilledWorksheet[]
}

export function nodeFilling(node: ScoreNode, sheets: FilledWorksheets): Filling {
  if (node.over === 'units') {
    const single: ScoreNode = { ...node, over: undefined }
    return summed(
      sheets.units.map(own => nodeFilling(single, { own, units: [] })),
      nodeFilling(single, { own: NOTHING, units: [] }),
    )
  }
  if (node.item !== undefined) return itemFilling(node.item, sheets.own)
  const children = node.children.map(child => nodeFilling(child, sheets))
  return { ...totals(children), children }
}

const NOTHING: FilledWorksheet = { answers: new Map(), proven: new Set() }

function itemFilling(item: Item, sheet: FilledWorksheet): Filling {
  const isClaim = claimsPoints(item, sheet)
  return {
    filled: isFilled(item, sheet) ? 1 : 0,
    asked: 1,
    proven: isClaim && sheet.proven.has(item.index) ? 1 : 0,
    claimed: isClaim ? 1 : 0,
    children: [],
  }
}

function isFilled(item: Item, { answers }: FilledWorksheet): boolean {
  return itemPoints(item, answers, 'incomplete') !== 'blank'
}

function claimsPoints(item: Item, { answers }: FilledWorksheet): boolean {
  const points = itemPoints(item, answers, 'incomplete')
  return typeof points === 'object' && points.earned.compare(pointsRange(item).minimum) > 0
}

/** @param shape what stands below, where there are no units */
function summed(units: readonly Filling[], shape: Filling): Filling {
  return {
    ...totals(units),
    children: shape.children.map((child, position) =>
      summed(
        units.flatMap(unit => unit.children[position] ?? []),
        child,
      ),
    ),
  }
}

function totals(parts: readonly Filling[]): Omit<Filling, 'children'> {
  const total = (of: (part: Filling) => number) => parts.reduce((sum, part) => sum + of(part), 0)
  return {
    filled: total(part => part.filled),
    asked: total(part => part.asked),
    proven: total(part => part.proven),
    claimed: total(part => part.claimed),
  }
}

// A scored worksheet -> where points can still be gained: the sub-components, the largest gain first.

/** In the unit of the root. */
export interface Gain {
  readonly node: ScoreNode
  readonly attainable: Exact
  /** What is earned now; with blanks, what the filled-in answers earn. */
  readonly earned: Exact
  readonly gain: Exact
}

/** Sub-components are the nodes right above questions. What is earned beyond the maximum is no gain. */
export function worksheetGains(root: ScoredNode): readonly Gain[] {
  const gains = collected(root, ONE, ONE, false)
  return gains.filter(({ gain }) => gain.compare(ZERO) > 0).sort((a, b) => b.gain.compare(a.gain))
}

/**
 * @param factor what one point of this node adds to the root
 * @param weight what the node's own value was multiplied by; its children's were not
 * @param isMean of units, each of which may be rebased otherwise: then the parts of what is rebased have no one factor
 */
function collected(scored: ScoredNode, factor: Exact, weight: Exact, isMean: boolean): Gain[] {
  const { node, children } = scored
  const isOfUnits = isMean || node.over === 'units'
  const isLast =
    (children.length > 0 && children.every(child => child.node.item !== undefined)) ||
    (isOfUnits && node.notApplicable === 'rebase' && !children.every(isWhole(scored.n)))
  const applicable = children.filter(isApplicable)
  // What a part is worth is not known before its weights are filled in.
  if (applicable.some(child => isWeightOpen(child.node))) return []
  if (isLast) return [gainOf(scored, factor)]
  const slope = slopeOf(node).mul(rebaseFactor(scored))
  const weights = sumOf(applicable.map(child => child.node.weight))
  return applicable.flatMap(child => {
    if (child.node.item !== undefined) return []
    const isSum = node.aggregate === 'sum'
    const share = isSum ? ONE : child.node.weight.div(weights)
    const below = factor.mul(weight).mul(slope).mul(share)
    return collected(child, below, isSum ? child.node.weight : ONE, isOfUnits)
  })
}

/** What points of the parts are multiplied by where they are scaled back up to the full maximum. */
function rebaseFactor({ node, children }: ScoredNode): Exact {
  const parts = children.filter(child => !child.node.bonus)
  const maximum = (of: 'nominal' | 'attainable') => {
    const applicable = of === 'nominal' ? parts : parts.filter(isApplicable)
    const weight = (child: ScoredNode) => (node.aggregate === 'sum' ? ONE : child.node.weight)
    const sum = sumOf(applicable.map(child => weight(child).mul(child.points?.[of] ?? ZERO)))
    return node.aggregate === 'sum' ? sum : sum.div(sumOf(applicable.map(weight)))
  }
  if (node.notApplicable !== 'rebase' || !parts.some(isApplicable)) return ONE
  const attainable = maximum('attainable')
  return attainable.equals(ZERO) ? ONE : maximum('nominal').div(attainable)
}

/** Whether all of it applies to each unit. */
function isWhole(units: number): (part: ScoredNode) => boolean {
  return ({ points, n }) => n === units && points?.attainable.equals(points.nominal) !== false
}

function isApplicable({ outcome }: ScoredNode): boolean {
  return !('undefinedBecause' in outcome && outcome.undefinedBecause === 'not-applicable')
}

function gainOf(scored: ScoredNode, factor: Exact): Gain {
  const { node, points } = scored
  const attainable = (points?.attainable ?? ZERO).mul(factor)
  const value = scoreValue(scored) ?? points?.ifBlank?.provisional ?? ZERO
  const earned = value.mul(factor)
  return { node, attainable, earned, gain: attainable.sub(earned) }
}

function slopeOf({ rescale }: ScoreNode): Exact {
  if (rescale === undefined) return ONE
  const { from, to } = rescale
  return to[1].sub(to[0]).div(from[1].sub(from[0]))
}

// Scored sheets -> what is still open in them: blanks, and claims without evidence.

export interface OpenQuestions {
  /** Undefined for the agency itself, or where there is one unit. */
  readonly unit: string | undefined
  /** Ids of questions without an answer. */
  readonly blank: readonly string[]
  /** Ids of claims without evidence. */
  readonly withoutEvidence: readonly string[]
}

/** One entry a unit that has anything open; the agency's own questions are open where no sheet answers them. */
export function openQuestions(
  rubric: Rubric,
  sheets: readonly UnitWorksheet[],
): readonly OpenQuestions[] {
  const unitItems = itemsOverUnits(rubric)
  const isJoined = unitItems.size > 0
  const { own } = filledWorksheets(rubric, sheets)
  const units = sheets.filter(({ answers }) =>
    [...answers.keys()].some(item => unitItems.has(item)),
  )
  const parts = isJoined
    ? [
        { unit: undefined, sheet: own, ofUnits: false, asks: sheets.some(asksForEvidence) },
        ...units.map(unit => ({
          unit: unit.unit,
          sheet: filledWorksheet(unit),
          ofUnits: true,
          asks: asksForEvidence(unit),
        })),
      ]
    : sheets.map(unit => ({
        unit: sheets.length > 1 ? unit.unit : undefined,
        sheet: filledWorksheet(unit),
        ofUnits: false,
        asks: asksForEvidence(unit),
      }))
  return parts.flatMap(({ unit, sheet, ofUnits, asks }) => {
    const items = scoredItems(rubric).filter(item => unitItems.has(item.index) === ofUnits)
    const blank = [
      ...items.filter(item => !isFilled(item, sheet)),
      ...(ofUnits ? [] : openWeights(nodesOf(rubric.score), sheet.answers)),
    ].map(({ id }) => id)
    const withoutEvidence = items
      .filter(item => asks && claimsPoints(item, sheet) && !sheet.proven.has(item.index))
      .map(({ id }) => id)
    if (blank.length === 0 && withoutEvidence.length === 0) return []
    return [{ unit, blank, withoutEvidence }]
  })
}

/** The inputs that the weights of these nodes are still to be filled in at, of those that apply. */
export function openWeights(nodes: readonly ScoreNode[], answers: UnitAnswers): readonly Item[] {
  return nodes.flatMap(node => {
    const { item, weightFrom } = node
    if (item === undefined || weightFrom === undefined || !isWeightOpen(node)) return []
    return itemPoints(item, answers, 'incomplete') === 'not-applicable' ? [] : [weightFrom]
  })
}

function asksForEvidence({ proven }: UnitWorksheet): boolean {
  return proven !== undefined
}

function filledWorksheet({ answers, proven }: UnitWorksheet): FilledWorksheet {
  return { answers, proven: proven ?? new Set() }
}

/** Those that earn points, in the order of the tree. */
function scoredItems(rubric: Rubric) {
  const below = (node: Rubric['score']): Rubric['items'] =>
    node.item === undefined ? node.children.flatMap(below) : [node.item]
  return below(rubric.score)
}

/** As `scoredWorksheet` divides them: what units answer, and the rest, which the agency answers once. */
export function filledWorksheets(
  rubric: Rubric,
  sheets: readonly UnitWorksheet[],
): FilledWorksheets {
  const unitItems = itemsOverUnits(rubric)
  const filled = sheets.map(({ answers, proven }) => ({ answers, proven: proven ?? new Set() }))
  const own: FilledWorksheet = {
    answers: new Map(filled.flatMap(sheet => [...sheet.answers])),
    proven: new Set(filled.flatMap(sheet => [...sheet.proven])),
  }
  if (unitItems.size === 0) return { own, units: [] }
  const units = filled.filter(sheet => [...sheet.answers.keys()].some(item => unitItems.has(item)))
  return { own, units }
}
