/** A table of cells -> aligned lines of text for a terminal. */

import { safeText } from '../language/safe-text.ts'
import type { Cell, Column, TableBlock } from './blocks.ts'
import { columnWidths, GAP, runsOver, textsHaveRoom } from './column-widths.ts'
import type { Palette } from './palette.ts'
import { padEnd, padStart, textWidth } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

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
