/** A report -> the page that an office hands in: what is said first, then its sections in reading order. */
import { sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullReport } from '../../report/full-report.ts'
import { groupCountsOf } from '../../report/recorded/recorded-counts.ts'
import type { Block, Entry, ListBlock, PageBlock, TableBlock } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { answerTables } from './answer-tables.ts'
import { changeBars, gainBars } from './change-figures.ts'
import { answerFigures, partBars, shareBars } from './figures.ts'
import { type NextStep, nextSteps, responseText, resultSentences } from './first-page.ts'
import { comparisonTables } from './group-statistics.ts'
import { type Head, headOf, periodOf } from './head.ts'
import { standsOnItems } from './node-cells.ts'
import { bandTable, basisList, cautionList, sourceTable } from './notes.ts'
import { openQuestionList } from './open-questions.ts'
import { planTable } from './plan-table.ts'
import { previousPeriod, previousSurvey } from './previous-period.ts'
import { qualityBlocks } from './quality.ts'
import { researchAnnex } from './research-annex.ts'
import { changeWorkings, groupWorkings, itemWorkings } from './row-workings.ts'
import { averageTables, profileTables } from './sample-tables.ts'
import { matrixTable, outcomeTables, sideBySideTables } from './side-by-side.ts'
import {
  dimensionTable,
  extremeItems,
  groupIntervalTables,
  groupTables,
  itemTable,
} from './survey-tables.ts'
import { verdictLists, verdictTable } from './verdict-lists.ts'
import { workings } from './workings.ts'
import { answerTexts } from './worksheet-answers.ts'
import { allNodes, areaTable, gainTable, listedNodes, unitTables } from './worksheet-tables.ts'
import { innerWorkings, unitWorkings } from './worksheet-workings.ts'

export interface PageSection {
  /** For links to it. */
  readonly id: string
  readonly title: string
  readonly lead?: string
  readonly blocks: readonly PageBlock[]
}

export interface Page {
  readonly title: string
  /** Office and period. */
  readonly subtitle: readonly string[]
  readonly head: Head
  /** The result in whole sentences, to be read aloud. */
  readonly sentences: readonly string[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly nextSteps: readonly NextStep[]
  readonly cautions: ListBlock
  readonly sections: readonly PageSection[]
  readonly closing: string
}

export function pageOf(report: FullReport, wording: Wording): Page {
  const { result, provenance } = report
  const head = headOf(report, wording)
  const { tool } = provenance
  const office = report.head?.office ?? result.worksheet?.unit
  const period = periodOf(report, wording) ?? result.worksheet?.period
  // Days read badly in a sentence.
  const named = report.head?.period ?? result.worksheet?.period
  const whose = [office, named].flatMap(text => (text === undefined ? [] : ` ${text}`)).join(',')
  const { words } = wording
  const ofSurvey = result.rubric.kind === 'survey'
  const sections = [
    ...(ofSurvey ? surveySections(report, wording) : worksheetSections(report, wording)),
    ...closingSections(report, wording),
  ].filter(({ blocks }) => blocks.length > 0)
  const has = (id: string) => sections.some(section => section.id === id)
  const fact = (label: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ label, value }]
  return {
    title: head.title,
    subtitle: [office, period].flatMap(text => text ?? []),
    head,
    sentences: resultSentences(report, head, whose, wording),
    facts: [
      ...fact(words.page.office, office),
      ...fact(words.page.period, period),
      ...fact(
        words.page.instrument,
        [
          ...(report.head?.title === undefined ? [head.title] : []),
          ...head.origin,
          // A mark is explained where it stands.
          ...(head.origin.some(part => part.endsWith(' (*)')) ? [words.notVerified] : []),
        ].join(' · '),
      ),
      ...fact(
        words.page.sample,
        head.sample.filter(part => part !== office && part !== period).join(' · '),
      ),
      ...(ofSurvey ? fact(words.page.responseRate, responseText(report, wording)) : []),
    ],
    nextSteps: nextSteps(report, wording).filter(({ section }) => has(section)),
    cautions: cautionList(report, wording),
    sections,
    closing: words.computedBy(`${tool.name} ${tool.version}`, report.resultDigest.slice(0, 16)),
  }
}

function section(
  id: string,
  title: string,
  blocks: readonly PageBlock[],
  lead?: string,
): PageSection {
  const told = blocks.filter(
    block => block.kind !== 'table' || block.rows.length + block.below.length > 0,
  )
  return { id, title, blocks: told, ...(lead === undefined ? {} : { lead }) }
}

function surveySections(report: FullReport, wording: Wording): PageSection[] {
  const { result } = report
  const { words } = wording
  const { score, groups, verdicts, lookups } = result
  const part = wording.own(standsOnItems(score) ? 'item' : 'dimension')
  const item = wording.own('item')
  const countsOf = groupCountsOf(result)
  return [
    section('parts', sentenceStart(part), [
      ...partBars(report, wording),
      ...workings([score, ...score.children], report, wording, countsOf([], [])),
    ]),
    section('gates', words.verdicts, openFirst(verdictLists(verdicts, lookups, wording))),
    section('ends', words.page.ends(item), [
      ...extremeItems(report, wording, 'lowest'),
      ...extremeItems(report, wording, 'highest'),
    ]),
    section('answers', words.page.answersOf(item), [
      ...answerFigures(report, wording),
      ...itemWorkings(report, wording),
    ]),
    ...groups.map((grouping, position) =>
      section(
        `groups-${position + 1}`,
        words.page.units(grouping.titles.map(title => shownName(wording.text(title))).join(' × ')),
        [
          ...comparisonTables(grouping, report, wording),
          ...pointedAt(groupTables(grouping, report, wording), wording),
          ...groupWorkings(grouping, report, countsOf, wording),
        ],
      ),
    ),
    section('change', words.page.change, [
      ...changeBars(report, wording),
      ...previousSurvey(report, wording),
      ...changeWorkings(report, wording),
    ]),
    section('averages', words.survey.twoAverages, averageTables(report, wording)),
  ]
}

function worksheetSections(report: FullReport, wording: Wording): PageSection[] {
  const { result } = report
  const { words } = wording
  const { score, units, verdicts, lookups } = result
  const hasWhole = score.undefinedBecause !== 'several-units'
  const several = units.length > 1
  const gains = gainBars(report, wording)
  return [
    section('parts', sentenceStart(wording.own(hasWhole ? 'dimension' : 'unit')), [
      ...shareBars(report, wording),
      ...(hasWhole
        ? [areaTable(report, wording), ...workings([score, ...listedNodes(score)], report, wording)]
        : []),
    ]),
    section('units', words.page.units(wording.own('unit')), [
      ...unitTables(report, wording),
      ...unitWorkings(report, wording),
    ]),
    section('change', words.page.change, [
      ...changeBars(report, wording),
      ...previousPeriod(report, wording),
      ...changeWorkings(report, wording),
    ]),
    section('readings', words.worksheet.readings, sideBySideTables(report, wording)),
    section('gains', words.worksheet.gains, gains.length > 0 ? gains : gainTable(report, wording)),
    section('gates', words.verdicts, [
      ...outcomeTables(report, wording),
      ...matrixTable(report, wording),
      ...openFirst([
        ...verdictLists(verdicts, lookups, wording),
        ...units.flatMap(unit =>
          several
            ? verdictLists(unit.verdicts, [], wording, unit.unit)
            : verdictLists(unit.verdicts, unit.lookups, wording),
        ),
      ]),
      ...verdictTable(units, wording),
    ]),
    section(
      'open',
      words.worksheet.open,
      withEntries([openQuestionList(report, wording, ['blank', 'evidence'])]),
    ),
  ]
}

function closingSections(report: FullReport, wording: Wording): PageSection[] {
  const { result } = report
  const { words } = wording
  const isSurvey = result.rubric.kind === 'survey'
  return [
    section('profile', words.profile, profileTables(report, wording)),
    section('quality', words.page.quality, qualityBlocks(report, wording)),
    section('plan', words.page.plan, [planTable(report, wording)], words.page.planIsYours),
    section('method', words.page.method, [
      ...bandTable(report, wording),
      ...withEntries([basisList(report, wording, true)]),
      retracing(wording),
    ]),
    section('annex', words.page.annex, [
      ...(isSurvey
        ? [
            ...(standsOnItems(result.score) ? [] : [withoutBars(dimensionTable(report, wording))]),
            withoutBars(itemTable(report, wording, words.allItems(wording.own('item')))),
            ...answerTables(report, wording),
            ...groupIntervalTables(report, wording),
            ...researchAnnex(report, wording),
          ]
        : result.score.undefinedBecause === 'several-units'
          ? []
          : [
              {
                ...areaTable(
                  report,
                  wording,
                  allNodes(result.score).slice(1),
                  answerTexts(report, wording),
                ),
                title: words.allItems(wording.own('item')),
              },
              ...innerWorkings(report, wording),
            ]),
      sourceTable(report, wording),
    ]),
  ]
}

/** What only who points at a cell would see stands in the annex as well. */
function pointedAt(tables: readonly TableBlock[], wording: Wording): TableBlock[] {
  const hasHints = ({ rows }: TableBlock) =>
    rows.some(row => row.some(cell => 'hint' in cell && cell.hint !== undefined))
  return tables.map(table =>
    hasHints(table)
      ? { ...table, below: [...table.below, wording.words.page.cellIntervals] }
      : table,
  )
}

/** How anybody can compute a number again. */
function retracing({ words: { page } }: Wording): ListBlock {
  const entries = page.retrace.map(text => ({ text, more: [] }))
  return { kind: 'list', title: page.retracing, entries }
}

/** They are drawn above. */
function withoutBars(table: TableBlock): TableBlock {
  const stays = <T>(_: T, position: number) => table.columns[position]?.kind !== 'bar'
  return {
    ...table,
    columns: table.columns.filter(stays),
    rows: table.rows.map(row => row.filter(stays)),
  }
}

function withEntries(blocks: readonly Block[]): Block[] {
  return blocks.filter(block => block.kind === 'table' || block.entries.length > 0)
}

/** What is missing stands above what is met. */
function openFirst(lists: readonly ListBlock[]): Block[] {
  const rank = (line: string) => '✗?✓'.indexOf(line.slice(0, 1))
  const sorted = (entry: Entry): Entry => ({
    ...entry,
    more: entry.more.toSorted((a, b) => rank(a) - rank(b)),
  })
  return lists.map(list => ({ ...list, entries: list.entries.map(sorted) }))
}
