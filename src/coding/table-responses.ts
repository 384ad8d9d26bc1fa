/** One table -> its coded rows, the rows it leaves out and why, and the rows that must wait. */
import { questionsAmong } from '../columns/answer-columns.ts'
import type { ColumnMapping } from '../columns/column-mapping.ts'
import { MOST_ROWS_OF_ANSWERS, rowsOfAnswers } from '../columns/counts-draft.ts'
import { type SampleColumns, type SampleReader, sampleReader } from '../columns/sample-columns.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { footerLabels } from '../language/footer-label.ts'
import { categoriesOf, type Rubric } from '../rubric/model.ts'
import { type Row, shownHeader, type Table, tablePlace } from '../tables/table.ts'
import { isCaption, rowClassifier } from './classify-row.ts'
import { codebookCautions, codedColumns, optionLetterProblems } from './codebook-cautions.ts'
import { unreadAnswers } from './filled-twice.ts'
import {
  type ComparedColumns,
  type ComparedRows,
  type CopyFinder,
  copyFinder,
} from './find-copies.ts'
import { columnsApart, columnsBeside } from './group-notes.ts'
import { groupKeys, valueKey } from './group-values.ts'
import { type JudgedRow, rowJudge } from './judge-rows.ts'
import { type HeldRow, isOpenToPeriod, pairKeys, type SeenKeys, uniqueKeys } from './latest-rows.ts'
import {
  addLeftOut,
  type Doubt,
  doubtfulRowsProblem,
  isInRanges,
  type LeftOutReason,
  type LeftOutRows,
  loneDashNote,
  type RowStretch,
  rowNotes,
} from './row-notes.ts'
import {
  type ChosenGroup,
  type CodedRow,
  type ReadRow,
  type RowReader,
  rowReader,
} from './row-reader.ts'
import { reason } from './row-signs.ts'
import { type WhereCondition, type WhereFilter, whereFilter } from './select-rows.ts'
import { rowsBeyondEndNote } from './selection/chosen-rows.ts'
import { tableSections } from './table-sections.ts'
import {
  atRow,
  dayReader,
  isInPeriod,
  noTimeColumn,
  type Period,
  ROW_ORDER,
  timeColumn,
} from './time-column.ts'
import { toolColumns } from './tool-columns.ts'
import { answersWithin, unknownAnswerProblems } from './unknown-answers.ts'

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
  /** The column of `--pair-by`. */
  readonly pairBy?: number
  /** How the rows were drawn, where the data says so. */
  readonly sample?: SampleColumns
  /** The rows of respondents, where a person has said so: nothing is asked about them then. */
  readonly rows?: readonly RowStretch[]
}

export interface CodingOptions {
  readonly onUnknown?: 'error' | 'missing'
  readonly period?: Period
  /** Whether there are other tables, so that rows have to be named with their file. */
  readonly areSeveral?: boolean
  /** So many rows are compared to find copies; a table with more of them has other troubles. */
  readonly rowsCompared?: number
  /** Where persons are found again by a column: the keys of all tables. */
  readonly seenKeys?: SeenKeys
}

export interface TableResponses {
  readonly input: CodingInput
  readonly rows: RowReader
  /** Which values `--where` has met; none where nothing was asked for. */
  readonly filter: WhereFilter | undefined
  /** Undefined where the data does not say how it was drawn. */
  readonly sample: Pick<SampleReader, 'strata' | 'addStratum'> | undefined
  readonly leftOut: ReadonlyMap<LeftOutReason, LeftOutRows>
  readonly counts: { readonly rowsRead: number; readonly used: number }
  readonly copies: CopyFinder
  /** Columns beside the answers, as far as what a row is may depend on them. */
  readonly beside: {
    readonly time: number | undefined
    /** The one that numbers the rows, if its cells do. */
    readonly number: number | undefined
    readonly loose: readonly number[]
    /** Whether the cell is a value that the rubric knows for its group. */
    readonly isValue: (column: number, cell: string) => boolean
    readonly compared: ComparedColumns
    /** Whether a column stands apart from the answers, or says by its header what single rows are. */
    readonly areTelling: boolean
    readonly areSelected: boolean
  }
  /** Takes in rows that were counted elsewhere: all of them responses beyond doubt, compared unless there are too many. */
  readonly pass: (read: number, used: number, compared: ComparedRows | undefined) => void
  /** Reads the table once; rows that must wait are added to `held`. */
  readonly batches: (held: HeldRow[]) => AsyncGenerator<readonly CodedRow[]>
  /** Everything noticed, once all rows are read and released. */
  readonly findings: () => Diagnostic[]
}

export function tableResponses(
  input: CodingInput,
  rubric: Rubric,
  options: CodingOptions,
): TableResponses {
  const { period, onUnknown = 'error', areSeveral = false, rowsCompared, seenKeys } = options
  const { table, mapping, uniqueBy, pairBy, where = [] } = input
  const { headers, source } = table
  const rows = rowReader(mapping, rubric, input.groups)
  const itemColumns = rows.columns.flatMap(({ column, further }) => [column, ...further])
  const sample = input.sample && sampleReader(input.sample, rubric.sample.weightDecimals, source)
  const filter = where.length === 0 ? undefined : whereFilter(where)
  const timeAt = input.time ?? mapping.time?.column
  const groupColumns = [
    ...new Set(
      [...mapping.groups, ...mapping.profile, ...input.groups].map(({ column }) => column),
    ),
  ]
  const isValue = (column: number, cell: string) =>
    [...mapping.groups, ...mapping.profile].some(
      ({ group, column: own }) =>
        own === column &&
        group.values.some(value => valueKey(value) === groupKeys(group.id, group)(cell)),
    )
  const drawnBy = Object.values(input.sample ?? {}).map(({ column }) => column)
  const apart = columnsApart(headers, itemColumns)
  const { classify, isSameHeader, looseColumns, numberColumn, isNumbered, isNoName } =
    rowClassifier(
      headers,
      itemColumns,
      {
        ...{ groups: groupColumns, time: timeAt, apart, isValue },
        others: [...(mapping.time === undefined ? [] : [mapping.time.column]), ...drawnBy],
        keys: [uniqueBy, pairBy].flatMap(column => column ?? []),
      },
      footerLabels(rubric.footers),
    )
  const choice = rows.columns.find(({ reader }) => categoriesOf(reader.item).length > 0)?.reader
  const firstItem = Math.min(...itemColumns)
  const passing = {
    ...{ headers, firstItem, looseColumns },
    titles: (table.titleRows ?? []).flatMap(({ cells }) => cells.filter(cell => cell !== '')),
    groupColumns: groupColumns.filter(column => !apart.includes(column)),
    time: timeAt,
    codeOf: (text: string) => [choice?.read(text).code ?? -1].find(code => code >= 0),
    categories: choice === undefined ? 0 : categoriesOf(choice.item).length,
    isQuestion: (text: string) => questionsAmong([text], rubric) > 0,
  }
  const judge = rowJudge({
    ...passing,
    readers: rows.columns.map(({ reader }) => reader),
    ...{ isNumbered, isNoName, amounts: rows.amounts, isSaid: input.rows !== undefined },
  })
  const sections = tableSections(passing)
  const compared = { shared: groupColumns, exact: drawnBy, time: timeAt, number: numberColumn }
  const copies = copyFinder(itemColumns, compared, rowsCompared)
  // What a flag leaves out of the design is known all the same.
  const design = Object.values({ ...mapping.sample, ...input.sample }).map(({ column }) => column)
  const notItems = [...headers.keys()].filter(at => ![...itemColumns, ...design].includes(at))
  const apartGroups = groupColumns.filter(column => apart.includes(column))
  const besideAnswers = columnsBeside(headers, apartGroups)
  const elsewhere = unreadAnswers(rows.columns, looseColumns, mapping)
  const tools = toolColumns(headers, notItems, looseColumns, firstItem)
  const nameOf = (column: number) => shownHeader(headers[column] ?? '')
  const isTimeNeeded = period !== undefined || uniqueBy !== undefined
  const time =
    isTimeNeeded && timeAt !== undefined ? timeColumn(timeAt, nameOf(timeAt), source) : undefined
  const dayOf = timeAt === undefined ? undefined : dayReader()
  const keys = uniqueBy === undefined ? undefined : uniqueKeys(uniqueBy, nameOf(uniqueBy), source)
  const pairing =
    pairBy === undefined
      ? undefined
      : pairKeys(pairBy, nameOf(pairBy), source, seenKeys ?? new Map())
  const named = areSeveral ? `${source.name}:` : ''
  const leftOut = new Map<LeftOutReason, LeftOutRows>()
  const counts = { rowsRead: 0, used: 0, lastRow: 0 }
  const unevenCounted: number[] = []
  const leave = (reason: LeftOutReason, row: number): undefined => {
    addLeftOut(leftOut, reason, row)
  }
  const release = (read: ReadRow): CodedRow => {
    counts.used++
    const day = timeAt === undefined ? undefined : dayOf?.(read.cells[timeAt] ?? '')
    const coded = {
      ...rows.coded(read),
      ...(sample === undefined ? {} : { sampled: sample.read(read.cells, read.row) }),
      ...(day === undefined ? {} : { day }),
      ...(pairBy === undefined || pairing === undefined
        ? {}
        : { key: pairing.read(read.cells[pairBy] ?? '', read.row) }),
    }
    copies.keep(read.row, coded)
    return coded
  }
  /** @returns undefined where the row is left out or held */
  const counted = (read: ReadRow, held: HeldRow[]): CodedRow | undefined => {
    const { row, cells } = read
    if (table.unevenRows?.has(row) === true) unevenCounted.push(row)
    if (filter !== undefined && !filter.asksFor(cells)) return leave('filtered', row)
    if (!isTimeNeeded) return release(read)

    const key = (uniqueBy !== undefined && keys?.read(cells[uniqueBy] ?? '', row)) || ''
    const inOrder = input.keepLast === true ? atRow(row) : undefined
    const at = timeAt === undefined ? inOrder : time?.read(cells[timeAt] ?? '', row)
    if (key !== '' || isOpenToPeriod(at, period)) {
      held.push({
        key,
        time: at,
        timeColumn: time ?? ROW_ORDER,
        content: () => {
          const content = rows.content(read)
          const drawn = sample?.drawn(cells)
          return drawn ? { ...content, counted: content.counted + JSON.stringify(drawn) } : content
        },
        release: () => release(read),
        leaveOut: reason => leave(reason, row),
      })
      return undefined
    }
    const moment = at?.dayFirst ?? at?.monthFirst
    const isOutside = period !== undefined && moment !== undefined && !isInPeriod(moment, period)
    return isOutside ? leave('outside-period', row) : release(read)
  }

  const [dropped, firstRows]: [number[], Row[]] = [[], []]
  async function* batches(held: HeldRow[]) {
    let coded: CodedRow[] = []
    const take = (judged: readonly JudgedRow[]) => {
      for (const { read, section, verdict } of judged) {
        if (verdict === 'response') {
          const one = counted(read, held)
          if (one !== undefined) coded.push(one)
          continue
        }
        leave(verdict === 'header-part' ? 'repeated-header' : verdict, read.row)
        if (dropped.length < MOST_DROPPED) dropped.push(read.row)
        if (section !== undefined) section.rows--
      }
    }
    for await (const batch of table.batches) {
      coded = []
      counts.rowsRead += batch.length
      counts.lastRow = batch.at(-1)?.row ?? counts.lastRow
      for (const one of batch) {
        if (firstRows.length <= MOST_ROWS_OF_ANSWERS) firstRows.push(one)
        if (input.rows !== undefined && !isInRanges(one.row, input.rows)) {
          // Named rows are read by the header above them, whether or not that was named too.
          const isSame = isSameHeader(one.cells, true)
          if (isSame !== undefined) sections.header(one.row, isSame)
          leave('outside-rows', one.row)
          continue
        }
        const read = rows.read(one)
        // Whoever signs and what explains the table stand below it, in fewer cells.
        if (table.unevenRows?.has(one.row) === true && isMostlyBlank(read)) {
          if (isCaption(read.cells)) sections.caption(one.row, read.cells)
          leave('legend', one.row)
          continue
        }
        const row = classify(read.cells, read.answers, () => rows.likeAbove(read))
        const { kind } = row
        if (kind === 'repeated-header' || kind === 'other-header') {
          sections.header(one.row, isSameHeader(read.cells, input.rows !== undefined) === true)
          leave('repeated-header', one.row)
        } else if (kind === 'caption' || kind === 'no-answers') {
          if (kind === 'caption') sections.caption(one.row, read.cells)
          const isAsked = filter?.asksFor(read.cells) !== false
          leave(isAsked ? 'no-answers' : 'filtered', one.row)
          if (isAsked && rubric.kind === 'survey') elsewhere.add(one.row, read.cells)
        } else if (input.rows === undefined && tools.isPreview(read)) {
          leave('preview', one.row)
        } else {
          besideAnswers.add(read.cells)
          const amounts = () => rows.amounts(read)
          const section = () => {
            if (kind === 'unanswered') return sections.pass(read, row, amounts)
            const isCopy = copies.add(read)
            tools.add(read, isCopy)
            return sections.add(read, row, amounts, isCopy)
          }
          if (kind === 'unanswered') tools.add(read, false)
          take(judge.add(read, row, section))
        }
      }
      if (coded.length > 0) yield coded
    }
    coded = []
    take(judge.atEnd())
    if (coded.length > 0) yield coded
  }

  const doubts = () => {
    const ofSections = sections.doubts(judge.marks)
    // Whoever names rows knows that they are respondents, but not that another header holds for them.
    if (input.rows !== undefined) return ofSections.filter(({ why }) => why.isOtherTable)
    const ofRows = judge.doubts()
    return [
      ...aboveHeader(table, rows.columns),
      ...ofSections,
      ...ofRows,
      ...sections.below([...ofSections, ...ofRows]),
      ...tools.doubts(uniqueBy !== undefined),
    ]
  }
  const unknownAnswers = (within: ReturnType<typeof answersWithin>) => {
    const { problems, explained: letters } = optionLetterProblems(rows.columns, source)
    const explained = new Set([...letters, ...within])
    const options = { onUnknown, rubric, explained }
    return [...problems, ...unknownAnswerProblems(rows.columns, source, options)]
  }
  /** A table of how many gave each answer. */
  const countsInstead = () =>
    input.rows !== undefined || firstRows.length > MOST_ROWS_OF_ANSWERS
      ? undefined
      : rowsOfAnswers(table, firstRows, {
          items: rows.columns.map(({ reader }) => reader.item),
          columns: rows.columns.map(({ column }) => column),
          beside: [...looseColumns, ...groupColumns],
        })
  const findings = () => {
    const instead = countsInstead()
    if (instead !== undefined) return [instead]
    const inQuestion = doubts()
    const within = answersWithin(rows.columns, [...inQuestion, ...rows.inQuestion])
    return [
      ...(table.unevenRows?.problems(unevenCounted) ?? []),
      ...unknownAnswers(within),
      ...rows.problems(source),
      ...(sample?.problems() ?? []),
      ...besideAnswers.problems(source),
      ...elsewhere.problems(source),
      ...codebookCautions(codedColumns(rows.columns, within), source),
      ...loneDashNote(rows.columns, source),
      ...tools.cautions(source),
      ...judge.cautions(source, named),
      ...doubtfulRowsProblem(inQuestion, sections.stretches(), dropped, source, named),
      ...rowNotes(leftOut, source),
      ...rowsBeyondEndNote(input.rows, counts.lastRow, source),
      ...(time?.diagnostics() ?? []),
      ...(keys?.diagnostics() ?? []),
      ...(pairing?.diagnostics() ?? []),
      ...(period !== undefined && time === undefined
        ? [noTimeColumn(tablePlace(source), { file: source.name })]
        : []),
    ]
  }

  const beside = {
    ...{ time: timeAt, number: numberColumn, loose: looseColumns, isValue, compared },
    areTelling: apart.length > 0 || tools.areNamed,
    areSelected: isTimeNeeded || input.rows !== undefined,
  }
  const pass: TableResponses['pass'] = (read, used, rows) => {
    counts.rowsRead += read
    counts.used += used
    copies.pass(read, rows)
    if (read > used) leftOut.set('filtered', { count: read - used, rows: [] })
  }
  return { input, rows, filter, sample, leftOut, counts, copies, beside, pass, batches, findings }
}

/** Of more the question names none. */
const MOST_DROPPED = 500

function isMostlyBlank({ answers }: ReadRow): boolean {
  return answers.filter(({ code }) => code >= 0).length * 2 < answers.length
}

/** Rows above the header that look like answers, or are some for half of the questions or more. */
function aboveHeader(
  { answersAbove = [], titleRows = [] }: Table,
  columns: RowReader['columns'],
): Doubt[] {
  const found = titleRows.filter(({ row, cells }) => {
    const answers = columns.filter(
      ({ column, reader }) => reader.read(cells[column] ?? '').code >= 0,
    )
    const areMany = answers.length >= Math.max(3, columns.length / 2)
    return areMany || answersAbove.includes(row)
  })
  return found.map(({ row }) => ({ first: row, last: row, why: reason(['aboveHeader']) }))
}
