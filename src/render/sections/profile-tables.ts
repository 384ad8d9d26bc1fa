/** The profile of the respondents -> one short table a question. */

import { shownName } from '../../language/shown-name.ts'
import type { Report } from '../../report/report-shape.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { barCell, shownCell } from './node-cells.ts'
import { type OptionalColumn, tableOf } from './optional-columns.ts'

interface ProfileRow {
  readonly label: string
  readonly count: number
  readonly percent?: { readonly value: number; readonly shown: string }
}

export function profileTables(report: Report, wording: Wording): TableBlock[] {
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
