/** The days on which rows were answered -> the first and the last of them: as counts do, those of parts make those of the whole. */
import type { AnswerTime } from '../coding/time-column.ts'

/** Days as YYYYMMDD. */
export interface Days {
  readonly first: number
  readonly last: number
}

/**
 * Only all rows together show whether days or months come first (`03/04/2022`), so both are kept until then. A date that can be
 * read in one way alone is the same in both.
 */
export interface SurveyPeriod {
  /** Rows with a date. */
  readonly rows: number
  readonly dayFirst: Days
  readonly monthFirst: Days
  /** Whether a date has shown that days come first, or months. */
  readonly showsDayFirst: boolean
  readonly showsMonthFirst: boolean
}

export function withDay(
  period: SurveyPeriod | undefined,
  { dayFirst, monthFirst }: AnswerTime,
  rows = 1,
): SurveyPeriod | undefined {
  const [day, month] = [dayFirst ?? monthFirst, monthFirst ?? dayFirst]
  if (day === undefined || month === undefined || rows === 0) return period
  return mergedPeriods(period, {
    rows,
    dayFirst: { first: day, last: day },
    monthFirst: { first: month, last: month },
    showsDayFirst: monthFirst === undefined,
    showsMonthFirst: dayFirst === undefined,
  })
}

export function mergedPeriods(
  a: SurveyPeriod | undefined,
  b: SurveyPeriod | undefined,
): SurveyPeriod | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return {
    rows: a.rows + b.rows,
    dayFirst: spanned(a.dayFirst, b.dayFirst),
    monthFirst: spanned(a.monthFirst, b.monthFirst),
    showsDayFirst: a.showsDayFirst || b.showsDayFirst,
    showsMonthFirst: a.showsMonthFirst || b.showsMonthFirst,
  }
}

function spanned(a: Days, b: Days): Days {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) }
}

/** The days as the dates show them; `otherwise` where nothing shows which comes first and it makes a difference. */
export function daysSurveyed({
  dayFirst,
  monthFirst,
  showsDayFirst,
  showsMonthFirst,
}: SurveyPeriod): Days & { readonly otherwise?: Days } {
  const isMonthFirst = showsMonthFirst && !showsDayFirst
  const isShown = showsDayFirst !== showsMonthFirst
  const isSame = dayFirst.first === monthFirst.first && dayFirst.last === monthFirst.last
  return {
    ...(isMonthFirst ? monthFirst : dayFirst),
    ...(isShown || isSame ? {} : { otherwise: monthFirst }),
  }
}
