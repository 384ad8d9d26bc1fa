/** The widths of rows as they pass -> which of them are ragged, and which only lack what Excel leaves out. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const raggedRows = defineDiagnostic({
  code: 'responses/ragged-rows',
  severity: 'error',
  message: {
    id: '{count} baris tidak memuat {width} sel seperti judul kolomnya. Baris (jumlah sel): {rows}.',
    en: '{count} rows do not hold {width} cells as the header does. Row (cells): {rows}.',
  },
  remedy: {
    id: 'Periksa pemisah atau tanda kutip yang hilang atau berlebih pada baris itu, atau ekspor ulang.',
    en: 'Look for a missing or additional separator or quotation mark there, or export it again.',
  },
})

export const shortBlocks = defineDiagnostic({
  code: 'responses/short-blocks',
  severity: 'note',
  message: {
    id: '{count} baris tanpa pemisah untuk kolom kosong di ujung kanan, seperti disimpan Excel; dibaca sebagai kosong.',
    en: 'Rows without separators for empty columns at the right, as Excel saves them, read as empty: {count}.',
  },
  remedy: { id: '', en: '' },
})

export interface RaggedRows {
  /** The first few, with the number of cells each has. */
  readonly first: readonly { readonly row: number; readonly cells: number }[]
  readonly count: number
  /** Rows that Excel saved without their last, empty columns. */
  readonly excused: number
}

export interface RowWidths {
  /** `isRight`: no fewer cells than the header, and no content beyond it. */
  add(row: number, cells: number, isRight: boolean): void
  end(): RaggedRows
}

/**
 * Excel saves CSV in blocks of 16 rows and leaves out the separators of columns at the right that are empty in a whole
 * block. So rows are excused when all of such a block lack the same columns; a block with the header in it never does.
 */
const BLOCK = 16
const ROWS_LISTED = 5

/** `named`: the header's cells, to the last with a name. `start`: the first row of data. */
export function rowWidths(named: number, start: number): RowWidths {
  const first: { row: number; cells: number }[] = []
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
      first.push(...wrong.slice(0, ROWS_LISTED - first.length))
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
    end() {
      endBlock()
      return { first, count, excused }
    },
  }
}
