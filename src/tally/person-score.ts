/** One respondent's codes -> the score of a node for that person, exactly. */

import { NO_ANSWER, type NoAnswerReason, noAnswerReason } from '../coding/answer-spellings.ts'
import type { CodedRow } from '../coding/row-reader.ts'
import { numberAsWritten } from '../language/exact-words.ts'
import { onceFor } from '../language/remembered.ts'
import { type Exact, exact, exactText, ONE, rescaled, round, sumOf, ZERO } from '../math/exact.ts'
import {
  type CountExpression,
  categoriesOf,
  type Item,
  type NumberFormat,
  numberFormatOf,
  type Rubric,
  type ScoreNode,
} from '../rubric/model.ts'

export type PersonScore = Exact | 'undefined' | 'not-applicable'

/** What one person answered to an item: category position or `NO_ANSWER`, and the number of a number item. */
export interface Answer {
  readonly code: number
  readonly number: bigint | undefined
  /** Worksheets: a ratio that is given as such, without its counts. */
  readonly share?: Exact
  /** Worksheets, read by their evidence: nothing proves the answer, so it is worth the lowest points. */
  readonly isUnproven?: true
}

/**
 * The weighted mean (or sum) of what the person answered among the children, before the node's own rescale.
 *
 *   s(v) = Σ w·s(c) / Σ w  over answered children c;  with `sum`: Σ w·s(c), defined only if no child is undefined
 *
 * - Undefined: nothing answered, or fewer than `at-least` of the applicable children.
 * - Not applicable: every child is.
 */
export function personScore(node: ScoreNode, answerTo: (item: Item) => Answer): PersonScore {
  if (node.item !== undefined) return pointsOfAnswer(node.item, answerTo(node.item))
  const children = node.children.map(child => {
    const score = personScore(child, answerTo)
    return {
      weight: child.weight,
      score: isDefined(score) && child.rescale ? rescaled(score, child.rescale) : score,
    }
  })
  const applicable = children.filter(child => child.score !== 'not-applicable')
  if (applicable.length === 0) return 'not-applicable'
  const answered = applicable.flatMap(({ weight, score }) =>
    isDefined(score) ? [{ weight, score }] : [],
  )
  if (answered.length === 0) return 'undefined'
  if (node.atLeast !== undefined) {
    const least = node.atLeast.mul(exact(applicable.length))
    if (exact(answered.length).compare(least) < 0) return 'undefined'
  }
  const weighted = sumOf(answered.map(({ weight, score }) => weight.mul(score)))
  if (node.aggregate === 'sum')
    return answered.length === applicable.length ? weighted : 'undefined'
  return weighted.div(sumOf(answered.map(({ weight }) => weight)))
}

export function isDefined(score: PersonScore): score is Exact {
  return typeof score !== 'string'
}

/** Code -> points: reverse keying mirrors between the ends of the scale; a number item's points follow its rescale. */
export function pointsOfAnswer(item: Item, answer: Answer): PersonScore {
  if (answer.code === NO_ANSWER['not-applicable']) return 'not-applicable'
  if (answer.code < 0 || item.measure.kind === 'ratio') return 'undefined'
  const { scale } = item.measure
  if (scale.kind === 'choice') return pointsOf(item)[answer.code] ?? 'undefined'
  if (answer.number === undefined) return 'undefined'
  return keyed(item, numberPoints(scale.number, answer.number))
}

/** Of each category: every group asks for them. */
const pointsOf = onceFor((item: Item): readonly Exact[] => {
  return categoriesOf(item).map(category => keyed(item, category.points))
})

function keyed(item: Item, forward: Exact): Exact {
  if (item.measure.kind === 'ratio') return forward
  const { lowest, highest } = item.measure.scale
  const points = item.reverse ? lowest.add(highest).sub(forward) : forward
  return item.round ? round(points, item.round.digits, item.round.mode) : points
}

/** Fixed-point integer -> the number it stands for. */
export function numberValue(fixed: bigint, decimals: number): Exact {
  return exact(fixed, 10n ** BigInt(decimals))
}

/** The sum of counts; without a number where one of them has none. */
export function countOf(
  expression: CountExpression,
  answers: ReadonlyMap<number, Answer>,
): Exact | 'blank' | 'not-applicable' {
  let sum = ZERO
  for (const { sign, item } of expression) {
    const value = numberAnswer(item, answers)
    if (typeof value === 'string') return value
    sum = sum.add(value.mul(exact(sign)))
  }
  return sum
}

/** The number as typed, not its points. */
export function numberAnswer(
  item: Item,
  answers: ReadonlyMap<number, Answer>,
): Exact | 'blank' | 'not-applicable' {
  const answer = answers.get(item.index)
  if (answer?.code === NO_ANSWER['not-applicable']) return 'not-applicable'
  const format = numberFormatOf(item)
  if (answer?.number === undefined || format === undefined) return 'blank'
  return numberValue(answer.number, format.decimals)
}

/** As a rubric or a sheet would have it: a code, a number, a share; for no answer, what `noAnswer` gives for its reason. */
export function answerText(
  item: Item,
  { code, number, share }: Answer,
  noAnswer: (reason: NoAnswerReason) => string | undefined,
): string | undefined {
  if (share !== undefined) return exactText(share)
  const reason = noAnswerReason(code)
  if (reason !== undefined) return noAnswer(reason)
  const format = numberFormatOf(item)
  if (format === undefined) return categoriesOf(item)[code]?.code
  return number === undefined ? undefined : numberAsWritten(numberValue(number, format.decimals))
}

function numberPoints(format: NumberFormat, fixed: bigint): Exact {
  const value = numberValue(fixed, format.decimals)
  if (format.rescale === undefined) return value
  const points = rescaled(value, format.rescale)
  return format.rescale.round
    ? round(points, format.rescale.round.digits, format.rescale.round.mode)
    : points
}

// Rows of persons who are known by a key -> what each of them scored, to be found again in another period.

/** By key, then by node id: on the scale the node is reported on. */
export type PersonScores = ReadonlyMap<string, ReadonlyMap<string, Exact>>

interface OpenPersonScores {
  readonly byKey: PersonScores
  readonly add: (row: CodedRow) => void
}

export function personScores(rubric: Rubric): OpenPersonScores {
  const byKey = new Map<string, ReadonlyMap<string, Exact>>()
  return {
    byKey,
    add({ key, codes, numbers }) {
      if (key === undefined || key === '') return
      const answerTo = ({ index }: Item): Answer => ({
        code: codes[index] ?? NO_ANSWER.blank,
        number: numbers[index],
      })
      const scores = new Map<string, Exact>()
      const score = (node: ScoreNode, isOfPersons: boolean): Exact | undefined => {
        if (node.over === 'units') return undefined
        const isOwn = isOfPersons || node.over === 'respondents' || node.item !== undefined
        const children = node.children.map(child => score(child, isOwn))
        const own = isOwn ? personScore(node, answerTo) : joined(node, children)
        if (own === undefined || !isDefined(own)) return undefined
        const value = node.rescale ? rescaled(own, node.rescale) : own
        if (node.item === undefined) scores.set(node.id, value)
        return value
      }
      score(rubric.score, false)
      byKey.set(key, scores)
    },
  }
}

/** Means of items joined: of one person only where none is missing. */
function joined(node: ScoreNode, scores: readonly (Exact | undefined)[]): Exact | undefined {
  const known = scores.flatMap(score => score ?? [])
  if (known.length < node.children.length) return undefined
  const sum = sumOf(known.map((score, at) => score.mul(node.children[at]?.weight ?? ONE)))
  return node.aggregate === 'sum' ? sum : sum.div(sumOf(node.children.map(each => each.weight)))
}
