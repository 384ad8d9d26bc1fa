/**
 * The steps of a number -> the same with every figure as it is printed: whoever computes a line again from what is
 * printed in it gets what is printed as its result.
 */
import type { Localized } from '../language/language.ts'
import {
  decimalText,
  type Exact,
  exact,
  exactText,
  parseExact,
  round,
  sumOf,
  wholeDecimal,
} from '../math/exact.ts'
import type {
  Calculation,
  Explanation,
  Expression,
  LineKind,
  MatrixStep,
  Step,
} from '../score/explain/explanation.ts'

export interface Figure {
  readonly exact: string
  readonly written: string
}

/** `expression` as printed; a result that is rounded for printing is not exact. */
export interface WrittenLine {
  readonly expression: string
  readonly result: Figure
  readonly isExact: boolean
}

interface WrittenRow {
  readonly id?: string
  readonly answer?: string
  readonly value?: Figure
  readonly because?: string
  readonly forward?: Figure
  readonly weight?: Figure
  readonly count?: Figure
  readonly product?: WrittenLine
  readonly sum?: WrittenLine
}

/** Names of steps, for the words that stand for them. */
export type LineName = LineKind
export type StageName = Kind<'round'>['stage']
export type MissingName = Kind<'missing'>['what']

type Kind<K extends Step['kind']> = Extract<Step, { readonly kind: K }>

export type WrittenStep =
  | { readonly kind: 'answer'; readonly answer: string; readonly points: Figure }
  | {
      readonly kind: 'answers' | 'persons' | 'items' | 'parts' | 'units' | 'maxima'
      readonly rows: readonly WrittenRow[]
      readonly total?: WrittenLine
      /** Answers and persons: how many, or what they weigh. */
      readonly counted?: Figure
    }
  | (WrittenLine & { readonly kind: LineKind })
  | {
      readonly kind: 'round'
      readonly stage: Kind<'round'>['stage']
      readonly from: Figure
      readonly digits: number
      readonly mode: string
      readonly to: Figure
    }
  | {
      readonly kind: 'grade'
      readonly value: Figure
      readonly bands: readonly {
        readonly grade: string
        readonly bound?: Figure
        readonly inclusive: boolean
        readonly isReached: boolean
      }[]
      readonly grade?: string
    }
  | {
      readonly kind: 'condition'
      readonly grade?: string
      readonly holds?: boolean
      readonly conditions: readonly WrittenCondition[]
    }
  | MatrixStep
  | {
      readonly kind: 'missing'
      readonly what: Kind<'missing'>['what']
      readonly ids: readonly string[]
    }

export interface WrittenCondition {
  readonly about: string
  readonly title?: Localized
  readonly holds?: boolean
  readonly comparison: string
  readonly found?: Figure
  readonly bound?: Figure
  readonly distance?: WrittenLine
  readonly codes?: { readonly found?: string; readonly asked: readonly string[] }
}

export interface WrittenExplanation {
  readonly id: string
  readonly value?: Figure
  readonly undefinedBecause?: string
  readonly isProvisional: boolean
  readonly steps: readonly WrittenStep[]
}

/** Decimals that end within so many are printed whole. */
const WHOLE_DIGITS = 6
const FEWEST_DIGITS = 8
const MOST_DIGITS = 20

/** With as few decimals as it takes for each line to come out; where none would do, with fractions. */
export function writtenExplanation(
  explanation: Explanation,
  shownDigits: number,
): WrittenExplanation {
  for (let digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits += 2) {
    const written = writtenWith(explanation, figureWriter(digits, shownDigits))
    if (written !== undefined) return written
  }
  const written = writtenWith(explanation, figureWriter(undefined, shownDigits))
  if (written === undefined) throw new Error('fractions always come out')
  return written
}

function writtenWith(
  { id, value, undefinedBecause, isProvisional, steps }: Explanation,
  writer: FigureWriter,
): WrittenExplanation | undefined {
  const written = steps.map(step => writtenStep(step, writer))
  if (writer.hasFailed()) return undefined
  return {
    id,
    ...(value === undefined ? {} : { value: writer.figure(value) }),
    ...(undefinedBecause === undefined ? {} : { undefinedBecause }),
    isProvisional,
    steps: written,
  }
}

type FigureWriter = ReturnType<typeof figureWriter>

/** @param digits of what does not end; undefined: fractions */
function figureWriter(digits: number | undefined, shownDigits: number) {
  const known = new Map<string, string>()
  let failed = false

  function figure(number: Exact): Figure {
    const key = exactText(number)
    return { exact: key, written: known.get(key) ?? wholeDecimal(number, WHOLE_DIGITS) ?? key }
  }

  /** A score that was computed elsewhere: a fraction of two long numbers would help nobody. */
  function score(number: Exact): Figure {
    const { exact: key, written } = figure(number)
    if (digits !== undefined && written.includes('/')) known.set(key, decimalText(number, digits))
    return figure(number)
  }

  /** As whoever retypes it has it. */
  function retyped(number: Exact): Exact {
    return parseExact(figure(number).written) ?? number
  }

  function line({ of, result }: Calculation): WrittenLine {
    const computed = retypedValue(of, retyped)
    const expression = expressionText(of, each => figure(each).written)
    const key = exactText(result)
    const before = known.get(key) ?? wholeDecimal(result, WHOLE_DIGITS)
    const isKnown = before !== undefined && isRoundedTo(computed, before)
    if (isKnown) return { expression, result: figure(result), isExact: isSame(before, computed) }
    if (before !== undefined && known.has(key)) failed = true
    const text = digits === undefined ? key : fittingDecimal(computed, result, digits)
    if (text === undefined) failed = true
    else known.set(key, text)
    return {
      expression,
      result: figure(result),
      isExact: text !== undefined && isSame(text, computed),
    }
  }

  function fittingDecimal(computed: Exact, result: Exact, most: number): string | undefined {
    for (let decimals = most; decimals >= shownDigits + 1; decimals--) {
      if (round(computed, decimals).equals(round(result, decimals)))
        return decimalText(result, decimals)
    }
    return undefined
  }

  return {
    figure,
    score,
    line,
    retyped,
    fails: (isWrong: boolean) => {
      failed ||= isWrong
    },
    hasFailed: () => failed,
  }
}

function isSame(text: string, number: Exact): boolean {
  return parseExact(text)?.equals(number) === true
}

/** The text has as many decimals as the number is rounded to; a fraction is exact. */
function isRoundedTo(number: Exact, text: string): boolean {
  if (text.includes('/')) return isSame(text, number)
  const decimals = text.split('.')[1]?.length ?? 0
  return isSame(text, round(number, decimals))
}

function retypedValue(expression: Expression, retyped: (number: Exact) => Exact): Exact {
  if (!('operator' in expression)) return retyped(expression)
  const [first = exact(0), ...others] = expression.parts.map(part => retypedValue(part, retyped))
  return others.reduce((value, other) => {
    if (expression.operator === '+') return value.add(other)
    if (expression.operator === '−') return value.sub(other)
    return expression.operator === '×' ? value.mul(other) : value.div(other)
  }, first)
}

/** Brackets where another order would be read. */
function expressionText(expression: Expression, text: (number: Exact) => string): string {
  if (!('operator' in expression)) return text(expression)
  const { operator, parts } = expression
  const isProduct = operator === '×' || operator === '÷'
  const written = parts.map((part, at) => {
    const inside = expressionText(part, text)
    if (!('operator' in part))
      return at > 0 && isProduct && inside.includes('/') ? `(${inside})` : inside
    const isSum = part.operator === '+' || part.operator === '−'
    const needsBrackets = isProduct ? isSum || at > 0 : at > 0 && operator === '−' && isSum
    return needsBrackets ? `(${inside})` : inside
  })
  return written.join(` ${operator} `)
}

function writtenStep(step: Step, writer: FigureWriter): WrittenStep {
  const { figure, line } = writer
  switch (step.kind) {
    case 'answer':
      return { kind: step.kind, answer: step.answer, points: figure(step.points) }
    case 'answers':
      return {
        kind: step.kind,
        rows: step.rows.map(({ answer, forward, points, count, product }) => ({
          answer,
          ...(forward === undefined ? {} : { forward: figure(forward) }),
          value: figure(points),
          count: figure(count),
          product: line(product),
        })),
        total: line(step.total),
        counted: figure(sumOf(step.rows.map(({ count }) => count))),
      }
    case 'persons':
      return {
        kind: step.kind,
        rows: step.rows.map(({ score, count, product }) => ({
          value: figure(score),
          count: figure(count),
          product: line(product),
        })),
        total: line(step.total),
        counted: figure(sumOf(step.rows.map(({ count }) => count))),
      }
    case 'items':
      return {
        kind: step.kind,
        rows: step.rows.map(({ id, sum, n, mean }) => ({
          id,
          count: figure(n),
          ...(sum === undefined ? {} : { sum: line(sum) }),
          ...(mean === undefined ? {} : { product: line(mean) }),
        })),
      }
    case 'parts':
    case 'units':
    case 'maxima':
      return {
        kind: step.kind,
        rows: step.rows.map(({ id, value, because, weight, product }) => ({
          id,
          ...(value === undefined ? {} : { value: writer.score(value) }),
          ...(because === undefined ? {} : { because }),
          ...(weight === undefined ? {} : { weight: figure(weight) }),
          ...(product === undefined ? {} : { product: line(product) }),
        })),
        ...(step.total === undefined ? {} : { total: line(step.total) }),
      }
    case 'round':
      return writtenRound(step, writer)
    case 'grade':
      return writtenGrade(step, writer)
    case 'condition':
      return {
        kind: step.kind,
        ...(step.grade === undefined ? {} : { grade: step.grade }),
        ...(step.holds === undefined ? {} : { holds: step.holds }),
        conditions: step.comparisons.map(compared => writtenCondition(compared, writer)),
      }
    case 'matrix':
    case 'missing':
      return step
    default:
      return { kind: step.kind, ...line(step.calculation) }
  }
}

function writtenRound(step: Kind<'round'>, writer: FigureWriter): WrittenStep {
  const { stage, from, to, rounding } = step
  const { digits, mode } = rounding
  const written = writer.score(from)
  writer.fails(!round(writer.retyped(from), digits, mode).equals(to))
  return {
    ...{ kind: step.kind, stage, from: written, digits, mode },
    to: { exact: exactText(to), written: decimalText(to, digits) },
  }
}

function writtenGrade(
  { kind, value, bands, grade }: Kind<'grade'>,
  writer: FigureWriter,
): WrittenStep {
  const written = writer.score(value)
  for (const { bound } of bands) if (bound) writer.fails(!sameOrder(value, bound, writer))
  return {
    kind,
    value: written,
    bands: bands.map(({ bound, ...band }) => ({
      ...band,
      ...(bound === undefined ? {} : { bound: writer.figure(bound) }),
    })),
    ...(grade === undefined ? {} : { grade }),
  }
}

/** What is printed must not look as if it reached a bound that it misses. */
function sameOrder(value: Exact, bound: Exact, writer: FigureWriter): boolean {
  return value.compare(bound) === writer.retyped(value).compare(writer.retyped(bound))
}

function writtenCondition(
  compared: Kind<'condition'>['comparisons'][number],
  writer: FigureWriter,
): WrittenCondition {
  const { title, about, holds, comparison, found, bound, distance, codes } = compared
  const shown = found && writer.score(found)
  if (found && bound) writer.fails(!sameOrder(found, bound, writer))
  const short =
    found &&
    bound &&
    distance &&
    writer.line({ of: { operator: '−', parts: [found, bound] }, result: distance })
  return {
    about: 'nodes' in about ? about.nodes.join(' + ') : 'node' in about ? about.node : about.item,
    ...(title === undefined ? {} : { title }),
    ...(holds === undefined ? {} : { holds }),
    comparison,
    ...(shown === undefined ? {} : { found: shown }),
    ...(bound === undefined ? {} : { bound: writer.figure(bound) }),
    ...(short === undefined ? {} : { distance: short }),
    ...(codes === undefined
      ? {}
      : {
          codes: {
            ...(codes.found === undefined ? {} : { found: codes.found }),
            asked: codes.asked,
          },
        }),
  }
}
