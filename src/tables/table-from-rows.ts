/** Rows of a file as they come -> a table: header found, columns and rows without content left out, widths checked. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { TablePlace } from '../diagnostics/place.ts'
import { countWords } from '../language/exact-words.ts'
import { footerLabel } from '../language/footer-label.ts'
import { shortList } from '../language/short-list.ts'
import {
  answersAbove,
  columnsDropped,
  findHeader,
  type Header,
  headerNotes,
  LEADING_ROWS,
  rowsSkipped,
  withoutHeading,
} from './find-header.ts'
import { type Row, type SourceIdentity, type Table, type TableText, tablePlace } from './table.ts'

export const noRows = defineDiagnostic('responses/header-only', 'error', {
  id: '`{file}` hanya berisi judul kolom (baris {row}), tanpa satu pun baris jawaban.',
  idRemedy: 'periksa apakah jawaban sudah masuk dan ekspornya utuh.',
  en: '`{file}` holds a header (row {row}) and not one row of answers.',
  enRemedy: 'check that answers have come in and that the export is complete.',
})

export const emptyFile = defineDiagnostic('responses/empty-file', 'error', {
  id: '`{file}` kosong.',
  idRemedy: 'periksa apakah ekspornya berhasil, lalu berikan file yang berisi jawaban.',
  en: '`{file}` is empty.',
  enRemedy: 'check that the export succeeded, and give a file that holds answers.',
})

interface RowSource {
  /** Of a text: what its rows are made of. */
  readonly text?: Pick<TableText, 'source' | 'start' | 'delimiter' | 'late'>
  readonly source: SourceIdentity
  /** All rows, empty ones too; where widths are not strict, without empty cells at the right. */
  readonly batches: AsyncIterable<readonly Row[]>
  /** The same rows once more, where those that show the header are not to be kept until all are read. */
  readonly again?: () => AsyncIterable<readonly Row[]>
  readonly notes: readonly Diagnostic[]
  /** True for CSV, where a row with more or fewer cells than the header is damage. */
  readonly strictWidth: boolean
  /** Called when all rows have been read. */
  readonly notesAtEnd?: (data: TableData) => readonly Diagnostic[]
}

export interface TableData {
  readonly headers: readonly string[]
  /** Number of the first row of data. */
  readonly start: number
}

/** @param isFooter whether a text stands before sums or grades below a table: such a row may be as wide as it likes */
export async function tableFromRows(
  rows: RowSource,
  recognises: (header: string) => boolean,
  isFooter: (label: string) => boolean = label => footerLabel(label) !== undefined,
): Promise<Table> {
  const notes = [...rows.notes]
  const iterator = rows.batches[Symbol.asyncIterator]()
  const { read, leading, failure } = await leadingRows(iterator)
  const { again, notesAtEnd } = rows
  if (again !== undefined) await iterator.return?.()
  const rest = again === undefined ? goneOn(iterator) : startedAgain(again)
  const place = tablePlace(rows.source)
  if (leading.length === 0) {
    throw failure ?? new Refusal([emptyFile(place, { file: rows.source.name })])
  }
  const header = findHeader(leading.slice(0, LEADING_ROWS), recognises)
  const start = leading[header.dataStart]?.row ?? Number.POSITIVE_INFINITY
  const limit = rows.strictWidth ? header.texts.length : Number.POSITIVE_INFINITY
  const width = tableWidth(header, leading.slice(header.dataStart), limit)
  notes.push(...headerNotes(header, place))
  const headers = Array.from({ length: width }, (_, column) => header.texts[column] ?? '')
  const uneven = new Map<number, number>()
  return {
    source: rows.source,
    headers,
    titleRows: leading.filter(({ row }) => header.titleRows.includes(row)),
    answersAbove: answersAbove(header, leading),
    ...(rows.text === undefined
      ? {}
      : { text: { ...rows.text, firstRow: start, columns: header.texts.length } }),
    batches: bodyBatches({
      ...(again === undefined ? { read, failure } : { read: [], failure: undefined }),
      ...{ source: rows.source, strictWidth: rows.strictWidth, open: rest.open },
      ...(notesAtEnd === undefined ? {} : { notesAtEnd }),
      start,
      header,
      headers,
      place,
      notes,
      isFooter,
      uneven,
    }),
    unevenRows: {
      has: row => uneven.has(row),
      problems: rows =>
        raggedDiagnostics(
          {
            first: rows.slice(0, ROWS_LISTED).map(row => ({ row, cells: uneven.get(row) ?? 0 })),
            count: rows.length,
            excused: 0,
          },
          lastFilled(header.texts),
          place,
        ),
    },
    notes,
    close: rest.close,
  }
}

/** The rows behind those that showed the header, or all of them once more. */
interface Rest {
  readonly open: () => AsyncIterator<readonly Row[]>
  readonly close: () => Promise<void>
}

function goneOn(iterator: AsyncIterator<readonly Row[]>): Rest {
  return { open: () => iterator, close: async () => void (await iterator.return?.()) }
}

/** Nothing is open, or held, before the rows are asked for. */
function startedAgain(again: () => AsyncIterable<readonly Row[]>): Rest {
  return { open: () => again()[Symbol.asyncIterator](), close: async () => {} }
}

/** Enough rows to find the header. Damage met on the way is kept until these rows have been looked at. */
async function leadingRows(iterator: AsyncIterator<readonly Row[]>): Promise<Leading> {
  const read: Row[] = []
  const leading: Row[] = []
  try {
    while (leading.length < LEADING_ROWS) {
      const batch = await iterator.next()
      if (batch.done === true) break
      for (const row of batch.value) {
        read.push(row)
        if (isFilled(row)) leading.push(row)
      }
    }
  } catch (error) {
    if (error instanceof Refusal) return { read, leading, failure: error }
    throw error
  }
  return { read, leading, failure: undefined }
}

interface Leading {
  readonly read: Row[]
  readonly leading: readonly Row[]
  readonly failure: Refusal | undefined
}

interface Body extends Pick<RowSource, 'source' | 'strictWidth' | 'notesAtEnd'> {
  /** Rows that were read to find the header, which nobody needs afterwards. */
  readonly read: Row[]
  readonly open: Rest['open']
  readonly failure: Refusal | undefined
  readonly start: number
  readonly header: Header
  readonly headers: readonly string[]
  readonly place: TablePlace
  readonly notes: Diagnostic[]
  readonly isFooter: (label: string) => boolean
  /** Row -> cells, of footers that are not as wide as the header. */
  readonly uneven: Map<number, number>
}

async function* bodyBatches(body: Body): AsyncGenerator<readonly Row[]> {
  const { header, headers, start, place, notes } = body
  const width = headers.length
  const named = lastFilled(header.texts)
  const widest = Math.max(header.texts.length, width)
  const widths = rowWidths(named, start)
  let columns = header.texts.length
  let [filledRows, emptyRows, strayCells] = [0, 0, 0]
  let before: Row | undefined
  let isBehindGap = false
  /** Short rows of words since the last whole one: at the end, whoever signs and what explains the table. */
  let words: Row[] = []
  const isFooterRow = (row: Row | undefined) => {
    const label = row?.cells.find(cell => cell.trim() !== '') ?? ''
    return label !== '' && body.isFooter(label)
  }
  const kept = (row: Row): boolean => {
    if (!body.strictWidth && row.cells.length > columns) columns = row.cells.length
    if (row.row < start) return false
    if (!isFilled(row)) {
      emptyRows += 1
      isBehindGap = words.length === 0
      return false
    }
    filledRows += 1
    const extent = lastFilled(row.cells)
    const isShort = row.cells.length < named
    const isRight = !isShort && extent <= widest
    if (extent > width) strayCells += row.cells.slice(width).filter(cell => cell.trim()).length
    if (body.strictWidth) {
      // Who signs at the right, below the table: nothing stands in a column of it.
      if (lastFilled(row.cells.slice(0, width)) === 0) return false
      const cells = isShort ? row.cells.length : extent
      const above = before
      before = row
      // Grades and explanations follow the first sum.
      const isBelow = () => body.uneven.has(above?.row ?? 0) || isFooterRow(above)
      if (!isRight && (isFooterRow(row) || isBelow())) {
        if (words.length > 0) words.push(row)
        body.uneven.set(row.row, cells)
        return true
      }
      widths.add(row.row, cells, isRight)
      if (isShort && isOfWords(row, named)) {
        body.uneven.set(row.row, cells)
        words.push(row)
      } else [words, isBehindGap] = [[], false]
    }
    return true
  }
  const rest = body.open()
  try {
    for (let batch: readonly Row[] | undefined = body.read.splice(0); batch !== undefined; ) {
      const rows = batch.filter(kept).map(row => fitted(row, width))
      if (rows.length > 0) yield rows
      if (body.failure !== undefined) throw body.failure
      const next: IteratorResult<readonly Row[]> = await rest.next()
      batch = next.done === true ? undefined : next.value
    }
  } catch (error) {
    // The rows before the damage may have their own; all of it is told at once.
    if (!(error instanceof Refusal)) throw error
    throw new Refusal([...raggedDiagnostics(widths.end(), named, place), ...error.diagnostics])
  } finally {
    await rest.return?.()
  }
  const isText = isBehindGap || words.length > 1 || words.some(({ cells }) => cells.some(isSign))
  const ragged = widths.end(new Set(isText ? words.map(({ row }) => row) : []))
  if (ragged.count > 0) throw new Refusal(raggedDiagnostics(ragged, named, place))
  if (filledRows === 0) {
    const row = header.rows.at(-1) ?? 1
    throw new Refusal([noRows({ ...place, row }, { file: body.source.name, row })])
  }
  notes.push(...(body.notesAtEnd?.({ headers, start }) ?? []))
  const dropped = columns - width
  if (dropped > 0) notes.push(columnsDropped(place, { count: countWords(dropped) }))
  if (emptyRows > 0) notes.push(rowsSkipped(place, { count: countWords(emptyRows) }))
  if (ragged.excused > 0) notes.push(shortBlocks(place, { count: countWords(ragged.excused) }))
  if (strayCells > 0) notes.push(withoutHeading(place, { count: countWords(strayCells) }))
}

/** `Mengetahui`, `Kepala Dinas`; a row that was cut off has more of its cells, or no words. */
function isOfWords({ cells }: Row, named: number): boolean {
  const filled = cells.filter(cell => cell.trim() !== '')
  const areFew = filled.length <= MOST_WORDS && filled.length * 2 <= named
  return areFew && filled.some(cell => /\p{L}{2}/u.test(cell))
}

const MOST_WORDS = 3

function isSign(cell: string): boolean {
  return /^\s*(?:[=:*]|catatan|ket\b)|[=:]\s*$|\S\s*=\s*\S/i.test(cell)
}

/** One finding for all of them, or none. */
function raggedDiagnostics(ragged: RaggedRows, named: number, place: TablePlace): Diagnostic[] {
  const [first] = ragged.first
  if (first === undefined) return []
  const rows = shortList(
    ragged.first.map(({ row, cells }) => `${row} (${cells})`),
    ragged.first.length,
    { of: ragged.count },
  )
  const params = { count: countWords(ragged.count), width: named, rows }
  return [raggedRows({ ...place, row: first.row }, params)]
}

/** Columns that count: to the last with a header, or with content in the first rows. */
function tableWidth(header: Header, sample: readonly Row[], limit: number): number {
  const widest = sample.reduce((most, row) => Math.max(most, lastFilled(row.cells)), 0)
  return Math.max(lastFilled(header.texts), Math.min(widest, limit))
}

function fitted(row: Row, width: number): Row {
  const { cells } = row
  if (cells.length === width) return row
  if (cells.length > width) return { row: row.row, cells: cells.slice(0, width) }
  const missing = Array.from({ length: width - cells.length }, () => '')
  return { row: row.row, cells: [...cells, ...missing] }
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex(cell => cell.trim() !== '') + 1
}

function isFilled(row: Row): boolean {
  return row.cells.some(cell => cell.trim() !== '')
}

// The widths of rows as they pass -> which of them are ragged, and which only lack what Excel leaves out.

const raggedRows = defineDiagnostic('responses/ragged-rows', 'error', {
  id: '{count} baris tidak memuat {width} sel seperti judul kolomnya. Baris (jumlah sel): {rows}.',
  idRemedy:
    'periksa pemisah atau tanda kutip yang hilang atau berlebih pada baris itu, hapus tulisan di samping tabel, atau ekspor ulang.',
  en: 'Rows that do not hold {width} cells, as the header does: {count}. Row (cells): {rows}.',
  enRemedy:
    'look for a missing or additional separator or quotation mark there, delete what stands beside the table, or export it again.',
})

const shortBlocks = defineDiagnostic('responses/short-blocks', 'note', {
  id: '{count} baris tanpa pemisah untuk kolom kosong di ujung kanan, seperti disimpan Excel; dibaca sebagai kosong.',
  en: 'Rows without separators for empty columns at the right, as Excel saves them, read as empty: {count}.',
})

interface RaggedRows {
  /** The first few, with the number of cells each has. */
  readonly first: readonly { readonly row: number; readonly cells: number }[]
  readonly count: number
  /** Rows that Excel saved without their last, empty columns. */
  readonly excused: number
}

interface RowWidths {
  /** `isRight`: no fewer cells than the header, and no content beyond it. */
  add(row: number, cells: number, isRight: boolean): void
  /** @param texts rows at the end that need not be as wide */
  end(texts?: ReadonlySet<number>): RaggedRows
}

/**
 * Excel saves CSV in blocks of 16 rows and leaves out the separators of columns at the right that are empty in a whole
 * block. So rows are excused when all of such a block lack the same columns; a block with the header in it never does.
 */
const BLOCK = 16
const ROWS_LISTED = 5
const ROWS_KEPT = 1000

/** `named`: the header's cells, to the last with a name. `start`: the first row of data. */
export function rowWidths(named: number, start: number): RowWidths {
  const listed: { row: number; cells: number }[] = []
  let [count, excused] = [0, 0]
  let wrong: { row: number; cells: number }[] = []
  let [block, rowsInBlock] = [-1, 0]
  const endBlock = () => {
    const cells = wrong[0]?.cells ?? named
    const isExcused =
      rowsInBlock >= 2 &&
      wrong.length === rowsInBlock &&
      block * BLOCK + 1 >= start &&
      cells < named &&
      wrong.every(row => row.cells === cells)
    if (isExcused) excused += wrong.length
    else {
      count += wrong.length
      if (listed.length < ROWS_KEPT) listed.push(...wrong)
    }
    wrong = []
    rowsInBlock = 0
  }
  return {
    add(row, cells, isRight) {
      const itsBlock = Math.floor((row - 1) / BLOCK)
      if (itsBlock !== block) endBlock()
      block = itsBlock
      rowsInBlock += 1
      if (!isRight) wrong.push({ row, cells })
    },
    end(texts = new Set()) {
      endBlock()
      const others = listed.filter(({ row }) => !texts.has(row))
      const left = count - listed.length + others.length
      return { first: others.slice(0, ROWS_LISTED), count: left, excused }
    },
  }
}
