/** The facts that sentences of a document name -> their texts, from the report and from what a person filled in. */

import { dayText, monthsBetween } from '../../documents/field-dates.ts'
import type { FactName } from '../../documents/outline-parts.ts'
import { insideSentence } from '../../language/language.ts'
import { HIDDEN_MARK, isHidden } from '../../report/report-numbers.ts'
import { standsOnItems } from '../sections/node-cells.ts'
import { intervalText } from '../sections/statistics-table.ts'
import { numberedTitle, percentOf } from '../sections/worksheet-tables.ts'
import type { TableContext } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { partOf } from './group-feet.ts'
import { doneShare, percentText, sampleRows } from './sample-tables.ts'

export type FactContext = Omit<TableContext, 'request'>

/** Undefined where the report does not say it. */
export function factText(name: FactName, context: FactContext): string | undefined {
  const text = FACT_TEXTS[name](context)
  return text === '' ? undefined : text
}

type Fact = (context: FactContext) => string | undefined

const isSurvey: (context: FactContext) => boolean = ({ report }) =>
  report.result.rubric.kind === 'survey'

const FACT_TEXTS: Readonly<Record<FactName, Fact>> = {
  instrument: ({ report, wording }) => wording.text(report.result.rubric.title),
  law({ report, document }) {
    return listed(lawNames(report), DOCUMENT_WORDS[document.language].and)
  },
  'index-name': ({ wording }) => wording.own('index'),
  index: ({ report, wording }) => number(report.result.score.shown, wording),
  'index-max'({ report, wording }) {
    const { score, rubric } = report.result
    const { exact, shown } = score.maximum ?? rubric.range.maximum
    return wording.number(exact.includes('/') ? shown : exact)
  },
  'grade-name': ({ wording }) => insideSentence(wording.own('grade')),
  grade: ({ report }) => {
    const { grade } = report.result.score
    return grade === undefined ? hiddenGrade(report) : grade + starOf('bands', report)
  },
  'grade-label'({ report, wording }) {
    const { gradeLabel } = report.result.score
    return gradeLabel === undefined ? hiddenGrade(report) : wording.text(gradeLabel)
  },
  interval: ({ report, wording }) => intervalText(report.result, wording),
  respondents: context =>
    isSurvey(context) ? context.wording.count(context.report.result.sample.rowsUsed) : undefined,
  'part-name': ({ report, wording }) =>
    insideSentence(wording.own(standsOnItems(report.result.score) ? 'item' : 'dimension')),
  'parts-count': ({ report, wording }) => wording.count(report.result.score.children.length),
  scale({ report, wording }) {
    const codes = report.result.items[0]?.counts.map(({ code }) => code) ?? []
    const [first, last] = [codes[0], codes.at(-1)]
    return first === undefined || last === undefined ? undefined : wording.words.scale(first, last)
  },
  lowest: context => ends(context, 1, 'lowest'),
  highest: context => ends(context, 1, 'highest'),
  'lowest-three': context => ends(context, 3, 'lowest'),
  'highest-three': context => ends(context, 3, 'highest'),
  'previous-index': context =>
    inUnit(number(wholeBefore(context)?.before?.shown, context.wording), context) ??
    number(lastTyped(context), context.wording),
  'previous-respondents': ({ report, wording }) =>
    report.result.previous && wording.count(report.result.previous.n),
  change(context) {
    const change = wholeBefore(context)?.change
    return inUnit(number(change?.shown.replace(/^[-−]/, ''), context.wording), context)
  },
  direction(context) {
    const { exact, value: change } = wholeBefore(context)?.change ?? {}
    const words = DOCUMENT_WORDS[context.document.language]
    if (change === undefined || exact === HIDDEN_MARK) return undefined
    return change > 0 ? words.up : change < 0 ? words.down : words.same
  },
  'groups-count'({ report, wording }) {
    const [grouping] = report.result.groups.filter(({ by }) => by.length === 1)
    const named = grouping?.groups.filter(({ values, joined }) => values[0] !== '' && !joined) ?? []
    if (grouping === undefined || named.length === 0) return undefined
    return wording.countedGroups(named.length, grouping.titles)
  },
  'plans-count': ({ document, wording }) =>
    countOf(document.fields.rows('rencana').length, wording),
  'planned-count': ({ document, wording }) =>
    countOf(document.fields.rows('tindak-lanjut').length, wording),
  'done-count'({ document, wording }) {
    const rows = document.fields.rows('tindak-lanjut')
    return rows.length === 0 ? undefined : wording.count(doneIn(rows))
  },
  'done-percent'({ document, wording }) {
    const rows = document.fields.rows('tindak-lanjut')
    if (rows.length === 0) return undefined
    const share = doneShare(rows)
    return share && percentText(share, wording)
  },
  'slowest-months'({ document, wording }) {
    const since = document.fields.raw('laporan-sebelumnya')
    const rows = document.fields.rows('tindak-lanjut')
    const months = rows.map(row => {
      const done = row.get('selesai')
      return since === undefined || done === undefined ? undefined : monthsBetween(since, done)
    })
    // Of what is not done nobody knows how long it takes.
    const known = months.flatMap(each => each ?? [])
    return known.length === 0 || known.length < rows.length
      ? undefined
      : DOCUMENT_WORDS[document.language].months(wording.count(Math.max(...known)))
  },
  'minimum-sample'(context) {
    const rows = sampleRows(withRequest(context))
    const sum = rows.reduce((total, { minimum = Number.NaN }) => total + minimum, 0)
    return rows.length > 0 && Number.isFinite(sum) ? context.wording.count(sum) : undefined
  },
  'sample-state'(context) {
    const rows = sampleRows(withRequest(context))
    const words = DOCUMENT_WORDS[context.document.language]
    if (rows.some(({ minimum, obtained }) => minimum === undefined || obtained === undefined))
      return undefined
    const isMet = rows.every(({ minimum = 0, obtained = 0 }) => obtained >= minimum)
    return (isMet ? words.met : words.notMet).toLowerCase()
  },
  percent: ({ report, wording }) => {
    const percent = percentOf(report.result.score)?.shown
    return percent === undefined ? undefined : wording.words.percent(wording.number(percent))
  },
  filled({ report, wording }) {
    const { filled } = report.result.score
    return (
      filled &&
      wording.words.worksheet.filledOf(
        wording.count(filled.count),
        wording.count(filled.of),
        wording.own('item'),
      )
    )
  },
  verdicts({ report, wording }) {
    const { verdicts } = report.result
    return verdicts
      .flatMap(({ label }) => (label === undefined ? [] : wording.text(label)))
      .join('; ')
  },
  missing({ report, wording }) {
    // One condition may stand in several verdicts, each with a bound of its own.
    const unmet = new Map<string, Set<string>>()
    for (const { conditions } of report.result.verdicts) {
      for (const { holds, title, distance, bound } of conditions) {
        if (holds !== false) continue
        const name = wording.text(title)
        const known = unmet.get(name) ?? new Set()
        unmet.set(name, known)
        if (distance !== undefined && bound !== undefined)
          known.add(`${wording.number(bound)}: ${wording.number(distance.shown)}`)
      }
    }
    return [...unmet]
      .map(([name, bounds]) => (bounds.size === 0 ? name : `${name} (${[...bounds].join('; ')})`))
      .join('; ')
  },
  gain({ report, wording }) {
    const [gain] = report.result.worksheet?.gains ?? []
    return gain === undefined || gain.gain.value <= 0
      ? undefined
      : `${numberedTitle(gain, wording)} (${wording.number(gain.gain.shown)})`
  },
  'units-count': ({ report, wording }) =>
    report.result.units.length === 0 ? undefined : wording.count(report.result.units.length),
  'media-count'({ document, wording }) {
    const kinds = new Set(document.fields.rows('media').map(row => row.get('media') ?? ''))
    kinds.delete('')
    return countOf(kinds.size, wording)
  },
  hidden: ({ report, document }) =>
    report.result.hidden === undefined ? undefined : DOCUMENT_WORDS[document.language].hidden,
  provisional: ({ report, document }) =>
    report.result.score.shown === undefined
      ? DOCUMENT_WORDS[document.language].provisional
      : undefined,
  notice: ({ report, wording }) =>
    report.result.rubric.notice && wording.text(report.result.rubric.notice),
  tool: ({ report, wording }) => {
    const { name, version } = report.provenance.tool
    return wording.words.computedBy(`${name} ${version}`, report.resultDigest.slice(0, 16))
  },
  'meeting-day'({ document }) {
    const day = document.fields.raw('tanggal-rapat')
    return day === undefined ? undefined : dayText(day, document.language)
  },
  'two-averages'({ report, wording }) {
    const [first] = (report.result.averages ?? []).filter(
      ({ of, differs, rowsJoined }) => of === undefined && differs && rowsJoined === undefined,
    )
    if (first?.ofParts.score === undefined || first.ofRespondents.score === undefined)
      return undefined
    const own = wording.words.survey
    const part = wording.text(first.title)
    const say = (name: string, { score, grade }: typeof first.ofParts) =>
      `${name} ${number(score?.shown, wording)}${grade === undefined ? '' : ` (${grade})`}`
    return `${say(own.ofRespondents, first.ofRespondents)}; ${say(own.ofParts(part), first.ofParts)}`
  },
}

/** Behind what nobody has seen in its source; the page says what it means. */
export function starOf(what: 'bands' | 'gates', { result }: FactContext['report']): string {
  const sources = result.rubric.basis.filter(({ covers }) => covers.includes(what))
  return sources.length > 0 && sources.every(({ verified }) => !verified) ? STAR : ''
}

const STAR = ' (*)'

/** `PermenPANRB 14/2017`, `KEP/25/M.PAN/2/2004`: applications and worksheets are no laws. */
const LAW = /\d+\/(?:[\w.]+\/)*(?:19|20)\d\d/

/** Sources with a number and a year are laws; one that nobody saw any part of is marked. */
export function lawNames({ result }: FactContext['report']): readonly string[] {
  const laws = result.rubric.basis.filter(({ name }) => LAW.test(name))
  const names = [...new Set(laws.map(({ name }) => name))]
  const isSeen = (name: string) => laws.some(each => each.name === name && each.verified)
  return names.map(name => (isSeen(name) ? name : name + STAR))
}

function number(shown: string | undefined, { number: write }: FactContext['wording']) {
  return shown === undefined ? undefined : write(shown)
}

function countOf(count: number, wording: FactContext['wording']): string | undefined {
  return count === 0 ? undefined : wording.count(count)
}

function doneIn(rows: readonly ReadonlyMap<string, string>[]): number {
  return rows.filter(row => row.get('status') === 'sudah').length
}

/** Of the periods that a person typed, the last with a value. */
function lastTyped({ document }: Pick<TableContext, 'document'>): string | undefined {
  return document.fields
    .rows('tren')
    .flatMap(row => row.get('nilai') ?? [])
    .at(-1)
}

function wholeBefore({ report }: FactContext) {
  const previous = report.result.previous ?? report.result.worksheet?.previous
  return previous?.nodes.find(({ id }) => id === report.result.score.id)
}

/** Of another maximum the two periods are compared in percent. */
function inUnit(text: string | undefined, context: FactContext): string | undefined {
  const whole = wholeBefore(context)
  const isPercent = text !== undefined && whole !== undefined && 'in' in whole
  return isPercent ? context.wording.words.percent(text) : text
}

/** A sample is asked for each service, where there are any. */
function withRequest(context: FactContext): TableContext {
  return {
    ...context,
    request: {
      kind: 'sample',
      columns: undefined,
      by: undefined,
      nodes: undefined,
      feet: {},
      checklist: [],
      activities: [],
    },
  }
}

/** The grade of an index that is hidden is hidden too, not missing. */
function hiddenGrade({ result }: FactContext['report']): string | undefined {
  return result.rubric.graded && isHidden(result.score) ? HIDDEN_MARK : undefined
}

/** Those as low as the third too; nothing where all are alike. */
function ends(context: FactContext, most: number, end: 'lowest' | 'highest'): string | undefined {
  const { report, wording, document } = context
  const { score } = report.result
  const scored = score.children.flatMap(node => {
    const part = partOf(node)
    return part?.value === undefined || part.shown === undefined
      ? []
      : [{ node, value: part.value, shown: part.shown }]
  })
  const range = new Set(
    score.children.map(({ minimum, maximum }) => `${minimum?.exact} ${maximum?.exact}`),
  )
  if (range.size > 1) return undefined
  const sign = end === 'lowest' ? 1 : -1
  const sorted = scored.toSorted((a, b) => sign * (a.value - b.value))
  const last = sorted[Math.min(most, sorted.length) - 1]
  if (last === undefined) return undefined
  const chosen = sorted.filter(({ value }) => sign * (value - last.value) <= 0)
  if (chosen.length === scored.length) return undefined
  const names = chosen.map(({ node, shown }) => `${wording.title(node)} (${wording.number(shown)})`)
  return listed(names, DOCUMENT_WORDS[document.language].and)
}

/** @example listed(['a', 'b', 'c'], 'dan')  // 'a, b, dan c' */
function listed(names: readonly string[], and: string): string {
  const [last = '', ...others] = names.toReversed()
  if (others.length === 0) return last
  return `${others.toReversed().join(', ')}${others.length > 1 ? ',' : ''} ${and} ${last}`
}
