/** The period before beside this one -> tables of areas and units, and the answers that changed; of a survey its items and groups. */
import { insideSentence, type Localized, sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import { shortList } from '../../language/short-list.ts'
import type { FullReport } from '../../report/full-report.ts'
import { HIDDEN_MARK } from '../../report/report-numbers.ts'
import { type Block, type Cell, type TableBlock, textCell } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { LIMITED_BELOW, limitedNames } from './group-statistics.ts'
import {
  type End,
  numberCell,
  type OptionalColumn,
  rangeCell,
  shownAnswer,
  shownCell,
  tableOf,
} from './node-cells.ts'
import { listedNodes, numberedTitle } from './worksheet-tables.ts'

type Previous = NonNullable<NonNullable<FullReport['result']['worksheet']>['previous']>
interface Change extends Pick<Previous['units'][number], 'before' | 'now' | 'change'> {
  readonly n?: number
  readonly nBefore?: number
  readonly low?: End
  readonly high?: End
}

const MOST_ANSWERS = 12

export function previousPeriod({ result }: FullReport, wording: Wording): Block[] {
  const previous = result.worksheet?.previous
  if (previous === undefined) return []
  const { periods = [], otherPairs = [] } = previous
  const last = lastPair(periods)
  const title = last ?? wording.words.worksheet.comparedTo(previous.period)
  return [
    ...courseTable(periods, result, wording),
    ...unitCourse(periods, wording),
    ...changedSheets(previous, title, last, result, wording),
    ...otherPairs.flatMap(pair => {
      const name = pairName(pair)
      return changedSheets(pair, name, name, result, wording)
    }),
  ]
}

/** Of several units, each with its score of every period. */
function unitCourse(periods: NonNullable<Previous['periods']>, wording: Wording): TableBlock[] {
  const units = [...new Set(periods.flatMap(each => each.units.map(({ unit }) => unit)))]
  if (units.length === 0) return []
  return [
    {
      ...{ kind: 'table', title: wording.words.statistics.course, compact: false, below: [] },
      columns: [
        { heading: sentenceStart(wording.own('unit')), kind: 'text' },
        ...periods.map(({ name }) => ({ heading: shownName(name), kind: 'number' }) as const),
      ],
      rows: units.map(unit => [
        textCell(shownName(unit)),
        ...periods.map(
          period =>
            shownCell(period.units.find(each => each.unit === unit)?.value, wording) ??
            textCell(UNDEFINED_MARK),
        ),
      ]),
    },
  ]
}

/** @param pair what a workbook calls the two, where there are more */
function changedSheets(
  previous: Pick<Previous, 'nodes' | 'units' | 'answers'>,
  title: string,
  pair: string | undefined,
  result: FullReport['result'],
  wording: Wording,
): Block[] {
  const own = wording.words.worksheet
  const listed = new Set([result.score.id, ...listedNodes(result.score).map(({ id }) => id)])
  const [whole, ...parts] = previous.nodes.filter(({ id }) => listed.has(id))
  const nodes = whole === undefined ? [] : [...parts, whole]
  const answers = previous.answers.map(({ unit, id, before, now }) => {
    const who = unit === undefined ? id : `${unit} ${id}`
    return `${who} ${shownAnswer(before, wording)} → ${shownAnswer(now, wording)}`
  })
  const shown = shortList(answers, MOST_ANSWERS, { between: ' · ' })
  const changed = `${own.changedAnswers(wording.count(answers.length))}: ${shown}`
  return [
    ...changeTable(
      title,
      sentenceStart(wording.own('index')),
      nodes.map(node => [numberedTitle(node, wording) + inUnit(node), node] as const),
      { pair, wording, isFirst: true },
    ),
    ...changeTable(
      title,
      sentenceStart(wording.own('unit')),
      previous.units.map(unit => [unit.unit + inUnit(unit), unit] as const),
      { pair, wording, isFirst: nodes.length === 0 },
    ),
    ...(answers.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            title,
            entries: [{ text: changed, more: [] }],
          },
        ]),
  ]
}

function inUnit({ in: unit }: { readonly in?: string }): string {
  return unit === 'percent' ? ', %' : ''
}

type PreviousSurvey = NonNullable<FullReport['result']['previous']>
type Changes = Pick<PreviousSurvey, 'nodes' | 'items' | 'groups' | 'paired' | 'splits'>

/** Index and dimensions, items, groups: differences with intervals, and where the change of the index comes from. */
export function previousSurvey({ result }: FullReport, wording: Wording): Block[] {
  const { previous } = result
  if (previous === undefined) return []
  const { words } = wording
  const { periods = [], otherPairs = [] } = previous
  const last = lastPair(periods)
  const title = last ?? words.worksheet.comparedTo(undefined)
  const counts = [result.sample.rowsUsed, previous.n] as const
  const whole = result.score.id
  return [
    ...courseTable(periods, result, wording),
    ...changeTables(previous, title, last, counts, wording, whole),
    ...otherPairs.flatMap(pair => {
      const name = pairName(pair)
      return changeTables(pair, name, name, [pair.n, pair.nBefore], wording, whole)
    }),
  ]
}

function pairName({ before, now }: { readonly before: string; readonly now: string }): string {
  return `${shownName(before)} → ${shownName(now)}`
}

/** Undefined where no others stand beside it. */
function lastPair(periods: readonly { readonly name: string }[]): string | undefined {
  const [before, now] = periods.slice(-2)
  return before && now && pairName({ before: before.name, now: now.name })
}

/**
 * @param pair what a workbook calls the two, where there are more
 * @param counts respondents of the later period and of the earlier
 */
function changeTables(
  { nodes: all, items, groups: groupings, paired, splits = [] }: Changes,
  title: string,
  pair: string | undefined,
  [n, nBefore]: readonly [n: number | undefined, nBefore: number | undefined],
  wording: Wording,
  whole: string,
): Block[] {
  const { words } = wording
  // Of two editions the whole need not be among them.
  const nodes = [...all.filter(({ id }) => id !== whole), ...all.filter(({ id }) => id === whole)]
  const inPoints = items.every(item => item.in === 'points')
  const asMean = `, ${insideSentence(wording.own('mean'))}`
  const heading = sentenceStart(wording.own('item')) + (inPoints ? asMean : '')
  const [table, ...rest] = [
    ...changeTable(
      title,
      sentenceStart(wording.own('index')),
      nodes.map(node => [wording.text(node.title), node] as const),
      { pair, wording, isFirst: true },
    ),
    ...changeTable(
      title,
      heading,
      items.map(item => {
        const name = `${item.id} ${wording.text(item.title)}`
        return [item.in === 'points' && !inPoints ? name + asMean : name, item] as const
      }),
      { pair, wording },
    ),
    ...groupings.flatMap(({ titles, groups, approximate }) => {
      const named = groups.map(group => {
        return [group.labels.map(label => groupName(label, wording)).join(' × '), group] as const
      })
      const of = titles.map(each => shownName(sentenceStart(wording.text(each)))).join(' × ')
      const isFew = (count: number | undefined) =>
        count !== undefined && count > 0 && count < LIMITED_BELOW
      const few = named.filter(([, { n, nBefore }]) => isFew(n) || isFew(nBefore))
      const below = [
        ...(approximate && groups.some(hasInterval) ? [words.statistics.approximateChange] : []),
        ...limitedNames(
          few.map(([name]) => name),
          named.length,
          wording,
        ),
      ]
      const tables = changeTable(title, of, named, { pair, wording, isOfGroups: true })
      return tables.map(table => ({ ...table, below }))
    }),
  ]
  const pairs =
    paired === undefined
      ? []
      : changeTable(
          title,
          words.statistics.paired(shownName(paired.column)),
          [...paired.nodes.slice(1), ...paired.nodes.slice(0, 1)].map(
            node => [wording.text(node.title), node] as const,
          ),
          { pair, wording, all: paired.pairs },
        ).map(table => ({
          ...table,
          below: [
            ...(paired.nodes.some(({ now }) => now?.exact === HIDDEN_MARK)
              ? [words.statistics.pairedHidden]
              : []),
            words.statistics.pairedMeans(
              wording.count(paired.pairs),
              wording.count(paired.onlyBefore),
              wording.count(paired.onlyNow),
              paired.nodes.some(each => each.n !== paired.pairs),
            ),
          ],
        }))
  const below = [
    words.survey.respondentsBefore(wording.count(n), wording.count(nBefore)),
    ...(all.some(hasInterval) ? [words.statistics.changeMeans] : []),
    ...splits.map(({ titles, rubric, mix, answers, otherScale, missing }) =>
      words.statistics.split(shownName(titles.map(wording.text).join(' × ')), {
        ...(rubric === undefined ? {} : { rubric: signedText(rubric.shown, wording) }),
        mix: signedText(mix.shown, wording),
        answers: signedText(answers.shown, wording),
        isOtherScale: otherScale === true,
        missing: signedText(missing.shown, wording),
      }),
    ),
  ]
  return [...(table === undefined ? [] : [{ ...table, below }, ...rest]), ...pairs]
}

interface CoursePeriod {
  readonly name: string
  readonly n?: number
  readonly nodes: readonly {
    readonly id: string
    readonly value?: Change['now']
    readonly low?: End
    readonly high?: End
  }[]
}

/** Every period, with the index and each part. */
function courseTable(
  periods: readonly CoursePeriod[],
  { score, rubric }: FullReport['result'],
  wording: Wording,
): TableBlock[] {
  const hasAny = periods.some(({ nodes }) => nodes.some(({ value }) => value !== undefined))
  if (!hasAny) return []
  const { words } = wording
  const nodes = [score, ...score.children.filter(({ item }) => item === undefined)]
  const isSheet = rubric.kind === 'worksheet'
  const whole = isSheet ? words.score : words.indexColumn
  const of = ({ nodes: own }: CoursePeriod, id: string) => own.find(each => each.id === id)
  const columns: OptionalColumn<CoursePeriod>[] = [
    {
      heading: words.statistics.period,
      kind: 'text',
      always: true,
      cell: ({ name }) => textCell(shownName(name)),
    },
    ...(isSheet
      ? []
      : [
          {
            heading: words.respondents,
            kind: 'number',
            always: true,
            cell: ({ n }: CoursePeriod) => numberCell(n, wording),
          } as const,
        ]),
    ...nodes.map(
      (node): OptionalColumn<CoursePeriod> => ({
        heading: node === score ? whole : wording.title(node),
        kind: 'number',
        always: true,
        cell: period => shownCell(of(period, node.id)?.value, wording),
      }),
    ),
  ]
  // The interval stands behind the index.
  columns.splice(columns.length - nodes.length + 1, 0, {
    heading: words.statistics.interval,
    kind: 'number',
    cell: period => rangeCell(of(period, score.id), wording),
  })
  return [
    {
      ...{ kind: 'table', title: words.statistics.course, ...tableOf(periods, columns) },
      ...{ compact: false, below: [] },
    },
  ]
}

export function signedText(shown: string, wording: Wording): string {
  return `${/^[^-]*[1-9]/.test(shown) ? '+' : ''}${wording.number(shown)}`
}

/** Undefined where it is not known. */
export function intervalOfChange(
  { low, high }: { readonly low?: End | undefined; readonly high?: End | undefined },
  wording: Wording,
) {
  if (low === undefined || high === undefined) return undefined
  const end = ({ shown, value }: End) => ({ text: signedText(shown, wording), value })
  const range = [end(low), end(high)] as const
  return { text: wording.words.statistics.from(range[0].text, range[1].text), range }
}

const hasInterval = ({ low }: Pick<Change, 'low'>) => low !== undefined
function groupName(label: Localized, wording: Wording): string {
  return shownName(wording.text(label)) || wording.words.noValue
}

interface TableSetting {
  readonly pair: string | undefined
  readonly wording: Wording
  readonly all?: number // that could be compared
  /** Each has respondents in both periods. */
  readonly isOfGroups?: boolean
  /** On a screen the first of several says what they all are about. */
  readonly isFirst?: boolean
}

/** @param of what is compared: items, units */
function changeTable(
  title: string,
  of: string,
  changes: readonly (readonly [string, Change])[],
  { pair, wording, all, isOfGroups = false, isFirst = false }: TableSetting,
): TableBlock[] {
  if (changes.length === 0) return []
  const own = wording.words.worksheet
  const isSure = changes.some(([, { low }]) => low !== undefined)
  // Where not all of them have a score of each part, how many do.
  const hasCounts = isOfGroups || changes.some(([, { n = all }]) => n !== all)
  const counts = ({ n, nBefore }: Change): Cell =>
    isOfGroups
      ? textCell(
          [nBefore, n]
            .map(each => (each === undefined ? HIDDEN_MARK : wording.count(each)))
            .join(' → '),
        )
      : numberCell(n ?? 0, wording)
  const cell = (quantity: Change['now']): Cell =>
    shownCell(quantity, wording) ?? textCell(UNDEFINED_MARK)
  // Of a change that is hidden it is hidden too.
  const noInterval = (change: Change['change']) =>
    textCell(change?.exact === HIDDEN_MARK ? HIDDEN_MARK : UNDEFINED_MARK)
  const signed = ({ change, low, high }: Change): Cell => {
    const shown = cell(change)
    const isGain = change !== undefined && change.value > 0
    // Beside intervals only what is beyond chance stands out.
    const isClear = isSure ? (low?.value ?? 0) > 0 || (high?.value ?? 0) < 0 : isGain
    if (!('text' in shown)) return shown
    const text = isGain ? `+${shown.text}` : shown.text
    return isClear ? { ...shown, text, emphasis: 'strong' } : { ...shown, text }
  }
  return [
    {
      kind: 'table',
      title,
      columns: [
        { heading: isFirst ? title : of, kind: 'text' },
        { heading: own.before, kind: 'number' },
        { heading: own.now, kind: 'number' },
        { heading: own.change, kind: 'number' },
        ...(hasCounts ? [{ heading: 'n', kind: 'number' } as const] : []),
        ...(isSure
          ? [{ heading: wording.words.statistics.interval, kind: 'number' } as const]
          : []),
      ],
      rows: changes.map(([name, change]) => [
        textCell(name),
        cell(change.before),
        cell(change.now),
        signed(change),
        ...(hasCounts ? [counts(change)] : []),
        ...(isSure ? [intervalOfChange(change, wording) ?? noInterval(change.change)] : []),
      ]),
      compact: true,
      below: [],
      change: { of, ...(pair === undefined ? {} : { pair }) },
    },
  ]
}
