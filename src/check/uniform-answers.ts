/** A rubric -> answer sheets made by themselves: lowest, highest and not applicable everywhere, and one answer missing. */

import { type CodedRow, NO_ANSWER, type NoAnswerReason } from '../coding/coded-row.ts'
import { exact, ONE, ZERO } from '../math/exact.ts'
import { round } from '../math/round.ts'
import type { Item, Rubric } from '../rubric/model.ts'
import type { NumberFormat, Scale } from '../rubric/scale-model.ts'
import { isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import { answersOfRow, type UnitAnswers } from '../tally/unit-sheets.ts'

type Answer = { readonly code: number; readonly number: bigint | undefined }

/** One sheet in which every item is answered the same way. */
export function rowOf(rubric: Rubric, answerTo: (item: Item) => Answer): CodedRow {
  const answers = rubric.items.map(answerTo)
  return {
    codes: answers.map(({ code }) => code),
    numbers: answers.map(({ number }) => number),
    groups: [],
    profile: [],
  }
}

export function noAnswerRow(rubric: Rubric, reason: NoAnswerReason): CodedRow {
  return rowOf(rubric, () => ({ code: NO_ANSWER[reason], number: undefined }))
}

/** By points, not by code: a reversed item gets its other end. Ratios come out at their own ends where inputs allow it. */
export function endRow(rubric: Rubric, end: 'lowest' | 'highest'): CodedRow {
  const numerators = new Set(
    rubric.items.flatMap(({ measure }) =>
      'ratio' in measure ? measure.ratio.of.filter(({ sign }) => sign > 0) : [],
    ),
  )
  const counted = new Set([...numerators].map(({ item }) => item.index))
  return rowOf(rubric, item => {
    if (!('scale' in item.measure)) return { code: NO_ANSWER.blank, number: undefined }
    if (item.isInput) return inputAnswer(item.measure.scale, counted.has(item.index), end)
    return endAnswer(item, item.measure.scale, end)
  })
}

/**
 * The end row of a worksheet with each ratio stated as such: ratios that share a count rarely reach their ends together
 * by counts. A ratio that nothing bounds stays blank.
 */
export function endSheet(rubric: Rubric, end: 'lowest' | 'highest'): UnitAnswers {
  const sheet = new Map(answersOfRow(endRow(rubric, end)))
  for (const { index, measure } of rubric.items) {
    if (!('ratio' in measure)) continue
    const { of, to, atLeast, atMost } = measure.ratio
    const terms = [...of, ...to]
    for (const { item } of terms) sheet.delete(item.index)
    const floor = terms.some(({ sign }) => sign < 0) ? undefined : ZERO
    const share = end === 'lowest' ? (atLeast ?? floor) : atMost
    if (share !== undefined) sheet.set(index, { code: 0, number: undefined, share })
  }
  return sheet
}

function inputAnswer(scale: Scale, isCounted: boolean, end: 'lowest' | 'highest'): Answer {
  if (scale.number === undefined) return { code: 0, number: undefined }
  const value =
    isCounted && end === 'lowest' ? (scale.number.min ?? ZERO) : (scale.number.max ?? ONE)
  return { code: 0, number: fixedPoint(value.compare(ZERO) < 0 ? ZERO : value, scale.number) }
}

function endAnswer(item: Item, scale: Scale, end: 'lowest' | 'highest'): Answer {
  if (scale.number !== undefined) {
    const { min, max } = scale.number
    const low = min ?? ZERO
    const value = end === 'lowest' ? low : (max ?? low)
    return { code: 0, number: fixedPoint(value, scale.number) }
  }
  const sign = end === 'lowest' ? 1 : -1
  const ranked = scale.categories
    .map((_, code) => ({ code, points: pointsOfAnswer(item, { code, number: undefined }) }))
    .sort((a, b) =>
      isDefined(a.points) && isDefined(b.points) ? sign * a.points.compare(b.points) : 0,
    )
  return { code: ranked[0]?.code ?? NO_ANSWER.blank, number: undefined }
}

/** The number as it stands in a coded row: times 10 to the power of its decimals. */
export function fixedPoint(value: ReturnType<typeof exact>, { decimals }: NumberFormat): bigint {
  const scaled = round(value.mul(exact(10n ** BigInt(decimals))), 0)
  return scaled.s * scaled.n
}

/** The same sheet with one answer left blank. */
export function withoutAnswer(row: CodedRow, position: number): CodedRow {
  return {
    ...row,
    codes: row.codes.map((code, index) => (index === position ? NO_ANSWER.blank : code)),
    numbers: row.numbers.map((number, index) => (index === position ? undefined : number)),
  }
}
