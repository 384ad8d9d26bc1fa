/** The score tree of a survey -> the table of its dimensions. */
import { sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import {
  barCell,
  extremeNodes,
  noAnswerColumns,
  nodeRemarks,
  type OptionalColumn,
  sharedNames,
  shownCell,
  tableOf,
} from './node-cells.ts'

export function dimensionTable(report: FullReport, wording: Wording): TableBlock {
  const { score, rubric } = report.result
  const { words } = wording
  // A node in units of the scale, below a root that is rescaled, is a mean and not an index.
  const rescaled = score.children.some(node => node.beforeRescale !== undefined)
  const means = !rescaled && score.beforeRescale !== undefined
  const title = sentenceStart(wording.own('dimension'))
  const columns: OptionalColumn<FullNode>[] = [
    { heading: title, kind: 'text', always: true, cell: node => textCell(wording.title(node)) },
    {
      heading: words.respondents,
      kind: 'number',
      cell: node => (node.n === undefined ? undefined : textCell(wording.count(node.n))),
    },
    ...noAnswerColumns(score.children, node => node.noAnswers, wording),
    {
      heading: sentenceStart(wording.own('mean')),
      kind: 'number',
      cell: node => shownCell(node.beforeRescale, wording),
    },
    {
      heading: means ? sentenceStart(wording.own('mean')) : words.indexColumn,
      kind: 'number',
      always: true,
      cell: node => {
        const cell = shownCell(node, wording)
        return cell === undefined ? undefined : { ...cell, emphasis: 'strong' }
      },
    },
    {
      heading: sentenceStart(wording.own('grade')),
      kind: 'text',
      cell: node => (node.grade === undefined ? undefined : textCell(node.grade)),
    },
    {
      heading: '',
      kind: 'bar',
      cell: node => barCell(node.value, (node.maximum ?? rubric.range.maximum).value),
    },
  ]
  return {
    kind: 'table',
    title,
    ...tableOf(score.children, columns),
    compact: false,
    below: nodeRemarks(score.children, wording),
  }
}

// The items of a report -> the table of all of them, or the short one of the lowest.

type Item = FullReport['result']['items'][number]

const LOWEST = 5

/** Every item with its answers counted, in the order of the rubric. */
export function itemTable(report: FullReport, wording: Wording, title: string): TableBlock {
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
export function lowestItems(report: FullReport, wording: Wording): TableBlock[] {
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

// One grouping of a report -> its table: index, lowest and highest part of each group.

type Grouping = FullReport['result']['groups'][number]
type Group = Grouping['groups'][number]

/** The highest index first; groups without one last; equals in the order of the report. */
export function groupTable(grouping: Grouping, wording: Wording): TableBlock {
  const { words } = wording
  const groups = [...grouping.groups].sort(
    (a, b) => (b.score.value ?? -Infinity) - (a.score.value ?? -Infinity) || 0,
  )
  const titles = grouping.titles.map(title => shownName(sentenceStart(wording.text(title))))
  const columns: OptionalColumn<Group>[] = [
    ...titles.map(
      (title, position): OptionalColumn<Group> => ({
        heading: title,
        kind: 'text',
        always: true,
        cell: group => textCell(valueText(group, position, wording)),
      }),
    ),
    {
      heading: words.respondents,
      kind: 'number',
      always: true,
      cell: group => textCell(wording.count(group.n)),
    },
    {
      heading: words.indexColumn,
      kind: 'number',
      always: true,
      cell: group => {
        const cell = shownCell(group.score, wording)
        return cell === undefined ? undefined : { ...cell, emphasis: 'strong' }
      },
    },
    {
      heading: sentenceStart(wording.own('grade')),
      kind: 'text',
      cell: group => (group.score.grade === undefined ? undefined : textCell(group.score.grade)),
    },
    ...extremeColumns('lowest', wording),
    ...extremeColumns('highest', wording),
  ]
  return {
    kind: 'table',
    title: titles.join(' × '),
    ...tableOf(groups, columns),
    compact: false,
    below: groups.flatMap(group => groupRemarks(group, wording)),
  }
}

/** An item by its id, which stands beside its text in the table of items; a dimension by its title. */
function extremeColumns(end: 'lowest' | 'highest', wording: Wording): OptionalColumn<Group>[] {
  const name = (node: FullNode) => node.item ?? wording.title(node)
  const nodes = (group: Group) => extremeNodes(group.score, end)
  return [
    {
      heading: sentenceStart(wording.words[end]),
      kind: 'text',
      cell: group => {
        const names = sharedNames(nodes(group).map(name))
        return names === '' ? undefined : textCell(names)
      },
    },
    { heading: '', kind: 'number', cell: group => shownCell(nodes(group)[0], wording) },
  ]
}

function groupRemarks(group: Group, wording: Wording): string[] {
  const name = group.values.map((_, position) => valueText(group, position, wording)).join(' × ')
  return nodeRemarks([{ ...group.score, title: { id: name, en: name } }], wording)
}

function valueText(group: Group, position: number, wording: Wording): string {
  const label = group.labels[position]
  return (label && shownName(wording.text(label))) || wording.words.noValue
}

// The profile of the respondents -> one short table a question.

interface ProfileRow {
  readonly label: string
  readonly count: number
  readonly percent?: { readonly value: number; readonly shown: string }
}

export function profileTables(report: FullReport, wording: Wording): TableBlock[] {
  const { words } = wording
  return report.result.profile.map(question => {
    const title = wording.text(question.title)
    const rows: ProfileRow[] = question.values.map(value => ({
      label: shownName(wording.text(value.label)),
      count: value.count,
      percent: value.percent,
    }))
    if (question.noAnswer > 0) rows.push({ label: words.noValue, count: question.noAnswer })
    const columns: OptionalColumn<ProfileRow>[] = [
      { heading: title, kind: 'text', always: true, cell: row => textCell(row.label) },
      {
        heading: words.respondents,
        kind: 'number',
        always: true,
        cell: row => textCell(wording.count(row.count)),
      },
      { heading: words.share, kind: 'number', cell: row => shownCell(row.percent, wording) },
      { heading: '', kind: 'bar', cell: row => barCell(row.percent?.value, 100) },
    ]
    return { kind: 'table', title, ...tableOf(rows, columns), compact: true, below: [] }
  })
}
