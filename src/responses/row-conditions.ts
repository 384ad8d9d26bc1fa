/** `--where COLUMN=VALUE`, `--from` and `--to` -> which rows are asked for. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { answerTime, dayOf } from './answer-time.ts'
import { findColumn } from './find-column.ts'
import { normalisedText } from './normalised-text.ts'

export interface WhereCondition {
  readonly column: number
  /** Normalised. */
  readonly value: string
  readonly negated: boolean
}

/** Days as YYYYMMDD, both included. */
export interface Period {
  readonly from: number | undefined
  readonly to: number | undefined
}

const whereForm = defineDiagnostic({
  code: 'responses/where-form',
  severity: 'error',
  message: {
    id: '`{text}` bukan syarat; seharusnya KOLOM=NILAI atau KOLOM!=NILAI.',
    en: '`{text}` is no condition; expected COLUMN=VALUE or COLUMN!=VALUE.',
  },
  remedy: {
    id: 'misalnya --where "Unit Kerja=Dinas Kesehatan"',
    en: 'such as --where "Unit Kerja=Dinas Kesehatan"',
  },
})

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

/** Headers may hold `=` themselves, so every `=` is tried, from the left. */
export function whereCondition(
  text: string,
  headers: readonly string[],
):
  | { readonly condition: WhereCondition; readonly diagnostic?: never }
  | { readonly condition?: never; readonly diagnostic: Diagnostic } {
  let problem: Diagnostic | undefined
  for (let sign = text.indexOf('='); sign !== -1; sign = text.indexOf('=', sign + 1)) {
    const negated = text[sign - 1] === '!'
    const name = text.slice(0, negated ? sign - 1 : sign).trim()
    if (name === '') continue
    const found = findColumn(headers, name, '--where')
    if (found.column !== undefined) {
      const value = normalisedText(text.slice(sign + 1))
      return { condition: { column: found.column, value, negated } }
    }
    problem ??= found.diagnostic
  }
  const place = { kind: 'command', word: '--where' } as const
  return { diagnostic: problem ?? whereForm(place, { text }) }
}

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

/**
 * All conditions must hold; several values for one column (`OPD=A`, `OPD=B`) are a choice.
 * @returns a test of a row's cells that decides each spelling once
 */
export function whereTest(
  conditions: readonly WhereCondition[],
): (cells: readonly string[]) => boolean {
  const columns = [...new Set(conditions.map(({ column }) => column))]
  const tests = columns.map(column => {
    const own = conditions.filter(condition => condition.column === column)
    const wanted = new Set(own.filter(({ negated }) => !negated).map(({ value }) => value))
    const unwanted = new Set(own.filter(({ negated }) => negated).map(({ value }) => value))
    const decided = new Map<string, boolean>()
    return (cells: readonly string[]): boolean => {
      const cell = cells[column] ?? ''
      const known = decided.get(cell)
      if (known !== undefined) return known
      const text = normalisedText(cell)
      const holds = (wanted.size === 0 || wanted.has(text)) && !unwanted.has(text)
      if (decided.size < 10_000) decided.set(cell, holds)
      return holds
    }
  })
  return cells => tests.every(test => test(cells))
}

export function isInPeriod(time: number, { from, to }: Period): boolean {
  const day = dayOf(time)
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}
