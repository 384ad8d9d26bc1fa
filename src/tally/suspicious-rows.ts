/** The cut-offs of a rubric -> whether the answers of one respondent are suspicious. */
import { NO_ANSWER } from '../coding/answer-spellings.ts'
import { type Exact, exact } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import type { ResponseStyle } from './response-styles.ts'

/** @param style where questions have scales of one length */
export type Suspicion = (style: ResponseStyle | undefined, codes: readonly number[]) => boolean

/** Undefined where the rubric names no cut-offs. */
export function suspicionOf({ careless }: Pick<Rubric, 'careless'>): Suspicion | undefined {
  if (careless === undefined) return undefined
  const { longestRun, variabilityBelow, unanswered } = careless
  return (style, codes) =>
    (longestRun !== undefined && style !== undefined && style.longest >= longestRun) ||
    (variabilityBelow !== undefined && style !== undefined && isBelow(style, variabilityBelow)) ||
    (unanswered !== undefined && isUnanswered(codes, unanswered))
}

/** What is suspicious without any cut-off. */
export const areAlike: Suspicion = (style, codes) => style?.longest === codes.length

/** √(spread/(n(n − 1))) < bound, without a root. One answer does not vary, nor could it. */
function isBelow({ answers, spread }: ResponseStyle, bound: Exact): boolean {
  return answers > 1 && exact(spread, answers * (answers - 1)).compare(bound.mul(bound)) < 0
}

function isUnanswered(codes: readonly number[], share: Exact): boolean {
  const applicable = codes.filter(code => code !== NO_ANSWER['not-applicable'])
  if (applicable.length === 0) return false
  const missing = applicable.filter(code => code < 0).length
  return exact(missing, applicable.length).compare(share) >= 0
}
