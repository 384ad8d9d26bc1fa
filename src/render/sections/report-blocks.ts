/** A report -> the blocks of its page, in the order in which they are read. */

import { sentenceStart } from '../../language/word-forms.ts'
import type { Report } from '../../report/report-shape.ts'
import type { Block } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { areaTable } from './area-table.ts'
import { dimensionTable } from './dimension-table.ts'
import { standsOnItems } from './extreme-nodes.ts'
import { groupTable } from './group-table.ts'
import { itemTable, lowestItems } from './item-tables.ts'
import { basisList, cautionList, noteList } from './notes.ts'
import { profileTables } from './profile-tables.ts'
import { unitTable } from './unit-table.ts'
import { verdictLists } from './verdict-lists.ts'

/** Which items a page lists beside its dimensions. */
export type ItemChoice = 'lowest' | 'all' | 'none'

export function reportBlocks(report: Report, wording: Wording, items: ItemChoice): Block[] {
  const { result } = report
  const blocks: Block[] = [
    ...(result.rubric.kind === 'worksheet'
      ? worksheetBlocks(report, wording)
      : surveyBlocks(report, wording, items)),
    ...result.groups.map(grouping => groupTable(grouping, wording)),
    ...profileTables(report, wording),
    cautionList(report, wording),
    noteList(report, wording),
    basisList(report, wording),
  ]
  return blocks.filter(block => block.kind === 'table' || block.entries.length > 0)
}

function surveyBlocks(report: Report, wording: Wording, items: ItemChoice): Block[] {
  const { score, verdicts, lookups } = report.result
  const ofItems = () => itemTable(report, wording, sentenceStart(wording.own('item')))
  const all = wording.words.allItems(wording.own('item'))
  return [
    ...(standsOnItems(score)
      ? [ofItems()]
      : [
          dimensionTable(report, wording),
          ...(items === 'lowest' ? lowestItems(report, wording) : []),
          ...(items === 'all' ? [itemTable(report, wording, all)] : []),
        ]),
    ...verdictLists(verdicts, lookups, wording),
  ]
}

function worksheetBlocks(report: Report, wording: Wording): Block[] {
  const { verdicts, lookups, units } = report.result
  const several = units.length > 1
  return [
    areaTable(report, wording),
    ...unitTable(report, wording),
    ...verdictLists(verdicts, lookups, wording),
    ...units.flatMap(unit =>
      verdictLists(unit.verdicts, unit.lookups, wording, several ? unit.unit : undefined),
    ),
  ]
}
