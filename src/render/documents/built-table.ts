/** Rows by the ids of columns -> a table with the columns that an outline asks for. */
import type { Document, Inline, TableRequest } from '../../documents/document.ts'
import { columnsOf } from '../../documents/outline-parts.ts'
import { inLanguage } from '../../language/language.ts'
import type { FullReport } from '../../report/full-report.ts'
import type { Cell, Column, TableBlock } from '../blocks.ts'
import type { Wording } from '../wording.ts'

export interface TableContext {
  readonly report: FullReport
  readonly wording: Wording
  readonly document: Document
  readonly request: TableRequest
}

export interface BuiltRow {
  readonly cells: Readonly<Record<string, Cell | readonly Cell[] | undefined>>
  /** Below the others and without a number of its own: sums, grades. */
  readonly isFoot?: boolean
}

export interface BuiltTable {
  readonly rows: readonly BuiltRow[]
  /** Headings of a column that stands for several. */
  readonly spread?: Readonly<Record<string, readonly string[]>>
  readonly below?: readonly string[]
  readonly isForm?: boolean
}

export const EMPTY: Cell = { text: '' }

/** Undefined where there are no rows. Without `columns` in the outline, those that say something. */
export function requestedTable(
  { rows, spread = {}, below = [], isForm = false }: BuiltTable,
  { request, document }: TableContext,
): TableBlock | undefined {
  if (rows.length === 0) return undefined
  const known = columnsOf(request.kind)
  const isUsed = (id: string) =>
    id === 'number' || rows.some(({ cells }) => cells[id] !== undefined)
  const ids =
    request.columns === undefined ? Object.keys(known).filter(isUsed) : [...request.columns.keys()]
  const numbered = numberedRows(rows)
  const parts = ids.map(id => {
    const heading =
      request.columns?.get(id) ?? inLanguage(known[id]?.heading ?? {}, document.language)
    const kind = known[id]?.kind ?? 'text'
    const headings = spread[id] ?? [heading]
    const columns = headings.map((own, at): Column => ({ heading: own, kind, id: `${id}.${at}` }))
    const cells = (row: BuiltRow): readonly Cell[] => {
      const cell = row.cells[id]
      const list = cell === undefined ? [] : Array.isArray(cell) ? (cell as Cell[]) : [cell as Cell]
      return headings.map((_, at) => list[at] ?? EMPTY)
    }
    return { columns, cells }
  })
  return {
    kind: 'table',
    title: '',
    columns: parts.flatMap(({ columns }) => columns),
    rows: numbered.map(row => parts.flatMap(({ cells }) => cells(row))),
    compact: false,
    below,
    isForm,
  }
}

function numberedRows(rows: readonly BuiltRow[]): BuiltRow[] {
  let number = 0
  return rows.map(row => {
    if (row.isFoot === true || row.cells.number !== undefined) return row
    number += 1
    return { ...row, cells: { ...row.cells, number: { text: String(number), value: number } } }
  })
}

export function blankText(about: string, { document }: Pick<TableContext, 'document'>): string {
  return document.language === 'id' ? `[isi: ${about}]` : `[fill in: ${about}]`
}

export function inlineCell(inline: Inline, context: Pick<TableContext, 'document'>): Cell {
  if ('text' in inline) return { text: inline.text }
  return { text: blankText('blank' in inline ? inline.blank : '', context), isBlank: true }
}

/** The same name, whatever capitals and signs it was typed with; or its id. */
export function isNamed(typed: string | undefined, id: string, name: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const wanted = plain(typed ?? '')
  return wanted !== '' && (wanted === plain(id) || wanted === plain(name))
}
