/** Gates and matrices of a rubric -> what they say, and why. */
import type { Localized } from '../language/language.ts'
import { type Exact, exact } from '../math/exact.ts'
import {
  codesOf,
  type Gate,
  type GateVariant,
  type GradeBand,
  type GradeTable,
  type Lookup,
  type Rounding,
} from '../rubric/model.ts'
import { type Decision, decideCondition, type Scored, satisfies } from './conditions.ts'
import { roundedBy, type ScoredNode, scoredNodesOf, scoreValue } from './scored-node.ts'

export interface Verdict extends Decision {
  readonly gate: Gate
  /** What it would be under each other way of a choice that it hangs on. */
  readonly otherWays: readonly (GateVariant & Pick<Decision, 'holds'>)[]
}

export function decideGates(scored: Scored): readonly Verdict[] {
  return scored.rubric.gates.map(gate => ({
    gate,
    ...decideCondition(gate.condition, scored, gate.round),
    otherWays: gate.variants.map(variant => ({
      ...variant,
      holds: decideCondition(variant.condition, scored, gate.round).holds,
    })),
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
  return code === undefined ? undefined : codesOf(item)[code]
}

// A score -> its grade, by the rubric's bands and its rounding contract.

export interface Graded {
  readonly node: ScoredNode
  readonly table: GradeTable
  /** Undefined where no band reaches down to the score, or where a condition cannot be decided. */
  readonly grade: { readonly grade: string; readonly label: Localized | undefined } | undefined
  /** The next better grade, and how far below its bound the score lies; without a distance only its condition is unmet. */
  readonly next:
    | {
        readonly grade: string
        readonly short: Exact | undefined
        /** What its condition asks for in vain, or cannot be told of yet: ids of nodes and items. */
        readonly unmet: readonly string[]
      }
    | undefined
  /** Grades that another rounding named by the rubric would give, where they differ. */
  readonly otherwise: readonly {
    readonly rounding: Rounding | 'none'
    readonly grade: string | undefined
  }[]
  /** A bound that lies within 0.05 of the score, if any. */
  readonly near: Exact | undefined
}

/** Close enough to a bound for a careful reader to look again: 0.05 in the unit of the score. No source gives a limit; this one is ours. */
const NEAR = exact(5, 100)

export function gradedNodes(scored: Scored): readonly Graded[] {
  const nodes = scoredNodesOf(scored.root)
  return scored.rubric.grades.flatMap(table =>
    table.nodes.flatMap(id => {
      const node = nodes.find(each => each.node.id === id)
      const value = scoreValue(node)
      return node === undefined || value === undefined
        ? []
        : [gradedNode(node, value, table, scored)]
    }),
  )
}

function gradedNode(node: ScoredNode, value: Exact, table: GradeTable, scored: Scored): Graded {
  const rounded = roundedBy(value, table.round)
  const grade = gradeOf(rounded, table.bands, scored)
  const others = table.alternativeRounds.map(rounding => {
    const other = rounding === 'none' ? value : roundedBy(value, rounding)
    return { rounding, grade: gradeOf(other, table.bands, scored)?.grade }
  })
  const near = table.bands.find(
    band => band.bound && value.sub(band.bound.value).abs().compare(NEAR) <= 0,
  )
  return {
    node,
    table,
    grade,
    next: nextGrade(rounded, table.bands, grade?.grade, scored),
    otherwise: others.filter(other => other.grade !== grade?.grade),
    near: near?.bound?.value,
  }
}

function nextGrade(
  value: Exact,
  bands: readonly GradeBand[],
  given: string | undefined,
  scored: Scored,
): Graded['next'] {
  const reached = bands.findIndex(band => reaches(value, band))
  const own = bands[reached]
  // The score is enough for a better grade than the one that is given.
  if (own !== undefined && own.grade !== given)
    return { grade: own.grade, short: undefined, unmet: unmetBy(own, scored) }
  const above = (reached === -1 ? bands : bands.slice(0, reached)).findLast(
    band => band.grade !== given,
  )
  return above?.bound && { grade: above.grade, short: above.bound.value.sub(value), unmet: [] }
}

function unmetBy({ onlyIf }: GradeBand, scored: Scored): readonly string[] {
  const { comparisons } = onlyIf ? decideCondition(onlyIf, scored) : { comparisons: [] }
  return comparisons.flatMap(({ holds, about }) =>
    holds === true ? [] : Object.values<string | readonly string[]>(about).flat(),
  )
}

function reaches(value: Exact, { bound }: GradeBand): boolean {
  return (
    bound === undefined || satisfies(value, bound.inclusive ? 'at-least' : 'above', bound.value)
  )
}

/** The first band, from the best down, whose bound the score reaches. */
export function gradeOf(
  value: Exact,
  bands: readonly GradeBand[],
  scored: Scored,
): Graded['grade'] {
  const band = bands.find(each => reaches(value, each))
  if (band === undefined) return undefined
  const holds = band.onlyIf === undefined ? true : decideCondition(band.onlyIf, scored).holds
  if (holds === undefined) return undefined
  return holds ? { grade: band.grade, label: band.label } : band.otherwise
}
