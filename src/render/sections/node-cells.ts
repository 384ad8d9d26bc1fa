/** A node of the score tree -> the cells that tables of nodes share. */
import { shownName } from '../../language/safe-text.ts'
import { shortList } from '../../language/short-list.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { HIDDEN_MARK, isHidden } from '../../report/report-numbers.ts'
import type { Cell, Column } from '../blocks.ts'
import type { Emphasis } from '../terminal-text.ts'
import { UNDEFINED_MARK, type Wording, whyUndefined } from '../wording.ts'

type FullGroup = FullReport['result']['groups'][number]['groups'][number]

export function shownCell(
  quantity:
    | { readonly shown?: string | undefined; readonly value?: number | undefined }
    | undefined,
  wording: Wording,
  emphasis: Emphasis = 'plain',
): Cell | undefined {
  if (quantity?.shown === undefined) return undefined
  const { shown, value } = quantity
  const cell = { text: wording.number(shown), emphasis }
  // Nobody computes with what stands for a hidden number.
  return value === undefined || shown === HIDDEN_MARK ? cell : { ...cell, value }
}

interface Lacking {
  readonly statistic: string
  readonly because: string
  /** What it is of. */
  readonly name: string
}

/** One line that says what has no value, of which parts, and why. */
export function notDefinedLines(all: readonly Lacking[], { words }: Wording): string[] {
  const { statistic, because, notDefined } = words.statistics
  const names = new Map<string, string[]>()
  for (const each of all) {
    const key = `${each.statistic} ${each.because}`
    names.set(key, [...(names.get(key) ?? []), each.name])
  }
  const parts = [...names].map(([key, own]) => {
    const [what = '', why = ''] = key.split(' ')
    return `${statistic[what] ?? what} (${shortList(own, MOST_NAMED)}): ${because[why] ?? why}`
  })
  return parts.length === 0 ? [] : [notDefined(parts.join('; '))]
}

const MOST_NAMED = 8

/** A whole number. */
export function numberCell(
  count: number | undefined,
  wording: Wording,
  emphasis: Emphasis = 'plain',
): Cell {
  if (count === undefined) return { text: HIDDEN_MARK, emphasis }
  return { text: wording.count(count), value: count, emphasis }
}

/** How many a group has. Of counts that were passed on, some of it may be among what was joined. */
export interface Respondents {
  readonly n?: number | undefined
  readonly mayLack?: boolean | undefined
}

export function respondentsText({ n, mayLack = false }: Respondents, wording: Wording): string {
  if (n === undefined) return HIDDEN_MARK
  return mayLack ? `≥ ${wording.count(n)}` : wording.count(n)
}

export function respondentsCell(group: Respondents, wording: Wording): Cell {
  const { n, mayLack = false } = group
  return mayLack ? { text: respondentsText(group, wording) } : numberCell(n, wording)
}

/** A code, or a number as a language writes it. */
export function shownAnswer(answer: string | undefined, wording: Wording): string {
  if (answer === undefined) return wording.words.worksheet.noAnswer
  return /^-?\d+\.\d+$/.test(answer) ? wording.number(answer) : answer
}

interface Range {
  readonly least: number
  readonly most: number
}

/** The lowest and the highest of many values. */
export function rangeOf(values: readonly number[]): Range {
  return values.reduce<Range>(
    ({ least, most }, value) => ({ least: Math.min(least, value), most: Math.max(most, value) }),
    { least: Infinity, most: -Infinity },
  )
}

/** Tinted by its place in a range; where that has no width, not at all. */
export function tinted(
  cell: Cell | undefined,
  value: number | undefined,
  { least, most }: Range,
): Cell | undefined {
  if (cell === undefined || value === undefined || !(most > least)) return cell
  return { ...cell, heat: (value - least) / (most - least) }
}

/** @example '75,10–80,22' */
export function rangeText(
  { low, high }: { readonly low: { shown: string }; readonly high: { shown: string } },
  wording: Wording,
): string {
  return `${wording.number(low.shown)}–${wording.number(high.shown)}`
}

/** Of an interval, as a report writes it. */
export type End = { readonly shown: string; readonly value: number }

/** The same in a cell, or nothing. */
export function rangeCell(
  interval: { readonly low?: End; readonly high?: End } | undefined,
  wording: Wording,
): Cell | undefined {
  const { low, high } = interval ?? {}
  if (low === undefined || high === undefined) return undefined
  const end = ({ shown, value }: End) => ({ text: wording.number(shown), value })
  return { text: rangeText({ low, high }, wording), range: [end(low), end(high)] }
}

/** The share of its maximum: only to draw a bar. */
export function barCell(value: number | undefined, maximum: number): Cell | undefined {
  return value === undefined || !(maximum > 0) ? undefined : { bar: value / maximum }
}

type NoAnswers = NonNullable<FullNode['noAnswers']>

/** Missing is not zero: blanks always have a column, the other kinds where there are any. */
export function noAnswerColumns<T>(
  things: readonly T[],
  noAnswers: (thing: T) => NoAnswers | undefined,
  wording: Wording,
): OptionalColumn<T>[] {
  const { words } = wording
  const kinds: [keyof NoAnswers, string][] = [
    ['blank', words.blank],
    ['dontKnow', words.dontKnow],
    ['notApplicable', words.notApplicable],
    ['unknown', words.unknown],
  ]
  const occurs = (kind: keyof NoAnswers) =>
    things.some(thing => (noAnswers(thing)?.[kind] ?? 0) > 0)
  return kinds
    .filter(([kind]) => kind === 'blank' || occurs(kind))
    .map(([kind, heading]) => ({
      heading,
      kind: 'number',
      cell: thing => {
        const count = noAnswers(thing)?.[kind]
        return count === undefined ? undefined : numberCell(count, wording)
      },
    }))
}

/** Why a node has no score, and what was left out of the others: below the table, one line each. */
export function nodeRemarks(nodes: readonly FullNode[], wording: Wording): string[] {
  const { words } = wording
  return nodes.flatMap(node => {
    const title = shownName(wording.title(node))
    const reason = whyUndefined(node, wording)
    const excluded = node.excluded ?? []
    return [
      ...(node.value === undefined && reason !== undefined && !isHidden(node)
        ? [`${title}: ${reason}`]
        : []),
      ...(excluded.length > 0
        ? [`${title}: ${words.excluded(excluded.map(shownName).join(', '))}`]
        : []),
    ]
  })
}

// A list of things and what could be said of each -> a table with only the columns that say something.

export interface OptionalColumn<T> extends Column {
  /** Undefined where there is nothing to say of this one. */
  readonly cell: (thing: T) => Cell | undefined
  /** Shown even where no row has anything in it. */
  readonly always?: boolean
}

/** What a hidden thing has no cell for is hidden too, not missing. */
export function tableOf<T>(
  things: readonly T[],
  columns: readonly OptionalColumn<T>[],
  isWithout: (thing: T) => boolean = () => false,
): { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] } {
  const used = columns.filter(
    column => column.always === true || things.some(thing => column.cell(thing) !== undefined),
  )
  return {
    columns: used.map(({ heading, kind, spare = false }) => ({ heading, kind, spare })),
    rows: things.map(thing =>
      used.map(({ cell, kind }) => cell(thing) ?? emptyCell(kind, isWithout(thing))),
    ),
  }
}

function emptyCell(kind: Column['kind'], isOfHidden: boolean): Cell {
  if (kind === 'bar') return { text: '' }
  if (isOfHidden) return { text: HIDDEN_MARK }
  return { text: kind === 'number' ? UNDEFINED_MARK : '', emphasis: 'faint' }
}

/** A group, by what it has in each column. */
export function groupName(group: FullGroup, wording: Wording): string {
  return group.values.map((_, position) => valueText(group, position, wording)).join(' × ')
}

export function valueText(group: FullGroup, position: number, wording: Wording): string {
  const label = group.labels[position]
  return (label && shownName(wording.text(label))) || wording.words.noValue
}

// The parts of a score -> which of them have the lowest and which the highest score.

/** None where the parts do not differ, several where they share the place. */
export function extremeNodes(score: FullNode, end: 'lowest' | 'highest'): readonly FullNode[] {
  const ids = [score[end] ?? [], score[`${end}Shared`] ?? []].flat()
  return ids.flatMap(id => score.children.find(node => node.id === id) ?? [])
}

/** @example 'U1, U4, +2' */
export function sharedNames(names: readonly string[]): string {
  const rest = names.length - SHARED_NAMED
  return [...names.slice(0, SHARED_NAMED), ...(rest > 0 ? [`+${rest}`] : [])].join(', ')
}

const SHARED_NAMED = 2

/** Whether the parts of this score are items themselves, as in SKM, not dimensions of items. */
export function standsOnItems(score: FullNode): boolean {
  return score.children.length > 0 && score.children.every(node => node.item !== undefined)
}
