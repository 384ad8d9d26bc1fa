/** A condition on a scored rubric -> whether it holds, and each comparison behind that. */
import type { Localized } from '../language/language.ts'
import type { Exact } from '../math/exact.ts'
import type { Rounding } from '../rubric/scale-model.ts'
import type { Comparison, Condition } from '../rubric/verdict-model.ts'
import { type Measured, measuredSubject, type Scored } from './measured-subject.ts'
import { roundedBy } from './node-range.ts'

export interface Decision {
  /** Undefined where something it needs has no value, and the rest does not decide it. */
  readonly holds: boolean | undefined
  readonly comparisons: readonly Compared[]
}

export interface Compared {
  readonly title: Localized
  readonly holds: boolean | undefined
  readonly comparison: Comparison | 'is'
  readonly found: Exact | undefined
  readonly bound: Exact | undefined
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
  // Where one of several ways is open, the others need not be explained.
  const shown =
    condition.kind === 'any' && holds === true ? parts.filter(part => part.holds) : parts
  return { holds, comparisons: shown.flatMap(part => part.comparisons) }
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
    title: condition.title ?? measured.title,
    holds,
    comparison,
    found,
    bound,
    codes: undefined,
  }
}

export function satisfies(value: Exact, comparison: Comparison, bound: Exact): boolean {
  const order = value.compare(bound)
  if (comparison === 'at-least') return order >= 0
  if (comparison === 'above') return order > 0
  return comparison === 'at-most' ? order <= 0 : order < 0
}

function decideAnswer(
  condition: Extract<Condition, { kind: 'answer' }>,
  { rubric, answers }: Scored,
): Decision {
  const item = rubric.items.find(each => each.id === condition.item)
  const code = item && answers?.get(item.index)?.code
  const categories =
    item !== undefined && 'scale' in item.measure ? item.measure.scale.categories : []
  const found = code === undefined ? undefined : categories[code]?.code
  const holds = found === undefined ? undefined : condition.codes.includes(found)
  const title = condition.title ?? item?.text ?? { id: condition.item }
  const codes = { found, asked: condition.codes }
  return {
    holds,
    comparisons: [{ title, holds, comparison: 'is', found: undefined, bound: undefined, codes }],
  }
}
