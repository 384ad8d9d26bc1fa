/** The units of a worksheet -> their table, where there are several. */
import { sentenceStart } from '../../language/word-forms.ts'
import type { Report } from '../../report/report-shape.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { barCell, nodeRemarks, shownCell } from './node-cells.ts'
import { type OptionalColumn, tableOf } from './optional-columns.ts'

type Unit = Report['result']['units'][number]

/** In the order of the report. */
export function unitTable(report: Report, wording: Wording): TableBlock[] {
  const { units } = report.result
  const { words } = wording
  if (units.length < 2) return []
  const title = sentenceStart(wording.own('unit'))
  const columns: OptionalColumn<Unit>[] = [
    { heading: title, kind: 'text', always: true, cell: unit => textCell(unit.unit) },
    {
      heading: words.provisional,
      kind: 'number',
      cell: ({ score }) =>
        score.shown === undefined ? shownCell(score.provisional, wording) : undefined,
    },
    {
      heading: words.score,
      kind: 'number',
      always: true,
      cell: unit => shownCell(unit.score, wording),
    },
    { heading: words.share, kind: 'number', cell: unit => shownCell(unit.score.percent, wording) },
    {
      heading: sentenceStart(wording.own('grade')),
      kind: 'text',
      cell: ({ score }) => (score.grade === undefined ? undefined : textCell(score.grade)),
    },
    { heading: '', kind: 'bar', cell: unit => barCell(unit.score.percent?.value, 100) },
  ]
  const remarks = units.flatMap(({ unit, score }) =>
    nodeRemarks([{ ...score, title: { id: unit, en: unit } }], wording),
  )
  return [{ kind: 'table', title, ...tableOf(units, columns), compact: false, below: remarks }]
}
