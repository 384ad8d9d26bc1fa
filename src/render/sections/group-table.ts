/** One grouping of a report -> its table: index, lowest and highest part of each group. */

import { shownName } from '../../language/shown-name.ts'
import { sentenceStart } from '../../language/word-forms.ts'
import type { Report, ReportNode } from '../../report/report-shape.ts'
import { type Cell, type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { nodeRemarks, shownCell } from './node-cells.ts'
import { type OptionalColumn, tableOf } from './optional-columns.ts'

type Grouping = Report['result']['groups'][number]
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
    ...extremeColumns(sentenceStart(words.lowest), group => group.score.lowest, wording),
    ...extremeColumns(sentenceStart(words.highest), group => group.score.highest, wording),
  ]
  return {
    kind: 'table',
    title: titles.join(' × '),
    ...tableOf(groups, columns),
    compact: false,
    below: groups.flatMap(group => groupRemarks(group, wording)),
  }
}

function extremeColumns(
  heading: string,
  id: (group: Group) => string | undefined,
  wording: Wording,
): OptionalColumn<Group>[] {
  const node = (group: Group) => group.score.children.find(child => child.id === id(group))
  return [
    { heading, kind: 'text', cell: group => titleCell(node(group), wording) },
    { heading: '', kind: 'number', cell: group => shownCell(node(group), wording) },
  ]
}

/** An item by its id, which stands beside its text in the table of items; a dimension by its title. */
function titleCell(node: ReportNode | undefined, wording: Wording): Cell | undefined {
  if (node === undefined) return undefined
  return textCell(node.item ?? wording.title(node))
}

function groupRemarks(group: Group, wording: Wording): string[] {
  const name = group.values.map((_, position) => valueText(group, position, wording)).join(' × ')
  return nodeRemarks([{ ...group.score, title: { id: name, en: name } }], wording)
}

function valueText(group: Group, position: number, wording: Wording): string {
  const label = group.labels[position]
  return (label && shownName(wording.text(label))) || wording.words.noValue
}
