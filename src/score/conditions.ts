/** A condition on a scored rubric -> whether it holds, and each comparison behind that. */
import type { Localized } from '../language/language.ts'
import { type Exact, ONE, sumOf } from '../math/exact.ts'
import {
  type Comparison,
  type Condition,
  codesOf,
  type Item,
  numberFormatOf,
  type Rounding,
  type Rubric,
} from '../rubric/model.ts'
import { isDefined, numberAnswer, pointsOfAnswer } from '../tally/person-score.ts'
import type { UnitAnswers } from '../tally/unit-worksheets.ts'
import { itemMean } from './score-survey.ts'
import {
  pointsRange,
  roundedBy,
  type ScoredNode,
  scoredNodesOf,
  scoreValue,
} from './scored-node.ts'
import { filledTarget, itemPoints } from './worksheet-answers.ts'

export interface Decision {
  /** Undefined where something it needs has no value, and the rest does not decide it. */
  readonly holds: boolean | undefined
  readonly comparisons: readonly Compared[]
}

export interface Compared {
  /** The words that the rubric has for the condition, if any. */
  readonly title: Localized | undefined
  readonly about:
    | { readonly node: string }
    | { readonly nodes: readonly string[] }
    | { readonly item: string }
  readonly holds: boolean | undefined
  readonly comparison: Comparison | 'is'
  readonly found: Exact | undefined
  readonly bound: Exact | undefined
  /** Found minus bound. */
  readonly distance: Exact | undefined
  /** One of several ways of which one is enough: which list of ways, and which way of it. */
  readonly alternative?: {
    readonly among: Condition
    readonly way: number
    /** False where another kind of agency was answered, say. */
    readonly applies: boolean
  }
  /** For `is`: the code found and the codes asked for. */
  readonly codes:
    | { readonly found: string | undefined; readonly asked: readonly string[] }
    | undefined
}

/** `rounding` is the gate's own: it feeds this decision alone. */
export function decideCondition(
  condition: Condition,
  scored: Scored,
  rounding?: Rounding,
): Decision {
  if (condition.kind === 'answer') return decideAnswer(condition, scored)
  if (condition.kind === 'compare') {
    const comparisons = measuredSubject(condition.subject, scored).map(measured =>
      compared(condition, measured, rounding),
    )
    return { holds: allHold(comparisons.map(each => each.holds)), comparisons }
  }
  const parts = condition.conditions.map(each => decideCondition(each, scored, rounding))
  const verdicts = parts.map(part => part.holds)
  const holds = condition.kind === 'all' ? allHold(verdicts) : anyHolds(verdicts)
  if (condition.kind === 'all') {
    return { holds, comparisons: parts.flatMap(part => part.comparisons) }
  }
  // Where one of several ways holds, the others need not be explained.
  const shown = holds === true ? parts.filter(part => part.holds) : parts
  const comparisons = shown.flatMap((part, way) => {
    const applies = !isRuledOut(part)
    const alternative = { among: condition, way, applies }
    return part.comparisons.map(each => ({ ...each, alternative }))
  })
  return { holds, comparisons }
}

/** A way for others: what somebody is rules it out, whatever its numbers. */
function isRuledOut({ comparisons }: Decision): boolean {
  return (
    comparisons.length > 1 &&
    comparisons.some(({ comparison, holds }) => comparison === 'is' && holds === false)
  )
}

function allHold(verdicts: readonly (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(false)) return false
  return verdicts.includes(undefined) ? undefined : true
}

function anyHolds(verdicts: readonly (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(true)) return true
  return verdicts.includes(undefined) ? undefined : false
}

function compared(
  condition: Extract<Condition, { kind: 'compare' }>,
  measured: Measured,
  rounding: Rounding | undefined,
): Compared {
  const { threshold, comparison } = condition
  const bound =
    threshold === 'target'
      ? measured.target
      : 'share' in threshold
        ? measured.maximum.mul(threshold.share)
        : threshold.value
  const found = measured.value && roundedBy(measured.value, rounding)
  const holds = found && bound && satisfies(found, comparison, bound)
  return {
    title: condition.title,
    about: measured.about,
    holds,
    comparison,
    found,
    bound,
    distance: bound && found?.sub(bound),
    codes: undefined,
  }
}

export function satisfies(value: Exact, comparison: Comparison, bound: Exact): boolean {
  const order = value.compare(bound)
  if (comparison === 'at-least') return order >= 0
  if (comparison === 'above') return order > 0
  return comparison === 'at-most' ? order <= 0 : order < 0
}

const NO_NUMBERS = { found: undefined, bound: undefined, distance: undefined }

function decideAnswer(
  condition: Extract<Condition, { kind: 'answer' }>,
  { rubric, answers }: Scored,
): Decision {
  const item = rubric.items.find(each => each.id === condition.item)
  const code = item && answers?.get(item.index)?.code
  const found = code === undefined ? undefined : codesOf(item)[code]
  const holds = found === undefined ? undefined : condition.codes.includes(found)
  const codes = { found, asked: condition.codes }
  return {
    holds,
    comparisons: [
      {
        ...{ title: condition.title, about: { item: condition.item } },
        ...{ holds, comparison: 'is', ...NO_NUMBERS, codes },
      },
    ],
  }
}

// What a condition looks at -> the values found there, each with the maximum it is compared to.

/** A scored rubric: what conditions, grades and matrices are decided on. */
export interface Scored {
  readonly rubric: Rubric
  readonly root: ScoredNode
  /** Worksheets: the answers, for conditions on single items. */
  readonly answers: UnitAnswers | undefined
}

interface Measured {
  readonly about: Compared['about']
  readonly value: Exact | undefined
  readonly maximum: Exact
  readonly target: Exact | undefined
}

type Subject = Extract<Condition, { kind: 'compare' }>['subject']

function measuredSum(ids: readonly string[], all: readonly ScoredNode[]): readonly Measured[] {
  const nodes = all.filter(each => ids.includes(each.node.id) && !isNotApplicable(each))
  if (nodes.length === 0) return []
  const maximum = sumOf(nodes.map(({ range }) => range.maximum))
  return [{ about: { nodes: ids }, value: sumOfNodes(nodes), maximum, target: undefined }]
}

/** Undefined where one of them has no value. */
export function sumOfNodes(nodes: readonly ScoredNode[]): Exact | undefined {
  const values = nodes.flatMap(each => scoreValue(each) ?? [])
  return values.length === nodes.length ? sumOf(values) : undefined
}

/** Of `each` and of a sum, what does not apply is left out: it can neither reach a bound nor miss it. */
function measuredSubject(subject: Subject, scored: Scored): readonly Measured[] {
  const nodes = scoredNodesOf(scored.root)
  if ('node' in subject)
    return nodes.filter(each => each.node.id === subject.node).map(measuredNode)
  if ('sums' in subject) return subject.sums.flatMap(ids => measuredSum(ids, nodes))
  if ('level' in subject) {
    return nodes
      .filter(each => each.node.level === subject.level && !isNotApplicable(each))
      .map(measuredNode)
  }
  const { rubric, answers } = scored
  if ('item' in subject) {
    const item = rubric.items.find(each => each.id === subject.item)
    if (item !== undefined) return [measuredItem(item, scored)]
    // Asked at another level only: nothing can be decided about it here.
    return [unknownItem(subject.item)]
  }
  const applies = (item: Item) =>
    answers === undefined || itemPoints(item, answers, 'incomplete') !== 'not-applicable'
  return rubric.items.flatMap(item => {
    const target = filledTarget(item, rubric.items, answers)
    if (target === 'not-applicable' || !applies(item)) return []
    if (target !== 'blank') return [{ ...measuredItem(item, scored), target }]
    return [unknownItem(item.targetFrom ?? item.id)]
  })
}

function unknownItem(item: string): Measured {
  return { about: { item }, value: undefined, maximum: ONE, target: undefined }
}

function isNotApplicable({ outcome }: ScoredNode): boolean {
  return 'undefinedBecause' in outcome && outcome.undefinedBecause === 'not-applicable'
}

function measuredNode(each: ScoredNode): Measured {
  return {
    about: { node: each.node.id },
    value: scoreValue(each),
    maximum: each.range.maximum,
    target: undefined,
  }
}

/** A number item is compared by the number itself, a coded one by its points. */
function measuredItem(item: Item, scored: Scored): Measured {
  const format = numberFormatOf(item)
  const maximum = format === undefined ? pointsRange(item).maximum : (format.max ?? ONE)
  return {
    ...{ about: { item: item.id }, value: itemValue(item, scored), maximum },
    target: item.target,
  }
}

export function itemValue(item: Item, { answers, root, rubric }: Scored): Exact | undefined {
  const leaf = scoredNodesOf(root).find(each => each.node.item === item)
  if (answers === undefined) {
    const mean = leaf?.counts && itemMean(item, leaf.counts, leaf.weights).outcome
    return mean && 'value' in mean ? mean.value : undefined
  }
  // Its share: a leaf below a sum is shown with what it contributes.
  if (item.measure.kind === 'ratio') {
    const points = itemPoints(item, answers, rubric.policies.blank)
    return typeof points === 'string' ? undefined : points.earned
  }
  if (item.measure.kind === 'number') {
    const number = numberAnswer(item, answers)
    return typeof number === 'string' ? undefined : number
  }
  const answer = answers.get(item.index)
  const points = answer === undefined ? 'undefined' : pointsOfAnswer(item, answer)
  return isDefined(points) ? points : undefined
}
