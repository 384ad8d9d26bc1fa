/** One unit's answers to a worksheet, and the points of each item under a way of treating blanks. */

import { NO_ANSWER } from '../coding/answer-spellings.ts'
import { type Exact, ONE, ZERO } from '../math/exact.ts'
import type { Item, Ratio, ZeroCase } from '../rubric/model.ts'
import { countOf, isDefined, numberAnswer, pointsOfAnswer } from '../tally/person-score.ts'
import type { UnitAnswers } from '../tally/unit-worksheets.ts'
import { pointsRange, roundedBy } from './scored-node.ts'

/** Blanks make a score incomplete, or stand for the lowest or highest points, or are left out as if not asked. */
export type BlankTreatment = 'incomplete' | 'lowest' | 'highest' | 'exclude'

type ItemPoints = { readonly earned: Exact } | 'blank' | 'not-applicable'

export function itemPoints(item: Item, answers: UnitAnswers, blanks: BlankTreatment): ItemPoints {
  if (answers.get(item.index)?.isUnproven) return { earned: pointsRange(item).minimum }
  const earned =
    item.measure.kind === 'ratio'
      ? ratioOrShare(item, item.measure.ratio, answers)
      : codedPoints(item, answers)
  if (typeof earned === 'object' && item.measure.kind === 'ratio')
    return { earned: roundedBy(earned.earned, item.round) }
  if (earned !== 'blank') return earned
  if (blanks === 'lowest') return { earned: pointsRange(item).minimum }
  if (blanks === 'highest') return { earned: pointsRange(item).maximum }
  return blanks === 'exclude' ? 'not-applicable' : 'blank'
}

/** What is aimed at, in the unit of the item's own value: of a ratio, its share. Not applicable: there is no target. */
export function filledTarget(
  { measure, target, targetFrom }: Item,
  items: readonly Item[],
  answers: UnitAnswers | undefined,
): Exact | 'blank' | 'not-applicable' {
  if (targetFrom === undefined) return target ?? 'not-applicable'
  const asked = items.find(({ id }) => id === targetFrom)
  if (asked === undefined || answers === undefined) return 'blank'
  const number = numberAnswer(asked, answers)
  if (typeof number === 'string') return number === 'not-applicable' ? number : 'blank'
  if (measure.kind !== 'ratio') return number
  const whole = countOf(measure.ratio.to, answers)
  return typeof whole === 'string' || whole.equals(ZERO) ? 'blank' : number.div(whole)
}

function codedPoints(item: Item, answers: UnitAnswers): ItemPoints {
  const points = pointsOfAnswer(
    item,
    answers.get(item.index) ?? { code: NO_ANSWER.blank, number: undefined },
  )
  if (isDefined(points)) return { earned: points }
  return points === 'undefined' ? 'blank' : points
}

/** The counts decide where they are given; a sheet may state the ratio alone. */
function ratioOrShare(item: Item, ratio: Ratio, answers: UnitAnswers): ItemPoints {
  const own = answers.get(item.index)
  if (own?.code === NO_ANSWER['not-applicable']) return 'not-applicable'
  const counted = ratioPoints(ratio, answers)
  if (counted !== 'blank' || own?.share === undefined) return counted
  return { earned: clipped(own.share, ratio) }
}

/** of / to, clipped. The rubric says what a denominator of zero gives. */
function ratioPoints(ratio: Ratio, answers: UnitAnswers): ItemPoints {
  const [of, to] = [countOf(ratio.of, answers), countOf(ratio.to, answers)]
  if (of === 'not-applicable' || to === 'not-applicable') return 'not-applicable'
  if (of === 'blank' || to === 'blank') return 'blank'
  if (to.equals(ZERO))
    return zeroCase(of.equals(ZERO) ? ratio.whenAllZero : ratio.whenDenominatorZero, ratio)
  return { earned: clipped(of.div(to), ratio) }
}

function clipped(share: Exact, { atLeast, atMost }: Ratio): Exact {
  if (atLeast !== undefined && share.compare(atLeast) < 0) return atLeast
  return atMost !== undefined && share.compare(atMost) > 0 ? atMost : share
}

function zeroCase(treatment: ZeroCase, ratio: Ratio): ItemPoints {
  if (treatment === 'not-applicable') return treatment
  return { earned: treatment === 'lowest' ? (ratio.atLeast ?? ZERO) : (ratio.atMost ?? ONE) }
}
