/** The cells of one time column -> times, once the column as a whole has shown whether days or months come first. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { normalisedText, typedText } from '../language/normalised-text.ts'
import { rowsText } from '../language/short-list.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'

export const noTimeColumn = defineDiagnostic('responses/no-time-column', 'error', {
  id: '`{file}` tidak memiliki kolom waktu yang dikenali, padahal periode diminta.',
  idRemedy: 'sebutkan kolomnya: --time "NAMA KOLOM"',
  en: '`{file}` has no known time column, but a period is asked for.',
  enRemedy: 'name the column: --time "COLUMN"',
})

const unreadableTime = defineDiagnostic('responses/unreadable-time', 'error', {
  id: '{count} baris tanpa waktu yang terbaca pada kolom `{header}` ({rows}); --from, --to, dan --unique-by memerlukannya.',
  idRemedy: 'tulis waktunya seperti 21/07/2022 10:15:30 atau 2022-07-21.',
  en: '{count|row has|rows have} no readable time in column `{header}` ({rows}); --from, --to and --unique-by need it.',
  enRemedy: 'write times like 21/07/2022 10:15:30 or 2022-07-21.',
})

const dayAndMonthMixed = defineDiagnostic('responses/day-and-month-mixed', 'warning', {
  id: 'Kolom `{header}` memuat tanggal dengan hari di depan dan dengan bulan di depan; {count} tanggal dapat dibaca dua cara dan dibaca dengan urutan hari/bulan/tahun.',
  idRemedy: 'samakan bentuk tanggalnya, misalnya 2022-07-21.',
  en: 'Column `{header}` has dates with the day first and with the month first; {count} dates can be read both ways and are read day first.',
  enRemedy: 'write all dates alike, such as 2022-07-21.',
})

const dayOrMonth = defineDiagnostic('responses/day-or-month', 'warning', {
  id: 'Semua tanggal pada kolom `{header}` dapat dibaca dua cara, seperti {example}; dibaca dengan urutan hari/bulan/tahun.',
  idRemedy: dayAndMonthMixed.definition.remedy.id,
  en: 'All dates in column `{header}` can be read both ways, such as {example}; they are read day first.',
  enRemedy: dayAndMonthMixed.definition.remedy.en,
})

const readMonthFirst = defineDiagnostic('responses/month-first', 'note', {
  id: 'Tanggal pada kolom `{header}` dibaca dengan urutan bulan/hari/tahun, seperti 7/21/2022.',
  en: 'Dates in column `{header}` are read month first, as in 7/21/2022.',
})

export interface TimeColumn {
  /** Also remembers what the time shows about the order of day and month. */
  readonly read: (cell: string, row: number) => AnswerTime | undefined
  /** Final once all rows are read. */
  readonly chosen: (time: AnswerTime) => number
  readonly diagnostics: () => Diagnostic[]
}

export function timeColumn(column: number, header: string, source: SourceIdentity): TimeColumn {
  let onlyDayFirst = 0
  let onlyMonthFirst = 0
  let either = 0
  let unreadable = 0
  let example = ''
  const unreadableRows: number[] = []
  const isMonthFirst = () => onlyMonthFirst > 0 && onlyDayFirst === 0

  return {
    read(cell, row) {
      const time = answerTime(cell)
      if (time === undefined) {
        unreadable++
        if (unreadableRows.length < 3) unreadableRows.push(row)
      } else if (time.monthFirst === undefined) onlyDayFirst++
      else if (time.dayFirst === undefined) onlyMonthFirst++
      else if (time.dayFirst !== time.monthFirst) {
        either++
        // Read the month, not the clock: a date alone is no secret.
        example ||= /^\s*(\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})/.exec(typedText(cell))?.[1] ?? ''
      }
      return time
    },
    chosen({ dayFirst, monthFirst }) {
      const [first, second] = isMonthFirst() ? [monthFirst, dayFirst] : [dayFirst, monthFirst]
      return first ?? second ?? 0
    },
    diagnostics() {
      const place = tablePlace(source, unreadableRows[0], column)
      const found: Diagnostic[] = []
      if (unreadable > 0) {
        const rows = rowsText(unreadableRows, unreadable)
        found.push(unreadableTime(place, { header, rows, count: countWords(unreadable) }))
      }
      const whole = tablePlace(source, undefined, column)
      if (onlyDayFirst > 0 && onlyMonthFirst > 0 && either > 0) {
        found.push(dayAndMonthMixed(whole, { header, count: countWords(either) }))
      }
      if (onlyDayFirst === 0 && onlyMonthFirst === 0 && either > 0) {
        found.push(dayOrMonth(whole, { header, example }))
      }
      if (isMonthFirst()) found.push(readMonthFirst(whole, { header }))
      return found
    },
  }
}

// The text of a time column -> a time that can be compared, where need be in both orders of day and month.

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

/** Where the order of rows stands for the time. */
export const ROW_ORDER: Pick<TimeColumn, 'chosen'> = { chosen: ({ dayFirst }) => dayFirst ?? 0 }

/** @example atRow(12)  // { dayFirst: 12, monthFirst: 12 } */
export function atRow(row: number): AnswerTime {
  return { dayFirst: row, monthFirst: row }
}

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

// The day of an answer, which a survey's period is made of.

/** Where a clock begins at the earliest. */
const EARLIEST_CLOCK = 8
/** So many days are remembered, each with what its text is read as. */
export const DAYS_KEPT = 20_000

/** In days, not seconds. A cell that is no date, or none, has none. */
export function dayReader(): (cell: string) => AnswerTime | undefined {
  const known = new Map<string, AnswerTime | undefined>()
  return cell => {
    const text = withoutClock(cell)
    if (known.has(text)) return known.get(text)
    const day = answerDay(text)
    if (day === undefined && text !== cell) return answerDay(cell)
    if (known.size < DAYS_KEPT) known.set(text, day)
    return day
  }
}

function withoutClock(cell: string): string {
  const length = cell.slice(EARLIEST_CLOCK).search(/[ T,]/)
  return length === -1 ? cell : cell.slice(0, EARLIEST_CLOCK + length)
}

export function answerDay(text: string): AnswerTime | undefined {
  const time = answerTime(text)
  if (time === undefined) return undefined
  const day = (at: number | undefined) => (at === undefined ? undefined : dayOf(at))
  return { dayFirst: day(time.dayFirst), monthFirst: day(time.monthFirst) }
}

/** The day of a time: YYYYMMDD. */
function dayOf(time: number): number {
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

// `--from` and `--to` -> the days that are asked for.

/** Days as YYYYMMDD, both included. */
export interface Period {
  readonly from: number | undefined
  readonly to: number | undefined
}

const unreadableDay = defineDiagnostic('responses/unreadable-day', 'error', {
  id: '`{text}` bukan tanggal.',
  idRemedy: 'tulis seperti 2022-07-21 atau 21/07/2022.',
  en: '`{text}` is no date.',
  enRemedy: 'write it like 2022-07-21 or 21/07/2022 (day first).',
})

/** @param flag `--from` or `--to` */
export function dayOfFlag(
  text: string,
  flag: string,
):
  | { readonly day: number; readonly diagnostic?: never }
  | { readonly day?: never; readonly diagnostic: Diagnostic } {
  const time = answerTime(text)?.dayFirst
  if (time !== undefined) return { day: dayOf(time) }
  return { diagnostic: unreadableDay({ kind: 'command', word: flag }, { text }) }
}

const periodReversed = defineDiagnostic('responses/period-reversed', 'error', {
  id: '--from {from} lebih akhir daripada --to {to}: rentang itu tidak memuat satu hari pun.',
  idRemedy: 'tukar keduanya: --from {to} --to {from}',
  en: '--from {from} is later than --to {to}: no day lies between them.',
  enRemedy: 'exchange them: --from {to} --to {from}',
})

/** What is wrong with a period that ends before it starts. */
export function periodProblems({ from, to }: Period): Diagnostic[] {
  if (from === undefined || to === undefined || from <= to) return []
  const params = { from: dayText(from), to: dayText(to) }
  return [periodReversed({ kind: 'command', word: '--from' }, params)]
}

/** @example dayText(20260103)  // '2026-01-03' */
export function dayText(day: number): string {
  return String(day)
    .padStart(8, '0')
    .replace(/(..)(..)$/, '-$1-$2')
}

export function isInPeriod(time: number, { from, to }: Period): boolean {
  const day = dayOf(time)
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}
