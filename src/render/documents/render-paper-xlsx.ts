/** A paper -> a workbook of its tables, with formulas beside our numbers where a table has them. */
import {
  type CellStyle,
  columnName,
  tabName,
  type WorkbookCell,
  type WorkbookTab,
} from '../../tables/workbook.ts'
import { workbookBytes } from '../../tables/write-workbook.ts'
import type { Cell, TableBlock } from '../blocks.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import type { Paper } from './paper.ts'
import type { PaperOptions } from './render-paper-docx.ts'

const HEADING: CellStyle = { bold: true, fill: 'E9EDF2', hasBorder: true }
const BLANK = 'FFF3A3'
const NARROWEST = 6
const WIDEST = 48
/** Rows above the first of the table: title, whose, headings. */
const TOP = 4

export function renderPaperXlsx(paper: Paper, _options: PaperOptions): Uint8Array {
  const { title, subtitle, blocks, closing, language } = paper
  const name = [title, ...subtitle].join(' · ')
  const words = DOCUMENT_WORDS[language]
  const taken = new Set<string>()
  const tables = blocks.flatMap(block => (block.kind === 'table' ? [block] : []))
  const tabs = tables.map(({ table, caption }, at) => {
    const tab = tabName(caption?.text ?? `${words.table} ${at + 1}`, taken)
    taken.add(tab.toLowerCase())
    const isFirst = at === 0
    const below = at === tables.length - 1 ? [...table.below, ...closing] : table.below
    const own = {
      name,
      title: caption?.text ?? title,
      standing: isFirst ? paper.standing : undefined,
    }
    return tabOf({ ...table, below }, tab, own, words)
  })
  return workbookBytes({ title: name, tabs })
}

function tabOf(
  { columns, rows, below, body = rows.length }: TableBlock,
  tab: string,
  {
    name,
    title,
    standing,
  }: Readonly<Record<'name' | 'title', string>> & {
    readonly standing: string | undefined
  },
  words: (typeof DOCUMENT_WORDS)['id'],
): WorkbookTab {
  const letters = new Map(columns.map(({ id = '' }, at) => [id, columnName(at)]))
  const widths = columns.map(({ heading }, at) => {
    const lengths = rows.flatMap(row => {
      const cell = row[at]
      return cell !== undefined && 'text' in cell
        ? cell.text.split('\n').map(line => line.length)
        : []
    })
    const word = Math.max(...heading.split(' ').map(part => part.length))
    return Math.min(WIDEST, Math.max(NARROWEST, word + 2, ...lengths.map(length => length + 2)))
  })
  const last = columnName(columns.length - 1)
  const lines = rows.map((row, at) => ({
    cells: row.map((cell, position) =>
      cellOf(cell, columns[position]?.kind, TOP + 1 + at, { letters, last: TOP + body }),
    ),
    height: 14 * Math.max(1, ...row.map((cell, position) => heightOf(cell, widths[position] ?? 1))),
  }))
  return {
    name: tab,
    columns: widths.map(width => ({ width })),
    rows: [
      { cells: [{ value: title, style: { bold: true, size: 12 } }] },
      { cells: [{ value: name, style: { colour: '515C69' } }] },
      { cells: standing === undefined ? [] : [{ value: standing, style: { colour: '515C69' } }] },
      { cells: columns.map(({ heading }) => ({ value: heading, style: HEADING })), height: 42 },
      ...lines,
      { cells: [] },
      ...below.map(value => ({ cells: [{ value, style: { colour: '515C69', isOpen: true } }] })),
    ],
    merged: [1, 2, ...below.map((_, at) => TOP + rows.length + 2 + at)].flatMap(row =>
      columns.length < 2 ? [] : [`A${row}:${last}${row}`],
    ),
    frozenBefore: `C${TOP + 1}`,
    validations: choicesOf(columns, rows.length, words.choose),
    isProtected: false,
    print: { repeatedRow: TOP, footer: name },
  }
}

/** What is filled in by hand, and has but a few answers, is chosen from a list. */
function choicesOf(
  columns: TableBlock['columns'],
  count: number,
  message: string,
): WorkbookTab['validations'] {
  return columns.flatMap(({ choices: list }, at) => {
    if (list === undefined || count === 0) return []
    const cells = Array.from({ length: count }, (_, row) => `${columnName(at)}${TOP + 1 + row}`)
    return [{ cells, message, list }]
  })
}

function heightOf(cell: Cell, width: number): number {
  if (!('text' in cell)) return 1
  return cell.text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0)
}

interface Places {
  /** Of columns, by id. */
  readonly letters: ReadonlyMap<string, string>
  /** Row of the table's last line that is no sum of others. */
  readonly last: number
}

/** `{index.0}`, of the row above `{index.0:-1}`, of all rows but the last ones `{index.0:*}`. */
const REFERENCE = /\{([a-z-]+\.\d+)(?::(\*|-\d+))?\}/g

function cellOf(
  cell: Cell,
  kind: string | undefined,
  row: number,
  places: Places,
): WorkbookCell | undefined {
  if ('bar' in cell) return undefined
  const { text, value, emphasis, isBlank, formula } = cell
  const style: CellStyle = {
    ...{ hasBorder: true, isOpen: true },
    ...(emphasis === 'strong' ? { bold: true } : {}),
    ...(kind === 'number' ? { align: 'right' } : {}),
    ...(isBlank === true ? { fill: BLANK } : {}),
  }
  const own = formula === undefined ? undefined : formulaOf(formula, row, places)
  if (value === undefined) return { value: text, style, ...own }
  // What is said behind the number stays with it: `11,67` and `sementara` below it.
  const [number = '', ...said] = text.split('\n')
  const decimals = /[.,](\d+)%?$/.exec(number)?.[1]?.length ?? 0
  const plain = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  const format = said.length === 0 ? plain : `${plain}" ${said.join(' ').replaceAll('"', '')}"`
  return { value, style: { ...style, format }, ...own }
}

/** Of columns that the outline leaves out there is nothing to compute from. */
function formulaOf(
  formula: string,
  row: number,
  { letters, last }: Places,
): { readonly formula: string } | undefined {
  if (![...formula.matchAll(REFERENCE)].every(([, id = '']) => letters.has(id))) return undefined
  return {
    formula: formula.replace(REFERENCE, (_, id: string, place?: string) => {
      const letter = letters.get(id) ?? ''
      if (place === '*') return `${letter}${TOP + 1}:${letter}${last}`
      return `${letter}${row + Number(place ?? 0)}`
    }),
  }
}
