/** The units of a worksheet -> their table, area by area, where there are several. */

import { shownName } from '../../language/shown-name.ts'
import { insideSentence, sentenceStart } from '../../language/word-forms.ts'
import type { Report } from '../../report/report-shape.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { isWorthARemark, scoreColumns } from './area-table.ts'
import { nodeRemarks, shownCell } from './node-cells.ts'
import { type OptionalColumn, tableOf } from './optional-columns.ts'
import { areasAcross, nodeAt, numberedTitle } from './worksheet-areas.ts'

type Unit = Report['result']['units'][number]

/** In the order of the report. Areas stand in percent of what the unit can attain there. */
export function unitTables({ result }: Report, wording: Wording): TableBlock[] {
  const { units, score } = result
  if (units.length < 2) return []
  const title = sentenceStart(wording.own('unit'))
  const name: OptionalColumn<Unit> = {
    ...{ heading: title, kind: 'text', always: true },
    cell: unit => textCell(shownName(unit.unit)),
  }
  const levels = new Set(units.map(({ level }) => level?.id))
  const level: OptionalColumn<Unit> = {
    ...{ heading: '', kind: 'text' },
    cell: unit =>
      levels.size < 2 || unit.level === undefined
        ? undefined
        : textCell(insideSentence(wording.text(unit.level.title)), 'faint'),
  }
  const columns: OptionalColumn<Unit>[] = [
    name,
    level,
    ...scoreColumns<Unit>(wording, unit => unit.score),
    {
      heading: sentenceStart(wording.own('grade')),
      kind: 'text',
      cell: unit => (unit.score.grade === undefined ? undefined : textCell(unit.score.grade)),
    },
  ]
  const remarks = units.flatMap(unit =>
    nodeRemarks(
      [{ ...unit.score, title: { id: unit.unit, en: unit.unit } }].filter(isWorthARemark),
      wording,
    ),
  )
  const areas = areasAcross(score)
  const across: OptionalColumn<Unit>[] = areas.map(({ id }, position) => ({
    heading: id.length <= 6 ? id : String(position + 1),
    kind: 'number',
    always: true,
    cell: unit => {
      const node = nodeAt(unit.score, id)
      return shownCell(node?.percent ?? node?.provisionalPercent, wording)
    },
  }))
  const legend = areas.map((area, position) =>
    area.id.length <= 6
      ? numberedTitle(area, wording)
      : `${position + 1} ${wording.text(area.title)}`,
  )
  const areaTitle = `${title} · ${insideSentence(wording.own('dimension'))}, %`
  const acrossTable = (some: readonly OptionalColumn<Unit>[], below: readonly string[]) => ({
    ...{ kind: 'table' as const, title: areaTitle, compact: false, below },
    ...tableOf(units, [{ ...name, heading: `${title}, %` }, ...some]),
  })
  const below = [legend.join(' · ')]
  return [
    { kind: 'table', title, ...tableOf(units, columns), compact: false, below: remarks },
    {
      ...acrossTable(across, below),
      narrow: chunks(across).map((some, position, all) =>
        acrossTable(some, position === all.length - 1 ? below : []),
      ),
    },
  ]
}

const AREAS_SIDE_BY_SIDE = 4

function chunks<T>(list: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / AREAS_SIDE_BY_SIDE)
  return Array.from({ length: count }, (_, position) =>
    list.slice(position * AREAS_SIDE_BY_SIDE, (position + 1) * AREAS_SIDE_BY_SIDE),
  )
}
