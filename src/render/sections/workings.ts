/** A node of the score tree -> how its score came to be, in the numbers that the report holds. */
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { rescaleEnds } from '../../report/grade-bands.ts'
import type { GroupCounts } from '../../report/recorded/recorded-counts.ts'
import type { ReportModel } from '../../report/report-shape.ts'
import { textCell, type WorkingBlock } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { numberCell, type OptionalColumn, shownCell, tableOf } from './node-cells.ts'
import { equation, meanOfScores } from './row-workings.ts'
import { numberedTitle } from './worksheet-tables.ts'

type ModelNode = ReportModel['score']
type Item = FullReport['result']['items'][number]

/** Of each node that has a score and parts. */
export function workings(
  nodes: readonly FullNode[],
  report: FullReport,
  wording: Wording,
  counts?: GroupCounts,
): WorkingBlock[] {
  const models = new Map<string, ModelNode>()
  const collect = (node: ModelNode): void => {
    models.set(node.id, node)
    node.children.forEach(collect)
  }
  collect(report.result.model.score)
  return nodes.flatMap(node => {
    const model = models.get(node.id)
    const score = node.exact === undefined ? node.provisional : node
    if (model === undefined || score?.exact === undefined || score.shown === undefined) return []
    if (node.children.length === 0) return []
    const { words } = wording
    const shown = wording.number(score.shown)
    return [
      {
        kind: 'working',
        title: words.page.working(numberedTitle(node, wording), shown),
        lines: [
          ...methodLines(node, model, wording),
          ...personLines(node, model, counts, wording),
          words.page.exactly(score.exact, shown),
          ...(node.provisional === undefined || node.filled === undefined
            ? []
            : [words.worksheet.provisional(wording.count(node.filled.of - node.filled.count))]),
        ],
        parts: partTable(node, model, report, wording),
      },
    ]
  })
}

/** The mean of the scores of persons before it is rescaled, where the report has their counts. */
function personLines(
  { id, n, beforeRescale, exact, shown }: FullNode,
  { round }: ModelNode,
  counts: GroupCounts | undefined,
  wording: Wording,
): string[] {
  const scores = counts?.scores.get(id)
  const mean = beforeRescale ?? (exact === undefined ? undefined : { exact, shown: shown ?? '' })
  if (scores === undefined || mean === undefined) return []
  return [equation(meanOfScores(scores, n, wording), mean, wording, round !== undefined)]
}

function methodLines(node: FullNode, model: ModelNode, wording: Wording): string[] {
  const { page } = wording.words
  const count = wording.count(node.children.length)
  const isWeighted = model.children.some(({ weightWritten }) => weightWritten)
  const { from, to } = rescaleEnds(model.rescale)
  const line = (ends: readonly string[]) => ends.map(wording.number).join('–')
  return [
    model.aggregate === 'sum'
      ? page.sumOfParts(count)
      : model.over === 'respondents'
        ? page.meanOfPersons(
            node.n === undefined ? UNDEFINED_MARK : wording.count(node.n),
            wording.own('respondent'),
          )
        : isWeighted
          ? page.weightedMeanOfParts(count)
          : page.meanOfParts(count),
    ...(model.atLeast === undefined ? [] : [page.atLeast(model.atLeast, wording.own('item'))]),
    ...(node.beforeRescale === undefined || node.shown === undefined
      ? []
      : [
          page.rescaled(
            wording.number(node.beforeRescale.shown),
            line(from),
            line(to),
            wording.number(node.shown),
          ),
        ]),
  ]
}

function partTable(
  node: FullNode,
  model: ModelNode,
  { result }: FullReport,
  wording: Wording,
): WorkingBlock['parts'] {
  const { words } = wording
  const isWeighted = model.children.some(({ weightWritten }) => weightWritten)
  const items = node.children.map(child => result.items.find(({ id }) => id === child.item))
  const itemOf = (child: FullNode) => items[node.children.indexOf(child)]
  const columns: OptionalColumn<FullNode>[] = [
    {
      heading: words.page.part,
      kind: 'text',
      always: true,
      cell: child => textCell(numberedTitle(child, wording)),
    },
    {
      heading: words.weight,
      kind: 'number',
      cell: child => (isWeighted ? textCell(wording.number(child.weight)) : undefined),
    },
    ...(result.rubric.kind === 'survey' ? answerColumns(items, itemOf, result.model, wording) : []),
    {
      heading: words.respondents,
      kind: 'number',
      cell: child =>
        child.n === undefined || result.rubric.kind === 'worksheet'
          ? undefined
          : numberCell(child.n, wording),
    },
    {
      heading: words.score,
      kind: 'number',
      always: true,
      cell: child =>
        child.shown === undefined
          ? shownCell(child.provisional, wording)
          : shownCell(child, wording, 'strong'),
    },
    {
      heading: words.page.exact,
      kind: 'number',
      always: true,
      cell: child => {
        const exact = child.exact ?? child.provisional?.exact
        return exact === undefined ? undefined : textCell(exact)
      },
    },
  ]
  return {
    kind: 'table',
    title: words.page.working(numberedTitle(node, wording), ''),
    ...tableOf(node.children, columns),
    compact: true,
    below: [],
  }
}

/** How many gave each answer, with its points, where all parts are items with the same ones. */
function answerColumns(
  items: readonly (Item | undefined)[],
  itemOf: (child: FullNode) => Item | undefined,
  model: ReportModel,
  wording: Wording,
): OptionalColumn<FullNode>[] {
  const [first] = items
  const scaleOf = (item: Item | undefined) => model.items.find(({ id }) => id === item?.id)
  const scale = scaleOf(first)?.scale
  const isShared = items.every(item => {
    const own = scaleOf(item)
    return own?.scale === scale && own?.reverse === false && (item?.counts.length ?? 0) > 0
  })
  const categories = model.scales.find(({ id }) => id === scale)?.categories ?? []
  if (!isShared) return []
  return categories.map(({ code, points }) => ({
    heading: code === points ? code : wording.words.page.points(code, wording.number(points)),
    kind: 'number',
    always: true,
    cell: child => {
      const count = itemOf(child)?.counts.find(each => each.code === code)?.count
      return count === undefined ? undefined : numberCell(count, wording)
    },
  }))
}
