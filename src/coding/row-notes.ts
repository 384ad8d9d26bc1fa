/** Rows that are no responses -> notes that count them by reason and name the first of them. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'

/** `superseded`: the same respondent answered again later. */
export type LeftOutReason =
  | 'repeated-header'
  | 'footer'
  /** Texts below the table that explain it. */
  | 'legend'
  | 'no-answers'
  | 'outside-rows'
  /** Marked as a test by the tool that collected it. */
  | 'preview'
  | 'filtered'
  | 'outside-period'
  | 'superseded'

export const LEFT_OUT_REASONS: readonly LeftOutReason[] = [
  'no-answers',
  'repeated-header',
  'footer',
  'legend',
  'outside-rows',
  'preview',
  'filtered',
  'outside-period',
  'superseded',
]

/** How many, and the row numbers of the first ones. */
export interface LeftOutRows {
  count: number
  readonly rows: number[]
}

const ROWS_KEPT = 10

const rowsLeftOut = defineDiagnostic('responses/rows-left-out', 'note', {
  id: '{count} baris tidak dihitung: {reasons}',
  en: '{count} rows are not counted: {reasons}',
})

const noResponses = defineDiagnostic('responses/no-responses', 'error', {
  id: 'Tidak ada satu pun jawaban yang dapat dihitung di {file} ({count} baris dibaca).',
  idRemedy: 'periksa {flags}kolom yang dipakai (--show-mapping).',
  en: 'There is nothing to count in {file} ({count} rows read).',
  enRemedy: 'look at {flags}the columns used (--show-mapping).',
})

const WORDS: Readonly<Record<LeftOutReason, Required<Localized>>> = {
  'repeated-header': { id: 'judul berulang', en: 'repeated header' },
  footer: { id: 'jumlah, rata-rata, atau mutu', en: 'sums, means or grades' },
  legend: { id: 'keterangan di bawah tabel', en: 'text below the table' },
  'no-answers': { id: 'tanpa jawaban', en: 'without answers' },
  'outside-rows': { id: 'tidak termasuk --rows', en: 'not named by --rows' },
  preview: { id: 'jawaban percobaan', en: 'test answers' },
  filtered: { id: 'tidak memenuhi --where', en: 'not asked for by --where' },
  'outside-period': { id: 'di luar rentang waktu', en: 'outside the period' },
  superseded: { id: 'jawaban lain dari orang yang sama', en: 'other answers of the same person' },
}

/** Rows of a filter are expected to be many: their numbers say nothing. */
const WITHOUT_ROWS: readonly LeftOutReason[] = ['outside-rows', 'filtered', 'outside-period']

export function addLeftOut(
  leftOut: Map<LeftOutReason, LeftOutRows>,
  reason: LeftOutReason,
  row: number,
) {
  const known = leftOut.get(reason) ?? { count: 0, rows: [] }
  leftOut.set(reason, known)
  known.count++
  if (known.rows.length < ROWS_KEPT) known.rows.push(row)
}

export function rowNotes(
  leftOut: ReadonlyMap<LeftOutReason, LeftOutRows>,
  source: SourceIdentity,
): Diagnostic[] {
  const count = [...leftOut.values()].reduce((sum, { count }) => sum + count, 0)
  if (count === 0) return []
  const reasons = (language: 'id' | 'en') =>
    LEFT_OUT_REASONS.flatMap(reason => {
      const found = leftOut.get(reason)
      if (found === undefined) return []
      const text = `${countText(found.count, language)} ${WORDS[reason][language]}`
      if (WITHOUT_ROWS.includes(reason)) return [text]
      const rows = [...found.rows].sort((a, b) => a - b).join(', ')
      return [`${text} (${rows}${found.count > found.rows.length ? ', …' : ''})`]
    }).join(', ')
  return [
    rowsLeftOut(tablePlace(source), {
      count: { id: countText(count, 'id'), en: countText(count, 'en') },
      reasons: { id: reasons('id'), en: reasons('en') },
    }),
  ]
}

/** @param flags those that were given and can leave rows out */
export function noResponsesProblem(
  source: SourceIdentity,
  rowsRead: number,
  flags: readonly string[],
): Diagnostic {
  const listed = flags.join(', ')
  const asked = flags.length === 0 ? '' : { id: `${listed}, dan `, en: `${listed} and ` }
  return noResponses(tablePlace(source), { file: source.name, count: rowsRead, flags: asked })
}
