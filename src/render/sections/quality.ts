/** What a report knows of its own data -> the section that says how far to trust it: rows, blanks, response, reliability, notes. */
import { sentenceStart } from '../../language/language.ts'
import type { FullReport } from '../../report/full-report.ts'
import { type Cell, type ListBlock, type PageBlock, type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { noAnswerColumns, numberCell, type OptionalColumn, tableOf } from './node-cells.ts'
import { noteList } from './notes.ts'
import { intervalWorkings } from './row-workings.ts'
import { coverageTables } from './sample-tables.ts'
import { robustnessTable, statisticsTable } from './statistics-table.ts'

export function qualityBlocks(report: FullReport, wording: Wording): PageBlock[] {
  const notes = noteList(report, wording)
  return [
    countTable(report, wording),
    ...unansweredTable(report, wording),
    ...responseBlocks(report, wording),
    ...statisticsTable(report, wording),
    ...intervalWorkings(report, wording),
    ...robustnessTable(report, wording),
    ...(notes.entries.length === 0 ? [] : [notes]),
  ]
}

type Row = readonly [name: string, cell: Cell]

const NONE = { blank: 0, dontKnow: 0, notApplicable: 0, unknown: 0 }

/** What was read, what became of it, and what is missing in it. */
function countTable(report: FullReport, wording: Wording): TableBlock {
  const { rubric } = report.result
  const title = wording.words.page.counts
  const rows = (rubric.kind === 'survey' ? surveyCounts : sheetCounts)(report, wording)
  return {
    ...{ kind: 'table', title, compact: true, below: [] },
    columns: [
      { heading: title, kind: 'text' },
      { heading: wording.words.page.count, kind: 'number' },
    ],
    rows: rows.map(([name, cell]) => [textCell(name), cell]),
  }
}

function surveyCounts({ result }: FullReport, wording: Wording): Row[] {
  const { words } = wording
  const { page } = words
  const { sample, score } = result
  const { blank, dontKnow, notApplicable, unknown } = score.noAnswers ?? NONE
  const number = (name: string, count: number | undefined): Row => [
    name,
    numberCell(count, wording),
  ]
  const unless0 = (name: string, count: number) => (count === 0 ? [] : [number(name, count)])
  return [
    number(page.rowsRead, sample.rowsRead),
    ...Object.entries(sample.leftOut).flatMap(([reason, count]) =>
      unless0(page.notCounted(words.leftOutReason(reason, '').trim()), count),
    ),
    number(page.counted(wording.own('respondent')), sample.rowsUsed),
    number(page.missing(words.blank), blank),
    ...unless0(page.missing(words.dontKnow), dontKnow),
    ...unless0(page.missing(words.notApplicable), notApplicable),
    ...unless0(page.missing(words.unknown), unknown),
    ...unless0(page.allAlike(wording.own('respondent')), result.statistics?.alike?.rows ?? 0),
    ...unless0(page.suspicious(wording.own('respondent')), result.statistics?.careless?.rows ?? 0),
  ]
}

function sheetCounts({ result, provenance }: FullReport, wording: Wording): Row[] {
  const { page, worksheet } = wording.words
  const { filled, evidence } = result.score
  const share = (name: string, counted: typeof filled): Row[] =>
    counted === undefined
      ? []
      : [[name, textCell(`${wording.count(counted.count)}/${wording.count(counted.of)}`)]]
  return [
    ...share(page.filledIn(wording.own('item')), filled),
    ...share(worksheet.evidence, evidence),
    [page.statedOtherwise, numberCell(provenance.differences?.length ?? 0, wording)],
  ]
}

const MOST_ITEMS = 5

/** The items with most answers missing, the most first. */
function unansweredTable({ result }: FullReport, wording: Wording): TableBlock[] {
  type Item = FullReport['result']['items'][number]
  const missing = ({ noAnswers: { blank, dontKnow, unknown } }: Item) => blank + dontKnow + unknown
  const items = result.items
    .filter(item => missing(item) > 0)
    .toSorted((a, b) => missing(b) - missing(a))
  if (items.length === 0) return []
  const { words } = wording
  const title = words.page.unanswered(wording.own('item'))
  const shown = items.slice(0, MOST_ITEMS)
  const columns: OptionalColumn<Item>[] = [
    { heading: title, kind: 'text', always: true, cell: item => textCell(item.id) },
    { heading: '', kind: 'text', always: true, cell: item => textCell(wording.text(item.text)) },
    {
      heading: words.page.answered,
      kind: 'number',
      always: true,
      cell: item => numberCell(item.n, wording),
    },
    ...noAnswerColumns(shown, item => item.noAnswers, wording),
  ]
  return [
    {
      ...{ kind: 'table', title, ...tableOf(shown, columns), compact: true },
      below:
        items.length > MOST_ITEMS
          ? [words.page.andMore(wording.count(items.length - MOST_ITEMS))]
          : [],
    },
  ]
}

/** Who answered of how many, or how to have it said. */
function responseBlocks(report: FullReport, wording: Wording): (TableBlock | ListBlock)[] {
  const tables = coverageTables(report, wording)
  if (tables.length > 0 || report.result.rubric.kind !== 'survey') return tables
  const { page } = wording.words
  return [
    {
      ...{ kind: 'list', title: page.responseRate },
      entries: [{ text: `${sentenceStart(page.responseNotKnown)}.`, more: [page.rosterTells] }],
    },
  ]
}
