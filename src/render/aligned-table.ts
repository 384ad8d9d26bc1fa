/** A table of cells -> aligned lines of text for a terminal. */
import { safeText } from '../language/safe-text.ts'
import type { Cell, Column, TableBlock } from './blocks.ts'
import { type Palette, padEnd, padStart, textWidth, wrapText } from './terminal-text.ts'

const INDENT = 2

/** `usual` is how wide a page looks calm; a table with long texts may grow to `most`. */
export function alignedTable(
  table: TableBlock,
  page: { readonly usual: number; readonly most: number },
  paint: Palette,
): string[] {
  const indent = table.compact ? INDENT : 0
  const inside = {
    usual: page.usual - indent,
    most: page.most - indent,
    longestBar: table.compact ? 20 : 60,
  }
  const whole = safeTable(table)
  const { columns, rows } = textsHaveRoom(whole.columns, widestCells(whole), inside)
    ? whole
    : withoutSpare(whole)
  const widths = columnWidths(columns, widestCells({ columns, rows }), inside)
  const total = widths.reduce((sum, width) => sum + (width === 0 ? 0 : width + GAP), -GAP)

  const lines = headingLines(columns, widths, indent).map(line => paint.strong(line))
  if (!table.compact) lines.push(paint.faint('─'.repeat(Math.max(total, page.usual))))
  for (const row of rows) lines.push(...rowLines(row, columns, widths, indent, paint))
  return lines
}

/** Whether all its texts read well beside its numbers. */
export function hasRoom(
  table: TableBlock,
  page: { readonly usual: number; readonly most: number },
): boolean {
  const { columns, ...cells } = safeTable(table)
  return textsHaveRoom(columns, widestCells({ columns, ...cells }), { ...page, longestBar: 0 })
}

type Cells = Pick<TableBlock, 'columns' | 'rows'>

function safeTable({ columns, rows }: Cells): Cells {
  return {
    columns: columns.map(column => ({ ...column, heading: safeText(column.heading) })),
    rows: rows.map(row =>
      row.map(cell => ('bar' in cell ? cell : { ...cell, text: safeText(cell.text) })),
    ),
  }
}

function withoutSpare({ columns, rows }: Cells): Cells {
  const keeps = (position: number) => columns[position]?.spare !== true
  return {
    columns: columns.filter((_, position) => keeps(position)),
    rows: rows.map(row => row.filter((_, position) => keeps(position))),
  }
}

function widestCells({ columns, rows }: Cells): number[] {
  return columns.map((_, position) => Math.max(0, ...rows.map(row => cellWidth(row[position]))))
}

function cellWidth(cell: Cell | undefined): number {
  return cell === undefined || 'bar' in cell ? 0 : textWidth(cell.text)
}

function headingLines(
  columns: readonly Column[],
  widths: readonly number[],
  indent: number,
): string[] {
  const parts: { text: string; width: number; right: boolean }[] = []
  columns.forEach((column, position) => {
    const width = widths[position] ?? 0
    const last = parts.at(-1)
    if (runsOver(column) && last !== undefined) last.width += width === 0 ? 0 : GAP + width
    else parts.push({ text: column.heading, width, right: column.kind === 'number' })
  })
  const first = parts[0]
  if (first !== undefined) first.width += indent
  const wrapped = parts.map(part => wrapText(part.text, part.width))
  const height = Math.max(...wrapped.map(lines => lines.length))
  // Headings stand on the line of the rule, so short ones are pushed down.
  return Array.from({ length: height }, (_, line) =>
    parts
      .map((part, position) => {
        const lines = wrapped[position] ?? []
        const text = lines[line - (height - lines.length)] ?? ''
        return part.right ? padStart(text, part.width) : padEnd(text, part.width)
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}

function rowLines(
  row: readonly Cell[],
  columns: readonly Column[],
  widths: readonly number[],
  indent: number,
  paint: Palette,
): string[] {
  const wrapped = row.map((cell, position) =>
    'bar' in cell
      ? [bar(cell.bar, widths[position] ?? 0)]
      : wrapText(cell.text, Math.max(1, widths[position] ?? 1)),
  )
  const height = Math.max(...wrapped.map(lines => lines.length))
  return Array.from({ length: height }, (_, line) => {
    const last = wrapped.findLastIndex(lines => (lines[line] ?? '') !== '')
    const parts = row.slice(0, last + 1).map((cell, position) => {
      const text = wrapped[position]?.[line] ?? ''
      const width = widths[position] ?? 0
      const isNumber = columns[position]?.kind === 'number'
      const padded = isNumber
        ? padStart(text, width)
        : position === last
          ? text
          : padEnd(text, width)
      return 'bar' in cell ? paint.code(padded) : paint[cell.emphasis ?? 'plain'](padded)
    })
    return ' '.repeat(indent) + parts.join(' '.repeat(GAP))
  })
}

/** @example bar(0.775, 20)  // '████████████████····' */
export function bar(share: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width)
  return '█'.repeat(full) + '·'.repeat(Math.max(0, width - full))
}

// What a table's columns hold -> widths that fit the page.

const GAP = 2
const SHORTEST_BAR = 10
const USUAL_BAR = 20
const READABLE = 20
const LEAST_TEXT = 5

interface PageWidth {
  /** How wide a table looks calm. */
  readonly usual: number
  /** How wide it may grow for long texts. */
  readonly most: number
  readonly longestBar: number
}

/** A heading runs over the columns after it that have none; a bar has its own place. */
function runsOver(column: Column | undefined): boolean {
  return column !== undefined && column.heading === '' && column.kind !== 'bar'
}

/**
 * Numbers keep their width. Texts keep theirs while a short bar fits beside them; then the widest texts give way and wrap, and before
 * they become hard to read the bar goes (width 0): its number stands beside it. `cells` is the widest cell of each column.
 */
function columnWidths(
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
function textsHaveRoom(
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
