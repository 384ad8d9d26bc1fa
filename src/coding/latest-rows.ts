/** Rows that cannot be decided before all rows are read -> those that count: in the period, the latest of each respondent. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { normalisedText, typedText } from '../language/normalised-text.ts'
import { rowsText, shortList } from '../language/short-list.ts'
import { compareTexts } from '../math/canonical-json.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import { isRounded } from './cell-answer.ts'
import type { LeftOutReason } from './row-notes.ts'
import type { CodedRow, RowContent } from './row-reader.ts'
import { type AnswerTime, isInPeriod, type Period, type TimeColumn } from './time-column.ts'

const differentAnswersAtOnce = defineDiagnostic('responses/different-answers-at-once', 'warning', {
  id: '{count} orang memiliki jawaban terakhir yang berbeda pada waktu yang sama; yang dipakai adalah yang terlengkap, lalu yang lebih rendah.',
  idRemedy:
    'periksa kolom waktunya; tanggal tanpa jam tidak membedakan jawaban pada hari yang sama.',
  en: 'Persons with different latest answers at the same time: {count}. The fullest counts, then the lower one.',
  enRemedy:
    'look at the time column; a date without a clock does not tell answers of one day apart.',
})

export function sameTimeAnswers(persons: number): Diagnostic {
  const count = countWords(persons)
  return differentAnswersAtOnce(undefined, { count })
}

export interface HeldRow {
  /** Who answered; '' for nobody in particular. */
  readonly key: string
  readonly time: AnswerTime | undefined
  readonly timeColumn: Pick<TimeColumn, 'chosen'>
  /** What the row would count for: decides between answers of one person at one time. */
  readonly content: () => RowContent
  /** Counts the row and gives its codes. To be called at most once, and not together with `leaveOut`. */
  readonly release: () => CodedRow
  readonly leaveOut: (reason: LeftOutReason) => void
}

interface ReleasedRows {
  readonly rows: readonly CodedRow[]
  /** Respondents who gave different answers at the same latest time. */
  readonly undecided: number
}

/** Whether reading the date the other way round would move it into the period or out of it. */
export function isOpenToPeriod(time: AnswerTime | undefined, period: Period | undefined): boolean {
  if (time === undefined || period === undefined) return false
  const { dayFirst, monthFirst } = time
  if (dayFirst === undefined || monthFirst === undefined) return false
  return isInPeriod(dayFirst, period) !== isInPeriod(monthFirst, period)
}

/**
 * The latest answer of each key. Of several at the same time the fullest, then the one with the lower codes: which file or row
 * comes first decides nothing. In the order of the rows.
 */
export function releasedRows(held: readonly HeldRow[], period: Period | undefined): ReleasedRows {
  const inPeriod = held.filter(row => {
    const time = timeOf(row)
    const isIn = period === undefined || time === undefined || isInPeriod(time, period)
    if (!isIn) row.leaveOut('outside-period')
    return isIn
  })
  const latest = new Map<string, HeldRow[]>()
  for (const row of inPeriod) {
    const others = row.key === '' ? undefined : latest.get(row.key)
    const later = (timeOf(row) ?? 0) - (timeOf(others?.[0]) ?? 0)
    if (others === undefined || later > 0) latest.set(row.key, [row])
    else if (later === 0) others.push(row)
  }
  const chosen = new Set([...latest.values()].map(theOneThatCounts))
  const differ = (rows: readonly HeldRow[]) =>
    rows.length > 1 && new Set(rows.map(row => row.content().counted)).size > 1
  latest.delete('')
  const undecided = [...latest.values()].filter(differ).length
  const rows = inPeriod.flatMap(row => {
    if (row.key === '' || chosen.has(row)) return [row.release()]
    row.leaveOut('superseded')
    return []
  })
  return { rows, undecided }
}

function timeOf(row: HeldRow | undefined): number | undefined {
  return row?.time === undefined ? undefined : row.timeColumn.chosen(row.time)
}

function theOneThatCounts(rows: readonly HeldRow[]): HeldRow | undefined {
  const [first, ...others] = rows
  return others.reduce(
    (best, row) =>
      best === undefined || compareContents(row.content(), best.content()) < 0 ? row : best,
    first,
  )
}

function compareContents(a: RowContent, b: RowContent): number {
  const blanks = ({ codes }: RowContent) => codes.filter(code => code < 0).length
  const differing = a.codes.findIndex((code, position) => code !== b.codes[position])
  return (
    blanks(a) - blanks(b) ||
    (a.codes[differing] ?? 0) - (b.codes[differing] ?? 0) ||
    compareTexts(a.counted, b.counted) ||
    compareTexts(a.spelled, b.spelled)
  )
}

// The column that names respondents -> keys that tell who answered twice, or why the column cannot tell.

// The cells of this column are a NIP or a NIK: no message may show them.
const roundedKey = defineDiagnostic('responses/rounded-key', 'error', {
  id: 'Kolom `{header}` tidak dapat membedakan responden: Excel telah membulatkan {count} isiannya ({rows}).',
  idRemedy: 'impor kolom ini sebagai teks dari sumber aslinya, atau pakai kolom lain untuk {flag}.',
  en: 'Column `{header}` cannot tell respondents apart: Excel has rounded {count} of its values ({rows}).',
  enRemedy:
    'import this column as text from the original source, or use another column for {flag}.',
})

interface UniqueKeys {
  /** '' for a blank key, which is never a duplicate. */
  readonly read: (cell: string, row: number) => string
  readonly diagnostics: () => Diagnostic[]
}

/** Excel keeps fifteen digits of a number and fills up with zeros. */
const EXACT_DIGITS = 15
const LONG_NUMBER = /^\d{16,25}$/
/** So many long numbers that all end in zeros are no coincidence. */
const NO_COINCIDENCE = 3

/** `19850101 201001 1 001` and `19850101-201001-1-001`; fewer digits may be a number with decimals. */
const GROUPED_DIGITS = /^(?=(?:\D*\d){10})\d+(?:[ .-]+\d+)+$/

function ungrouped(key: string): string {
  return GROUPED_DIGITS.test(key) ? key.replace(/\D+/g, '') : key
}

export function uniqueKeys(
  column: number,
  header: string,
  source: SourceIdentity,
  flag = '--unique-by',
): UniqueKeys {
  let rounded = 0
  let longNumbers = 0
  let zeroFilled = 0
  const rows: number[] = []
  const zeroFilledRows: number[] = []
  return {
    read(cell, row) {
      const key = ungrouped(normalisedText(typedText(cell)))
      if (isRounded(key)) {
        rounded++
        if (rows.length < 3) rows.push(row)
      }
      if (LONG_NUMBER.test(key)) {
        longNumbers++
        if (/^0+$/.test(key.slice(EXACT_DIGITS))) {
          zeroFilled++
          if (zeroFilledRows.length < 3) zeroFilledRows.push(row)
        }
      }
      return /^-*$/.test(key) ? '' : key
    },
    diagnostics() {
      const allFilled = zeroFilled >= NO_COINCIDENCE && zeroFilled === longNumbers
      const [count, shown] = rounded > 0 ? [rounded, rows] : [zeroFilled, zeroFilledRows]
      if (rounded === 0 && !allFilled) return []
      return [
        roundedKey(tablePlace(source, shown[0], column), {
          ...{ header, flag },
          count: countWords(count),
          rows: rowsText(shown, count),
        }),
      ]
    },
  }
}

// The column by which persons are found again in another period -> a key of each row, or the rows that have none of their own.

const pairKeyEmpty = defineDiagnostic('responses/pair-key-empty', 'error', {
  id: '{count} baris tanpa isian pada kolom `{header}` ({rows}): orangnya tidak dapat dipasangkan.',
  idRemedy: 'isi kolomnya, atau keluarkan baris itu: --where "{header}!="',
  en: 'Rows with nothing in column `{header}`: {count} ({rows}). Nobody knows with whom to pair them.',
  enRemedy: 'fill the column in, or leave those rows out: --where "{header}!="',
})

const pairKeyRepeated = defineDiagnostic('responses/pair-key-repeated', 'error', {
  id: '{count} baris mengulang isian kolom `{header}` dari baris lain pada periode yang sama ({rows}).',
  idRemedy: 'sisakan satu baris untuk setiap orang, misalnya --rows "{kept}"',
  en: 'Rows that repeat what another row of the same period has in column `{header}`: {count} ({rows}).',
  enRemedy: 'leave one row of each person, such as --rows "{kept}"',
})

const pairKeyOfMany = defineDiagnostic('responses/pair-key-of-many', 'error', {
  id: 'Kolom `{header}` tidak membedakan orang: {count} baris mengulang isian baris lain pada periode yang sama ({rows}).',
  idRemedy: 'pakai kolom yang isiannya lain untuk setiap orang, misalnya nomor pegawai.',
  en: 'Column `{header}` does not tell persons apart. Rows that repeat what another row of the same period has: {count} ({rows}).',
  enRemedy: 'name a column with another value for each person, such as a staff number.',
})

/** Rows of a period by key, whatever tables they stand in: no key ever leaves this map. */
export type SeenKeys = Map<string, string>

export function pairKeys(
  column: number,
  header: string,
  source: SourceIdentity,
  seen: SeenKeys,
): UniqueKeys {
  const keys = uniqueKeys(column, header, source, '--pair-by')
  const empty: number[] = []
  const repeated: { readonly row: number; readonly of: string }[] = []
  const { name } = source
  let [firstRow, lastRow]: [number | undefined, number] = [undefined, 0]
  return {
    read(cell, row) {
      const key = keys.read(cell, row)
      firstRow ??= row
      lastRow = row
      const first = seen.get(key)
      if (key === '') empty.push(row)
      else if (first !== undefined) repeated.push({ row, of: first })
      else seen.set(key, `${name}:${row}`)
      return key
    },
    diagnostics() {
      const of = (rows: readonly number[], shown: readonly (string | number)[]) => ({
        header,
        count: countWords(rows.length),
        rows: shortList(shown.map(String), ROWS_NAMED),
      })
      const rows = repeated.map(({ row }) => row)
      const pairs = repeated.map(({ row, of: first }) => {
        const isHere = first.startsWith(`${name}:`)
        return `${row} = ${isHere ? first.slice(name.length + 1) : first}`
      })
      const told = of(rows, pairs)
      const kept = `${name}:${rangesWithout(rows, firstRow ?? 0, lastRow)}`
      const place = tablePlace(source, rows[0], column)
      return [
        ...keys.diagnostics(),
        ...(empty.length === 0
          ? []
          : [pairKeyEmpty(tablePlace(source, empty[0], column), of(empty, empty))]),
        ...(rows.length === 0
          ? []
          : rows.length > seen.size
            ? [pairKeyOfMany(place, told)]
            : [pairKeyRepeated(place, { ...told, kept })]),
      ]
    },
  }
}

const ROWS_NAMED = 6

/** `2-4,6-9` without 5: as `--rows` has it. */
function rangesWithout(rows: readonly number[], first: number, last: number): string {
  const ranges = [first - 1, ...rows].flatMap((row, at) => {
    const end = (rows[at] ?? last + 1) - 1
    if (end <= row) return []
    return [end === row + 1 ? String(end) : `${row + 1}-${end}`]
  })
  return ranges.join()
}
