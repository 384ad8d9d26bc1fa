/** A report -> a workbook: a tab for each table, numbers as numbers, ready to filter and to reckon with. */
import { insideSentence, type Language, sentenceStart } from '../language/language.ts'
import { type FullReport, fullReport } from '../report/full-report.ts'
import type { Report } from '../report/report-shape.ts'
import {
  type CellStyle,
  columnName,
  tabName,
  type Workbook,
  type WorkbookCell,
  type WorkbookTab,
} from '../tables/workbook.ts'
import { workbookBytes } from '../tables/write-workbook.ts'
import { type Cell, type ListBlock, type TableBlock, textCell } from './blocks.ts'
import { type Page, pageOf } from './sections/page.ts'
import { conditionTables } from './sections/verdict-lists.ts'
import { UNDEFINED_MARK, type Wording, wordingOf } from './wording.ts'

export function renderXlsx(report: Report, options: { readonly language: Language }): Uint8Array {
  const full = fullReport(report)
  const wording = wordingOf(full, options.language)
  const page = pageOf(full, wording)
  const name = [page.title, ...page.subtitle].join(' · ')
  const taken = new Set<string>()
  const tables = [
    summary(page, wording),
    ...tablesOf(full, page, wording),
    noteTable(page, wording),
  ]
  const tabs = tables
    .filter(({ rows }) => rows.length > 0)
    .map((table, position) => {
      const tab = tabName(table.tab ?? table.title, taken)
      taken.add(tab.toLowerCase())
      return tabOf(table, { tab, footer: name, isFirst: position === 0, wording })
    })
  return workbookBytes({ title: name, tabs } satisfies Workbook)
}

/** The result and what it rests on, the index as a number. */
function summary(page: Page, wording: Wording): TableBlock {
  const { words } = wording
  const { index, grades, notice } = page.head
  const rows: (readonly [string, Cell])[] = [
    ...page.facts.map(({ label, value }) => [label, textCell(value)] as const),
    [
      sentenceStart(wording.own('index')),
      {
        text: index.value,
        emphasis: 'strong',
        ...(index.number === undefined ? {} : { value: index.number }),
      },
    ],
    ...grades.map(({ label, value }) => [label, textCell(value, 'strong')] as const),
    ...page.sentences.map(text => ['', textCell(text)] as const),
    ...(notice === undefined ? [] : [['', textCell(notice)] as const]),
    ['', textCell(page.closing)],
  ]
  return {
    kind: 'table',
    title: words.result,
    columns: [
      { heading: page.title, kind: 'text' },
      { heading: '', kind: 'text' },
    ],
    rows: rows.map(([label, cell]) => [textCell(label), cell]),
    compact: true,
    below: [],
  }
}

/** What stands in tables on the page, and what stands there in figures and checklists. */
function tablesOf(report: FullReport, page: Page, wording: Wording): TableBlock[] {
  const { verdicts, units, rubric } = report.result
  const several = units.length > 1
  // What was scored stands before who answered it; files and hashes come last.
  const annex = page.sections.filter(({ id }) => id === 'annex')
  const [sources, ...parts] = annex.flatMap(({ blocks }) => blocks).toReversed()
  const ordered = [
    ...annex.map(section => ({ ...section, blocks: parts.toReversed() })),
    ...page.sections.filter(({ id }) => id !== 'annex'),
    ...annex.map(section => ({ ...section, blocks: sources === undefined ? [] : [sources] })),
  ]
  const tables = ordered.flatMap(({ id, blocks }) => {
    const own = blocks.filter(block => block.kind === 'table')
    if (id === 'answers' || id === 'ends') return []
    if (id !== 'gates') return own
    return [
      ...conditionTables(verdicts, wording),
      ...units.flatMap(unit =>
        conditionTables(unit.verdicts, wording).map(table => ({
          ...table,
          ...(several
            ? { title: `${unit.unit} · ${table.title}`, tab: `${table.tab} ${unit.unit}` }
            : {}),
        })),
      ),
      ...own,
    ]
  })
  const isSurvey = rubric.kind === 'survey'
  const apart = isSurvey ? tables.map(table => answersApart(table, report, wording)) : tables
  return changesTogether(apart, wording)
}

/** Every change, of whatever periods, in the place of the first: a row can be filtered by what it is of. */
function changesTogether(tables: TableBlock[], wording: Wording): TableBlock[] {
  const { words } = wording
  const own = tables.flatMap(({ change, ...table }) => (change ? [{ ...table, ...change }] : []))
  const [first] = own
  if (first === undefined) return tables
  const pairs = new Set(own.map(({ pair }) => pair))
  const isOfAll = (line: string) =>
    pairs.size === own.filter(({ below }) => below.includes(line)).length
  const hasPairs = own.some(({ pair }) => pair !== undefined)
  const [widest = first] = own.toSorted((one, other) => other.columns.length - one.columns.length)
  const columns = widest.columns.slice(1)
  const together: TableBlock = {
    ...first,
    title: words.page.change,
    columns: [
      ...(hasPairs ? [{ heading: words.statistics.period, kind: 'text' } as const] : []),
      { heading: words.page.part, kind: 'text' },
      { heading: words.page.text, kind: 'text' },
      ...columns,
    ],
    rows: own.flatMap(table =>
      table.rows.map(row => [
        ...(hasPairs ? [textCell(table.pair ?? '')] : []),
        textCell(table.of),
        row[0] ?? textCell(''),
        ...columns.map(({ heading }) => {
          const at = table.columns.findIndex(column => column.heading === heading)
          return row[at] ?? textCell(UNDEFINED_MARK)
        }),
      ]),
    ),
    below: [
      ...new Set(
        own.flatMap(({ pair, below }) =>
          below.map(line => (pair === undefined || isOfAll(line) ? line : `${pair}: ${line}`)),
        ),
      ),
    ],
  }
  const place = tables.findIndex(({ change }) => change !== undefined)
  return tables.flatMap((table, at) =>
    table.change === undefined ? [table] : at === place ? [together] : [],
  )
}

/** The answers to each item, a row for each that could be given: `138 (46,00%)` is no number. */
function answersApart(table: TableBlock, { result }: FullReport, wording: Wording): TableBlock {
  const { words } = wording
  if (table.title !== words.answers(wording.own('item'))) return table
  const shown = new Set(table.rows.map(([first]) => (first && 'text' in first ? first.text : '')))
  return {
    ...table,
    columns: [
      { heading: sentenceStart(wording.own('item')), kind: 'text' },
      { heading: words.page.text, kind: 'text' },
      { heading: words.page.code, kind: 'text' },
      { heading: words.page.answer, kind: 'text' },
      { heading: words.respondents, kind: 'number' },
      { heading: words.share, kind: 'number' },
    ],
    rows: result.items
      .filter(({ id }) => shown.has(id))
      .flatMap(item =>
        item.counts.map(({ code, label, count, percent }) => [
          textCell(item.id),
          textCell(wording.text(item.text)),
          textCell(code),
          textCell(wording.text(label)),
          { text: wording.count(count), value: count },
          percent === undefined
            ? textCell('')
            : { text: wording.number(percent.shown), value: percent.value },
        ]),
      ),
    below: [],
  }
}

function noteTable(page: Page, wording: Wording): TableBlock {
  const { words } = wording
  const lists: readonly ListBlock[] = [
    page.cautions,
    ...page.sections.flatMap(({ id, blocks }) =>
      id === 'gates' ? [] : blocks.filter(block => block.kind === 'list'),
    ),
  ]
  return {
    kind: 'table',
    title: words.notes,
    columns: [
      { heading: words.notes, kind: 'text' },
      { heading: '', kind: 'text' },
    ],
    rows: lists.flatMap(({ title, entries }) =>
      entries.map(({ text, more }) => [textCell(title), textCell([text, ...more].join('\n'))]),
    ),
    compact: true,
    below: [],
  }
}

// A table -> a tab: title, headings that stay in view, rows to filter, what is said below.

const HEADING: CellStyle = { bold: true, fill: 'E9EDF2', hasBorder: true }
const NARROWEST = 9
const WIDEST = 60

/** The tints of the page, as literal colours. */
const HEAT = ['F8FAFC', 'EAF1F8', 'DAE7F3', 'C8DCEE', 'B4D0E8', '9FC3E2', '8BB7DC']

interface Setting {
  readonly tab: string
  readonly footer: string
  readonly isFirst: boolean
  readonly wording: Wording
}

function tabOf(table: TableBlock, { tab, footer, isFirst, wording }: Setting): WorkbookTab {
  const { columns, rows } = rangesApart(table, wording)
  const headings = columns.map(({ heading, kind }, position) => {
    if (heading !== '' || position === 0) return heading
    const before = columns[position - 1]?.heading ?? ''
    const what = kind === 'number' ? wording.words.score : wording.words.page.text
    return isFirst || before === '' ? what : `${before}, ${insideSentence(what)}`
  })
  const top = 3
  const widths = columns.map((_, at) =>
    widthOf(
      rows.map(row => row[at]),
      headings[at] ?? '',
    ),
  )
  const cells = rows.map(row => ({
    cells: row.map((cell, at) => cellOf(cell, columns[at]?.kind)),
    height: heightOf(row, widths, table.isForm === true),
  }))
  const last = columnName(columns.length - 1)
  const wide = widths.reduce((sum, width) => sum + width, 0)
  return {
    name: tab,
    columns: widths.map(width => ({ width })),
    rows: [
      { cells: [{ value: table.title, style: { bold: true, size: 12 } }] },
      { cells: [] },
      { cells: headings.map(value => ({ value, style: HEADING })) },
      ...cells,
      ...(table.below.length === 0 ? [] : [{ cells: [] }]),
      ...table.below.map(value => ({
        cells: [{ value, style: { colour: '515C69', isOpen: true } }],
        // No program makes a merged row as high as its text.
        height: heightOf([{ text: value }], [wide], false),
      })),
    ],
    // Titles and what is said below run over the columns instead of breaking in the first.
    merged: [1, ...table.below.map((_, at) => top + rows.length + 2 + at)].flatMap(row =>
      columns.length < 2 ? [] : [`A${row}:${last}${row}`],
    ),
    frozenBefore: isFirst ? undefined : `B${top + 1}`,
    ...(isFirst || table.isForm === true ? {} : { filter: `A${top}:${last}${top + rows.length}` }),
    validations: [],
    isProtected: false,
    print: { repeatedRow: top, footer },
  }
}

/** Without bars, and each interval in two columns: `75,41–77,35` is no number. */
function rangesApart(table: TableBlock, wording: Wording): Pick<TableBlock, 'columns' | 'rows'> {
  const { rangeFrom, rangeTo } = wording.words.page
  const isRange = table.columns.map((_, at) =>
    table.rows.some(row => {
      const cell = row[at]
      return cell !== undefined && 'range' in cell && cell.range !== undefined
    }),
  )
  return {
    columns: table.columns.flatMap((column, at) =>
      column.kind === 'bar'
        ? []
        : isRange[at]
          ? [rangeFrom, rangeTo].map(end => ({ ...column, heading: `${column.heading}, ${end}` }))
          : [column],
    ),
    rows: table.rows.map(row =>
      row.flatMap((cell, at) =>
        table.columns[at]?.kind === 'bar' ? [] : isRange[at] ? endsOf(cell) : [cell],
      ),
    ),
  }
}

function endsOf(cell: Cell): readonly Cell[] {
  if ('bar' in cell || cell.range === undefined) return [cell, cell]
  const { range, ...rest } = cell
  return range.map(end => ({ ...rest, ...end }))
}

function cellOf(cell: Cell, kind: string | undefined): WorkbookCell | undefined {
  if ('bar' in cell) return undefined
  const { text, value, emphasis, heat } = cell
  const style: CellStyle = {
    hasBorder: true,
    isOpen: true,
    ...(emphasis === 'strong' ? { bold: true } : {}),
    ...(kind === 'number' ? { align: 'right' } : {}),
    ...(heat === undefined
      ? {}
      : { fill: HEAT[Math.min(HEAT.length - 1, Math.floor(heat * HEAT.length))] ?? '' }),
  }
  if (value === undefined) return { value: text, style }

  const decimals = /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0
  const isGrouped = Number.isInteger(value) && !/[.,]\d{1,2}$/.test(text)
  const format = isGrouped ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  return { value, style: { ...style, format } }
}

const LINE = 13.5
/** Room to write by hand. */
const FORM_LINES = 3

function heightOf(row: readonly Cell[], widths: readonly number[], isForm: boolean): number {
  const lines = row.map((cell, at) =>
    'text' in cell
      ? cell.text
          .split('\n')
          .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (widths[at] ?? 1))), 0)
      : 1,
  )
  return LINE * Math.max(isForm ? FORM_LINES : 1, ...lines)
}

function widthOf(cells: readonly (Cell | undefined)[], heading: string): number {
  const lengths = cells.flatMap(cell =>
    cell !== undefined && 'text' in cell ? cell.text.length : [],
  )
  // The mark of the filter stands behind the heading.
  const wanted = lengths.reduce((most, length) => Math.max(most, length), heading.length + 3) + 1
  return Math.min(WIDEST, Math.max(NARROWEST, wanted))
}
