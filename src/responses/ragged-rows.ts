/** Rows whose number of cells is not the header's: what is kept of them, and how it is said. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export interface RaggedRows {
  /** The first few, with the number of cells each has. */
  readonly first: { readonly row: number; readonly cells: number }[]
  count: number
}

export const raggedRows = defineDiagnostic({
  code: 'responses/ragged-rows',
  severity: 'error',
  message: {
    id: '{count} baris tidak memuat {width} sel seperti judul kolomnya. Baris (jumlah sel): {rows}.',
    en: '{count} rows do not hold {width} cells as the header does. Row (cells): {rows}.',
  },
  remedy: {
    id: 'Periksa koma atau tanda kutip yang hilang atau berlebih pada baris itu, atau ekspor ulang.',
    en: 'Look for a missing or additional separator or quotation mark there, or export it again.',
  },
})
