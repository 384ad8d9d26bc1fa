/** Many names -> the first of them in one line, with a sign that there are more. */
import type { Localized } from './language.ts'

interface ListStyle {
  readonly between?: string
  /** Says how many more there are, where the sentence does not say how many there are in all. */
  readonly countsRest?: boolean
  /** How many there are, where not all are at hand. */
  readonly of?: number
}

/**
 * @example shortList(['a', 'b', 'c'], 2)  // 'a, b, …'
 * @example shortList(['a', 'b', 'c'], 2, { countsRest: true })  // 'a, b, … (+1)'
 */
export function shortList(
  names: readonly (string | number)[],
  most: number,
  { between = ', ', countsRest = false, of = names.length }: ListStyle = {},
): string {
  const shown = names.slice(0, most).join(between)
  const rest = of - Math.min(most, names.length)
  if (rest <= 0) return shown
  return `${shown}${between}…${countsRest ? ` (+${rest})` : ''}`
}

/** @example shortText('Kesesuaian persyaratan', 12)  // 'Kesesuaian …' */
export function shortText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

/** @example quotedList(['a', 'b'])  // '`a`, `b`' */
export function quotedList(names: readonly string[], most = names.length): string {
  return shortList(
    names.slice(0, most + 1).map(name => `\`${name}\``),
    most,
  )
}

/** `row 7`, `rows 212, 215, 301, …` */
export function rowsText(rows: readonly number[], count: number): Required<Localized> {
  const text = shortList(rows, 3, { of: count })
  return { id: `baris ${text}`, en: count === 1 ? `row ${text}` : `rows ${text}` }
}

/** Rows in order; three and more in a row are a range. @example rowRanges([1, 2, 3, 7])  // ['1–3', '7'] */
export function rowRanges(rows: readonly number[]): readonly string[] {
  const runs: number[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last?.at(-1) === row - 1) last.push(row)
    else runs.push([row])
  }
  return runs.flatMap(run => (run.length < 3 ? run.map(String) : [`${run[0]}–${run.at(-1)}`]))
}
