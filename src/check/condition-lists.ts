/** A rubric -> every list of conditions in it, each with the rounding it is decided under. */
import type { Rubric } from '../rubric/model.ts'
import type { Rounding } from '../rubric/scale-model.ts'
import type { Condition } from '../rubric/verdict-model.ts'

export interface ConditionList {
  readonly conditions: readonly Condition[]
  readonly kind: 'all' | 'any'
  readonly rounding: Rounding | undefined
  /** The gate, or the grade whose `only-if` this is. */
  readonly name: string
  readonly whole: Condition
}

export type Comparing = Extract<Condition, { kind: 'compare' }>

/** Outer lists first; the single condition of an `only-if` is a list of one. */
export function conditionLists({ gates, grades }: Rubric): readonly ConditionList[] {
  return [
    ...gates.flatMap(gate => listsOf(gate.condition, gate.round, gate.verdict)),
    ...grades.flatMap(({ bands }) =>
      bands.flatMap(({ onlyIf, grade }) => (onlyIf ? listsOf(onlyIf, undefined, grade) : [])),
    ),
  ]
}

export function conditionsOf(rubric: Rubric): readonly Condition[] {
  return conditionLists(rubric).flatMap(({ conditions }) => conditions)
}

function listsOf(
  condition: Condition,
  rounding: Rounding | undefined,
  name: string,
): readonly ConditionList[] {
  if (condition.kind !== 'all' && condition.kind !== 'any')
    return [{ conditions: [condition], kind: 'all', rounding, name, whole: condition }]
  const { kind, conditions } = condition
  const inner = conditions.filter(each => each.kind === 'all' || each.kind === 'any')
  return [
    { conditions, kind, rounding, name, whole: condition },
    ...inner.flatMap(each => listsOf(each, rounding, name)),
  ]
}
