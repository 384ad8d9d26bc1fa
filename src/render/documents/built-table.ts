/** Rows by the ids of columns -> a table with the columns that an outline asks for. */
import type { Document, Inline, TableRequest } from '../../documents/document.ts'
import { columnsOf } from '../../documents/outline-parts.ts'
import { inLanguage } from '../../language/language.ts'
import type { FullReport } from '../../report/full-report.ts'
import type { Cell, Column, TableBlock } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { DOCUMENT_WORDS } from './document-words.ts'

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
  /** Heads those below it. */
  readonly isHead?: boolean
}

export interface BuiltTable {
  readonly rows: readonly BuiltRow[]
  /** Headings of a column that stands for several. */
  readonly spread?: Readonly<Record<string, readonly string[]>>
  readonly below?: readonly string[]
  readonly isForm?: boolean
}

const EMPTY: Cell = { text: '' }

/** Undefined where there are no rows. Without `columns` in the outline, those that say something. */
export function requestedTable(
  { rows, spread = {}, below = [], isForm = false }: BuiltTable,
  { request, document }: TableContext,
): TableBlock | undefined {
  if (rows.length === 0) return undefined
  const known = columnsOf(request.kind)
  const isUsed = (id: string) =>
    id === 'number' || rows.some(({ cells }) => cells[id] !== undefined)
  const own = Object.keys(known).filter(id => known[id]?.isNamed !== true)
  const asked = request.columns === undefined ? own : [...request.columns.keys()]
  // A number that is nowhere shows as –; a text that nobody has would be an empty column.
  const ids = asked.filter(
    id =>
      isUsed(id) ||
      (request.columns !== undefined && known[id]?.kind === 'number' && !known[id]?.isLive),
  )
  const numbered = numberedRows(rows)
  const heads = rows.flatMap(({ isHead }, at) => (isHead === true ? [at] : []))
  const parts = ids.map(id => {
    const heading =
      request.columns?.get(id) ?? inLanguage(known[id]?.heading ?? {}, document.language)
    const kind = known[id]?.kind ?? 'text'
    const headings = spread[id] ?? [heading]
    const choices = Object.values(known[id]?.choices ?? {}).map(each =>
      inLanguage(each, document.language),
    )
    const columns = headings.map(
      (own, at): Column => ({
        ...{ heading: own, kind, id: `${id}.${at}` },
        ...(choices.length === 0 ? {} : { choices }),
      }),
    )
    const cells = (row: BuiltRow): readonly Cell[] => {
      const cell = row.cells[id]
      const list = cell === undefined ? [] : Array.isArray(cell) ? (cell as Cell[]) : [cell as Cell]
      return headings.map((_, at) => list[at] ?? emptyCell(kind, row))
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
    body: numbered.filter(({ isFoot }) => isFoot !== true).length,
    ...(heads.length === 0 ? {} : { heads }),
  }
}

/** Where a row has no number, – says so; sums leave out what they do not sum. */
function emptyCell(kind: Column['kind'], { isFoot }: BuiltRow): Cell {
  return kind === 'number' && isFoot !== true ? { text: UNDEFINED_MARK, emphasis: 'faint' } : EMPTY
}

function numberedRows(rows: readonly BuiltRow[]): BuiltRow[] {
  let number = 0
  return rows.map(row => {
    if (row.isFoot === true || row.cells.number !== undefined) return row
    number += 1
    return { ...row, cells: { ...row.cells, number: { text: String(number), value: number } } }
  })
}

export function inlineCell(inline: Inline, { document }: Pick<TableContext, 'document'>): Cell {
  if ('text' in inline) return { text: inline.text }
  const about = 'blank' in inline ? inline.blank : ''
  return { text: DOCUMENT_WORDS[document.language].blank(about), isBlank: true }
}

/** Formulas and what they are checked by are for workbooks: on paper they say the same number twice. */
export function withoutFormulas(table: TableBlock): TableBlock {
  const isFormula = (at: number) =>
    table.rows.some(row => {
      const cell = row[at]
      return cell !== undefined && 'formula' in cell && cell.formula !== undefined
    })
  const stays = table.columns.map((_, at) => !isFormula(at))
  return {
    ...table,
    columns: table.columns.filter((_, at) => stays[at]),
    rows: table.rows.map(row => row.filter((_, at) => stays[at])),
  }
}
