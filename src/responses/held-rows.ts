/** Rows that cannot be decided before all rows are read -> those that count: in the period, the latest of each respondent. */
import type { AnswerTime } from './answer-time.ts'
import type { CodedRow } from './coded-row.ts'
import type { Period } from './row-conditions.ts'
import { isInPeriod } from './row-conditions.ts'
import type { LeftOutReason } from './row-notes.ts'
import type { TimeColumn } from './time-column.ts'

export interface HeldRow {
  /** Who answered; '' for nobody in particular. */
  readonly key: string
  readonly time: AnswerTime | undefined
  readonly timeColumn: TimeColumn | undefined
  /** Counts the row and gives its codes. To be called at most once, and not together with `leaveOut`. */
  readonly release: () => CodedRow
  readonly leaveOut: (reason: LeftOutReason) => void
}

/** Whether reading the date the other way round would move it into the period or out of it. */
export function isOpenToPeriod(time: AnswerTime | undefined, period: Period | undefined): boolean {
  if (time === undefined || period === undefined) return false
  const { dayFirst, monthFirst } = time
  if (dayFirst === undefined || monthFirst === undefined) return false
  return isInPeriod(dayFirst, period) !== isInPeriod(monthFirst, period)
}

/** The latest answer of each key; the later row where times are equal or absent. In the order of the rows. */
export function releasedRows(held: readonly HeldRow[], period: Period | undefined): CodedRow[] {
  const timeOf = ({ time, timeColumn }: HeldRow) =>
    time === undefined ? undefined : timeColumn?.chosen(time)
  const inPeriod = held.filter(row => {
    const time = timeOf(row)
    const isIn = period === undefined || time === undefined || isInPeriod(time, period)
    if (!isIn) row.leaveOut('outside-period')
    return isIn
  })
  const latest = new Map<string, HeldRow>()
  for (const row of inPeriod) {
    const other = latest.get(row.key)
    if (other === undefined || (timeOf(row) ?? 0) >= (timeOf(other) ?? 0)) latest.set(row.key, row)
  }
  return inPeriod.flatMap(row => {
    if (row.key === '' || latest.get(row.key) === row) return [row.release()]
    row.leaveOut('superseded')
    return []
  })
}
