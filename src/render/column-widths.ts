/** What a table's columns hold -> widths that fit the page. */
import type { Column } from './blocks.ts'
import { textWidth } from './text-width.ts'

export const GAP = 2
const SHORTEST_BAR = 10
const USUAL_BAR = 20
const READABLE = 20
const LEAST_TEXT = 5

export interface PageWidth {
  /** How wide a table looks calm. */
  readonly usual: number
  /** How wide it may grow for long texts. */
  readonly most: number
  readonly longestBar: number
}

/** A heading runs over the columns after it that have none; a bar has its own place. */
export function runsOver(column: Column | undefined): boolean {
  return column !== undefined && column.heading === '' && column.kind !== 'bar'
}

/**
 * Numbers keep their width. Texts keep theirs while a short bar fits beside them; then the widest texts give way and wrap, and before
 * they become hard to read the bar goes (width 0): its number stands beside it. `cells` is the widest cell of each column.
 */
export function columnWidths(
  columns: readonly Column[],
  cells: readonly number[],
  page: PageWidth,
): number[] {
  const wide = withHeadings(columns, cells, textWidth)
  const bars = columns.some(column => column.kind === 'bar') ? USUAL_BAR : 0
  const gaps = GAP * (columns.length - 1)
  // Headings of several words are broken only where room is scarce.
  const natural =
    sum(wide) + bars + gaps <= page.usual ? wide : withHeadings(columns, cells, longestWord)
  return fittedWidths(columns, natural, page)
}

/** Whether every text has its width, or one that reads well, when the page gives all its room but to numbers. */
export function textsHaveRoom(
  columns: readonly Column[],
  cells: readonly number[],
  page: PageWidth,
): boolean {
  const needed = withHeadings(columns, cells, longestWord).map((width, position) =>
    columns[position]?.kind === 'text' ? Math.min(width, READABLE) : width,
  )
  const shown = columns.filter(column => column.kind !== 'bar').length
  return sum(needed) + GAP * (shown - 1) <= page.most
}

function fittedWidths(
  columns: readonly Column[],
  natural: readonly number[],
  page: PageWidth,
): number[] {
  const isText = (position: number) => columns[position]?.kind === 'text'
  const texts = natural.filter((_, position) => isText(position))
  const numbers = sum(natural) - sum(texts)
  const room = page.most - numbers - GAP * (columns.length - 1)
  const hasBar = columns.some(column => column.kind === 'bar')
  const readable = sum(texts.map(width => Math.min(width, READABLE)))
  const keepsBar = hasBar && readable + SHORTEST_BAR <= room
  // Without the bar its gap is free too.
  const textRoom = keepsBar ? room - SHORTEST_BAR : room + (hasBar ? GAP : 0)
  const limit = widestAllowed(texts, textRoom)
  const used = sum(texts.map(width => Math.min(width, limit)))
  const usualBar = Math.max(SHORTEST_BAR, room - (page.most - page.usual) - used)
  const bar = keepsBar ? Math.min(room - used, page.longestBar, usualBar) : 0
  return natural.map((width, position) =>
    columns[position]?.kind === 'bar' ? bar : isText(position) ? Math.min(width, limit) : width,
  )
}

/** Each column as wide as its cells and heading; where a heading runs over several, their first makes up what is missing. */
function withHeadings(
  columns: readonly Column[],
  cells: readonly number[],
  headingWidth: (heading: string) => number,
): number[] {
  return columns.map((column, position) => {
    const cell = cells[position] ?? 0
    let others = 0
    for (let next = position + 1; runsOver(columns[next]); next++)
      others += GAP + (cells[next] ?? 0)
    return Math.max(cell, headingWidth(column.heading) - others)
  })
}

function longestWord(heading: string): number {
  return Math.max(...heading.split(' ').map(textWidth))
}

/** The largest width that all texts may have so that together they fit the room. */
function widestAllowed(texts: readonly number[], room: number): number {
  let limit = Math.max(...texts, 1)
  while (limit > LEAST_TEXT && sum(texts.map(width => Math.min(width, limit))) > room) limit--
  return limit
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
