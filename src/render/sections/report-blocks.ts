/** A report -> the blocks of its page, in the order in which they are read. */

import { sentenceStart } from '../../language/language.ts'
import type { FullReport } from '../../report/full-report.ts'
import type { Block } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { answerTables } from './answer-tables.ts'
import { agreementList, comparisonTables } from './group-statistics.ts'
import { standsOnItems } from './node-cells.ts'
import { basisList, cautionList, noteList } from './notes.ts'
import { openQuestionList, type ShownPart } from './open-questions.ts'
import { previousPeriod, previousSurvey } from './previous-period.ts'
import { researchAnnex } from './research-annex.ts'
import { averageTables, coverageTables, profileTables } from './sample-tables.ts'
import { matrixTable, outcomeTables, sideBySideTables } from './side-by-side.ts'
import { robustnessTable, statisticsTable } from './statistics-table.ts'
import { dimensionTable, extremeItems, groupTables, itemTable } from './survey-tables.ts'
import { verdictLists, verdictTable } from './verdict-lists.ts'
import { areaTable, gainTable, unitTables } from './worksheet-tables.ts'

/** Which items a page lists beside its dimensions. */
export type ItemChoice = 'lowest' | 'all' | 'none'

interface BlockChoice {
  readonly items: ItemChoice
  readonly show: readonly ShownPart[]
}

export function reportBlocks(
  report: FullReport,
  wording: Wording,
  { items, show }: BlockChoice,
): Block[] {
  // Who compares wants the change; the whole of the last period stands in its own report.
  const isChange = show.includes('change')
  const changed = isChange
    ? [...previousSurvey(report, wording), ...previousPeriod(report, wording)]
    : []
  const blocks: Block[] = [
    ...changed,
    ...(isChange ? [] : periodBlocks(report, wording, { items, show })),
    cautionList(report, wording),
    noteList(report, wording),
    basisList(report, wording, show.includes('basis')),
  ]
  return blocks.filter(block =>
    block.kind === 'table' ? block.rows.length + block.below.length > 0 : block.entries.length > 0,
  )
}

/** Everything about one period. */
function periodBlocks(report: FullReport, wording: Wording, { items, show }: BlockChoice): Block[] {
  const { result } = report
  return [
    ...(result.rubric.kind === 'worksheet'
      ? worksheetBlocks(report, wording, show)
      : surveyBlocks(report, wording, items)),
    ...(show.includes('answers') ? answerTables(report, wording) : []),
    ...(show.includes('statistics') ? statisticsTable(report, wording) : []),
    ...result.groups.flatMap((grouping): Block[] => [
      ...(show.includes('statistics') ? comparisonTables : agreementList)(
        grouping,
        report,
        wording,
      ),
      ...groupTables(grouping, report, wording),
    ]),
    ...averageTables(report, wording),
    ...robustnessTable(report, wording),
    ...researchAnnex(report, wording),
    ...previousSurvey(report, wording),
    ...coverageTables(report, wording),
    ...profileTables(report, wording),
  ]
}

function surveyBlocks(report: FullReport, wording: Wording, items: ItemChoice): Block[] {
  const { score, verdicts, lookups } = report.result
  const ofItems = () => itemTable(report, wording, sentenceStart(wording.own('item')))
  const all = wording.words.allItems(wording.own('item'))
  return [
    ...(standsOnItems(score)
      ? [ofItems()]
      : [
          dimensionTable(report, wording),
          ...(items === 'lowest' ? extremeItems(report, wording, 'lowest') : []),
          ...(items === 'all' ? [itemTable(report, wording, all)] : []),
        ]),
    ...verdictLists(verdicts, lookups, wording),
  ]
}

/** Questions on a screen; the others stand on pages. */
const MOST_DIFFERING = 12

function worksheetBlocks(
  report: FullReport,
  wording: Wording,
  show: readonly ShownPart[],
): Block[] {
  const { score, verdicts, lookups, units } = report.result
  const several = units.length > 1
  // Several units that the rubric does not join have no areas in common.
  const hasWhole = score.undefinedBecause !== 'several-units'
  return [
    ...(hasWhole ? [areaTable(report, wording)] : []),
    ...unitTables(report, wording),
    ...gainTable(report, wording),
    ...previousPeriod(report, wording),
    ...sideBySideTables(report, wording, MOST_DIFFERING),
    openQuestionList(report, wording, show),
    ...verdictLists(verdicts, lookups, wording),
    ...verdictTable(units, wording),
    ...outcomeTables(report, wording),
    ...matrixTable(report, wording),
    ...units.flatMap(unit =>
      several
        ? verdictLists(unit.verdicts, [], wording, unit.unit)
        : verdictLists(unit.verdicts, unit.lookups, wording),
    ),
  ]
}
