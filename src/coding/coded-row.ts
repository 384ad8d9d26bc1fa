/** One respondent's or unit's answers as integers, ready to be counted. */

/** What stands in place of a code where there is none. Four different things that are never confused. */
export const NO_ANSWER = { blank: -1, 'dont-know': -2, 'not-applicable': -3, unknown: -4 } as const

export type NoAnswerReason = keyof typeof NO_ANSWER

const REASONS: ReadonlyMap<number, NoAnswerReason> = new Map(
  Object.entries(NO_ANSWER).map(([reason, code]) => [code, reason as NoAnswerReason]),
)

/** Undefined for the code of an answer. */
export function noAnswerReason(code: number): NoAnswerReason | undefined {
  return REASONS.get(code)
}

export interface CodedRow {
  /** By item position: a category's position in its scale (0 …), or a negative value of `NO_ANSWER`. */
  readonly codes: readonly number[]
  /**
   * By item position, for number items: the value times 10^decimals of its scale. The code is then 0.
   * Other positions are undefined.
   */
  readonly numbers: readonly (bigint | undefined)[]
  /** By chosen group, in the order in which the groups were chosen: the group's value after joining spellings. '' is no value. */
  readonly groups: readonly string[]
  /** By profile question of the rubric: the value, '' for none, undefined where the data has no such column. */
  readonly profile: readonly (string | undefined)[]
}
