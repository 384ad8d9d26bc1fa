/** A unit's sheet -> its part of a worksheet's tally: the coded answers, by reading. */

import { NO_ANSWER } from '../coding/coded-row.ts'
import { exactText } from '../math/exact.ts'
import type { Item, Rubric } from '../rubric/model.ts'
import type { Answer } from '../tally/person-score.ts'
import type { UnitAnswers, UnitSheet } from '../tally/unit-sheets.ts'

/** Evidence is named by the questions that have some; what it is stays in the sheet. */
export function sheetJson(rubric: Rubric, sheet: UnitSheet): Readonly<Record<string, unknown>> {
  const { unit, answers, period, proven, verified } = sheet
  return {
    unit,
    ...(rubric.level === undefined ? {} : { level: rubric.level }),
    ...(period === undefined ? {} : { period }),
    answers: answersJson(rubric, answers),
    ...(verified === undefined ? {} : { verified: answersJson(rubric, verified) }),
    ...(proven === undefined
      ? {}
      : { evidence: rubric.items.filter(item => proven.has(item.index)).map(({ id }) => id) }),
  }
}

/** Item id -> code, number or kind of no answer, as text. */
export function answersJson(
  { items }: Rubric,
  answers: UnitAnswers,
): Readonly<Record<string, string>> {
  const entries = [...answers].flatMap(([position, answer]) => {
    const item = items[position]
    const text = item && answerText(item, answer)
    return item === undefined || text === undefined ? [] : [[item.id, text] as const]
  })
  return Object.fromEntries(entries)
}

function answerText(item: Item, answer: Answer): string | undefined {
  if (answer.share !== undefined) return exactText(answer.share)
  if (answer.code < 0) {
    return Object.entries(NO_ANSWER).find(([, code]) => code === answer.code)?.[0]
  }
  const scale = 'scale' in item.measure ? item.measure.scale : undefined
  return scale?.number === undefined
    ? scale?.categories[answer.code]?.code
    : answer.number?.toString()
}
