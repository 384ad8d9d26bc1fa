/** A report -> what its first page says in whole sentences: the result, the response rate, what to do next. */
import { sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullReport, FullVerdict } from '../../report/full-report.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import type { Head } from './head.ts'
import { extremeNodes } from './node-cells.ts'
import { intervalOfChange, signedText } from './previous-period.ts'
import { intervalText, notableAlikeText } from './statistics-table.ts'
import { conditionText, lookupEntry } from './verdict-lists.ts'
import {
  extremeShares,
  innermost,
  numberedTitle,
  percentOf,
  unweighedParts,
} from './worksheet-tables.ts'

export interface NextStep {
  readonly text: string
  /** Id of the section where it is done. */
  readonly section: string
}

export function resultSentences(
  report: FullReport,
  { index, grades, beside, isOpen }: Head,
  whose: string,
  wording: Wording,
): string[] {
  const { page } = wording.words
  const { verdicts, lookups, rubric } = report.result
  const isWorksheet = rubric.kind === 'worksheet'
  const said = (text: string) => stopped(sentenceStart(text))
  const name = wording.own('index')
  const isSoFar = isOpen && index.value !== UNDEFINED_MARK
  const [grade, meaning] = grades
  const [why = ''] = beside
  const [lowest, highest] = (['lowest', 'highest'] as const).map(end =>
    extremeText(end, report, wording),
  )
  const change = changeText(report, wording)
  const interval = intervalText(report.result, wording)
  const alike = notableAlikeText(report.result, wording)
  return [
    isSoFar
      ? page.soFar(name, whose, index.value, index.outOf)
      : isOpen
        ? page.noResult(name, whose, why)
        : page.resultIs(name, whose, index.value, index.outOf),
    // A high total that fails a condition is no good news: both are read together.
    ...verdicts.map(verdict => stopped(sentenceStart(verdictText(verdict, wording)))),
    ...lookups.map(lookup => stopped(lookupEntry(lookup, wording).text)),
    ...(interval === undefined ? [] : [said(interval)]),
    ...(alike === undefined ? [] : [said(alike)]),
    ...(isSoFar || (isWorksheet && !isOpen)
      ? [beside.map(said).join(' ')].filter(text => text !== '')
      : []),
    ...(grade?.isGiven === true
      ? [
          page.gradeIs(grade.label, grade.name ?? grade.value, meaning?.value),
          ...(grade.missing ?? []).map(said),
        ]
      : []),
    ...(lowest === undefined || highest === undefined ? [] : [page.endsAre(lowest, highest)]),
    ...weakestByUnit(report.result, wording),
    change ?? page.notCompared,
  ]
}

function verdictText({ id, holds, label }: FullVerdict, { words, text }: Wording): string {
  if (label !== undefined) return text(label)
  const state = holds === undefined ? words.undecided : holds ? words.holds : words.doesNotHold
  return `${id}: ${state}`
}

function stopped(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** Parts of a worksheet stand by their percent: points of different weights do not compare. */
function extremeText(
  end: 'lowest' | 'highest',
  { result }: FullReport,
  wording: Wording,
): string | undefined {
  const { rubric, score, items, units } = result
  const isWorksheet = rubric.kind === 'worksheet'
  if (score.undefinedBecause === 'several-units') return extremeUnits(units, end, wording)
  const nodes = isWorksheet ? extremeShares(innermost(score), end) : extremeNodes(score, end)
  const [node] = nodes
  if (node === undefined) return undefined
  const index = items.find(({ id }) => id === node.item)?.index
  const shown = isWorksheet ? percentOf(node)?.shown : (index ?? node).shown
  const number = wording.number(shown ?? '')
  const names = namesOf(
    nodes.map(each => numberedTitle(each, wording)),
    wording,
  )
  return `${names} (${isWorksheet ? wording.words.percent(number) : number})`
}

/** Of each unit that has any, where units are not joined. */
function weakestByUnit({ score, units }: FullReport['result'], wording: Wording): string[] {
  if (score.undefinedBecause !== 'several-units') return []
  const parts = units.flatMap(({ unit, score: own }) => {
    const nodes = extremeShares(innermost(own), 'lowest')
    const shown = nodes[0] && percentOf(nodes[0])?.shown
    if (shown === undefined) return []
    const names = nodes.map(node => numberedTitle(node, wording))
    const percent = wording.words.percent(wording.number(shown))
    return [`${shownName(unit)}: ${namesOf(names, wording)} (${percent})`]
  })
  return parts.length === 0 ? [] : [wording.words.page.weakestOf(namesOf(parts, wording, '; '))]
}

/** Units of several levels have maxima of their own: they stand by their percent. */
function extremeUnits(
  units: FullReport['result']['units'],
  end: 'lowest' | 'highest',
  wording: Wording,
): string | undefined {
  const found = extremeShares(
    units.map(({ score }) => score),
    end,
  )
  const shown = found[0] && percentOf(found[0])?.shown
  if (shown === undefined) return undefined
  const names = units.flatMap(({ unit, score }) => (found.includes(score) ? [shownName(unit)] : []))
  return `${namesOf(names, wording)} (${wording.words.percent(wording.number(shown))})`
}

/** `U1, U4, and 2 more` */
function namesOf(names: readonly string[], { words, count }: Wording, between = ', '): string {
  const rest = names.length - NAMED
  const shown = names.slice(0, NAMED).join(between)
  return rest > 0 ? `${shown}${between}${words.page.andMore(count(rest))}` : shown
}

function changeText({ result }: FullReport, wording: Wording): string | undefined {
  const previous = result.worksheet?.previous ?? result.previous
  const period = result.worksheet?.previous?.period
  const whole = previous?.nodes.find(({ id }) => id === result.score.id)
  if (whole?.before === undefined || whole.change === undefined) return undefined
  const { page, percent } = wording.words
  const { low, high } = 'low' in whole ? whole : {}
  // Of another maximum the two are compared in percent.
  const inUnit = 'in' in whole ? percent : (text: string) => text
  const said = page.changeIs(
    period,
    inUnit(wording.number(whole.before.shown)),
    inUnit(signedText(whole.change.shown, wording)),
    intervalOfChange({ low, high }, wording)?.text,
  )
  const mayBeChance = low !== undefined && high !== undefined && low.value <= 0 && high.value >= 0
  return mayBeChance ? `${said} ${page.changeUnsure}` : said
}

export function responseText({ result }: FullReport, wording: Wording): string {
  const { words } = wording
  const { percent, n, population } = result.coverage?.all ?? {}
  if (percent === undefined || n === undefined || population === undefined)
    return words.page.responseNotKnown
  const share = words.percent(wording.number(percent.shown))
  return words.page.responseOf(share, wording.count(n), wording.count(population))
}

const NAMED = 3

type Open = NonNullable<FullReport['result']['worksheet']>['open'][number]

/** How many in all, and in which units. Undefined where there are none. */
function listOf(open: readonly Open[], of: (each: Open) => number, wording: Wording) {
  const all = open.reduce((sum, each) => sum + of(each), 0)
  if (all === 0) return undefined
  const units = open.flatMap(each =>
    each.unit === undefined || of(each) === 0
      ? []
      : [`${shownName(each.unit)} ${wording.count(of(each))}`],
  )
  const where = units.length === 0 ? '' : ` (${namesOf(units, wording)})`
  return { count: wording.count(all), where }
}

export function nextSteps(report: FullReport, wording: Wording): NextStep[] {
  const { result } = report
  const { page } = wording.words
  const { worksheet, score, verdicts } = result
  const list = (names: readonly string[]) => namesOf(names, wording)
  const missing = [
    ...new Set(
      verdicts.flatMap(({ conditions }) =>
        conditions
          .filter(({ holds }) => holds === false)
          .map(condition => conditionText(condition, wording)),
      ),
    ),
  ]
  const open = worksheet?.open ?? []
  const blanks = listOf(open, ({ blank }) => blank.length, wording)
  const bare = listOf(open, ({ withoutEvidence }) => withoutEvidence.length, wording)
  // The largest is not known before every weight is.
  const [gain] = unweighedParts(report, wording).length === 0 ? (worksheet?.gains ?? []) : []
  const lowest =
    result.rubric.kind === 'survey'
      ? extremeNodes(score, 'lowest').map(node => wording.title(node))
      : []
  return [
    ...(blanks === undefined
      ? []
      : [{ text: page.fillIn(blanks.count, wording.own('item'), blanks.where), section: 'open' }]),
    ...(bare === undefined
      ? []
      : [{ text: page.addEvidence(bare.count, bare.where), section: 'open' }]),
    ...(missing.length === 0
      ? []
      : [{ text: page.meetConditions(namesOf(missing, wording, '; ')), section: 'gates' }]),
    ...(gain === undefined
      ? []
      : [
          {
            text: page.gainMost(numberedTitle(gain, wording), wording.number(gain.gain.shown)),
            section: 'gains',
          },
        ]),
    ...(lowest.length === 0 ? [] : [{ text: page.makePlan(list(lowest)), section: 'plan' }]),
  ]
}
