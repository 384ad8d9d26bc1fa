/** The items of a report -> the table of all of them, or the short one of the lowest. */
import { sentenceStart } from '../../language/word-forms.ts'
import type { Report } from '../../report/report-shape.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { barCell, noAnswerColumns, shownCell } from './node-cells.ts'
import { type OptionalColumn, tableOf } from './optional-columns.ts'

type Item = Report['result']['items'][number]

const LOWEST = 5

/** Every item with its answers counted, in the order of the rubric. */
export function itemTable(report: Report, wording: Wording, title: string): TableBlock {
  const { items, rubric } = report.result
  const { words } = wording
  const columns: OptionalColumn<Item>[] = [
    { heading: title, kind: 'text', always: true, cell: item => textCell(item.id) },
    { heading: '', kind: 'text', always: true, cell: item => textCell(wording.text(item.text)) },
    {
      heading: words.respondents,
      kind: 'number',
      always: true,
      cell: item => textCell(wording.count(item.n)),
    },
    ...noAnswerColumns(items, item => item.noAnswers, wording),
    ...scoreColumns(wording),
    {
      heading: '',
      kind: 'bar',
      cell: item => barCell(item.index?.value, rubric.range.maximum.value),
    },
  ]
  return { kind: 'table', title, ...tableOf(items, columns), compact: false, below: [] }
}

/** The five lowest, the lowest first, each after its dimension. Nothing where the items cannot be ordered. */
export function lowestItems(report: Report, wording: Wording): TableBlock[] {
  const { items, score } = report.result
  const value = (item: Item) => item.index?.value ?? item.meanPoints?.value
  // Points of different scales do not compare; an index does.
  const comparable = items.every(
    item => (item.index === undefined) === (items[0]?.index === undefined),
  )
  const ordered = items
    .filter(item => value(item) !== undefined)
    .sort((a, b) => (value(a) ?? 0) - (value(b) ?? 0))
  if (!comparable || ordered.length <= LOWEST) return []

  const titles = new Map(score.children.map(node => [node.id, wording.title(node)]))
  const title = wording.words.lowestItems(sentenceStart(wording.own('item')))
  const columns: OptionalColumn<Item>[] = [
    {
      heading: title,
      kind: 'text',
      always: true,
      cell: item => textCell(titles.get(item.parent ?? '') ?? item.id),
    },
    { heading: '', kind: 'text', always: true, cell: item => textCell(wording.text(item.text)) },
    ...scoreColumns(wording),
  ]
  const lowest = ordered.slice(0, LOWEST)
  return [{ kind: 'table', title, ...tableOf(lowest, columns), compact: true, below: [] }]
}

function scoreColumns(wording: Wording): OptionalColumn<Item>[] {
  return [
    {
      heading: sentenceStart(wording.own('mean')),
      kind: 'number',
      cell: item => shownCell(item.meanPoints, wording),
    },
    {
      heading: wording.words.weightedMean(wording.own('mean')),
      kind: 'number',
      spare: true,
      cell: item => shownCell(item.weighted, wording),
    },
    {
      heading: wording.words.indexColumn,
      kind: 'number',
      cell: item => shownCell(item.index, wording),
    },
  ]
}
