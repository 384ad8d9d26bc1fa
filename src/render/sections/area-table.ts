/** The score tree of a worksheet -> the table of its areas with weight, points, percent and filling, the total last. */
import { sentenceStart } from '../../language/word-forms.ts'
import type { Report, ReportNode } from '../../report/report-shape.ts'
import { type Cell, type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { nodeRemarks, shownCell } from './node-cells.ts'
import { type OptionalColumn, tableOf } from './optional-columns.ts'
import { listedNodes, numberedTitle } from './worksheet-areas.ts'

export function areaTable(report: Report, wording: Wording): TableBlock {
  const { score } = report.result
  const nodes = [...listedNodes(score), score]
  const { words } = wording
  const title = sentenceStart(wording.own('dimension'))
  const isLowered = nodes.some(
    ({ nominal, maximum }) => nominal !== undefined && maximum?.exact !== nominal.exact,
  )
  const isTotal = (node: ReportNode) => node === score
  const columns: OptionalColumn<ReportNode>[] = [
    {
      heading: title,
      kind: 'text',
      always: true,
      cell: node =>
        isTotal(node)
          ? textCell(wording.title(node), 'strong')
          : textCell(numberedTitle(node, wording)),
    },
    // Where what can be earned is less than the weight, it is what the percent divides by.
    {
      heading: isLowered ? words.worksheet.attainable : words.weight,
      kind: 'number',
      cell: ({ nominal, maximum }) =>
        shownCell(isLowered ? maximum : (nominal ?? maximum), wording),
    },
    ...scoreColumns<ReportNode>(wording, node => node),
    {
      heading: sentenceStart(wording.own('grade')),
      kind: 'text',
      cell: node => (node.grade === undefined ? undefined : textCell(node.grade)),
    },
  ]
  return {
    kind: 'table',
    title,
    ...tableOf(nodes, columns),
    compact: false,
    below: nodeRemarks(listedNodes(score).filter(isWorthARemark), wording),
  }
}

/** How far it is filled in stands in the table already. */
export function isWorthARemark({ undefinedBecause, filled }: ReportNode): boolean {
  return undefinedBecause !== 'incomplete' || filled === undefined
}

/** Points, percent, the other readings, and how far it is filled in. A score with blanks is the provisional one. */
export function scoreColumns<T>(
  wording: Wording,
  nodeOf: (thing: T) => ReportNode,
): OptionalColumn<T>[] {
  const { words } = wording
  const own = words.worksheet
  const number = (heading: string, cell: (node: ReportNode) => Cell | undefined) => ({
    ...{ heading, kind: 'number' as const },
    cell: (thing: T) => cell(nodeOf(thing)),
  })
  // The whole has these in the head of the page.
  const spare = { spare: true }
  return [
    {
      ...number(words.score, node =>
        node.shown === undefined
          ? shownCell(node.provisional, wording)
          : textCell(wording.number(node.shown), 'strong'),
      ),
      always: true,
    },
    number(words.share, node => shownCell(percentOf(node), wording)),
    {
      ...number(own.evidenced, ({ evidenced }) =>
        shownCell(evidenced?.score ?? evidenced?.provisional, wording),
      ),
      ...spare,
    },
    {
      ...number(own.verified, ({ verified }) =>
        shownCell(verified?.score ?? verified?.provisional, wording),
      ),
      ...spare,
    },
    number(own.filled, ({ filled }) => countCell(filled, wording)),
    { ...number(own.evidence, ({ evidence }) => countCell(evidence, wording)), ...spare },
  ]
}

function percentOf(node: ReportNode): ReportNode['percent'] {
  return node.percent ?? (node.shown === undefined ? node.provisionalPercent : undefined)
}

function countCell(counted: ReportNode['filled'], wording: Wording): Cell | undefined {
  if (counted === undefined) return undefined
  return textCell(`${wording.count(counted.count)}/${wording.count(counted.of)}`)
}
