/** One row a unit, as a head office gathers them: live in a workbook, beside our own number. */
import type { ListName } from '../../documents/field-kinds.ts'
import type { FilledRow } from '../../documents/read-fields.ts'
import { isNamed } from '../../documents/typed-names.ts'
import type { Localized } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullNode } from '../../report/full-report.ts'
import { type Cell, textCell } from '../blocks.ts'
import { joinedLines, limitedData } from '../sections/group-statistics.ts'
import { respondentsCell, shownCell } from '../sections/node-cells.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import { type BuiltRow, type BuiltTable, inlineCell, type TableContext } from './built-table.ts'
import { groupFeet, indexCells, partOf } from './group-feet.ts'
import { doneShare, groupingOf, percentCell } from './sample-tables.ts'

export function recapTable(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const { score, sample } = report.result
  const grouping = groupingOf(context)
  const period = inlineCell(document.fields.text('periode'), context)
  const method = inlineCell(document.fields.text('metode'), context)
  const row = (group: Cell, { n, mayLack, score: own }: Scored, unit?: UnitNames): BuiltRow => {
    const parts = score.children.map(({ id }) => partOf(own.children.find(each => each.id === id)))
    return {
      cells: {
        ...{ group, period, method },
        parts: parts.map(part => shownCell(part, wording) ?? textCell(UNDEFINED_MARK)),
        index: shownCell(own, wording, 'strong') ?? textCell(UNDEFINED_MARK),
        ...indexCells(own, parts, context),
        grade: textCell(own.grade ?? ''),
        n: respondentsCell({ n, mayLack }, wording),
        priority: textCell(
          lowestOf(own)
            .map(node => wording.title(node))
            .join(', '),
        ),
        ...plannedCells(unit, context),
      },
    }
  }
  const groups = grouping?.groups.filter(({ values }) => values[0] !== '') ?? []
  const rows =
    groups.length === 0
      ? [row(inlineCell(document.fields.text('unit'), context), { n: sample.rowsUsed, score })]
      : groups.map(group => {
          const { labels, values } = group
          const unit = { id: values.join(), name: labels[0] ?? {} }
          return row(textCell(shownName(labels.map(wording.text).join())), group, unit)
        })
  return {
    rows: [...rows, ...groupFeet(context, groups.length === 0 ? undefined : grouping)],
    spread: { parts: score.children.map(node => wording.title(node)) },
    below: [...joinedLines(groups, wording), ...limitedData(groups, wording)],
  }
}

interface Scored {
  readonly n?: number | undefined
  readonly mayLack?: boolean
  readonly score: FullNode
}

/** Of a table of several units; undefined where there is but one. */
type UnitNames = { readonly id: string; readonly name: Localized } | undefined

/** Of several units each has the rows that name it; whose the others are nobody knows. */
function plannedCells(unit: UnitNames, context: TableContext) {
  const { fields } = context.document
  const isOwn = (row: FilledRow) =>
    unit === undefined || isNamed(row.get('unit'), unit.id, unit.name)
  const planned = fields
    .rows('rencana')
    .filter(isOwn)
    .flatMap(row => row.get('kegiatan') ?? [])
  const before = fields.rows('tindak-lanjut').filter(isOwn)
  const isNone = (list: ListName) => fields.state(list) === 'empty'
  const blank = (list: ListName, column: string) =>
    isNone(list)
      ? textCell(UNDEFINED_MARK)
      : inlineCell(fields.cell(list, undefined, column), context)
  return {
    plan: planned.length === 0 ? blank('rencana', 'kegiatan') : textCell(planned.join('; ')),
    done:
      before.length === 0
        ? blank('tindak-lanjut', 'status')
        : percentCell(doneShare(before), context.wording),
  }
}

/** With those as low. */
function lowestOf(node: FullNode): readonly FullNode[] {
  const ids = [node.lowest ?? [], node.lowestShared ?? []].flat()
  return ids.flatMap(id => node.children.find(child => child.id === id) ?? [])
}
