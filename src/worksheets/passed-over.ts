/** What a sheet holds beside questions and their numbers -> what is said of it. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const sheetRowsLeftOut = defineDiagnostic({
  code: 'responses/sheet-rows-left-out',
  severity: 'note',
  message: {
    id: 'Baris yang bukan pertanyaan (jumlah, judul kolom yang berulang, tanda tangan) dilewati: baris {rows}.',
    en: 'Rows that are no questions (sums, the header again, signatures) are passed over: {rows}.',
  },
  remedy: { id: '', en: '' },
})

export const sheetNumberUnreadable = defineDiagnostic({
  code: 'responses/sheet-number-unreadable',
  severity: 'warning',
  message: {
    id: 'Isi kolom nilai, persen atau bobot bukan angka, jadi tidak dibandingkan: baris {rows}.',
    en: 'What stands for points, percent or weight is no number, so it is not compared: rows {rows}.',
  },
  remedy: {
    id: 'Betulkan rumusnya; skor di sini tetap dihitung dari jawaban.',
    en: 'Mend its formula; the score here is worked out from the answers all the same.',
  },
})
