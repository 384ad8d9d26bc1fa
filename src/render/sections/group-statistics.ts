/** How sure the scores of groups are -> columns of their table, the lines below it, and a table of agreement within them. */
import { sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import { shortList } from '../../language/short-list.ts'
import type { FullReport } from '../../report/full-report.ts'
import { HIDDEN_MARK } from '../../report/report-numbers.ts'
import { type Cell, type ListBlock, type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import {
  groupName,
  notDefinedLines,
  numberCell,
  type OptionalColumn,
  rangeCell,
  rangeText,
  shownCell,
  tableOf,
} from './node-cells.ts'

type Grouping = FullReport['result']['groups'][number]
type Group = Grouping['groups'][number]
type Comparison = NonNullable<Grouping['comparisons']>[number]

/** Below it, members of a group or means of groups say little. */
const USUAL_BOUND = 0.7
const CHANCE = 0.05
/** Below it a chance is only said to be below it. */
const LEAST_SHOWN = 0.001

export function groupRangeCell(group: Group, id: string, wording: Wording): Cell | undefined {
  const found = group.intervals?.find(each => each.id === id)
  if (found === undefined && group.intervalsHidden === true) return textCell(HIDDEN_MARK)
  return rangeCell(found, wording)
}

/** Behind the index: its interval, and the ranks it may have. */
export function groupStatisticColumns(wording: Wording): OptionalColumn<Group>[] {
  const own = wording.words.statistics
  return [
    {
      heading: own.interval,
      kind: 'number',
      cell: group => groupRangeCell(group, group.score.id, wording),
    },
    { heading: own.rank, kind: 'number', cell: group => rankCell(group) },
  ]
}

function rankCell({ ranks }: Group): Cell | undefined {
  if (ranks === undefined) return undefined
  const { best, worst } = ranks
  const [low, high] = [best, worst].map(value => ({ text: `${value}`, value }))
  if (low === undefined || high === undefined) return undefined
  return { text: best === worst ? `${best}` : `${best}–${worst}`, range: [low, high] }
}

/** Fewer answers than this are shown with a word of warning, wherever they may be shown. */
export const LIMITED_BELOW = 30
const MOST_LIMITED = 8

export function limitedData(groups: readonly Group[], wording: Wording): string[] {
  const few = groups.filter(
    ({ n, score }) => n !== undefined && n < LIMITED_BELOW && score.value !== undefined,
  )
  return limitedNames(
    few.map(group => groupName(group, wording)),
    groups.length,
    wording,
  )
}

/** @param of how many they are those of few */
export function limitedNames(names: readonly string[], of: number, wording: Wording): string[] {
  if (names.length === 0) return []
  // One word for the whole page, where every group is small.
  const all = names.length === of && names.length > 1
  return [
    wording.words.survey.limitedData(
      all ? undefined : shortList(names, MOST_LIMITED, { countsRest: true }),
    ),
  ]
}

/** What was joined before counts were passed on, and what that leaves of the others. */
export function joinedLines(
  groups: readonly { readonly mayLack?: boolean; readonly joined?: boolean }[],
  { words }: Wording,
): string[] {
  return [
    ...(groups.some(({ mayLack }) => mayLack) ? [words.survey.mayLack] : []),
    ...(groups.some(({ joined }) => joined) ? [words.survey.isJoined] : []),
  ]
}

/** Whether there is anything to compare, and what the numbers rest on. */
export function groupStatisticLines(
  grouping: Grouping,
  { result }: FullReport,
  wording: Wording,
): string[] {
  const { groups, titles, comparisons = [], incomplete } = grouping
  const own = wording.words.statistics
  const title = shownName(titles.map(each => wording.text(each)).join(' × '))
  const whole = comparisons.find(({ id }) => id === result.score.id)
  const { welch } = whole ?? {}
  const hasInterval = ({ intervals = [] }: Group) =>
    intervals.some(({ id }) => id === result.score.id)
  // What a file hides of few persons is missing for another reason.
  const without = groups.filter(
    group =>
      !hasInterval(group) &&
      group.score.value !== undefined &&
      fewestOf(group.score) < 2 &&
      group.values.every(Boolean),
  )
  const isRanked = groups.some(({ ranks }) => ranks !== undefined)
  const within = groups.filter(group => group.withinCluster === true && !without.includes(group))
  const named = (some: readonly Group[]) =>
    shortList(
      some.map(group => groupName(group, wording)),
      8,
      { countsRest: true },
    )
  return [
    ...(isRanked ? [own.ranksMean] : []),
    ...(welch === undefined || whole === undefined
      ? []
      : isBeyondChance(whole)
        ? [own.groupsDiffer(title, chanceText(welch.p, wording), percentText(whole, wording))]
        : [own.groupsDoNotDiffer(title, chanceText(welch.p, wording))]),
    ...(whole === undefined
      ? []
      : lackingLines([whole], ['eta-squared', 'welch'], result, wording)),
    ...(result.sample.design !== undefined && groups.length > 1 ? [own.notCompared] : []),
    ...(incomplete === undefined || !(isRanked || groups.some(hasInterval))
      ? []
      : [own.incomplete(respondentsText(incomplete, wording), isRanked)]),
    ...(without.length === 0 ? [] : [own.withoutInterval(named(without))]),
    ...(within.length === 0 ? [] : [own.withinCluster(named(within))]),
  ]
}

/** @param of which statistics */
function lackingLines(
  comparisons: readonly Comparison[],
  of: readonly string[],
  result: FullReport['result'],
  wording: Wording,
): string[] {
  const all = comparisons.flatMap(each =>
    (each.undefined ?? []).flatMap(lacking =>
      of.includes(lacking.statistic)
        ? [{ ...lacking, name: shownName(nodeTitle(each.id, result, wording)) }]
        : [],
    ),
  )
  return notDefinedLines(all, wording)
}

const OF_AGREEMENT = ['agreement', 'icc-1', 'icc-2']

function fewestOf({ n = Number.POSITIVE_INFINITY, children = [] }: Group['score']): number {
  return Math.min(n, ...children.map(fewestOf))
}

function isBeyondChance({ welch }: Comparison): boolean {
  return welch !== undefined && welch.p < CHANCE
}

export function respondentsText(count: number, wording: Wording): string {
  return wording.words.counted(wording.count(count), count === 1, wording.own('respondent'))
}

/** What speaks against comparing the means of groups. */
function agreementWarnings(
  { titles, comparisons = [] }: Grouping,
  result: FullReport['result'],
  wording: Wording,
): string[] {
  const own = wording.words.statistics
  const title = shownName(titles.map(each => wording.text(each)).join(' × '))
  const whole = comparisons.find(({ id }) => id === result.score.id)
  const divided = comparisons.filter(({ agreement }) => (agreement?.value ?? 1) < USUAL_BOUND)
  const names = divided.map(({ id }) => shownName(nodeTitle(id, result, wording)))
  const { icc2 } = whole ?? {}
  return [
    ...(names.length === 0 ? [] : [own.littleAgreement(title, shortList(names, 8))]),
    ...(whole && isBeyondChance(whole) && icc2 !== undefined && icc2.value < USUAL_BOUND
      ? [own.unreliableMeans(title, wording.number(icc2.shown))]
      : []),
  ]
}

/** In a few words, where the table is not shown. */
export function agreementList(
  grouping: Grouping,
  { result }: FullReport,
  wording: Wording,
): ListBlock[] {
  const { comparisons = [], titles } = grouping
  const own = wording.words.statistics
  const whole = comparisons.find(({ id }) => id === result.score.id)
  const [lowest, ...others] = comparisons
    .flatMap(({ agreement }) => agreement ?? [])
    .sort((a, b) => a.value - b.value)
  const range = lowest && rangeText({ low: lowest, high: others.at(-1) ?? lowest }, wording)
  const parts = [
    ...(lowest === undefined
      ? []
      : [`${own.agreement} ${others.length === 0 ? wording.number(lowest.shown) : range}`]),
    ...(whole?.icc1 === undefined ? [] : [`ICC(1) ${wording.number(whole.icc1.shown)}`]),
    ...(whole === undefined ? [] : reliabilityText(whole, wording)),
  ]
  const lacking = whole === undefined ? [] : lackingLines([whole], OF_AGREEMENT, result, wording)
  if (parts.length + lacking.length === 0) return []
  const lines = [
    ...(parts.length === 0 ? [] : [own.agreementLine(parts.join(' · '))]),
    ...lacking,
    ...agreementWarnings(grouping, result, wording),
  ]
  return [
    {
      kind: 'list',
      title: own.agreementTitle(shownName(titles.map(wording.text).join(' × '))),
      entries: lines.map(text => ({ text, more: [] })),
    },
  ]
}

function reliabilityText({ icc1, icc2 }: Comparison, wording: Wording): string[] {
  return icc2 === undefined || (icc1?.value ?? 1) <= 0
    ? []
    : [`ICC(2) ${wording.number(icc2.shown)}`]
}

function percentText({ etaSquared }: Comparison, wording: Wording): string {
  return wording.words.percent(wording.number((100 * (etaSquared?.value ?? 0)).toFixed(1)))
}

/** @example '= 0.031', '< 0.001' */
function chanceText(p: number, wording: Wording): string {
  return p < LEAST_SHOWN ? `< ${wording.number('0.001')}` : `= ${wording.number(p.toFixed(3))}`
}

/** Node by node. */
export function comparisonTables(
  grouping: Grouping,
  { result }: FullReport,
  wording: Wording,
): TableBlock[] {
  const { titles, comparisons = [] } = grouping
  const own = wording.words.statistics
  if (comparisons.length === 0) return []
  const title = own.agreementTitle(shownName(titles.map(wording.text).join(' × ')))
  const estimate =
    (key: 'etaSquared' | 'icc1' | 'icc2' | 'agreement') => (comparison: Comparison) =>
      shownCell(comparison[key], wording)
  const columns: OptionalColumn<Comparison>[] = [
    {
      heading: sentenceStart(wording.own('dimension')),
      kind: 'text',
      always: true,
      cell: ({ id }) => textCell(nodeTitle(id, result, wording)),
    },
    { heading: own.agreement, kind: 'number', cell: estimate('agreement') },
    { heading: 'ICC(1)', kind: 'number', cell: estimate('icc1') },
    // Below 0 by any amount: means that differ less than chance has no reliability.
    {
      heading: 'ICC(2)',
      kind: 'number',
      cell: each => ((each.icc1?.value ?? 1) > 0 ? estimate('icc2')(each) : undefined),
    },
    { heading: own.etaSquared, kind: 'number', cell: estimate('etaSquared') },
    {
      heading: own.welch,
      kind: 'number',
      cell: ({ welch }) => chanceCell(welch?.p, wording),
    },
  ]
  return [
    {
      ...{ kind: 'table', title, ...tableOf(comparisons, columns), compact: false },
      below: [
        own.agreementMeans,
        ...(comparisons.some(({ icc1, icc2 }) => icc2 && (icc1?.value ?? 1) <= 0)
          ? [own.noReliability]
          : []),
        ...lackingLines(comparisons, ['eta-squared', 'welch', ...OF_AGREEMENT], result, wording),
        ...agreementWarnings(grouping, result, wording),
      ],
    },
  ]
}

/** With --annex: respondents of the groups one by one, node by node. */
export function rankTables(
  { titles, comparisons = [] }: Grouping,
  { result }: FullReport,
  wording: Wording,
): TableBlock[] {
  const own = wording.words.statistics
  const compared = comparisons.filter(({ kruskalWallis }) => kruskalWallis !== undefined)
  if (compared.length === 0) return []
  const title = own.rankTitle(shownName(titles.map(wording.text).join(' × ')))
  const columns: OptionalColumn<Comparison>[] = [
    {
      heading: title,
      kind: 'text',
      always: true,
      cell: ({ id }) => textCell(nodeTitle(id, result, wording)),
    },
    { heading: 'n', kind: 'number', cell: each => numberCell(comparedOf(each), wording) },
    { heading: 'H', kind: 'number', cell: each => shownCell(each.kruskalWallis?.h, wording) },
    {
      heading: 'p',
      kind: 'number',
      cell: ({ kruskalWallis }) => chanceCell(kruskalWallis?.p, wording),
    },
    { heading: 'δ', kind: 'number', cell: ({ delta }) => shownCell(delta, wording) },
  ]
  const partly = compared.find(({ compared: some }) => some !== undefined)
  return [
    {
      ...{ kind: 'table', title, tab: 'Kruskal–Wallis' },
      ...{ ...tableOf(compared, columns), compact: false },
      below: [
        own.rankMeans,
        ...lackingLines(comparisons, ['kruskal-wallis'], result, wording),
        ...(partly === undefined
          ? []
          : [
              own.comparedOf(
                respondentsText(comparedOf(partly), wording),
                nodeTitle(partly.id, result, wording),
              ),
            ]),
      ],
    },
  ]
}

function comparedOf({ compared, n }: Comparison): number {
  return compared ?? n
}

function chanceCell(p: number | undefined, wording: Wording): Cell | undefined {
  if (p === undefined) return undefined
  return { ...textCell(chanceText(p, wording).replace(/^= /, '')), value: p }
}

function nodeTitle(id: string, { score }: FullReport['result'], wording: Wording): string {
  const node = [score, ...score.children].find(each => each.id === id)
  return node === undefined ? id : wording.title(node)
}
