/** The score tree of a survey -> the table of its dimensions. */
import { insideSentence, sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { isHidden } from '../../report/report-numbers.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import {
  groupRangeCell,
  groupStatisticColumns,
  groupStatisticLines,
  joinedLines,
  limitedData,
} from './group-statistics.ts'
import {
  barCell,
  extremeNodes,
  groupName,
  noAnswerColumns,
  nodeRemarks,
  numberCell,
  type OptionalColumn,
  rangeOf,
  respondentsCell,
  sharedNames,
  shownCell,
  standsOnItems,
  tableOf,
  tinted,
  valueText,
} from './node-cells.ts'

export function dimensionTable(report: FullReport, wording: Wording): TableBlock {
  const { score, rubric } = report.result
  const { words } = wording
  const means = partsAreMeans(score)
  const isMixed = rangesDiffer(score.children)
  const title = sentenceStart(wording.own('dimension'))
  const columns: OptionalColumn<FullNode>[] = [
    { heading: title, kind: 'text', always: true, cell: node => textCell(wording.title(node)) },
    {
      heading: words.respondents,
      kind: 'number',
      cell: node => (node.n === undefined ? undefined : numberCell(node.n, wording)),
    },
    ...noAnswerColumns(score.children, node => node.noAnswers, wording),
    {
      heading: sentenceStart(wording.own('mean')),
      kind: 'number',
      cell: node => shownCell(node.beforeRescale, wording),
    },
    {
      heading: means
        ? sentenceStart(wording.own('mean'))
        : isMixed
          ? words.score
          : words.indexColumn,
      kind: 'number',
      always: true,
      cell: node => {
        const cell = shownCell(node, wording)
        return cell === undefined ? undefined : { ...cell, emphasis: 'strong' }
      },
    },
    {
      heading: words.worksheet.attainable,
      kind: 'number',
      cell: node => (isMixed ? shownCell(node.maximum, wording) : undefined),
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
    ...tableOf(score.children, columns, isHidden),
    compact: false,
    below: nodeRemarks(score.children, wording),
  }
}

/** A node in units of the scale, below a root that is rescaled, is a mean and not an index. */
function partsAreMeans(score: FullNode): boolean {
  const rescaled = score.children.some(node => node.beforeRescale !== undefined)
  return !rescaled && score.beforeRescale !== undefined
}

/** Scores of different ranges do not compare. */
function rangesDiffer(nodes: readonly FullNode[]): boolean {
  const ranges = nodes.map(({ minimum, maximum }) => `${minimum?.exact} ${maximum?.exact}`)
  return new Set(ranges).size > 1
}

// The items of a report -> the table of all of them, or the short one of the lowest.

type Item = FullReport['result']['items'][number]

const MOST_EXTREME = 5

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
      cell: item => numberCell(item.n, wording),
    },
    ...noAnswerColumns(items, item => item.noAnswers, wording),
    ...scoreColumns(items, wording),
    {
      heading: '',
      kind: 'bar',
      cell: item =>
        indexesDiffer(items) ? undefined : barCell(item.index?.value, rubric.range.maximum.value),
    },
  ]
  return { kind: 'table', title, ...tableOf(items, columns), compact: false, below: [] }
}

/** The five lowest, the lowest first, or the five highest, each after its dimension. Nothing where the items cannot be ordered. */
export function extremeItems(
  report: FullReport,
  wording: Wording,
  end: 'lowest' | 'highest',
): TableBlock[] {
  const { items, score } = report.result
  const { words } = wording
  const order = end === 'lowest' ? 1 : -1
  const value = (item: Item) => item.index?.value ?? item.meanPoints?.value
  // Points of different scales do not compare; an index does, where all have the same range.
  const comparable =
    !indexesDiffer(items) &&
    items.every(item => (item.index === undefined) === (items[0]?.index === undefined))
  const ordered = items
    .filter(item => value(item) !== undefined)
    .sort((a, b) => order * ((value(a) ?? 0) - (value(b) ?? 0)))
  const last = ordered[MOST_EXTREME - 1]
  const isAlike = (item: Item) => last !== undefined && value(item) === value(last)
  const alike = ordered.slice(MOST_EXTREME).filter(isAlike)
  const isFlat = ordered[0] !== undefined && value(ordered[0]) === value(ordered.at(-1) as Item)
  if (!comparable || isFlat || ordered.length <= MOST_EXTREME) return []

  const titles = new Map(score.children.map(node => [node.id, wording.title(node)]))
  const title = (end === 'lowest' ? words.lowestItems : words.page.highestItems)(
    sentenceStart(wording.own('item')),
  )
  const columns: OptionalColumn<Item>[] = [
    {
      heading: title,
      kind: 'text',
      always: true,
      cell: item => textCell(titles.get(item.parent ?? '') ?? item.id),
    },
    { heading: '', kind: 'text', always: true, cell: item => textCell(wording.text(item.text)) },
    ...scoreColumns(items, wording),
  ]
  const first = ordered.slice(0, MOST_EXTREME)
  const asThese = end === 'lowest' ? words.asLow : words.page.asHigh
  const below = alike.length === 0 ? [] : [asThese(wording.count(alike.length))]
  return [{ kind: 'table', title, ...tableOf(first, columns), compact: true, below }]
}

function indexesDiffer(items: readonly Item[]): boolean {
  return new Set(items.map(({ indexRange }) => indexRange)).size > 1
}

function scoreColumns(items: readonly Item[], wording: Wording): OptionalColumn<Item>[] {
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
      cell: item => (indexesDiffer(items) ? undefined : shownCell(item.index, wording)),
    },
  ]
}

// One grouping of a report -> its table: index, lowest and highest part of each group.

type Grouping = FullReport['result']['groups'][number]
type Group = Grouping['groups'][number]

/** How each group did, and part by part where there are several groups. */
export function groupTables(
  grouping: Grouping,
  report: FullReport,
  wording: Wording,
): TableBlock[] {
  const { result } = report
  const groups = byIndex(grouping)
  const whole = groupTable(grouping, groups, report, wording)
  const score = groups[0]?.score
  const parts = score?.children ?? []
  if (score === undefined || groups.length < 2) return [whole]
  if (parts.length < 2 || parts.length > MOST_PARTS) return [whole]
  const word = wording.own(standsOnItems(score) ? 'item' : 'dimension')
  const tints = rangeOf(
    rangesDiffer(parts)
      ? []
      : groups.flatMap(group => group.score.children.flatMap(({ value }) => value ?? [])),
  )
  const [name, ...others] = nameColumns(grouping, wording)
  const quantity = partsAreMeans(result.score)
    ? wording.own('mean')
    : rangesDiffer(parts)
      ? wording.words.score
      : wording.words.indexColumn
  const columns: OptionalColumn<Group>[] = [
    ...(name === undefined
      ? []
      : [{ ...name, heading: `${name.heading}, ${insideSentence(quantity)}` }]),
    ...others,
    ...parts.map(
      (part): OptionalColumn<Group> => ({
        heading: part.item ?? wording.title(part),
        kind: 'number',
        always: true,
        cell: group => {
          const node = group.score.children.find(({ id }) => id === part.id)
          const range = node && groupRangeCell(group, node.id, wording)
          const cell = tinted(shownCell(node, wording), node?.value, tints)
          return cell === undefined || range === undefined || 'bar' in range
            ? cell
            : { ...cell, hint: wording.words.interval(range.text) }
        },
      }),
    ),
  ]
  const title = `${whole.title} × ${insideSentence(word)}`
  return [
    whole,
    { kind: 'table', title, ...tableOf(groups, columns, isHiddenGroup), compact: false, below: [] },
  ]
}

/** How far each part of each group may vary: what the map of tints tells who points at it, in words. */
export function groupIntervalTables(report: FullReport, wording: Wording): TableBlock[] {
  return report.result.groups.flatMap(grouping => {
    const groups = byIndex(grouping).filter(({ intervals = [] }) => intervals.length > 0)
    const parts = groups[0]?.score.children ?? []
    if (groups.length < 2 || parts.length < 2 || parts.length > MOST_PARTS) return []
    const names = nameColumns(grouping, wording)
    const columns: OptionalColumn<Group>[] = [
      ...names,
      ...parts.map(
        (part): OptionalColumn<Group> => ({
          heading: part.item ?? wording.title(part),
          kind: 'number',
          cell: group => groupRangeCell(group, part.id, wording),
        }),
      ),
    ]
    const title = `${names.map(({ heading }) => heading).join(' × ')}, ${insideSentence(wording.words.statistics.interval)}`
    return [
      {
        kind: 'table',
        title,
        ...tableOf(groups, columns, isHiddenGroup),
        compact: false,
        below: [],
      },
    ]
  })
}

function isHiddenGroup({ score }: Group): boolean {
  return isHidden(score)
}

/** More do not stand side by side. */
const MOST_PARTS = 12

/** The highest index first; groups without one last, behind them what is no group of its own; equals in the order of the report. */
function byIndex({ groups }: Grouping): readonly Group[] {
  const last = ({ joined = false }: Group) => (joined ? 1 : 0)
  return [...groups].sort(
    (a, b) => last(a) - last(b) || (b.score.value ?? -Infinity) - (a.score.value ?? -Infinity) || 0,
  )
}

function nameColumns({ titles }: Grouping, wording: Wording): OptionalColumn<Group>[] {
  return titles.map((title, position) => ({
    heading: shownName(sentenceStart(wording.text(title))),
    kind: 'text',
    always: true,
    cell: group => textCell(valueText(group, position, wording)),
  }))
}

function groupTable(
  grouping: Grouping,
  groups: readonly Group[],
  report: FullReport,
  wording: Wording,
): TableBlock {
  const { words } = wording
  const names = nameColumns(grouping, wording)
  const columns: OptionalColumn<Group>[] = [
    ...names,
    {
      heading: words.respondents,
      kind: 'number',
      always: true,
      cell: group => respondentsCell(group, wording),
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
    ...groupStatisticColumns(wording),
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
    title: names.map(({ heading }) => heading).join(' × '),
    ...tableOf(groups, columns, isHiddenGroup),
    compact: false,
    below: [
      ...joinedLines(groups, wording),
      ...groups.flatMap(group => groupRemarks(group, wording)),
      ...groupStatisticLines(grouping, report, wording),
      ...limitedData(groups, wording),
    ],
  }
}

/** An item by its id, which stands beside its text in the table of items; a dimension by its title. */
function extremeColumns(end: 'lowest' | 'highest', wording: Wording): OptionalColumn<Group>[] {
  const name = (node: FullNode) => node.item ?? wording.title(node)
  const nodes = (group: Group) => extremeNodes(group.score, end)
  // Where there is no room for all, what went worst is wanted first.
  const spare = end === 'highest'
  return [
    {
      heading: sentenceStart(wording.words[end]),
      kind: 'text',
      spare,
      cell: group => {
        const names = sharedNames(nodes(group).map(name))
        return names === '' ? undefined : textCell(names)
      },
    },
    { heading: '', kind: 'number', spare, cell: group => shownCell(nodes(group)[0], wording) },
  ]
}

function groupRemarks(group: Group, wording: Wording): string[] {
  const name = groupName(group, wording)
  return nodeRemarks([{ ...group.score, title: { id: name, en: name } }], wording)
}
