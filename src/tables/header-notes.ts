/** What was left out around the header and the data -> notes, so that nothing happens in silence. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TablePlace } from '../diagnostics/place.ts'
import type { Header } from './find-header.ts'

const NOTHING_TO_MEND = { id: '', en: '' }

export const titleRowsSkipped = defineDiagnostic({
  code: 'responses/title-rows-skipped',
  severity: 'note',
  message: {
    id: 'Baris {rows} di atas judul kolom dilewati; judul kolom pada baris {header}.',
    en: 'Row {rows} above the header left out; the header is in row {header}.',
  },
  remedy: NOTHING_TO_MEND,
})

export const twoHeaderRows = defineDiagnostic({
  code: 'responses/two-header-rows',
  severity: 'note',
  message: {
    id: 'Judul kolom dibaca dari baris {rows}, digabung per kolom.',
    en: 'The header was read from rows {rows}, joined column by column.',
  },
  remedy: NOTHING_TO_MEND,
})

export const numberingRowSkipped = defineDiagnostic({
  code: 'responses/numbering-row-skipped',
  severity: 'note',
  message: {
    id: 'Baris {row} hanya berisi nomor kolom (1, 2, 3, …) dan tidak dihitung.',
    en: 'Row {row} only numbers the columns (1, 2, 3, …) and is not counted.',
  },
  remedy: NOTHING_TO_MEND,
})

export const columnsDropped = defineDiagnostic({
  code: 'responses/empty-columns',
  severity: 'note',
  message: {
    id: '{count} kolom kosong di sebelah kanan tidak dibaca.',
    en: 'Empty columns at the right not read: {count}.',
  },
  remedy: NOTHING_TO_MEND,
})

export const rowsSkipped = defineDiagnostic({
  code: 'responses/empty-rows',
  severity: 'note',
  message: {
    id: '{count} baris kosong dilewati.',
    en: 'Empty rows left out: {count}.',
  },
  remedy: NOTHING_TO_MEND,
})

export const withoutHeading = defineDiagnostic({
  code: 'responses/cells-without-heading',
  severity: 'note',
  message: {
    id: '{count} sel di sebelah kanan tidak mempunyai judul kolom dan tidak dibaca.',
    en: 'Cells at the right without a column heading, not read: {count}.',
  },
  remedy: {
    id: 'Bila isinya diperlukan, beri judul pada kolom itu.',
    en: 'Where they matter, give the column a heading.',
  },
})

export function headerNotes(header: Header, place: TablePlace): Diagnostic[] {
  const at = { ...place, row: header.rows[0] ?? 1 }
  const rows = header.rows.join(', ')
  const notes: Diagnostic[] = []
  if (header.titleRows.length > 0) {
    notes.push(titleRowsSkipped(at, { rows: header.titleRows.join(', '), header: rows }))
  }
  if (header.rows.length > 1) notes.push(twoHeaderRows(at, { rows }))
  if (header.numberingRow !== undefined) {
    const row = header.numberingRow
    notes.push(numberingRowSkipped({ ...place, row }, { row }))
  }
  return notes
}
