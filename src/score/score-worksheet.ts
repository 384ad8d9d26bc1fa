/** The answers of units to a worksheet -> the score tree, with what blanks leave open. */
import { type Exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { numberAnswer } from '../tally/person-score.ts'
import type { UnitAnswers } from '../tally/unit-worksheets.ts'
import { isWeightOpen } from './filled-weights.ts'
import { nodeRange, type Outcome, pointsRange, type ScoredNode, stages } from './scored-node.ts'
import { type BlankTreatment, itemPoints } from './worksheet-answers.ts'

export function scoreWorksheet(rubric: Rubric, answers: WorksheetAnswers): ScoredNode {
  const by = (blanks: BlankTreatment) => nodePoints(rubric.score, answers, blanks)
  const declared = by(rubric.policies.blank)
  // The others are shown where a blank leaves something open.
  const others = isIncomplete(declared)
    ? { lowest: by('lowest'), highest: by('highest'), provisional: by('exclude') }
    : { lowest: declared, highest: declared, provisional: declared }
  return scoredNode(rubric.score, ONE, { declared, ...others })
}

/** It, or anything below it. */
function isIncomplete({ outcome, children }: Points): boolean {
  if ('undefinedBecause' in outcome && outcome.undefinedBecause === 'incomplete') return true
  return children.some(isIncomplete)
}

interface Variants {
  readonly declared: Points
  readonly lowest: Points
  readonly highest: Points
  readonly provisional: Points
}

/** A child of a sum is shown with what it contributes: its weight times its own points. */
function scoredNode(node: ScoreNode, weight: Exact, variants: Variants): ScoredNode {
  const { declared } = variants
  const contributed = (points: Points) =>
    'value' in points.outcome ? points.outcome.value.mul(weight) : undefined
  const [lowest, highest] = [contributed(variants.lowest), contributed(variants.highest)]
  const isOpen =
    'undefinedBecause' in declared.outcome && declared.outcome.undefinedBecause === 'incomplete'
  const value = contributed(declared)
  const maximum = declared.attainable.mul(weight)
  const childWeight = (child: ScoreNode) => (node.aggregate === 'sum' ? child.weight : ONE)
  return {
    node,
    outcome: value === undefined ? declared.outcome : { value },
    beforeRescale: undefined,
    range: { minimum: ZERO, maximum },
    n: declared.n,
    counts: undefined,
    excluded: [],
    points: {
      attainable: maximum,
      nominal: declared.nominal.mul(weight),
      ifBlank:
        isOpen && lowest !== undefined && highest !== undefined
          ? {
              lowest,
              highest,
              provisional: contributed(variants.provisional),
              provisionalAttainable: variants.provisional.attainable.mul(weight),
            }
          : undefined,
    },
    children: node.children.map((child, position) =>
      scoredNode(child, childWeight(child), childVariants(variants, position)),
    ),
  }
}

function childVariants(variants: Variants, position: number): Variants {
  const below = (points: Points) => points.children[position] ?? points
  return {
    declared: below(variants.declared),
    lowest: below(variants.lowest),
    highest: below(variants.highest),
    provisional: below(variants.provisional),
  }
}

// The answers of units -> points earned, attainable and nominal at every node, under one way of treating blanks.

/** Whose answers a tree is scored from. `units` is read only below a node that is marked `over: units`. */
export interface WorksheetAnswers {
  readonly own: UnitAnswers
  readonly units: readonly UnitAnswers[]
  /** Whether parts whose weight nobody filled in are left out, to show what is there so far. */
  readonly leavesOpenWeightsOut?: boolean
}

/** In the node's own unit, before the weight in its parent. */
export interface Points {
  readonly outcome: Outcome
  readonly attainable: Exact
  readonly nominal: Exact
  readonly n: number
  readonly children: readonly Points[]
}

export function nodePoints(
  node: ScoreNode,
  answers: WorksheetAnswers,
  blanks: BlankTreatment,
): Points {
  if (node.over === 'units') return unitsPoints(node, answers, blanks)
  return node.item === undefined
    ? branchPoints(node, answers, blanks)
    : leafPoints(node.item, node, answers, blanks)
}

function leafPoints(
  item: Item,
  node: ScoreNode,
  { own }: WorksheetAnswers,
  blanks: BlankTreatment,
): Points {
  const maximum = stages(pointsRange(item).maximum, node.round, node.rescale)
  const earned = itemPoints(item, own, blanks)
  const outcome: Outcome =
    earned === 'blank'
      ? { undefinedBecause: 'incomplete' }
      : earned === 'not-applicable'
        ? { undefinedBecause: 'not-applicable' }
        : { value: stages(earned.earned, node.round, node.rescale) }
  const attainable = earned === 'not-applicable' ? ZERO : maximum
  return { outcome, attainable, nominal: maximum, n: 1, children: [] }
}

/**
 * Not-applicable children are left out: of a mean they are not counted, of a sum they lower the maximum,
 * and `rebase` scales what was earned back up to it. An undefined child makes this undefined unless `missing: exclude`.
 */
function branchPoints(node: ScoreNode, answers: WorksheetAnswers, blanks: BlankTreatment): Points {
  if (node.children.length === 0) return nothingAsked(node)
  const children = node.children.map(child => ({
    child,
    points: nodePoints(child, answers, blanks),
  }))
  const isOut = ({ outcome }: Points) =>
    'undefinedBecause' in outcome &&
    (outcome.undefinedBecause === 'not-applicable' || node.missing === 'exclude')
  const applicable = children.filter(
    ({ child, points }) => !isOut(points) && !(answers.leavesOpenWeightsOut && isWeightOpen(child)),
  )
  const undefinedChild = applicable.find(
    ({ child, points }) => 'undefinedBecause' in points.outcome || isWeightOpen(child),
  )
  const total = (parts: typeof children, of: (points: Points) => Exact) => {
    const divisor =
      node.aggregate === 'average' ? sumOf(parts.map(({ child }) => child.weight)) : ONE
    const sum = sumOf(parts.map(({ child, points }) => child.weight.mul(of(points))))
    // Nothing but a bonus applies: it has no maximum to be a part of.
    return parts.length === 0 ? ZERO : sum.div(divisor)
  }
  const withMaximum = (parts: typeof children) => parts.filter(({ child }) => !child.bonus)
  const rawNominal = total(withMaximum(children), points => points.nominal)
  const nominal = stages(rawNominal, node.round, node.rescale)
  const below = children.map(({ points }) => points)
  if (applicable.length === 0) {
    return {
      outcome: { undefinedBecause: 'not-applicable' },
      attainable: ZERO,
      nominal,
      n: 1,
      children: below,
    }
  }
  const rawAttainable = total(withMaximum(applicable), points => points.attainable)
  const isRebased = node.notApplicable === 'rebase' && !rawAttainable.equals(ZERO)
  const factor = isRebased ? rawNominal.div(rawAttainable) : ONE
  const attainable = stages(rawAttainable.mul(factor), node.round, node.rescale)
  if (undefinedChild !== undefined) {
    return {
      outcome: { undefinedBecause: 'incomplete' },
      attainable,
      nominal,
      n: 1,
      children: below,
    }
  }
  const earned = total(applicable, points =>
    'value' in points.outcome ? points.outcome.value : ZERO,
  )
  const value = stages(earned.mul(factor), node.round, node.rescale)
  return { outcome: { value }, attainable, nominal, n: 1, children: below }
}

/** A sub-component of another level: nothing can be earned here, and its nominal weight is still shown. */
function nothingAsked(node: ScoreNode): Points {
  const { maximum } = nodeRange({ ...node, children: node.notAsked })
  const outcome: Outcome = { undefinedBecause: 'not-applicable' }
  return { outcome, attainable: ZERO, nominal: maximum, n: 1, children: [] }
}

function unitsPoints(node: ScoreNode, answers: WorksheetAnswers, blanks: BlankTreatment): Points {
  const single: ScoreNode = { ...node, over: undefined }
  const units = answers.units.map(own => ({
    weight: unitWeight(node.unitWeight, own),
    points: nodePoints(single, { own, units: [] }, blanks),
  }))
  const empty = nodePoints(single, { own: new Map(), units: [] }, blanks)
  return units.length === 0 ? withoutUnits(empty) : meanOverUnits(units, empty.nominal)
}

interface UnitPoints {
  /** Undefined where the count that units weigh by was not given. */
  readonly weight: Exact | undefined
  readonly points: Points
}

/** The mean over units, each scored by itself; units where all of it is not applicable are left out. */
function meanOverUnits(units: readonly UnitPoints[], nominal: Exact): Points {
  const counted = units.filter(
    ({ points: { outcome } }) =>
      !('undefinedBecause' in outcome && outcome.undefinedBecause === 'not-applicable'),
  )
  const weights = sumOf(counted.map(({ weight }) => weight ?? ZERO))
  const mean = (of: (points: Points) => Exact) =>
    weights.equals(ZERO)
      ? ZERO
      : sumOf(counted.map(({ weight, points }) => (weight ?? ZERO).mul(of(points)))).div(weights)
  const isComplete = counted.every(
    ({ weight, points }) => weight !== undefined && 'value' in points.outcome,
  )
  const outcome: Outcome =
    counted.length === 0
      ? { undefinedBecause: 'not-applicable' }
      : isComplete && !weights.equals(ZERO)
        ? { value: mean(({ outcome: each }) => ('value' in each ? each.value : ZERO)) }
        : { undefinedBecause: 'incomplete' }
  const children = (units[0]?.points.children ?? []).map((child, position) =>
    meanOverUnits(
      units.flatMap(({ weight, points }) => {
        const below = points.children[position]
        return below === undefined ? [] : [{ weight, points: below }]
      }),
      child.nominal,
    ),
  )
  return {
    outcome,
    attainable: mean(points => points.attainable),
    nominal,
    n: counted.length,
    children,
  }
}

function withoutUnits(points: Points): Points {
  return {
    ...points,
    outcome: { undefinedBecause: 'no-units' },
    n: 0,
    children: points.children.map(withoutUnits),
  }
}

function unitWeight(item: ScoreNode['unitWeight'], own: UnitAnswers): Exact | undefined {
  if (typeof item !== 'object') return ONE
  const weight = numberAnswer(item, own)
  return typeof weight === 'string' ? undefined : weight
}
