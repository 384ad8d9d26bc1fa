/** What a survey's numbers rest on -> its tables: one index in two ways. */
import { shownName } from '../../language/safe-text.ts'
import type { FullReport } from '../../report/full-report.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { type OptionalColumn, tableOf } from './node-cells.ts'

type Average = NonNullable<FullReport['result']['averages']>[number]

/** A table for each kind of part, where the two ways differ anywhere. */
export function averageTables({ result }: FullReport, wording: Wording): TableBlock[] {
  const averages = result.averages ?? []
  const kinds = [...new Set(averages.map(({ over }) => over))]
  return kinds.flatMap(kind => {
    const own = averages.filter(({ over }) => over === kind)
    return own.some(({ differs }) => differs) ? [averageTable(own, wording)] : []
  })
}

function averageTable(averages: readonly Average[], wording: Wording): TableBlock {
  const words = wording.words.survey
  const [first] = averages
  const parts = first === undefined ? '' : wording.text(first.title)
  const index = wording.own('index')
  const name = ({ label }: Average) =>
    label === undefined ? words.allRows : shownName(wording.text(label))
  const cell = ({ score, grade = '' }: Average['ofParts'], isIndex: boolean) =>
    textCell(
      score === undefined ? UNDEFINED_MARK : `${wording.number(score.shown)} ${grade}`.trim(),
      isIndex ? 'strong' : 'plain',
    )
  const title = words.twoAverages
  const columns: OptionalColumn<Average>[] = [
    { heading: title, kind: 'text', always: true, cell: each => textCell(name(each)) },
    {
      heading: parts,
      kind: 'number',
      always: true,
      cell: each => textCell(wording.count(each.parts)),
    },
    {
      heading: words.ofRespondents,
      kind: 'number',
      always: true,
      cell: each => cell(each.ofRespondents, each.index === 'respondents'),
    },
    {
      heading: words.ofParts(parts),
      kind: 'number',
      always: true,
      cell: each => cell(each.ofParts, each.index === 'groups'),
    },
  ]
  const uses = first?.index === 'groups' ? words.usesParts : words.usesRespondents
  return {
    kind: 'table',
    title,
    ...tableOf(averages, columns),
    compact: true,
    below: [
      uses(index, parts),
      ...averages.flatMap(each =>
        each.rowsOutside === 0
          ? []
          : [words.rowsOutside(name(each), wording.count(each.rowsOutside), parts)],
      ),
    ],
  }
}
