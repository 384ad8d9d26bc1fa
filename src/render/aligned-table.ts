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
  const cells = textsHaveRoom(whole, inside) ? whole : withoutSpare(whole)
  const parts = wordsHaveRoom(cells, inside) ? [{ ...cells, names: 0 }] : narrowParts(cells, inside)
  return parts.flatMap((part, position) => [
    ...(position === 0 ? [] : ['']),
    ...partLines(part, { ...inside, indent, rule: table.compact ? 0 : page.usual }, paint),
  ])
}

type Cells = Pick<TableBlock, 'columns' | 'rows'>

/** `names`: how many columns stand on a line of their own, above the others. */
interface Part extends Cells {
  readonly names: number
}

/** What does not fit side by side with whole words: names above their numbers, else the columns in several tables, each after the names. */
function narrowParts(cells: Cells, page: PageWidth): readonly Part[] {
  const { columns } = cells
  const leading = columns.findIndex(column => !isText(column))
  const names = leading === -1 ? 1 : Math.max(1, leading)
  const nameColumns = columns.map((_, position) => position).slice(0, names)
  const others = columns.map((_, position) => position).slice(names)
  const below = { ...page, usual: page.usual - INDENT, most: page.most - INDENT }
  if (others.length > 0 && wordsHaveRoom(chosen(cells, others), below)) return [{ ...cells, names }]

  const parts: number[][] = []
  for (const position of others) {
    const last = parts.at(-1)
    // A column without a heading belongs to the one before it.
    const longer = [...nameColumns, ...(last ?? []), position]
    const fits = runsOver(columns[position]) || wordsHaveRoom(chosen(cells, longer), page)
    if (last !== undefined && fits) last.push(position)
    else parts.push([position])
  }
  if (parts.length < 2) return [{ ...cells, names: others.length > 0 ? names : 0 }]
  return parts.map(part => {
    const own = chosen(cells, [...nameColumns, ...part])
    return { ...own, names: wordsHaveRoom(own, page) ? 0 : names }
  })
}

function chosen({ columns, rows }: Cells, positions: readonly number[]): Cells {
  const pick = <T>(list: readonly T[]) => positions.flatMap(position => list[position] ?? [])
  return { columns: pick(columns), rows: rows.map(pick) }
}

function partLines(
  { columns, rows, names }: Part,
  page: PageWidth & { readonly indent: number; readonly rule: number },
  paint: Palette,
): string[] {
  const room = page.most
  const above = { columns: columns.slice(0, names), rows: rows.map(row => row.slice(0, names)) }
  const beside = { columns: columns.slice(names), rows: rows.map(row => row.slice(names)) }
  const inset = names === 0 ? 0 : INDENT
  const inner = { ...page, usual: page.usual - inset, most: page.most - inset }
  const widths = columnWidths(beside, inner)
  const total = widths.reduce((sum, width) => sum + (width === 0 ? 0 : width + GAP), -GAP)
  const title = above.columns.map(column => column.heading).filter(heading => heading !== '')
  // The heading of the first column starts at the edge, over its indented rows.
  const [first = 0, ...others] = widths
  const headings =
    names === 0
      ? headingLines(beside.columns, [first + page.indent, ...others])
      : headingLines(beside.columns, widths).map(line => ' '.repeat(inset + page.indent) + line)

  const lines = [
    ...(names === 0 ? [] : wrapText(title.join(BETWEEN), room + page.indent)),
    ...headings,
  ].map(line => paint.strong(line))
  if (page.rule > 0) lines.push(paint.faint('─'.repeat(Math.max(total, page.rule))))
  for (const [position, row] of beside.rows.entries()) {
    const name = (above.rows[position] ?? []).flatMap(cell => ('text' in cell ? cell.text : []))
    if (names > 0) {
      const text = name.filter(part => part !== '').join(BETWEEN)
      lines.push(...wrapText(text, room).map(line => ' '.repeat(page.indent) + line))
    }
    lines.push(...rowLines(row, beside.columns, widths, page.indent + inset, paint))
  }
  return lines
}

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

function headingLines(columns: readonly Column[], widths: readonly number[]): string[] {
  const parts: { text: string; width: number; right: boolean }[] = []
  columns.forEach((column, position) => {
    const width = widths[position] ?? 0
    const last = parts.at(-1)
    if (runsOver(column) && last !== undefined) last.width += width === 0 ? 0 : GAP + width
    else parts.push({ text: column.heading, width, right: column.kind === 'number' })
  })
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
const BETWEEN = ' · '

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
 * Numbers keep their width. Texts keep theirs while a short bar fits beside them; then the widest texts give way and wrap between
 * words, and before they become hard to read the bar goes (width 0): its number stands beside it.
 */
function columnWidths(cells: Cells, page: PageWidth): number[] {
  const { columns } = cells
  const wide = withHeadings(columns, widestCells(cells), textWidth)
  const bars = columns.some(isBar) ? USUAL_BAR : 0
  const gaps = GAP * (columns.length - 1)
  // Headings of several words are broken only where room is scarce.
  const natural =
    sum(wide) + bars + gaps <= page.usual
      ? wide
      : withHeadings(columns, widestCells(cells), longestWord)
  return fittedWidths(columns, natural, leastWidths(cells), page)
}

/** Whether the page holds its numbers, names that read well, and the longest word of each other text side by side. */
function wordsHaveRoom(cells: Cells, page: PageWidth): boolean {
  const shown = cells.columns.filter(column => !isBar(column)).length
  return sum(leastWidths(cells, READABLE)) + GAP * (shown - 1) <= page.most
}

/** Whether every text has its width, or one that reads well, when the page gives all its room but to numbers. */
function textsHaveRoom(cells: Cells, page: PageWidth): boolean {
  const { columns } = cells
  const needed = withHeadings(columns, widestCells(cells), longestWord).map((width, position) =>
    isText(columns[position]) ? Math.min(width, READABLE) : width,
  )
  const shown = columns.filter(column => !isBar(column)).length
  return sum(needed) + GAP * (shown - 1) <= page.most
}

/** Numbers whole, of each text its longest word. `nameWidth`: of the first column as much, where it has it. */
function leastWidths({ columns, rows }: Cells, nameWidth = 0): number[] {
  const widest = (position: number) => (row: readonly Cell[]) => {
    const cell = row[position]
    if (cell === undefined || 'bar' in cell) return 0
    if (!isText(columns[position])) return textWidth(cell.text)
    const least = position === 0 ? nameWidth : 0
    return Math.max(longestWord(cell.text), Math.min(textWidth(cell.text), least))
  }
  const cells = columns.map((_, position) => Math.max(0, ...rows.map(widest(position))))
  return withHeadings(columns, cells, longestWord)
}

function fittedWidths(
  columns: readonly Column[],
  natural: readonly number[],
  least: readonly number[],
  page: PageWidth,
): number[] {
  const ofTexts = (widths: readonly number[]) =>
    widths.filter((_, position) => isText(columns[position]))
  const texts = ofTexts(natural)
  const numbers = sum(natural) - sum(texts)
  const room = page.most - numbers - GAP * (columns.length - 1)
  const hasBar = columns.some(isBar)
  const readable = sum(texts.map(width => Math.min(width, READABLE)))
  const keepsBar = hasBar && readable + SHORTEST_BAR <= room
  // Without the bar its gap is free too.
  const textRoom = keepsBar ? room - SHORTEST_BAR : room + (hasBar ? GAP : 0)
  const fitted = fittedTexts(texts, ofTexts(least), textRoom)
  const used = sum(fitted)
  const usualBar = Math.max(SHORTEST_BAR, room - (page.most - page.usual) - used)
  const bar = keepsBar ? Math.min(room - used, page.longestBar, usualBar) : 0
  const left = [...fitted]
  return natural.map((width, position) =>
    isBar(columns[position]) ? bar : isText(columns[position]) ? (left.shift() ?? 0) : width,
  )
}

/** The widest give way first, none below its longest word while that can be. */
function fittedTexts(texts: readonly number[], least: readonly number[], room: number): number[] {
  let limit = Math.max(...texts, 1)
  const within = (floor: number) =>
    texts.map((width, position) =>
      Math.min(width, Math.max(limit, Math.min(floor, least[position] ?? 0))),
    )
  while (limit > 1 && sum(within(room)) > room) limit--
  let floor = room
  while (floor > 1 && sum(within(floor)) > room) floor--
  return within(floor)
}

function isText(column: Column | undefined): boolean {
  return column?.kind === 'text'
}

function isBar(column: Column | undefined): boolean {
  return column?.kind === 'bar'
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

function longestWord(text: string): number {
  return text.split(' ').reduce((widest, word) => Math.max(widest, textWidth(word)), 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
