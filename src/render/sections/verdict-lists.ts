/** Verdicts and matrices -> lists that give each condition with what was found, and a table of several units. */
import { sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import { shortList } from '../../language/short-list.ts'
import type { FullReport } from '../../report/full-report.ts'
import { type Cell, type Entry, type ListBlock, type TableBlock, textCell } from '../blocks.ts'
import type { Emphasis } from '../terminal-text.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { shownCell } from './node-cells.ts'

type Verdict = FullReport['result']['verdicts'][number]
type Condition = Verdict['conditions'][number]
type Lookup = FullReport['result']['lookups'][number]

/** `heading` is the unit, where there are several: then what holds stays out. */
export function verdictLists(
  verdicts: readonly Verdict[],
  lookups: readonly Lookup[],
  wording: Wording,
  heading?: string,
): ListBlock[] {
  const isBrief = heading !== undefined
  const { words } = wording
  const titled = (title: string) => (heading === undefined ? title : `${heading} · ${title}`)
  const list = (title: string, entries: Entry[]): ListBlock[] =>
    entries.length === 0 ? [] : [{ kind: 'list', title: titled(title), entries }]
  return [
    ...list(
      words.verdicts,
      verdicts.flatMap(verdict => verdictEntries(verdict, wording, isBrief)),
    ),
    ...list(
      words.matrices,
      lookups.map(lookup => lookupEntry(lookup, wording)),
    ),
  ]
}

/** The claim in full, named with the readings that say the same; of each other one, what does not hold in it. */
function verdictEntries(verdict: Verdict, wording: Wording, isBrief: boolean): Entry[] {
  const { evidenced, verified, id } = verdict
  const own = wording.words.worksheet
  const said = [
    { name: own.claimedReading, decided: verdict },
    { name: own.evidencedReading, decided: evidenced },
    { name: own.verifiedReading, decided: verified },
  ].flatMap(({ name, decided }) => (decided === undefined ? [] : [{ name, ...decided }]))
  const ofClaim = isBrief ? openPart(verdict).conditions : verdict.conditions
  if (said.length === 1) return [verdictEntry(id, verdict, ofClaim, wording, [])]
  const isAlike = (each: Decided) =>
    JSON.stringify(openPart(each)) === JSON.stringify(openPart(verdict))
  const alike = said.filter(isAlike).map(({ name }) => name)
  const others = said.filter(each => !isAlike(each))
  return [
    verdictEntry(id, verdict, ofClaim, wording, alike),
    ...others.map(each => verdictEntry(id, each, openPart(each).conditions, wording, [each.name])),
  ]
}

type Decided = Pick<Verdict, 'holds' | 'conditions'>

function openPart({ holds, conditions }: Decided): Decided {
  const open = conditions.filter(condition => condition.holds !== true)
  return { ...(holds === undefined ? {} : { holds }), conditions: open }
}

/** What is missing stands in the first line; `shown` below it. */
function verdictEntry(
  id: string,
  { holds, label, conditions }: Omit<Verdict, 'id'>,
  shown: readonly Condition[],
  wording: Wording,
  readings: readonly string[],
): Entry {
  const state = stateOf(holds, wording)
  const said = label === undefined ? `${id}: ${state.word}` : wording.text(label)
  const named =
    readings.length === 0 ? said : `${said} (${wording.words.worksheet.asRead(readings)})`
  const summary = conditions.length > 1 ? [summaryOf(conditions, wording)] : []
  return {
    mark: state.mark,
    emphasis: state.emphasis,
    text: [named, ...summary].join(label === undefined ? '; ' : ': '),
    more: requirementsOf(shown).map(each => requirementText(each, wording)),
  }
}

const MOST_MISSING = 4

/** `23 of 24 conditions met; missing: A.II.3 (0.35 short)`. */
function summaryOf(conditions: readonly Condition[], wording: Wording): string {
  const own = wording.words.worksheet
  const all = requirementsOf(conditions)
  const met = all.filter(({ holds }) => holds === true).length
  const named = (holds: boolean | undefined) =>
    all.filter(each => each.holds === holds).map(each => shortName(each, wording))
  const said = (say: (names: string) => string, names: readonly string[]) =>
    names.length === 0 ? [] : [say(shortList(names, MOST_MISSING, { countsRest: true }))]
  return [
    own.conditionsMet(wording.count(met), wording.count(all.length)),
    ...said(own.missing, named(false)),
    ...said(own.notKnown, named(undefined)),
  ].join('; ')
}

/** A condition, or ways of which one is enough. */
interface Requirement {
  readonly holds: boolean | undefined
  readonly ways: readonly (readonly Condition[])[]
}

function requirementsOf(conditions: readonly Condition[]): readonly Requirement[] {
  const choices = new Set(conditions.flatMap(({ choice }) => choice ?? []))
  const firsts = conditions.filter(
    (each, at) =>
      each.choice === undefined ||
      conditions.findIndex(other => other.choice === each.choice) === at,
  )
  return firsts.map(first => {
    if (first.choice === undefined || !choices.has(first.choice))
      return { holds: first.holds, ways: [[first]] }
    const own = conditions.filter(({ choice }) => choice === first.choice)
    const ways = [...new Set(own.map(({ way }) => way))].map(way =>
      own.filter(each => each.way === way),
    )
    const isMet = ways.some(way => way.every(({ holds }) => holds === true))
    const isOpen = ways.some(way => way.every(({ holds }) => holds !== false))
    return { holds: isMet || (isOpen ? undefined : false), ways }
  })
}

/** The id where that is a number; of several ways that apply, the nearest. */
function shortName({ ways }: Requirement, wording: Wording): string {
  const applying = ways.filter(each => each.every(({ applies }) => applies !== false))
  const [way = [], ...others] = [...(applying.length > 0 ? applying : ways)].sort(
    (a, b) => shortOf(a) - shortOf(b),
  )
  const name = wayName(way, wording)
  return others.length === 0 ? name : `${wording.words.worksheet.oneOf}: ${name}`
}

/** How far a way is from being met: its greatest distance; without a number it is no nearer than one with it. */
function shortOf(way: readonly Condition[]): number {
  const open = way.filter(({ holds }) => holds !== true)
  const distances = open.map(({ distance }) => Math.abs(distance?.value ?? Number.MAX_VALUE))
  return Math.max(0, ...distances)
}

function wayName(way: readonly Condition[], wording: Wording): string {
  return way
    .filter(({ holds }) => holds !== true)
    .map(({ node, title, holds, distance }) => {
      const isNumber = node !== undefined && /^[A-Z\d]+(?:\.\w+)+$/.test(node)
      const name = isNumber ? node : wording.text(title)
      const short = distance?.shown.replace(/^[-−]/, '')
      return holds !== false || short === undefined || !/[1-9]/.test(short)
        ? name
        : `${name} (${wording.words.worksheet.short(wording.number(short))})`
    })
    .join(' + ')
}

function requirementText({ holds, ways }: Requirement, wording: Wording): string {
  const [only = [], ...others] = ways
  const mark = stateOf(holds, wording).mark
  if (others.length === 0)
    return `${mark} ${only.map(each => conditionText(each, wording)).join(' + ')}`
  const { oneOf, either, notYours } = wording.words.worksheet
  const said = ways.map(way => {
    const texts = way.map(each => conditionText(each, wording))
    const isOther = way.some(({ applies }) => applies === false)
    return `${texts.join(' + ')}${isOther ? ` (${notYours})` : ''}`
  })
  return `${mark} ${oneOf}: ${said.join(either)}`
}

export function conditionText(condition: Condition, wording: Wording): string {
  const { words } = wording
  const answers = answersAsked(condition)
  const details =
    answers === undefined
      ? numberDetails(condition, wording)
      : [
          ...(condition.found === undefined ? [] : [words.answered(condition.found)]),
          words.answerRequired(answers),
        ]
  const title = wording.text(condition.title)
  return details.length === 0 ? title : `${title}: ${details.join(' · ')}`
}

/** `WTP` of `= WTP`: the answers that a condition asks for; undefined where it asks for a number. */
function answersAsked({ bound }: Condition): string | undefined {
  const asked = bound?.startsWith('= ') ? bound.slice(2) : undefined
  return asked === undefined || /^-?[\d.]+$/.test(asked) ? undefined : asked
}

function numberDetails(condition: Condition, wording: Wording): readonly string[] {
  const { words } = wording
  return [
    ...(condition.found === undefined ? [] : [words.found(wording.number(condition.found))]),
    ...(condition.bound === undefined ? [] : [words.required(wording.number(condition.bound))]),
    ...(condition.distance === undefined
      ? []
      : [words.distance(wording.number(condition.distance.shown))]),
  ]
}

// Units beside verdicts: how many conditions each meets, where there are several units.

type Unit = FullReport['result']['units'][number]

export function verdictTable(units: readonly Unit[], wording: Wording): TableBlock[] {
  const ids = [...new Set(units.flatMap(({ verdicts }) => verdicts.map(({ id }) => id)))]
  if (units.length < 2 || ids.length === 0) return []
  const title = sentenceStart(wording.own('unit'))
  return [
    {
      kind: 'table',
      title: wording.words.verdicts,
      columns: [
        { heading: title, kind: 'text' },
        ...ids.map(id => ({ heading: id, kind: 'text' as const })),
      ],
      rows: units.map(unit => [
        textCell(shownName(unit.unit)),
        ...ids.map(id => {
          const verdict = unit.verdicts.find(each => each.id === id)
          if (verdict === undefined) return textCell('')
          const all = requirementsOf(verdict.conditions)
          const met = all.filter(({ holds }) => holds === true).length
          const { mark, emphasis } = stateOf(verdict.holds, wording)
          return textCell(`${mark} ${wording.count(met)}/${wording.count(all.length)}`, emphasis)
        }),
      ]),
      compact: false,
      below: [],
    },
  ]
}

export function lookupEntry(lookup: Lookup, wording: Wording): Entry {
  const { words } = wording
  const title = lookup.title === undefined ? lookup.id : wording.text(lookup.title)
  const cell = [lookup.rowTitle, lookup.columnTitle]
    .map(each => (each === undefined ? UNDEFINED_MARK : wording.text(each)))
    .join(' × ')
  const verdict = lookup.verdict === undefined ? words.noVerdict : wording.text(lookup.verdict)
  return { text: `${title} (${cell}): ${verdict}`, more: [] }
}

function stateOf(
  holds: boolean | undefined,
  wording: Wording,
): { mark: string; word: string; emphasis: Emphasis } {
  const { words } = wording
  if (holds === undefined) return { mark: '?', word: words.undecided, emphasis: 'caution' }
  return holds
    ? { mark: '✓', word: words.holds, emphasis: 'strong' }
    : { mark: '✗', word: words.doesNotHold, emphasis: 'caution' }
}

// The conditions of verdicts as a table, for formats that have no checklists.

export function conditionTables(verdicts: readonly Verdict[], wording: Wording): TableBlock[] {
  const { words } = wording
  return verdicts.map(({ id, label, conditions }) => ({
    kind: 'table',
    title: label === undefined ? id : wording.text(label),
    tab: id,
    columns: [
      { heading: words.verdicts, kind: 'text' },
      { heading: sentenceStart(words.found('').trim()), kind: 'number' },
      { heading: sentenceStart(words.required('').trim()), kind: 'number' },
      { heading: sentenceStart(words.distance('').trim()), kind: 'number' },
      { heading: words.result, kind: 'text' },
    ],
    rows: conditions.map(({ title, found, bound, distance, holds, applies }) => {
      const { word, emphasis } = stateOf(holds, wording)
      return [
        textCell(wording.text(title)),
        statedCell(found, wording),
        textCell(bound === undefined ? UNDEFINED_MARK : wording.number(bound)),
        shownCell(distance, wording) ?? textCell(UNDEFINED_MARK),
        textCell(applies === false ? words.worksheet.notYours : word, emphasis),
      ]
    }),
    compact: false,
    below: [],
  }))
}

/** An answer or a number, as shown. */
function statedCell(shown: string | undefined, wording: Wording): Cell {
  if (shown === undefined) return textCell(UNDEFINED_MARK)
  const text = wording.number(shown)
  return /^-?\d+(?:\.\d+)?$/.test(shown) ? { text, value: Number(shown) } : textCell(text)
}
