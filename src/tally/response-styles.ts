/** The answers of one respondent, in the order asked -> the longest run of one answer, and how much they vary; counted over all rows. */

import { total } from '../math/exact.ts'
import { count } from '../rubric/json-shapes.ts'
import { listOf, mapOf, needed, record, type ValueOf } from '../rubric/shape.ts'

/** Follows from the rubric alone. */
export interface StyleLayout {
  readonly items: number
  readonly categories: number
  /** By number of answers: where its spreads begin in the list of all. */
  readonly offsets: readonly number[]
  readonly states: number
}

/** Whole numbers that add up: the standard deviation of a row follows from its answers and its spread. */
export interface ResponseStyles {
  /** By length of the longest run of one answer: rows. */
  readonly runs: readonly number[]
  /** `offsets` of n answers + n·Σx² − (Σx)² -> rows. */
  readonly spreads: ReadonlyMap<number, number>
}

export interface OpenStyles {
  readonly runs: number[]
  readonly spreads: Map<number, number>
}

export function styleLayout(items: number, categories: number): StyleLayout {
  const offsets: number[] = []
  let states = 0
  for (let answers = 0; answers <= items; answers++) {
    offsets.push(states)
    // Half of them at either end of the scale.
    states += Math.floor(answers / 2) * Math.ceil(answers / 2) * (categories - 1) ** 2 + 1
  }
  return { items, categories, offsets, states }
}

export function openStyles({ items }: StyleLayout): OpenStyles {
  return { runs: new Array<number>(items + 1).fill(0), spreads: new Map() }
}

/** Of one row: its longest run of one answer, how many questions were answered, and n·Σx² − (Σx)². */
export type ResponseStyle = ReturnType<typeof responseStyle>

export function countStyle(
  { offsets }: StyleLayout,
  { runs, spreads }: OpenStyles,
  { longest, answers, spread }: ResponseStyle,
): void {
  runs[longest] = (runs[longest] ?? 0) + 1
  const state = (offsets[answers] ?? 0) + spread
  spreads.set(state, (spreads.get(state) ?? 0) + 1)
}

/** @param codes negative where there is no answer, which ends a run */
export function responseStyle(codes: ArrayLike<number>) {
  let [longest, run, before, answers, sum, squares] = [0, 0, -1, 0, 0, 0]
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? -1
    run = code < 0 ? 0 : code === before ? run + 1 : 1
    before = code
    if (run > longest) longest = run
    if (code < 0) continue
    answers++
    sum += code
    squares += code * code
  }
  return { longest, answers, spread: answers * squares - sum * sum }
}

/** What a state of `spreads` stands for. */
export function spreadOf({ offsets }: StyleLayout, state: number) {
  const answers = offsets.findLastIndex(offset => offset <= state)
  return { answers, spread: state - (offsets[answers] ?? 0) }
}

export function mergedStyles(
  a: ResponseStyles | undefined,
  b: ResponseStyles | undefined,
): ResponseStyles | undefined {
  // Counts of before do not say it; nor do they and others together.
  if (a === undefined || b === undefined) return undefined
  const spreads = new Map(a.spreads)
  for (const [state, rows] of b.spreads) spreads.set(state, (spreads.get(state) ?? 0) + rows)
  return { runs: a.runs.map((rows, length) => rows + (b.runs[length] ?? 0)), spreads }
}

// In a file.

export const stylesShape = record({
  runs: needed(
    listOf(count),
    'Rows by length of the longest run of one answer, in the order of the rubric; no answer ends a run',
  ),
  spreads: needed(
    mapOf(count),
    'Answers given (n) and n·Σx² − (Σx)² of their places on the scale, as `9 20` -> rows',
  ),
})

type WrittenStyles = Pick<ValueOf<typeof stylesShape>, 'runs' | 'spreads'>

export function stylesJson({ runs, spreads }: ResponseStyles, layout: StyleLayout) {
  const named = [...spreads].map(([state, rows]) => {
    const { answers, spread } = spreadOf(layout, state)
    return [`${answers} ${spread}`, rows] as const
  })
  return { runs, spreads: Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

export function stylesOf({ runs, spreads }: WrittenStyles, layout: StyleLayout): ResponseStyles {
  return {
    runs,
    spreads: new Map([...spreads].map(([name, rows]) => [stateOf(name, layout) ?? -1, rows])),
  }
}

/** Undefined of what the rubric does not allow. */
function stateOf(name: string, { offsets, states }: StyleLayout): number | undefined {
  const [all, answers, spread] = /^(\d{1,9}) (\d{1,9})$/.exec(name) ?? []
  const state = (offsets[Number(answers)] ?? states) + Number(spread)
  return all !== undefined && state < (offsets[Number(answers) + 1] ?? states) ? state : undefined
}

/** Each row has one longest run and one spread. */
export function areStyles(
  { runs, spreads }: WrittenStyles,
  rows: number,
  layout: StyleLayout | undefined,
): boolean {
  return (
    layout !== undefined &&
    runs.length === layout.items + 1 &&
    total(runs) === rows &&
    total(spreads.values()) === rows &&
    [...spreads.keys()].every(name => stateOf(name, layout) !== undefined)
  )
}
