/** The text of a time column -> a time that can be compared, where need be in both orders of day and month. */
import { normalisedText } from '../language/normalised-text.ts'
import { typedText } from '../language/typed-text.ts'

/**
 * Times as YYYYMMDDhhmmss, on the clock of whoever answered: a zone behind it is not converted.
 * `03/04/2022` is two days; `25/04/2022` has no `monthFirst`, `2022-04-25` has both alike.
 */
export interface AnswerTime {
  readonly dayFirst: number | undefined
  readonly monthFirst: number | undefined
}

const WEEKDAY =
  /^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|[a-z]{3,6}day|mon|tue|wed|thu|fri|sat|sun),? +/
const CLOCK =
  /[ t,]+(?:pukul |jam )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)? ?([ap])?\.?(?:m\.?)?\s*(?:z|wib|wita|wit|(?:gmt|utc)\S*|[+-]\d{1,2}:?\d{2})?$/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/
const MONTH_NAMED = /^(\d{1,2})[-/ ]([a-z]{3,9})\.?[-/, ]+(\d{4}|\d{2})$/
const MONTH_NAME_FIRST = /^([a-z]{3,9})\.?[- ](\d{1,2}),? +(\d{4})$/

/** Indonesian and English months by their first three letters. */
const MONTHS = new Map(
  [
    'jan',
    'feb',
    'mar',
    'apr',
    'mei may',
    'jun',
    'jul',
    'agu ags agt aug',
    'sep',
    'okt oct',
    'nov nop',
    'des dec',
  ].flatMap((names, position) => names.split(' ').map(name => [name, position + 1] as const)),
)

/** @returns undefined where the text is no time */
export function answerTime(text: string): AnswerTime | undefined {
  const normalised = normalisedText(typedText(text)).replace(WEEKDAY, '')
  const clockText = CLOCK.exec(normalised)
  const clock = clockText === null ? 0 : clockNumber(clockText)
  if (clock === undefined) return undefined
  const date = clockText === null ? normalised : normalised.slice(0, clockText.index)
  const at = (year: string | undefined, month: number, day: string | undefined) =>
    timeNumber(year, month, day, clock)
  const both = (time: number | undefined) =>
    time === undefined ? undefined : { dayFirst: time, monthFirst: time }

  const yearFirst = YEAR_FIRST.exec(date)
  if (yearFirst !== null) return both(at(yearFirst[1], Number(yearFirst[2]), yearFirst[3]))
  const named = MONTH_NAMED.exec(date)
  if (named !== null) return both(at(named[3], monthNumber(named[2]), named[1]))
  const nameFirst = MONTH_NAME_FIRST.exec(date)
  if (nameFirst !== null) return both(at(nameFirst[3], monthNumber(nameFirst[1]), nameFirst[2]))
  const yearLast = YEAR_LAST.exec(date)
  if (yearLast === null) return undefined
  const [, first, second, year] = yearLast
  const dayFirst = at(year, Number(second), first)
  const monthFirst = at(year, Number(first), second)
  return dayFirst === undefined && monthFirst === undefined ? undefined : { dayFirst, monthFirst }
}

/** The day of a time: YYYYMMDD. */
export function dayOf(time: number): number {
  return Math.floor(time / 1e6)
}

function monthNumber(name: string | undefined): number {
  return MONTHS.get(name?.slice(0, 3) ?? '') ?? 0
}

function clockNumber([, hourText, minuteText, secondText, half]: RegExpExecArray):
  | number
  | undefined {
  const [minute, second] = [Number(minuteText), Number(secondText ?? 0)]
  let hour = Number(hourText)
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return hour * 10_000 + minute * 100 + second
}

function timeNumber(
  yearText: string | undefined,
  month: number,
  dayText: string | undefined,
  clock: number,
): number | undefined {
  const written = Number(yearText)
  const year = written < 100 ? 2000 + written : written
  const day = Number(dayText)
  const isDay =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isDay ? (year * 10_000 + month * 100 + day) * 1e6 + clock : undefined
}
