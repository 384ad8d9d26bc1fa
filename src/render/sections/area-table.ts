/** The score tree of a worksheet -> the table of its areas with weight, points and percent, the total last. */
import { sentenceStart } from '../../language/word-forms.ts'
import type { Report, ReportNode } from '../../report/report-shape.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { barCell, noAnswerColumns, nodeRemarks, shownCell } from './node-cells.ts'
import { type OptionalColumn, tableOf } from './optional-columns.ts'

export function areaTable(report: Report, wording: Wording): TableBlock {
  const { score } = report.result
  const nodes = [...score.children, score]
  const { words } = wording
  const title = sentenceStart(wording.own('dimension'))
  const isTotal = (node: ReportNode) => node === score
  const columns: OptionalColumn<ReportNode>[] = [
    {
      heading: title,
      kind: 'text',
      always: true,
      cell: node => textCell(wording.title(node), isTotal(node) ? 'strong' : 'plain'),
    },
    {
      heading: words.weight,
      kind: 'number',
      cell: node => {
        const maximum = node.nominal ?? node.maximum
        return maximum === undefined ? undefined : textCell(wording.number(maximum.shown))
      },
    },
    ...noAnswerColumns(nodes, node => node.noAnswers, wording),
    {
      heading: words.provisional,
      kind: 'number',
      cell: node => (node.shown === undefined ? shownCell(node.provisional, wording) : undefined),
    },
    {
      heading: words.score,
      kind: 'number',
      always: true,
      cell: node => {
        const cell = shownCell(node, wording)
        return cell === undefined ? undefined : { ...cell, emphasis: 'strong' }
      },
    },
    { heading: words.share, kind: 'number', cell: node => shownCell(node.percent, wording) },
    {
      heading: sentenceStart(wording.own('grade')),
      kind: 'text',
      cell: node => (node.grade === undefined ? undefined : textCell(node.grade)),
    },
    { heading: '', kind: 'bar', cell: node => barCell(node.percent?.value, 100) },
  ]
  return {
    kind: 'table',
    title,
    ...tableOf(nodes, columns),
    compact: false,
    below: nodeRemarks(score.children, wording),
  }
}
