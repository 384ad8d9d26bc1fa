/** Rows of a file as they come -> a table: header found, columns and rows without content left out, widths checked. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TablePlace } from '../diagnostics/place.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { countText } from '../language/number-text.ts'
import { findHeader, type Header, LEADING_ROWS } from './find-header.ts'
import { columnsDropped, headerNotes, rowsSkipped, withoutHeading } from './header-notes.ts'
import { type RaggedRows, raggedRows, rowWidths, shortBlocks } from './ragged-rows.ts'
import type { Row, SourceIdentity, Table } from './table.ts'
import { tablePlace } from './table-place.ts'

export const noRows = defineDiagnostic({
  code: 'responses/header-only',
  severity: 'error',
  message: {
    id: '`{file}` hanya berisi judul kolom (baris {row}), tanpa satu pun baris jawaban.',
    en: '`{file}` holds a header (row {row}) and not one row of answers.',
  },
  remedy: {
    id: 'Periksa apakah jawaban sudah masuk dan ekspornya utuh.',
    en: 'Check that answers have come in and that the export is complete.',
  },
})

export const emptyFile = defineDiagnostic({
  code: 'responses/empty-file',
  severity: 'error',
  message: { id: '`{file}` kosong.', en: '`{file}` is empty.' },
  remedy: {
    id: 'Periksa apakah ekspornya berhasil, lalu berikan file yang berisi jawaban.',
    en: 'Check that the export succeeded, and give a file that holds answers.',
  },
})

export interface RowSource {
  readonly source: SourceIdentity
  /** All rows, empty ones too. */
  readonly batches: AsyncIterable<readonly Row[]>
  readonly notes: readonly Diagnostic[]
  /** True for CSV, where a row with more or fewer cells than the header is damage. */
  readonly strictWidth: boolean
}

export async function tableFromRows(
  rows: RowSource,
  recognises: (header: string) => boolean,
): Promise<Table> {
  const notes = [...rows.notes]
  const iterator = rows.batches[Symbol.asyncIterator]()
  const { read, leading, failure } = await leadingRows(iterator)
  const place = tablePlace(rows.source)
  if (leading.length === 0) {
    throw failure ?? new Refusal([emptyFile(place, { file: rows.source.name })])
  }
  const header = findHeader(leading.slice(0, LEADING_ROWS), recognises)
  const start = leading[header.dataStart]?.row ?? Number.POSITIVE_INFINITY
  const width = tableWidth(header, leading.slice(header.dataStart))
  notes.push(...headerNotes(header, place))
  return {
    source: rows.source,
    headers: Array.from({ length: width }, (_, column) => header.texts[column] ?? ''),
    titleRows: leading.filter(({ row }) => header.titleRows.includes(row)),
    batches: bodyBatches({ ...rows, iterator, read, failure, start, header, width, place, notes }),
    notes,
  }
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
  readonly read: readonly Row[]
  readonly leading: readonly Row[]
  readonly failure: Refusal | undefined
}

interface Body extends RowSource {
  readonly iterator: AsyncIterator<readonly Row[]>
  /** Rows that were taken from the iterator to find the header. */
  readonly read: readonly Row[]
  readonly failure: Refusal | undefined
  readonly start: number
  readonly header: Header
  readonly width: number
  readonly place: TablePlace
  readonly notes: Diagnostic[]
}

async function* bodyBatches(body: Body): AsyncGenerator<readonly Row[]> {
  const { header, width, place } = body
  const named = lastFilled(header.texts)
  const widest = Math.max(header.texts.length, width)
  const widths = rowWidths(named, body.start)
  let [filledRows, emptyRows, strayCells] = [0, 0, 0]
  const kept = (row: Row): boolean => {
    if (row.row < body.start) return false
    if (!isFilled(row)) {
      emptyRows += 1
      return false
    }
    filledRows += 1
    const extent = lastFilled(row.cells)
    const isShort = row.cells.length < named
    const isRight = !isShort && extent <= widest
    if (body.strictWidth) widths.add(row.row, isShort ? row.cells.length : extent, isRight)
    if (extent > width) strayCells += row.cells.slice(width).filter(cell => cell.trim()).length
    return true
  }
  try {
    for (let batch: readonly Row[] | undefined = body.read; batch !== undefined; ) {
      const rows = batch.filter(kept).map(row => fitted(row, width))
      if (rows.length > 0) yield rows
      if (body.failure !== undefined) throw body.failure
      const next: IteratorResult<readonly Row[]> = await body.iterator.next()
      batch = next.done === true ? undefined : next.value
    }
  } catch (error) {
    // The rows before the damage may have their own; all of it is told at once.
    if (!(error instanceof Refusal)) throw error
    throw new Refusal([...raggedDiagnostics(widths.end(), named, place), ...error.diagnostics])
  } finally {
    await body.iterator.return?.()
  }
  const ragged = widths.end()
  if (ragged.count > 0) throw new Refusal(raggedDiagnostics(ragged, named, place))
  if (filledRows === 0) {
    const row = header.rows.at(-1) ?? 1
    throw new Refusal([noRows({ ...place, row }, { file: body.source.name, row })])
  }
  const dropped = header.texts.length - width
  if (dropped > 0) body.notes.push(columnsDropped(place, { count: counted(dropped) }))
  if (emptyRows > 0) body.notes.push(rowsSkipped(place, { count: counted(emptyRows) }))
  if (ragged.excused > 0) body.notes.push(shortBlocks(place, { count: counted(ragged.excused) }))
  if (strayCells > 0) body.notes.push(withoutHeading(place, { count: counted(strayCells) }))
}

/** One finding for all of them, or none. */
function raggedDiagnostics(ragged: RaggedRows, named: number, place: TablePlace): Diagnostic[] {
  const [first] = ragged.first
  if (first === undefined) return []
  const rows = ragged.first.map(({ row, cells }) => `${row} (${cells})`).join(', ')
  const more = ragged.count > ragged.first.length ? ', …' : ''
  const params = { count: counted(ragged.count), width: named, rows: rows + more }
  return [raggedRows({ ...place, row: first.row }, params)]
}

/** Columns that count: to the last with a header, or with content in the first rows. */
function tableWidth(header: Header, sample: readonly Row[]): number {
  const extents = sample.map(row => Math.min(lastFilled(row.cells), header.texts.length))
  return Math.max(lastFilled(header.texts), ...extents)
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

function counted(count: number): { id: string; en: string } {
  return { id: countText(count, 'id'), en: countText(count, 'en') }
}
