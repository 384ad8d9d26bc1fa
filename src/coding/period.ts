/** `--from` and `--to` -> the days that are asked for. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { answerTime, dayOf } from './answer-time.ts'

/** Days as YYYYMMDD, both included. */
export interface Period {
  readonly from: number | undefined
  readonly to: number | undefined
}

const unreadableDay = defineDiagnostic({
  code: 'responses/unreadable-day',
  severity: 'error',
  message: {
    id: '`{text}` bukan tanggal.',
    en: '`{text}` is no date.',
  },
  remedy: {
    id: 'tulis seperti 2022-07-21 atau 21/07/2022 (hari dahulu).',
    en: 'write it like 2022-07-21 or 21/07/2022 (day first).',
  },
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

const periodReversed = defineDiagnostic({
  code: 'responses/period-reversed',
  severity: 'error',
  message: {
    id: '--from {from} lebih akhir daripada --to {to}: rentang itu tidak memuat satu hari pun.',
    en: '--from {from} is later than --to {to}: no day lies between them.',
  },
  remedy: {
    id: 'tukar keduanya: --from {to} --to {from}',
    en: 'exchange them: --from {to} --to {from}',
  },
})

/** What is wrong with a period that ends before it starts. */
export function periodProblems({ from, to }: Period): Diagnostic[] {
  if (from === undefined || to === undefined || from <= to) return []
  const params = { from: dayText(from), to: dayText(to) }
  return [periodReversed({ kind: 'command', word: '--from' }, params)]
}

/** @example dayText(20260103)  // '2026-01-03' */
function dayText(day: number): string {
  return String(day).replace(/(..)(..)$/, '-$1-$2')
}

export function isInPeriod(time: number, { from, to }: Period): boolean {
  const day = dayOf(time)
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}
