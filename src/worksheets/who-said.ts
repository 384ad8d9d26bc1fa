/** A row of a worksheet -> who filled it in and who verified it, and when: by columns of their own, else by the history that `ask` keeps. */
import type { WorksheetColumns } from '../tables/worksheet-header.ts'
import type { WorksheetEntry } from './worksheet.ts'

export function whoSaid(
  { who, when, verifier, history }: WorksheetColumns,
  cellAt: (column: number) => string,
): Pick<WorksheetEntry, 'who' | 'verifier'> {
  const text = (column: number | undefined) => (column === undefined ? '' : cellAt(column).trim())
  const changed = daysOf(text(history))
  const together = (...parts: readonly string[]) => parts.filter(part => part !== '').join(' ')
  const verified = together(text(verifier), changed.verified)
  return {
    who: together(text(who), text(when) || changed.answer) || undefined,
    ...(verified === '' ? {} : { verifier: verified }),
  }
}

/** `A (Ani) → B (Budi, 2026-11-21 22:26); verifikasi: B → C (Citra, 2026-11-28 09:10)`: the last day of each, '' where there is none. */
function daysOf(history: string) {
  const changes = history.split(';').map(change => change.trim())
  const last = (isVerified: boolean) => {
    const own = changes.filter(change => /^verifi/i.test(change) === isVerified).at(-1) ?? ''
    return /(\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)\)$/.exec(own)?.[1] ?? ''
  }
  return { answer: last(false), verified: last(true) }
}
