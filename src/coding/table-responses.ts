/** One table -> its coded rows, the rows it leaves out and why, and the rows that must wait. */
import type { ColumnMapping } from '../columns/column-mapping.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/exact-words.ts'
import { footerLabels } from '../language/footer-label.ts'
import { normalisedText, typedText } from '../language/normalised-text.ts'
import { categoriesOf, type Rubric, scaleOf } from '../rubric/model.ts'
import { looseHeader, normalisedHeader } from '../tables/header-names.ts'
import {
  type SourceIdentity,
  shownHeader,
  shownHeaders,
  type Table,
  tablePlace,
} from '../tables/table.ts'
import { type AnswerReader, isLoneDash, type SeenAnswer } from './answer-reader.ts'
import { bareLetter, isOptionLetter } from './cell-answer.ts'
import { type ClassifiedRow, type RowKind, rowClassifier } from './classify-row.ts'
import { codebookCautions, codedColumns } from './codebook-cautions.ts'
import { type CodedRow, NO_ANSWER } from './coded-row.ts'
import { doubtfulRows, type SettledKind, type SettledRow, waitingRows } from './doubtful-rows.ts'
import { type CopyFinder, copyFinder } from './find-copies.ts'
import { type HeldRow, isOpenToPeriod, uniqueKeys } from './held-rows.ts'
import { addLeftOut, type LeftOutReason, type LeftOutRows, rowNotes } from './row-notes.ts'
import { type ChosenGroup, type ReadRow, type RowReader, rowReader } from './row-reader.ts'
import {
  isInRanges,
  type RowRange,
  type WhereCondition,
  type WhereFilter,
  whereFilter,
} from './select-rows.ts'
import { tableSections } from './table-sections.ts'
import {
  atRow,
  isInPeriod,
  noTimeColumn,
  type Period,
  ROW_ORDER,
  timeColumn,
} from './time-column.ts'
import { type ReadColumn, rowsText, unknownAnswerProblems } from './unknown-answers.ts'

export interface CodingInput {
  readonly table: Table
  readonly mapping: ColumnMapping
  /** In the same order for all tables. */
  readonly groups: readonly ChosenGroup[]
  readonly where?: readonly WhereCondition[]
  /** Where a period or `uniqueBy` is asked for; without it the mapping's time column. */
  readonly time?: number
  /** The column of `--unique-by`. */
  readonly uniqueBy?: number
  /** Of rows without a time, the later row is the later answer. */
  readonly keepLast?: true
  /** The rows of respondents, where a person has said so: nothing is asked about them then. */
  readonly rows?: readonly RowRange[]
}

export interface CodingOptions {
  readonly onUnknown?: 'error' | 'missing'
  readonly period?: Period
  /** Whether there are other tables, so that rows have to be named with their file. */
  readonly areSeveral?: boolean
}

export interface TableResponses {
  readonly input: CodingInput
  readonly rows: RowReader
  /** Which values `--where` has met; none where nothing was asked for. */
  readonly filter: WhereFilter | undefined
  readonly leftOut: ReadonlyMap<LeftOutReason, LeftOutRows>
  readonly counts: { readonly rowsRead: number; readonly used: number }
  readonly copies: CopyFinder
  /** Reads the table once; rows that must wait are added to `held`. */
  readonly batches: (held: HeldRow[]) => AsyncGenerator<readonly CodedRow[]>
  /** Everything noticed, once all rows are read and released. */
  readonly findings: () => Diagnostic[]
}

export function tableResponses(
  input: CodingInput,
  rubric: Rubric,
  { period, onUnknown = 'error', areSeveral = false }: CodingOptions,
): TableResponses {
  const { table, mapping, uniqueBy, where = [] } = input
  const { headers, source } = table
  const rows = rowReader(mapping, rubric, input.groups)
  const itemColumns = rows.columns.flatMap(({ column, further }) => [column, ...further])
  const filter = where.length === 0 ? undefined : whereFilter(where)
  const timeAt = input.time ?? mapping.time?.column
  const { classify, namesSomebody, looseColumns } = rowClassifier(
    headers,
    itemColumns,
    usedFor(input),
    timeAt,
    footerLabels(rubric.footers),
  )
  const waiting = waitingRows(
    rows.columns.map(({ reader }) => reader),
    namesSomebody,
  )
  const doubtful = doubtfulRows(source, usedFor(input))
  const choice = rows.columns.find(({ reader }) => categoriesOf(reader.item).length > 0)?.reader
  const sections = tableSections(
    headers,
    looseColumns,
    text => {
      const code = choice?.read(text).code ?? -1
      return code < 0 ? undefined : code
    },
    choice === undefined ? 0 : categoriesOf(choice.item).length,
  )
  const groupColumns = [...mapping.groups, ...mapping.profile, ...input.groups]
  const copies = copyFinder(
    itemColumns,
    groupColumns.map(({ column }) => column),
  )
  const beside = [...headers.keys()].filter(column => !itemColumns.includes(column))
  const tests = testAnswers(headers, beside, looseColumns)
  const isTimeNeeded = period !== undefined || uniqueBy !== undefined
  const time =
    isTimeNeeded && timeAt !== undefined
      ? timeColumn(timeAt, shownHeader(headers[timeAt] ?? ''), source)
      : undefined
  const keys =
    uniqueBy === undefined
      ? undefined
      : uniqueKeys(uniqueBy, shownHeader(headers[uniqueBy] ?? ''), source)
  const named = areSeveral ? `${source.name}:` : ''
  const leftOut = new Map<LeftOutReason, LeftOutRows>()
  const counts = { rowsRead: 0, used: 0 }

  const unevenCounted: number[] = []
  let [firstCounted, lastCounted] = [Number.POSITIVE_INFINITY, 0]

  const leave = (reason: LeftOutReason, row: number): undefined => {
    addLeftOut(leftOut, reason, row)
  }
  const release = (read: ReadRow): CodedRow => {
    counts.used++
    const coded = rows.coded(read)
    copies.keep(read.row, coded)
    return coded
  }
  /** @returns undefined where the row is left out or held */
  const decided = (
    read: ReadRow,
    kind: RowKind | SettledKind,
    { label, number }: Pick<ClassifiedRow, 'label' | 'number'>,
    held: HeldRow[],
  ): CodedRow | undefined => {
    const { row, cells } = read
    if (kind === 'repeated-header' || kind === 'other-header') {
      sections.header(row, kind === 'repeated-header')
      return leave('repeated-header', row)
    }
    if (kind === 'footer' || kind === 'legend') return leave(kind, row)
    if (kind === 'header-part') return leave('repeated-header', row)
    if (kind === 'caption') sections.caption(row)
    else if (kind !== 'no-answers' && input.rows === undefined && tests.isPreview(read)) {
      return leave('preview', row)
    } else if (kind !== 'no-answers') {
      if (table.unevenRows?.has(row) === true) unevenCounted.push(row)
      firstCounted = Math.min(firstCounted, row)
      lastCounted = row
      const isCopy = copies.add(read)
      const amounts = () => rows.amounts(read)
      sections.counted({ row, cells, amounts, number, isNamed: namesSomebody(cells), isCopy })
    }
    if (filter !== undefined && !filter.asksFor(cells)) return leave('filtered', row)
    if (kind === 'no-answers' || kind === 'caption') return leave('no-answers', row)
    if (kind === 'doubtful' && input.rows === undefined) doubtful.add(row, label)
    if (!isTimeNeeded) return release(read)

    const key = (uniqueBy !== undefined && keys?.read(cells[uniqueBy] ?? '', row)) || ''
    const inOrder = input.keepLast === true ? atRow(row) : undefined
    const at = timeAt === undefined ? inOrder : time?.read(cells[timeAt] ?? '', row)
    if (key !== '' || isOpenToPeriod(at, period)) {
      held.push({
        key,
        time: at,
        timeColumn: time ?? ROW_ORDER,
        content: () => rows.content(read),
        release: () => release(read),
        leaveOut: reason => leave(reason, row),
      })
      return undefined
    }
    const moment = at?.dayFirst ?? at?.monthFirst
    const isOutside = period !== undefined && moment !== undefined && !isInPeriod(moment, period)
    return isOutside ? leave('outside-period', row) : release(read)
  }

  async function* batches(held: HeldRow[]) {
    let coded: CodedRow[] = []
    const take = (read: ReadRow, kind: RowKind | SettledKind, row: ClassifiedRow) => {
      const one = decided(read, kind, row, held)
      if (one !== undefined) coded.push(one)
    }
    const takeAll = (settled: readonly SettledRow[]) => {
      for (const { read, kind, row } of settled) take(read, kind, row)
    }
    for await (const batch of table.batches) {
      coded = []
      for (const one of batch) {
        counts.rowsRead++
        if (input.rows !== undefined && !isInRanges(one.row, input.rows)) {
          leave('outside-rows', one.row)
          continue
        }
        const read = rows.read(one)
        // Of one row alone, nothing is a sum.
        const isSumSoFar = () => counts.used > 1 && rows.isSumSoFar(read)
        const row = classify(read.cells, read.answers, isSumSoFar)
        if (input.rows === undefined && (row.kind === 'unnumbered' || row.kind === 'unanswered')) {
          takeAll(waiting.add(read, row))
          continue
        }
        const isCounted = row.kind === 'response' || row.kind === 'doubtful'
        if (isCounted) takeAll(waiting.beforeResponse(row.number))
        take(read, row.kind, row)
      }
      if (coded.length > 0) yield coded
    }
    coded = []
    takeAll(waiting.atEnd(counts.used + held.length > 0))
    if (coded.length > 0) yield coded
  }

  const unknownAnswers = () => {
    const { problems, explained } = optionLetterProblems(rows.columns, source)
    const options = { onUnknown, rubric, explained }
    return [
      ...problems,
      ...rows.columns.flatMap(column => unknownAnswerProblems(column, source, options)),
    ]
  }
  const findings = () => [
    ...(table.unevenRows?.problems(unevenCounted) ?? []),
    ...unknownAnswers(),
    ...rows.twice.problems(source),
    ...codebookCautions(codedColumns(rows.columns), source),
    ...loneDashNote(rows.columns, source),
    ...doubtful.problems(firstCounted, lastCounted, named, sections.isDoubted),
    ...tests.cautions(source),
    ...(input.rows === undefined
      ? [...(table.doubts ?? []), ...sections.doubts(source, named)]
      : []),
    ...rowNotes(leftOut, source),
    ...(time?.diagnostics() ?? []),
    ...(keys?.diagnostics() ?? []),
    ...(period !== undefined && time === undefined
      ? [noTimeColumn(tablePlace(source), { file: source.name })]
      : []),
  ]

  return { input, rows, filter, leftOut, counts, copies, batches, findings }
}

/** The columns that say to which unit an answer belongs, who gave it, and when. */
function usedFor({ mapping, groups, time, uniqueBy }: CodingInput): number[] {
  const found = [...mapping.groups, ...mapping.profile, ...groups].map(({ column }) => column)
  return [...found, ...[mapping.time?.column, time, uniqueBy].flatMap(column => column ?? [])]
}

// Answers that were given to try a form out: left out where the form tool says so, else pointed at.

const testAnswersCounted = defineDiagnostic('responses/test-answers', 'warning', {
  id: 'Baris {rows} tampak seperti jawaban percobaan: kolom `{column}` berisi `{text}`.',
  idRemedy: 'bila memang percobaan, hapus barisnya atau sebut baris responden dengan --rows.',
  en: 'Rows {rows} look like test answers: the column `{column}` says `{text}`.',
  enRemedy: 'if they are tests, delete them or name the rows of respondents with --rows.',
})

/** Columns by which form tools mark an answer, and what they write there. */
const STATUS_HEADER =
  /^(?:response (?:type|status)|status|distribution ?channel|tipe respons|status respons)$/
const PREVIEW = /^(?:survey )?(?:preview|test)(?: response)?$/
const TEST_TEXT = /^(?:test|tes|testing|uji ?coba|coba[ -]?coba|percobaan|dummy)$/

/** @param beside columns that answer nothing; @param columns those of them that are no groups either */
function testAnswers(
  headers: readonly string[],
  beside: readonly number[],
  columns: readonly number[],
) {
  const parts = (column: number) =>
    (headers[column] ?? '').split('›').map(part => looseHeader(normalisedHeader(part)))
  const status = beside.filter(column => parts(column).some(part => STATUS_HEADER.test(part)))
  const found = new Map<string, { column: number; text: string; rows: number[]; count: number }>()
  return {
    isPreview({ row, cells }: ReadRow): boolean {
      if (status.some(column => PREVIEW.test(normalisedText(cells[column] ?? '')))) return true
      for (const column of columns) {
        const cell = cells[column] ?? ''
        if (cell.length > 12 || !TEST_TEXT.test(normalisedText(cell))) continue
        const text = normalisedText(cell)
        const known = found.get(`${column} ${text}`) ?? { column, text, rows: [], count: 0 }
        found.set(`${column} ${text}`, known)
        known.count++
        if (known.rows.length < 3) known.rows.push(row)
      }
      return false
    },
    cautions: (source: SourceIdentity): Diagnostic[] =>
      [...found.values()].map(({ column, text, rows, count }) =>
        testAnswersCounted(tablePlace(source, rows[0], column), {
          rows: rowsText(rows, count),
          column: shownHeader(headers[column] ?? ''),
          text,
        }),
      ),
  }
}

// Cells that hold a mere dash -> a note that they were read as blank.

const dashesAreBlank = defineDiagnostic('responses/dash-read-as-blank', 'note', {
  id: '{count} sel berisi "-" dibaca sebagai kosong',
  en: '{count} cells holding "-" are read as blank',
})

function loneDashNote(columns: readonly ReadColumn[], source: SourceIdentity): Diagnostic[] {
  let count = 0
  for (const { reader } of columns) {
    for (const answer of reader.seen.values()) if (isLoneDash(answer)) count += answer.count
  }
  if (count === 0) return []
  const params = { count: { id: countText(count, 'id'), en: countText(count, 'en') } }
  return [dashesAreBlank(tablePlace(source), params)]
}

// Letters alone where the scale has an abbreviation of one letter -> an error: `b` is an option or an abbreviation.

const optionLetters = defineDiagnostic('responses/option-letters', 'error', {
  id: 'Kolom {columns} memuat huruf pilihan saja ({letters}; {rows}). Huruf {read} juga singkatan jawaban pada skala `{scale}`, jadi artinya di sini tidak pasti.',
  idRemedy: 'ganti hurufnya dengan kode atau kata jawabannya, sesuai kuesioner.',
  en: 'Columns {columns} hold mere letters of options ({letters}; {rows}). On the scale `{scale}`, {read} is an abbreviation as well, so nobody can tell what it means here.',
  enRemedy: 'replace the letters by the codes or words of the answers, as in the questionnaire.',
})

interface OptionLetters {
  readonly problems: readonly Diagnostic[]
  /** Unknown letters that these problems speak of. */
  readonly explained: ReadonlySet<SeenAnswer>
}

/** `B` beside `SB` and `KB` is an abbreviation; beside `A` and `C`, in whatever column, it is the second option. */
function optionLetterProblems(
  columns: readonly ReadColumn[],
  source: SourceIdentity,
): OptionLetters {
  const found = columns.map(column => ({ column, letters: letterAnswers(column.reader) }))
  const all = found.flatMap(({ letters }) => letters)
  const unknown = all.filter(({ code }) => code === NO_ANSWER.unknown)
  const read = all.filter(({ code }) => code >= 0)
  const first = found.find(({ letters }) => letters.some(({ code }) => code >= 0))
  if (unknown.length === 0 || first === undefined) {
    return { problems: [], explained: new Set() }
  }
  const { measure } = first.column.reader.item
  const concerned = found.filter(({ letters }) => letters.length > 0)
  const rows = unknown.flatMap(({ firstRows }) => firstRows).sort((a, b) => a - b)
  const count = unknown.reduce((sum, answer) => sum + answer.count, 0)
  const problem = optionLetters(tablePlace(source, rows[0], first.column.column), {
    columns: shownHeaders(
      concerned.map(({ column }) => `\`${shownHeader(column.header)}\``),
      MOST_COLUMNS,
    ),
    letters: lettersOf(all),
    read: lettersOf(read),
    rows: rowsText([...new Set(rows)], count),
    scale: scaleOf({ measure })?.id ?? '',
  })
  return { problems: [problem], explained: new Set(unknown) }
}

const MOST_COLUMNS = 10

function letterAnswers({ seen, spellings }: AnswerReader): SeenAnswer[] {
  return [...seen.values()].filter(
    ({ count, rawAnswer }) => count > 0 && isOptionLetter(letterOf(rawAnswer), spellings),
  )
}

function letterOf(rawAnswer: string): string {
  return bareLetter(normalisedText(typedText(rawAnswer)))
}

function lettersOf(answers: readonly SeenAnswer[]): string {
  const letters = [...new Set(answers.map(({ rawAnswer }) => letterOf(rawAnswer)))].sort()
  return letters.map(letter => `\`${letter}\``).join(', ')
}
