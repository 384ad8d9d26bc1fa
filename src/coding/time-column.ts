/** The cells of one time column -> times, once the column as a whole has shown whether days or months come first. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/number-text.ts'
import { typedText } from '../language/typed-text.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { tablePlace } from '../tables/table-place.ts'
import type { AnswerTime } from './answer-time.ts'
import { answerTime } from './answer-time.ts'
import { rowsText } from './unknown-answers.ts'

const unreadableTime = defineDiagnostic({
  code: 'responses/unreadable-time',
  severity: 'error',
  message: {
    id: '{count} baris tanpa waktu yang terbaca pada kolom `{header}` ({rows}); --from, --to, dan --unique-by memerlukannya.',
    en: '{count} rows have no readable time in column `{header}` ({rows}); --from, --to and --unique-by need it.',
  },
  remedy: {
    id: 'tulis waktunya seperti 21/07/2022 10:15:30 atau 2022-07-21.',
    en: 'write times like 21/07/2022 10:15:30 or 2022-07-21.',
  },
})

const dayAndMonthMixed = defineDiagnostic({
  code: 'responses/day-and-month-mixed',
  severity: 'warning',
  message: {
    id: 'Kolom `{header}` memuat tanggal dengan hari di depan dan dengan bulan di depan; {count} tanggal dapat dibaca dua cara dan dibaca hari dahulu.',
    en: 'Column `{header}` has dates with the day first and with the month first; {count} dates can be read both ways and are read day first.',
  },
  remedy: {
    id: 'samakan bentuk tanggalnya, misalnya 2022-07-21.',
    en: 'write all dates alike, such as 2022-07-21.',
  },
})

const dayOrMonth = defineDiagnostic({
  code: 'responses/day-or-month',
  severity: 'warning',
  message: {
    id: 'Semua tanggal pada kolom `{header}` dapat dibaca dua cara, seperti {example}; dibaca hari dahulu.',
    en: 'All dates in column `{header}` can be read both ways, such as {example}; they are read day first.',
  },
  remedy: dayAndMonthMixed.definition.remedy,
})

const readMonthFirst = defineDiagnostic({
  code: 'responses/month-first',
  severity: 'note',
  message: {
    id: 'Tanggal pada kolom `{header}` dibaca bulan dahulu, seperti 7/21/2022.',
    en: 'Dates in column `{header}` are read month first, as in 7/21/2022.',
  },
  remedy: { id: '', en: '' },
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
      const counted = (count: number) => ({
        id: countText(count, 'id'),
        en: countText(count, 'en'),
      })
      const found: Diagnostic[] = []
      if (unreadable > 0) {
        const rows = rowsText(unreadableRows, unreadable)
        found.push(unreadableTime(place, { header, rows, count: counted(unreadable) }))
      }
      const whole = tablePlace(source, undefined, column)
      if (onlyDayFirst > 0 && onlyMonthFirst > 0 && either > 0) {
        found.push(dayAndMonthMixed(whole, { header, count: counted(either) }))
      }
      if (onlyDayFirst === 0 && onlyMonthFirst === 0 && either > 0) {
        found.push(dayOrMonth(whole, { header, example }))
      }
      if (isMonthFirst()) found.push(readMonthFirst(whole, { header }))
      return found
    },
  }
}
