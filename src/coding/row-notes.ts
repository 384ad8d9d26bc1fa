/** Rows that are no responses -> notes that count them by reason; rows that may be none -> one question about all of them. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText, countWords } from '../language/exact-words.ts'
import { inBoth, type Localized } from '../language/language.ts'
import { rowsText, shortList } from '../language/short-list.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import { isLoneDash, type ReadColumn } from './answer-reader.ts'
import type { Reason } from './row-signs.ts'

/** `superseded`: the same respondent answered again later. */
export type LeftOutReason =
  | 'repeated-header'
  | 'footer'
  /** Texts below the table that explain it. */
  | 'legend'
  | 'no-answers'
  /** Asked about, so that nothing is scored. */
  | 'in-question'
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
  'in-question',
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
  en: '{count} not counted: {reasons}',
})

const noResponses = defineDiagnostic('responses/no-responses', 'error', {
  id: 'Tidak ada satu pun jawaban yang dapat dihitung di {file} ({count} baris dibaca).',
  idRemedy: 'periksa {flags}kolom yang dipakai (--show-mapping).',
  en: 'There is nothing to count in {file} ({count|row|rows} read).',
  enRemedy: 'look at {flags}the columns used (--show-mapping).',
})

const WORDS: Readonly<Record<LeftOutReason, Required<Localized>>> = {
  'repeated-header': { id: 'judul berulang', en: 'repeated header' },
  footer: {
    id: 'jumlah, rata-rata, contoh, atau sejenisnya',
    en: 'sums, means, examples or the like',
  },
  legend: { id: 'keterangan di bawah tabel', en: 'text below the table' },
  'no-answers': { id: 'tanpa jawaban', en: 'without answers' },
  'in-question': { id: 'yang ditanyakan', en: 'asked about' },
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
      const rows = found.rows.toSorted((a, b) => a - b)
      return [`${text} (${shortList(rows, rows.length, { of: found.count })})`]
    }).join(', ')
  return [
    rowsLeftOut(tablePlace(source), {
      count: {
        id: countText(count, 'id'),
        en: count === 1 ? '1 row is' : `${countText(count, 'en')} rows are`,
      },
      reasons: inBoth(reasons),
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

// Cells that hold a mere dash -> a note that they were read as blank.

const dashesAreBlank = defineDiagnostic('responses/dash-read-as-blank', 'note', {
  id: '{count} sel berisi "-" dibaca sebagai kosong',
  en: '{count|cell holding "-" is|cells holding "-" are} read as blank',
})

export function loneDashNote(columns: readonly ReadColumn[], source: SourceIdentity): Diagnostic[] {
  let count = 0
  for (const { reader } of columns) {
    for (const answer of reader.seen.values()) if (isLoneDash(answer)) count += answer.count
  }
  if (count === 0) return []
  const params = { count: countWords(count) }
  return [dashesAreBlank(tablePlace(source), params)]
}

// Rows that may be respondents or something else -> one question about all of them, with the flag that answers it.

/** From one row to another, both included. */
export interface RowStretch {
  readonly first: number
  readonly last: number
}

export function isInRanges(row: number, ranges: readonly RowStretch[]): boolean {
  return ranges.some(({ first, last }) => row >= first && row <= last)
}

export interface Doubt extends RowStretch {
  readonly why: Reason
}

/** @param rows from top to bottom; those that follow one another are one stretch */
export function doubtsOf(rows: readonly number[], why: Reason): Doubt[] {
  const doubts: { first: number; last: number; why: Reason }[] = []
  for (const row of rows) {
    const before = doubts.at(-1)
    if (before?.last === row - 1) before.last = row
    else doubts.push({ first: row, last: row, why })
  }
  return doubts
}

const doubtfulRows = defineDiagnostic('responses/doubtful-rows', 'error', {
  id: 'Responden atau bukan (rekapitulasi, contoh, judul)? {doubts}.',
  en: 'Respondents or not (a summary, an example, a header)? {doubts}.',
  idRemedy: '{remedy}',
  enRemedy: '{remedy}',
})

const RANGES_SHOWN = 5
const REASONS_SHOWN = 8
/** A longer command line is cut by some systems. */
const MOST_RANGES = 500

/**
 * @param counted where rows count, from top to bottom
 * @param dropped rows among them that are left out, which would count if they were named
 * @param named how the file has to be named before its rows, with the colon, or nothing
 */
export function doubtfulRowsProblem(
  doubts: readonly Doubt[],
  counted: readonly RowStretch[],
  dropped: readonly number[],
  source: SourceIdentity,
  named: string,
): Diagnostic[] {
  const sorted = [...doubts].sort((a, b) => a.first - b.first || b.last - a.last)
  const [first] = sorted
  if (first === undefined) return []
  // What stands in a longer stretch is said with it.
  let end = 0
  const outer = sorted.filter(({ last }) => {
    const isNew = last > end
    end = Math.max(end, last)
    return isNew
  })
  const reasons = new Map<string, Doubt[]>()
  for (const doubt of outer)
    reasons.set(doubt.why.en, [...(reasons.get(doubt.why.en) ?? []), doubt])
  const sentences = (language: 'id' | 'en') => {
    const said = [...reasons.values()].slice(0, REASONS_SHOWN).map(each => {
      const rows = shortList(each.map(rangeText), RANGES_SHOWN)
      const isOne = each.length === 1 && each[0]?.first === each[0]?.last
      const word = language === 'id' ? 'Baris' : isOne ? 'Row' : 'Rows'
      return `${word} ${rows}: ${each[0]?.why[language]}`
    })
    return said.join('; ') + (reasons.size > REASONS_SHOWN ? '; …' : '')
  }
  const holes = [...dropped].sort((a, b) => a - b).map(row => ({ first: row, last: row }))
  const outside = holes.filter(({ first }) => !isInRanges(first, outer))
  const others = rangesWithout(
    [...outer, ...outside].sort((a, b) => a.first - b.first),
    counted,
  )
  const low = Math.min(counted[0]?.first ?? first.first, first.first)
  const high = Math.max(counted.at(-1)?.last ?? end, end)
  const flag = (ranges: string) => rowsFlag(named, ranges)
  const whole = rangesWithout(outside, [{ first: low, last: high }]).slice(0, MOST_RANGES)
  const cannotCount = whole.length === 0 || outer.some(({ why }) => why.cannotCount)
  const all = cannotCount ? '' : flag(whole.join(','))
  const leftOut = outside.map(each => each.first).filter(row => row > low && row < high)
  const without = others.length === 0 || others.length > MOST_RANGES ? '' : flag(others.join(','))
  return [
    doubtfulRows(tablePlace(source, first.first), {
      doubts: inBoth(sentences),
      remedy:
        outer.every(({ why }) => why.isOtherTable) && without === ''
          ? OWN_FILE
          : remedyText(without, all, others.length > MOST_RANGES, leftOut),
    }),
  ]
}

export function rowsFlag(named: string, ranges: string): string {
  return `--rows ${/[\s()&;'"]/.test(named) ? `"${named}${ranges}"` : named + ranges}`
}

const OWN_FILE = {
  id: 'pindahkan baris itu, dengan judul kolomnya, ke file sendiri.',
  en: 'move those rows, with their header, to a file of their own.',
}

function remedyText(
  without: string,
  all: string,
  isLong: boolean,
  leftOut: readonly number[],
): Required<Localized> {
  const rows = rowsText(leftOut, leftOut.length)
  const but =
    leftOut.length === 0
      ? { id: '', en: '' }
      : { id: `; ${rows.id} tetap tidak dihitung`, en: `; ${rows.en} left out all the same` }
  const areAll = without === '' && !isLong
  // Where rows would be read wrongly, dropping them is the last thing to do.
  const id = [
    all === '' && !areAll ? 'pindahkan tabel lain ke file sendiri' : '',
    without !== '' ? `${without} (tanpa baris itu)` : '',
    isLong ? 'dengan menghapus baris lain dari filenya' : '',
    all !== '' ? `${all} (baris itu juga responden${but.id})` : '',
    areAll ? 'berikan file dengan satu baris tiap responden' : '',
  ]
  const en = [
    all === '' && !areAll ? 'move the other table to a file of its own' : '',
    without !== '' ? `${without} (without those)` : '',
    isLong ? 'by deleting the others from the file' : '',
    all !== '' ? `${all} (those are respondents too${but.en})` : '',
    areAll ? 'give a file with a row a respondent' : '',
  ]
  const joined = (texts: readonly string[], or: string) =>
    texts.filter(text => text !== '').join(or)
  const areNamed = without !== '' || all !== ''
  const lead = {
    id: areNamed ? 'katakan baris mana yang responden, dengan nomor seperti di lembarnya: ' : '',
    en: areNamed ? 'say which rows are respondents, as the spreadsheet numbers them: ' : '',
  }
  return { id: `${lead.id}${joined(id, ', atau ')}.`, en: `${lead.en}${joined(en, ', or ')}.` }
}

function rangeText({ first, last }: RowStretch): string {
  return first === last ? `${first}` : `${first}-${last}`
}

/** Stretches without the rows in doubt; those that follow one another are one range. */
function rangesWithout(doubts: readonly RowStretch[], counted: readonly RowStretch[]): string[] {
  const ranges: { first: number; last: number }[] = []
  let at = 0
  let isOpen = false
  const add = (first: number, last: number) => {
    if (first > last) return
    const open = ranges.at(-1)
    if (isOpen && open !== undefined) open.last = last
    else ranges.push({ first, last })
    isOpen = true
  }
  for (const stretch of counted) {
    let from = stretch.first
    for (; at < doubts.length; at++) {
      const doubt = doubts[at]
      if (doubt === undefined || doubt.first > stretch.last) break
      add(from, doubt.first - 1)
      isOpen = false
      from = Math.max(from, doubt.last + 1)
      if (doubt.last > stretch.last) break
    }
    add(from, stretch.last)
  }
  return ranges.map(rangeText)
}
