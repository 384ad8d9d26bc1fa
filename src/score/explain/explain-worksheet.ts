/** A node of a worksheet -> the steps of its number, from what was answered. */
import { type Exact, exact, ONE, sumOf, ZERO } from '../../math/exact.ts'
import type { Rubric, ScoreNode } from '../../rubric/model.ts'
import { numberAnswer } from '../../tally/person-score.ts'
import { itemsOverUnits, type UnitAnswers } from '../../tally/unit-worksheets.ts'
import type { Scored } from '../conditions.ts'
import { isWeightOpen } from '../filled-weights.ts'
import { nodePoints, type Points, type WorksheetAnswers } from '../score-worksheet.ts'
import { roundedBy, type ScoredNode, scoredNodesOf, scoreValue } from '../scored-node.ts'
import type { BlankTreatment } from '../worksheet-answers.ts'
import { answerSteps } from './explain-answer.ts'
import { partRow } from './explain-survey.ts'
import {
  type Calculation,
  calculation,
  type Explanation,
  gradeSteps,
  operation,
  type PartRow,
  roundSteps,
  type Step,
  shownSteps,
  stageSteps,
  sumCalculation,
} from './explanation.ts'

export interface NamedAnswers {
  readonly unit: string
  readonly answers: UnitAnswers
}

/**
 * One sheet, or those that the rubric joins; `scored` is the tree of the same answers.
 * @param sheets undefined where the report has no tally: then no answer can be shown
 */
export function explainWorksheet(
  id: string,
  scored: Scored,
  sheets: readonly NamedAnswers[] | undefined,
): Explanation | undefined {
  const { rubric } = scored
  const found = scoredNodesOf(scored.root).find(({ node }) => node.id === id)
  if (found === undefined) return undefined
  const isProvisional = found.points?.ifBlank !== undefined
  const blanks: BlankTreatment = isProvisional ? 'exclude' : rubric.policies.blank
  const at = standing(rubric.score, id, undefined, false)
  if (at === undefined) return undefined
  const { steps, closing } =
    sheets === undefined ? reportedSteps(at, found) : answeredSteps(at, rubric, sheets, blanks)
  const value = isProvisional ? found.points?.ifBlank?.provisional : scoreValue(found)
  return {
    id,
    value,
    undefinedBecause:
      'undefinedBecause' in found.outcome ? found.outcome.undefinedBecause : undefined,
    isProvisional,
    steps: [
      ...steps,
      ...(value === undefined
        ? []
        : closingSteps(value, at, found.points, closing, isProvisional, scored)),
    ],
  }
}

function answeredSteps(
  at: Standing,
  rubric: Rubric,
  sheets: readonly NamedAnswers[],
  blanks: BlankTreatment,
): NodeSteps {
  const unitItems = itemsOverUnits(rubric)
  const isJoined = unitItems.size > 0
  const units = sheets.filter(
    ({ answers }) => isJoined && [...answers.keys()].some(item => unitItems.has(item)),
  )
  if (at.isOverUnits) return only(overUnits(at.node, at.above, units, blanks))
  const own: UnitAnswers = isJoined
    ? new Map(
        sheets.flatMap(({ answers }) => [...answers].filter(([item]) => !unitItems.has(item))),
      )
    : (sheets[0]?.answers ?? new Map())
  const all = { own, units: units.map(({ answers }) => answers) }
  return nodeSteps(at.node, all, blanks)
}

function only(steps: readonly Step[]): NodeSteps {
  return { steps, closing: [] }
}

/** From the numbers of its parts, as the report has them. */
function reportedSteps({ node, isOverUnits }: Standing, found: ScoredNode): NodeSteps {
  const missing = (what: 'units-not-in-report' | 'answer-not-in-report'): Step => ({
    ...{ kind: 'missing', what, ids: [node.id] },
  })
  if (isOverUnits) return only([missing('units-not-in-report')])
  if (node.item !== undefined) return only([missing('answer-not-in-report')])
  const children = found.children.map(({ node: child, outcome, points, n }): Child => {
    const weight = node.aggregate === 'sum' ? child.weight : ONE
    const provisional = points?.ifBlank?.provisional
    const value = 'value' in outcome ? outcome.value : provisional
    const own: Points = {
      outcome:
        value === undefined ? { undefinedBecause: 'not-applicable' } : { value: value.div(weight) },
      attainable: (points?.attainable ?? ZERO).div(weight),
      nominal: (points?.nominal ?? ZERO).div(weight),
      n,
      children: [],
    }
    return { child, points: own, declared: outcome }
  })
  return branchSteps(node, children)
}

interface Standing {
  readonly node: ScoreNode
  readonly parent: ScoreNode | undefined
  /** The node over units that it lies below, or is. */
  readonly above: ScoreNode
  readonly isOverUnits: boolean
}

function standing(
  node: ScoreNode,
  id: string,
  parent: ScoreNode | undefined,
  isBelow: boolean,
  above: ScoreNode = node,
): Standing | undefined {
  const isOverUnits = isBelow || node.over === 'units'
  const over = isBelow ? above : node
  if (node.id === id) return { node, parent, above: over, isOverUnits }
  for (const child of node.children) {
    const found = standing(child, id, node, isOverUnits, isOverUnits ? over : child)
    if (found !== undefined) return found
  }
  return undefined
}

type OwnPoints = ReturnType<typeof scoredNodesOf>[number]['points']

/** Its weight in a sum, the percent of what can be attained, what is shown, the grade. */
function closingSteps(
  value: Exact,
  { node, parent }: Standing,
  points: OwnPoints,
  maxima: readonly Step[],
  isProvisional: boolean,
  scored: Scored,
): readonly Step[] {
  const { shownDigits: digits } = scored.rubric
  const steps: Step[] = []
  if (parent?.aggregate === 'sum' && node.weightWritten) {
    const own = value.div(node.weight)
    steps.push({ kind: 'weight', calculation: calculation(operation('×', own, node.weight)) })
  }
  steps.push(...shownSteps(value, digits))
  const attainable = points?.attainable
  if (node.item === undefined && attainable !== undefined && attainable.compare(ZERO) > 0) {
    const percent = calculation(operation('×', operation('÷', value, attainable), exact(100)))
    const rounding = { digits, mode: 'half-up' } as const
    const [shown, maximum] = [value, attainable].map(each => roundedBy(each, rounding))
    steps.push(
      ...maxima,
      { kind: 'percent', calculation: percent },
      ...roundSteps('shown-percent', percent.result, rounding),
    )
    const other =
      shown && maximum?.compare(ZERO) === 1
        ? operation('×', operation('÷', shown, maximum), exact(100))
        : undefined
    const fromShown = other && calculation(other)
    const isSame = (one: Exact, two: Exact) =>
      roundedBy(one, rounding).equals(roundedBy(two, rounding))
    if (fromShown && !isSame(fromShown.result, percent.result))
      steps.push({ kind: 'percent-of-shown', calculation: fromShown })
  }
  return isProvisional ? steps : [...steps, ...gradeSteps(node.id, value, scored)]
}

function nodeSteps(node: ScoreNode, answers: WorksheetAnswers, blanks: BlankTreatment): NodeSteps {
  if (node.item !== undefined) return only(answerSteps(node, node.item, answers.own, blanks))
  const children = node.children.map(child => ({
    child,
    points: nodePoints(child, answers, blanks),
    declared: nodePoints(child, answers, 'incomplete').outcome,
  }))
  return branchSteps(node, children)
}

// A branch: its parts that apply, each times its weight; what can be attained; rebased where the rubric says so.

interface Child {
  readonly child: ScoreNode
  readonly points: Points
  /** What is left out as blank is not what does not apply. */
  readonly declared: Points['outcome']
}

/** `closing`: what can be attained, for the percent. */
interface NodeSteps {
  readonly steps: readonly Step[]
  readonly closing: readonly Step[]
}

function branchSteps(node: ScoreNode, children: readonly Child[]): NodeSteps {
  const isWeighted = children.some(({ child }) => child.weightWritten)
  const weightOf = ({ child }: Child) =>
    isWeighted && !isWeightOpen(child) ? child.weight : undefined
  const isLeftOut = ({ points: { outcome } }: Child) =>
    'undefinedBecause' in outcome &&
    (outcome.undefinedBecause === 'not-applicable' || node.missing === 'exclude')
  const rows = children.map(each =>
    partRow(
      each.child.id,
      'value' in each.points.outcome ? each.points.outcome : each.declared,
      weightOf(each),
    ),
  )
  const isOut = children.map(isLeftOut)
  const applicable = rows.filter((_, at) => !isOut[at])
  const isOpen =
    applicable.some(({ value }) => value === undefined) ||
    children.some(({ child }, at) => !isOut[at] && isWeightOpen(child))
  if (applicable.length === 0 || isOpen)
    return { steps: [{ kind: 'parts', rows, total: undefined }], closing: [] }

  const total = sumCalculation(applicable.map(row => row.product?.result ?? row.value ?? ZERO))
  const steps: Step[] = [{ kind: 'parts', rows, total }]
  let value = total.result
  if (node.aggregate === 'average') {
    const weights = sumOf(applicable.map(row => row.weight ?? ONE))
    const mean = calculation(operation('÷', total.result, weights))
    if (!weights.equals(ONE))
      steps.push({ kind: isWeighted ? 'mean-of-parts' : 'mean', calculation: mean })
    value = mean.result
  }
  const maxima = maximaOf(node, children, isOut)
  if (maxima === undefined) return { steps: [...steps, ...stageSteps(value, node)], closing: [] }
  const { nominal, attainable } = maxima
  if (node.notApplicable === 'rebase' && !attainable.equals(ZERO)) {
    const rebased = calculation(operation('÷', operation('×', value, nominal), attainable))
    steps.push(...maximaSteps(maxima), { kind: 'rebase', calculation: rebased })
    return { steps: [...steps, ...stageSteps(rebased.result, node)], closing: [] }
  }
  const isPlain = node.round === undefined && node.rescale === undefined
  return {
    steps: [...steps, ...stageSteps(value, node)],
    // A mean of questions has the maximum of one question, however many apply.
    closing: isPlain && node.aggregate === 'sum' ? maximaSteps(maxima) : [],
  }
}

interface Maxima {
  readonly rows: readonly PartRow[]
  readonly total: Calculation
  /** Of a mean: the total by the weights that apply. */
  readonly mean: Calculation | undefined
  readonly attainable: Exact
  readonly nominal: Exact
}

/** Undefined where everything applies, and the maximum is that of the rubric, or where nothing is filled in. */
function maximaOf(
  node: ScoreNode,
  children: readonly Child[],
  isOut: readonly boolean[],
): Maxima | undefined {
  const counted = children.filter(({ child }) => !child.bonus)
  const isLower = children.some(
    ({ points }, at) => isOut[at] || !points.attainable.equals(points.nominal),
  )
  if (!isLower) return undefined
  const rows = children.flatMap(({ child, points, declared }, at): PartRow[] => {
    if (child.bonus) return []
    const reason = 'undefinedBecause' in declared ? declared.undefinedBecause : 'not-applicable'
    const outcome: Points['outcome'] = isOut[at]
      ? { undefinedBecause: reason }
      : { value: points.attainable }
    return [partRow(child.id, outcome, child.weightWritten ? child.weight : undefined)]
  })
  const applicable = rows.filter(({ value }) => value !== undefined)
  if (applicable.length === 0) return undefined
  const total = sumCalculation(applicable.map(row => row.product?.result ?? row.value ?? ZERO))
  const weights = sumOf(applicable.map(row => row.weight ?? ONE))
  const isMean = node.aggregate === 'average' && !weights.equals(ONE)
  const mean = isMean ? calculation(operation('÷', total.result, weights)) : undefined
  const all = sumOf(counted.map(({ child, points }) => child.weight.mul(points.nominal)))
  const divisor =
    node.aggregate === 'average' ? sumOf(counted.map(({ child }) => child.weight)) : ONE
  const attainable = (mean ?? total).result
  return { rows, total, mean, attainable, nominal: all.div(divisor) }
}

function maximaSteps({ rows, total, mean }: Maxima): readonly Step[] {
  const line: Step[] = mean === undefined ? [] : [{ kind: 'maximum', calculation: mean }]
  return [{ kind: 'maxima', rows, total }, ...line]
}

// A node where units are averaged, or one below it.

function overUnits(
  node: ScoreNode,
  above: ScoreNode,
  units: readonly NamedAnswers[],
  blanks: BlankTreatment,
): readonly Step[] {
  const { unitWeight } = above
  const rows = units.map(({ unit, answers: own }) => {
    const points = nodePoints({ ...above, over: undefined }, { own, units: [] }, blanks)
    const below = pointsAt(above, points, node.id)
    const weight = typeof unitWeight === 'object' ? numberAnswer(unitWeight, own) : undefined
    return partRow(
      unit,
      below?.outcome ?? { undefinedBecause: 'incomplete' },
      typeof weight === 'object' ? weight : undefined,
    )
  })
  const counted = rows.filter(({ because }) => because !== 'not-applicable')
  const isOpen = counted.some(({ value }) => value === undefined)
  if (counted.length === 0 || isOpen) return [{ kind: 'units', rows, total: undefined }]
  const total = sumCalculation(counted.map(row => row.product?.result ?? row.value ?? ZERO))
  const weights = sumOf(counted.map(row => row.weight ?? ONE))
  if (weights.equals(ZERO)) return [{ kind: 'units', rows, total }]
  const mean = calculation(operation('÷', total.result, weights))
  return [
    { kind: 'units', rows, total },
    { kind: 'mean-of-units', calculation: mean },
  ]
}

function pointsAt(node: ScoreNode, points: Points, id: string): Points | undefined {
  if (node.id === id) return points
  for (const [at, child] of node.children.entries()) {
    const below = points.children[at]
    const found = below && pointsAt(child, below, id)
    if (found !== undefined) return found
  }
  return undefined
}
