/** The steps by which a number was computed, as data: each figure exact, each line one that can be computed again. */
import { type Exact, exact, rescaled, sumOf } from '../../math/exact.ts'
import type { Rescale, Rounding, Rubric, ScoreNode } from '../../rubric/model.ts'
import { type Compared, decideCondition, type Scored, satisfies } from '../conditions.ts'
import { roundedBy, type UndefinedReason } from '../scored-node.ts'
import { gradedNodes, lookUp } from '../verdicts.ts'

type Operator = '+' | '−' | '×' | '÷'

export type Expression = Exact | Operation

/** `÷` and `−` go from left to right. */
interface Operation {
  readonly operator: Operator
  readonly parts: readonly Expression[]
}

export interface Calculation {
  readonly of: Expression
  readonly result: Exact
}

export interface Explanation {
  readonly id: string
  readonly value: Exact | undefined
  readonly undefinedBecause: UndefinedReason | undefined
  /** Worksheets with blanks: the steps are those of what is filled in. */
  readonly isProvisional: boolean
  readonly steps: readonly Step[]
}

export type Step =
  | AnswerStep
  | TableStep
  | LineStep
  | RoundStep
  | GradeStep
  | ConditionStep
  | MatrixStep
  | MissingStep

/** Worksheets: the one answer to a question, or what counts in its place. */
interface AnswerStep {
  readonly kind: 'answer'
  /** The code or the number; empty where something else decides the points. */
  readonly answer: string
  readonly points: Exact
}

/** Rows that are added up. */
type TableStep =
  | { readonly kind: 'answers'; readonly rows: readonly AnswerRow[]; readonly total: Calculation }
  | { readonly kind: 'persons'; readonly rows: readonly PersonRow[]; readonly total: Calculation }
  | { readonly kind: 'items'; readonly rows: readonly ItemRow[] }
  | {
      readonly kind: 'parts' | 'units' | 'maxima'
      readonly rows: readonly PartRow[]
      /** Absent where nothing of it has a value. */
      readonly total: Calculation | undefined
    }

export interface AnswerRow {
  /** The code, or the number that was typed. */
  readonly answer: string
  /** Before its item was keyed in reverse. */
  readonly forward: Exact | undefined
  readonly points: Exact
  readonly count: Exact
  readonly product: Calculation
}

interface PersonRow {
  readonly score: Exact
  readonly count: Exact
  readonly product: Calculation
}

export interface ItemRow {
  readonly id: string
  readonly sum: Calculation | undefined
  readonly n: Exact
  readonly mean: Calculation | undefined
}

export interface PartRow {
  /** Of a node or item, or the name of a unit. */
  readonly id: string
  readonly value: Exact | undefined
  /** Where there is no value. */
  readonly because: UndefinedReason | undefined
  /** Absent where all weigh alike. */
  readonly weight: Exact | undefined
  readonly product: Calculation | undefined
}

interface LineStep {
  readonly kind: LineKind
  readonly calculation: Calculation
}

export type LineKind =
  | 'mean'
  | 'mean-of-parts'
  | 'mean-of-units'
  | 'rescale'
  | 'weight'
  | 'ratio'
  | 'reverse'
  | 'maximum'
  | 'rebase'
  | 'percent'
  | 'percent-of-shown'
  | 'parts-of-shown'

interface RoundStep {
  readonly kind: 'round'
  readonly stage: 'item' | 'node' | 'rescale' | 'grade' | 'gate' | 'shown' | 'shown-percent'
  readonly from: Exact
  readonly rounding: Rounding
  readonly to: Exact
}

interface GradeStep {
  readonly kind: 'grade'
  readonly value: Exact
  /** From the best to the one that is reached; the last may have no bound. */
  readonly bands: readonly {
    readonly grade: string
    readonly bound: Exact | undefined
    readonly inclusive: boolean
    readonly isReached: boolean
  }[]
  readonly grade: string | undefined
}

/** A condition of a grade or a verdict. */
interface ConditionStep {
  readonly kind: 'condition'
  readonly grade: string | undefined
  readonly holds: boolean | undefined
  readonly comparisons: readonly Compared[]
}

/** Where two graded nodes meet. */
export interface MatrixStep {
  readonly kind: 'matrix'
  readonly rows: string
  readonly row: string | undefined
  readonly columns: string
  readonly column: string | undefined
}

/** What the arithmetic cannot show. */
interface MissingStep {
  readonly kind: 'missing'
  readonly what:
    | 'answers-not-in-report'
    | 'persons-not-in-report'
    | 'answer-not-in-report'
    | 'units-not-in-report'
    | 'blank'
    | 'not-applicable'
    | 'unproven'
    | 'clipped'
    | 'denominator-zero'
    | 'stated-share'
  readonly ids: readonly string[]
}

export function operation(operator: Operator, ...parts: readonly Expression[]): Operation {
  return { operator, parts }
}

function evaluated(expression: Expression): Exact {
  if (!('operator' in expression)) return expression
  const [first = exact(0), ...others] = expression.parts.map(evaluated)
  return others.reduce((value, other) => {
    if (expression.operator === '+') return value.add(other)
    if (expression.operator === '−') return value.sub(other)
    return expression.operator === '×' ? value.mul(other) : value.div(other)
  }, first)
}

export function calculation(of: Expression): Calculation {
  return { of, result: evaluated(of) }
}

export function sumCalculation(parts: readonly Exact[]): Calculation {
  return { of: operation('+', ...parts), result: sumOf(parts) }
}

// What follows every mean: the rounding before the rescale, the rescale, the rounding after it.

export function stageSteps(raw: Exact, { round, rescale }: Pick<ScoreNode, 'round' | 'rescale'>) {
  const steps: Step[] = [...roundSteps('node', raw, round)]
  if (rescale === undefined) return steps
  const value = roundedBy(raw, round)
  const of = rescaleExpression(value, rescale)
  const result = rescaled(value, rescale)
  steps.push({ kind: 'rescale', calculation: { of, result } })
  steps.push(...roundSteps('rescale', result, rescale.round))
  return steps
}

/** Without what changes nothing: minus 0, divided by 1. */
export function rescaleExpression(value: Expression, { from, to }: Rescale): Expression {
  const [zero, one] = [exact(0), exact(1)]
  let of = from[0].equals(zero) ? value : operation('−', value, from[0])
  const [span, target] = [from[1].sub(from[0]), to[1].sub(to[0])]
  if (!span.equals(one)) of = operation('÷', of, span)
  if (!target.equals(one)) of = operation('×', of, target)
  return to[0].equals(zero) ? of : operation('+', of, to[0])
}

export function roundSteps(
  stage: RoundStep['stage'],
  from: Exact,
  rounding: Rounding | undefined,
): readonly RoundStep[] {
  if (rounding === undefined) return []
  return [{ kind: 'round', stage, from, rounding, to: roundedBy(from, rounding) }]
}

/** What is shown of a value feeds nothing. */
export function shownSteps(value: Exact, digits: number): readonly RoundStep[] {
  return roundSteps('shown', value, { digits, mode: 'half-up' })
}

// A score -> the bands it was held against, from the best down to the one it reaches.

export function gradeSteps(id: string, value: Exact, scored: Scored): readonly Step[] {
  return scored.rubric.grades
    .filter(({ nodes }) => nodes.includes(id))
    .flatMap(table => {
      const rounded = roundedBy(value, table.round)
      const reaches = (band: Rubric['grades'][number]['bands'][number]) =>
        band.bound === undefined ||
        satisfies(rounded, band.bound.inclusive ? 'at-least' : 'above', band.bound.value)
      const at = table.bands.findIndex(reaches)
      const tried = at < 0 ? table.bands : table.bands.slice(0, at + 1)
      const band = at < 0 ? undefined : table.bands[at]
      const decision = band?.onlyIf && decideCondition(band.onlyIf, scored)
      const given =
        decision === undefined || decision.holds
          ? band?.grade
          : decision.holds === false
            ? band?.otherwise?.grade
            : undefined
      const steps: Step[] = [
        ...roundSteps('grade', value, table.round),
        {
          kind: 'grade',
          value: rounded,
          bands: tried.map(each => ({
            grade: each.grade,
            bound: each.bound?.value,
            inclusive: each.bound?.inclusive ?? true,
            isReached: each === band,
          })),
          grade: given,
        },
      ]
      if (decision !== undefined) steps.push({ kind: 'condition', grade: band?.grade, ...decision })
      return steps
    })
}

// A verdict or a matrix -> what was compared.

export function explainVerdict(id: string, scored: Scored): Explanation | undefined {
  const gate = scored.rubric.gates.find(({ verdict }) => verdict === id)
  if (gate !== undefined) {
    const decision = decideCondition(gate.condition, scored, gate.round)
    return ofNoNode(id, [{ kind: 'condition', grade: undefined, ...decision }])
  }
  const found = lookUp(scored, gradedNodes(scored)).find(({ lookup }) => lookup.id === id)
  if (found === undefined) return undefined
  const { lookup, row, column } = found
  const { rows, columns } = lookup
  return ofNoNode(id, [{ kind: 'matrix', rows, row, columns, column }])
}

function ofNoNode(id: string, steps: readonly Step[]): Explanation {
  return { id, value: undefined, undefinedBecause: undefined, isProvisional: false, steps }
}
