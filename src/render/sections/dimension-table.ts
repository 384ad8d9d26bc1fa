/** The score tree of a survey -> the table of its dimensions. */
import { sentenceStart } from '../../language/word-forms.ts'
import type { Report, ReportNode } from '../../report/report-shape.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { barCell, noAnswerColumns, nodeRemarks, shownCell } from './node-cells.ts'
import { type OptionalColumn, tableOf } from './optional-columns.ts'

export function dimensionTable(report: Report, wording: Wording): TableBlock {
  const { score, rubric } = report.result
  const { words } = wording
  // A node in units of the scale, below a root that is rescaled, is a mean and not an index.
  const rescaled = score.children.some(node => node.beforeRescale !== undefined)
  const means = !rescaled && score.beforeRescale !== undefined
  const title = sentenceStart(wording.own('dimension'))
  const columns: OptionalColumn<ReportNode>[] = [
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
