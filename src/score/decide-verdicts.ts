/** Gates and matrices of a rubric -> what they say, and why. */
import type { Localized } from '../language/language.ts'
import type { Gate, Lookup } from '../rubric/verdict-model.ts'
import { type Decision, decideCondition } from './decide-condition.ts'
import type { Graded } from './grade.ts'
import type { Scored } from './measured-subject.ts'

export interface Verdict extends Decision {
  readonly gate: Gate
}

export function decideGates(scored: Scored): readonly Verdict[] {
  return scored.rubric.gates.map(gate => ({
    gate,
    ...decideCondition(gate.condition, scored, gate.round),
  }))
}

export interface LookedUp {
  readonly lookup: Lookup
  readonly row: string | undefined
  readonly column: string | undefined
  readonly verdict: Localized | undefined
}

export function lookUp(scored: Scored, graded: readonly Graded[]): readonly LookedUp[] {
  return scored.rubric.lookups.map(lookup => {
    const row = gradeOrCode(lookup.rows, scored, graded)
    const column = gradeOrCode(lookup.columns, scored, graded)
    const verdict =
      row === undefined || column === undefined ? undefined : lookup.table.get(row)?.get(column)
    return { lookup, row, column, verdict }
  })
}

/** The grade of a node, or else the code that was answered to an item. */
function gradeOrCode(
  id: string,
  { rubric, answers }: Scored,
  graded: readonly Graded[],
): string | undefined {
  const grade = graded.find(each => each.node.node.id === id)?.grade?.grade
  if (grade !== undefined) return grade
  const item = rubric.items.find(each => each.id === id)
  const code = item && answers?.get(item.index)?.code
  const categories =
    item !== undefined && 'scale' in item.measure ? item.measure.scale.categories : []
  return code === undefined ? undefined : categories[code]?.code
}
