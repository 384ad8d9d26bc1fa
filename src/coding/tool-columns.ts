/** Columns beside the answers that say what a row is -> rows of tests, not finished, refused, sent twice, or of several persons. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { rowsText } from '../language/short-list.ts'
import {
  isUnitHeader,
  looseHeader,
  normalisedHeader,
  withoutGroups,
} from '../tables/header-names.ts'
import { type SourceIdentity, shownHeader, tablePlace } from '../tables/table.ts'
import { MOST_ROWS_COMPARED } from './find-copies.ts'
import { isNameHeader, isOfOwnWords } from './personal-columns.ts'
import { hasGivenName, looksOf } from './personal-value.ts'
import { type Doubt, doubtsOf } from './row-notes.ts'
import type { ReadRow } from './row-reader.ts'
import { reason } from './row-signs.ts'
import {
  EXPECTED,
  exampleName,
  isVerdict,
  MARKED,
  SAID_BEGINNINGS,
  STATUS,
  TEST,
} from './selection/said-of-rows.ts'

interface ToolColumns {
  /** Whether any column, by its header, says what single rows are. */
  readonly areNamed: boolean
  /** Whether the tool calls the answer a preview. */
  readonly isPreview: (read: ReadRow) => boolean
  /**
   * To be called for each other row of answers.
   * @param isCopy whether all of its cells stand in an earlier row, of which another finding speaks
   */
  readonly add: (read: ReadRow, isCopy: boolean) => void
  /** @param isOncePerPerson whether a person's latest answer alone counts */
  readonly doubts: (isOncePerPerson: boolean) => readonly Doubt[]
  readonly cautions: (source: SourceIdentity) => Diagnostic[]
}

interface Mark {
  readonly header: RegExp
  readonly cell: RegExp
  /** Or a verdict in other words. */
  readonly isVerdict?: true
}

/** What a tool, or the respondent at the start of a form, says of an answer that may not count. */
const MARKS: readonly Mark[] = [
  {
    header:
      /^(?:completion |survey )?status(?: (?:responses?|respons|jawaban|survei|survey|pengisian|isian|ku[ei]sioner|formulir|wawancara|interview|submission))?$|^(?:response|respondent|survey|submission|completion|interview) status$|^(?:kelayakan|eligib\w+|screen\w*|quality|validasi|validation|verifikasi|verification)\b|^(?:status|hasil|ket|keterangan|catatan) (?:data|responden|cek|validasi|verifikasi|verifikator)$|^(?:ket|keterangan|catatan|cek|check)$/,
    cell: STATUS,
    isVerdict: true,
  },
  { header: /^(?:finished|(?:is )?valid|sah)$/, cell: /^(?:false|no?|0|t(?:idak)?|in ?valid)$/ },
  { header: /^progress$/, cell: /^\d{1,2}(?:[.,]\d+)? ?%?$/ },
  {
    header:
      /^(?:submit ?date(?: (?:date submitted|tanggal (?:dikirim|pengiriman)))?|date submitted|tanggal (?:dikirim|pengiriman))$/,
    cell: /^$/,
  },
  { header: /^validation ?status$/, cell: /not[ _]approved|on[ _]hold/ },
  {
    header:
      /\b(?:consent|persetujuan|kesediaan)\b|^(?:apakah (?:anda|saudara|bapak\/ibu) )?bersedia$|\b(?:bersedia|setuju|agree|willing)(?: \S+)? (?:mengisi|menjadi|menjawab|berpartisipasi|mengikuti|ikut|diwawancara|to)\b/,
    cell: /^(?:saya )?(?:tidak|belum|menolak|keberatan|no|false|disagree|i (?:do not|don't))\b(?!.*\bkeberatan)/,
  },
]
/** Columns by which form tools mark an answer, and what they write there. */
const STATUS_HEADER =
  /^(?:response (?:type|status)|status|distribution ?channel|(?:tipe|jenis|status) (?:respons?|jawaban))$/
const PREVIEW = /^(?:survey )?(?:preview|test|pratinjau)(?: response| survei)?$/
/** Qualtrics exports numbers on request: a preview, a test, a preview taken for spam or given offline; spam. */
const CODED_EXPORT =
  /^(?:finished|progress|recorded ?date|response ?id|distribution ?channel|user ?language)$/
const PREVIEW_CODES = /^(?:1|2|9|17)$/
const SPAM_CODES = /^(?:8|40)$/
/**
 * Whether a cell, whatever its column is called, reads like a mark of a tool or like a test.
 * @param isLoose whether its column answers nothing and is no group
 */
export function isToolText(cell: string, isLoose: boolean): boolean {
  if (isLoose && (isVerdict(cell) || exampleName(cell) !== undefined)) return true
  if (cell.length > LONGEST) return false
  const text = normalisedText(cell)
  return MARKED.test(text) || (isLoose && (TEST.test(text) || EXPECTED.test(text)))
}

/** How those begin; an example may be told further within a name, among the first rows. */
export const TOOL_BEGINNINGS = `imported spam disqualified diskualifikasi didiskualifikasi screened over overquota survey preview pratinjau test tes uji coba percobaan simulasi dummy trial asdf tingkat skor nilai harapan ekspektasi kepentingan expectation importance ${SAID_BEGINNINGS}`

const IDENTITY =
  /^(?:response ?id|respondent ?id|(?:meta )?instance ?id|(?:submission )?uuid|submission ?id|id (?:respons?|jawaban))$/
const LONGEST = 30

/**
 * @param beside columns that answer nothing; @param columns those of them that are no groups either
 * @param firstItem behind it stand comments
 */
export function toolColumns(
  headers: readonly string[],
  beside: readonly number[],
  columns: readonly number[],
  firstItem: number,
): ToolColumns {
  const bare = withoutGroups(headers)
  const named = (pattern: RegExp) =>
    beside.filter(column =>
      (bare[column] ?? '')
        .split('›')
        .some(part => pattern.test(looseHeader(normalisedHeader(part)).trim())),
    )
  const status = named(STATUS_HEADER)
  const coded = named(CODED_EXPORT).length < 2 ? [] : named(/^(?:status|response type)$/)
  const marks = [
    ...MARKS.map(({ header, ...mark }) => ({ columns: named(header), ...mark })),
    { columns: coded, cell: SPAM_CODES },
    { columns: beside, cell: MARKED },
    { columns: columns.filter(column => column < firstItem), cell: TEST },
    { columns, cell: EXPECTED },
  ].flatMap(({ columns, ...mark }: Omit<Mark, 'header'> & { columns: readonly number[] }) =>
    columns.map(column => ({ column, ...mark, rows: [] as number[] })),
  )
  const verdicts = verdictColumns(
    columns.filter(column => {
      const header = bare[column] ?? ''
      return !isOfOwnWords(header) && !OF_SERVICES.test(looseHeader(normalisedHeader(header)))
    }),
  )
  const names = exampleNames(
    columns.filter(column => column < firstItem || isNameHeader(bare[column] ?? '')),
    column => isNameHeader(bare[column] ?? ''),
  )
  const identities = named(IDENTITY).map(column => ({
    ...{ column, rows: [] as number[] },
    seen: new Set<string>(),
  }))
  const counts = countColumns(headers, bare, beside, columns)
  const comments = columns.filter(column => column > firstItem)
  const tests = new Map<string, { column: number; text: string; rows: number[]; count: number }>()
  let rowsSeen = 0

  const textAt = (cells: readonly string[], column: number): string | undefined => {
    const cell = cells[column] ?? ''
    return cell.length > LONGEST ? undefined : normalisedText(cell)
  }
  const holds = (cells: readonly string[], at: readonly number[], pattern: RegExp) =>
    at.some(column => pattern.test(textAt(cells, column) ?? '-'))
  const byHeader = [...status, ...coded, ...MARKS.flatMap(({ header }) => named(header))]
  return {
    areNamed: byHeader.length + identities.length > 0 || counts.areNamed,
    isPreview: ({ cells }) => holds(cells, status, PREVIEW) || holds(cells, coded, PREVIEW_CODES),
    add(read, isCopy) {
      const { row, cells } = read
      rowsSeen++
      counts.add(read)
      for (const mark of marks) {
        const isSo = mark.cell.test(textAt(cells, mark.column) ?? '-')
        if (isSo || (mark.isVerdict && isVerdict(cells[mark.column] ?? ''))) mark.rows.push(row)
      }
      verdicts.add(read)
      names.add(read)
      for (const { column, rows, seen } of identities) {
        const id = (cells[column] ?? '').trim()
        if (id === '') continue
        if (seen.has(id)) {
          if (!isCopy) rows.push(row)
        } else if (seen.size < MOST_ROWS_COMPARED) seen.add(id)
      }
      for (const column of comments) {
        const text = textAt(cells, column)
        if (text === undefined || !TEST.test(text)) continue
        const known = tests.get(`${column} ${text}`) ?? { column, text, rows: [], count: 0 }
        tests.set(`${column} ${text}`, known)
        known.count++
        if (known.rows.length < 3) known.rows.push(row)
      }
    },
    // What stands in every row tells none of them from the others.
    doubts: isOncePerPerson => [
      ...counts.doubts(),
      ...[...marks, ...verdicts.found(rowsSeen), ...names.found(rowsSeen)].flatMap(
        ({ column, rows }) =>
          rows.length === rowsSeen ? [] : doubtsOf(rows, reason(['noResponse'], header(column))),
      ),
      ...identities.flatMap(({ column, rows }) =>
        isOncePerPerson || rows.length * 2 > rowsSeen
          ? []
          : doubtsOf(rows, reason(['noResponse'], header(column))),
      ),
    ],
    cautions: source =>
      [...tests.values()].map(({ column, text, rows, count }) =>
        testAnswersCounted(tablePlace(source, rows[0], column), {
          rows: rowsText(rows, count),
          column: shownHeader(headers[column] ?? ''),
          text,
        }),
      ),
  }
  function header(column: number): string {
    return said(headers[column])
  }
}

// Columns whose header says nothing -> the rows beside which a verdict stands, where the others have none or all the same.

interface SaidColumn {
  readonly column: number
  readonly rows: readonly number[]
}

interface SaidColumns {
  readonly add: (read: ReadRow) => void
  readonly found: (rowsSeen: number) => readonly SaidColumn[]
}

const MOST_OTHERS = 2
/** More than every fourth is a category. */
const MOST_VERDICTS = 1 / 4
/** Of what was asked for, not of the answers. */
const OF_SERVICES =
  /\b(?:permohonan|pengajuan|berkas|dokumen|barang|alat|kondisi|pembayaran|transaksi|layanan|pelayanan|kelengkapan|izin|antrian)\b/

function verdictColumns(columns: readonly number[]): SaidColumns {
  const all = columns.map(column => ({
    ...{ column, rows: [] as number[], others: new Set<string>() },
  }))
  return {
    add({ row, cells }) {
      for (const { column, rows, others } of all) {
        if (others.size > MOST_OTHERS) continue
        const cell = cells[column] ?? ''
        if (cell === '' || cell === '-' || others.has(cell)) continue
        if (isVerdict(cell)) rows.push(row)
        else others.add(cell)
      }
    },
    found: rowsSeen =>
      all.filter(
        ({ rows, others }) => others.size <= MOST_OTHERS && rows.length <= rowsSeen * MOST_VERDICTS,
      ),
  }
}

// Columns of names -> the rows of examples: a word for it stands at the beginning, or anywhere among the first rows.

const [ROWS_OF_EXAMPLES, FEW_ROWS] = [10, 100]

function exampleNames(
  columns: readonly number[],
  isNamed: (column: number) => boolean,
): SaidColumns {
  const all = columns.map(column => ({
    ...{ column, rows: [] as { row: number; at: number; isWithin: boolean }[] },
    names: isNamed(column) ? Number.POSITIVE_INFINITY : 0,
  }))
  let seen = 0
  return {
    add({ row, cells }) {
      seen++
      for (const each of all) {
        const cell = cells[each.column] ?? ''
        if (cell === '' || (seen > FEW_ROWS && each.names * 3 < FEW_ROWS)) continue
        if (seen <= FEW_ROWS && hasGivenName(cell)) each.names++
        const said = exampleName(cell)
        if (said !== undefined) each.rows.push({ row, at: seen, isWithin: said === 'within' })
      }
    },
    found: rowsSeen =>
      all.flatMap(({ column, rows, names }) => {
        if (names * 3 < Math.min(rowsSeen, FEW_ROWS) || rows.length * 2 > rowsSeen) return []
        const isSeen = ({ at, isWithin }: { at: number; isWithin: boolean }) =>
          !isWithin || at <= ROWS_OF_EXAMPLES || rowsSeen <= FEW_ROWS
        return [{ column, rows: rows.filter(isSeen).map(({ row }) => row) }]
      }),
  }
}

// Columns of how many persons a row stands for, or how much -> a doubt about all rows, each of which would count once.

const OF_COUNTS =
  /^(?:(?:f|fr|freq|frek|frekuensi|frequency|bobot|weights?|counts?)(?: (?:responden|respondents?|orang|jawaban))?|(?:jumlah|juml|jmlh|jml|jlh|banyak(?:nya)?|total|n|number of) (?:responden|respondents?|resp|orang|pengisi|peserta|partisipan|sampel|samples?|ku[ei]sioner|persons?|people|participants?)|(?:responden|respondents?|resp|sampel|samples?|ku[ei]sioner) (?:orang|persons?|people)|pengisi|cacah|sample size|ukuran sampel)$/
/** Only where each unit stands once, and the column is no sum of the answers. */
const PERHAPS_OF_COUNTS =
  /^(?:(?:jumlah|juml|jmlh|jml|jlh|total|banyak(?:nya)?|cacah|ukuran)\b.*|orang|ku[ei]sioner|sampel|samples?|populasi|population|peserta|partisipan|participants?|pegawai|pengunjung|pengguna|pelanggan|pemohon)$/
/** Where it counts, it numbers the rows. */
const OF_COUNTS_OR_NUMBERS = /^(?:n|responden|respondents?|resp)$/
const SEVERAL = /^\d+ ?(?:-|s ?[/.] ?d\.?|sampai|to) ?\d+$/

function countColumns(
  headers: readonly string[],
  bare: readonly string[],
  beside: readonly number[],
  loose: readonly number[],
) {
  const isNamed = (column: number, pattern: RegExp) =>
    pattern.test(looseHeader(normalisedHeader(bare[column] ?? '')))
  // A column of units no rubric knows is one by its header, or by what it holds.
  const groups = beside.map(column => ({
    ...{ column, seen: new Set<string>(), isEachOnce: true, units: 0 },
    isGroup: !loose.includes(column) || isUnitHeader(bare[column] ?? ''),
  }))
  const found = beside.flatMap(column => {
    const mayNumber = isNamed(column, OF_COUNTS_OR_NUMBERS)
    const isSure = isNamed(column, OF_COUNTS)
    if (!mayNumber && !isSure && !isNamed(column, PERHAPS_OF_COUNTS)) return []
    const sums = { last: 0, steps: 0, others: 0, several: 0, totals: 0, sums: 0 }
    return [{ column, mayNumber, isSure, seen: new Set<number>(), ...sums }]
  })
  let [rows, first, last] = [0, 0, 0]
  return {
    areNamed: found.length > 0,
    add({ row, cells, answers }: ReadRow) {
      if (found.length === 0) return
      if (rows++ === 0) first = row
      last = row
      for (const group of groups) {
        const text = normalisedText(cells[group.column] ?? '')
        if (text === '' || group.seen.has(text)) group.isEachOnce = false
        if (!group.isEachOnce) continue
        group.seen.add(text)
        if (looksOf(text) === 'unit') group.units++
      }
      for (const each of found) {
        const cell = normalisedText(cells[each.column] ?? '')
        if (SEVERAL.test(cell)) each.several++
        const value = Number(cell.replace(',', '.'))
        if (Number.isNaN(value)) each.others++
        else if (cell !== '') {
          if (Math.abs(value - each.last) === 1) each.steps++
          each.last = value
          if (value === sumOf(answers)) each.sums++
          if (value === sumOf(answers) || !Number.isInteger(value)) each.totals++
          if (each.seen.size < MOST_COUNTS) each.seen.add(value)
        }
      }
    },
    doubts: (): Doubt[] =>
      found.flatMap(({ column, mayNumber, isSure, seen, steps, others, several, ...each }) => {
        const doubt = { first, last, why: reason(['severalPersons'], said(headers[column])) }
        if (several > 0) return [doubt]
        const areNumbers = others === 0 && seen.size > 0 && !(seen.size === 1 && seen.has(1))
        const { totals, sums } = each
        if (rows < 2 || !areNumbers || sums * 2 > rows) return []
        const isUnits = groups.some(
          group =>
            group.column !== column &&
            group.isEachOnce &&
            (group.isGroup || group.units * 2 > rows),
        )
        if (!mayNumber && !isSure)
          return isUnits && rows > 2 && totals * 2 < rows && steps * 2 < rows - 1 ? [doubt] : []
        const isCount = steps * 2 < rows - 1 && (seen.size < rows || isUnits)
        return !mayNumber || isCount ? [doubt] : []
      }),
  }
}

const MOST_COUNTS = 10_000

/** What a column of totals holds beside codes, or beside words that stand for 1, 2, … */
function sumOf(answers: ReadRow['answers']): number {
  return answers.reduce((sum, { rawAnswer, code }) => {
    const number = Number(rawAnswer)
    return sum + (Number.isNaN(number) && code >= 0 ? code + 1 : number)
  }, 0)
}

function said(header = ''): string {
  return `\`${shownHeader(header)}\``
}

const testAnswersCounted = defineDiagnostic('responses/test-answers', 'warning', {
  id: 'Tampaknya jawaban percobaan, tetapi dihitung: kolom `{column}` berisi `{text}` ({rows}).',
  idRemedy: 'bila memang percobaan, hapus barisnya atau sebutkan baris responden dengan --rows.',
  en: 'Perhaps test answers, but counted: the column `{column}` says `{text}` ({rows}).',
  enRemedy: 'if they are tests, delete them or name the rows of respondents with --rows.',
})
