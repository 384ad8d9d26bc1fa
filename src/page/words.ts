/** The words of the page itself, in both languages; those of results and problems come from the library. */
import type { Language } from '../language/language.ts'

const INDONESIAN = {
  other: 'English',
  title: 'Penilaian mandiri instansi pemerintah',
  about:
    'Pilih hasil survei atau lembar kerja (CSV, XLSX); nilainya dihitung di komputer ini. Halaman ini bekerja tanpa internet dan tidak mengirim apa pun.',
  choose: 'Pilih file',
  drop: 'atau tarik file ke sini',
  rubric: 'Rubrik',
  detected: 'dikenali dari judul kolom',
  working: 'Sedang menghitung …',
  done: 'Laporan selesai dihitung.',
  nothing: 'Belum ada nilai: ada yang perlu diperbaiki.',
  problems: 'Yang perlu diperbaiki',
  fix: 'Perbaikan:',
  save: 'Simpan laporan',
  print: 'Cetak atau simpan PDF',
  fault: 'Ada kesalahan pada alat ini. Salin tulisan ini bila melaporkannya:',
}

export type PageWords = typeof INDONESIAN

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  id: INDONESIAN,
  en: {
    other: 'Bahasa Indonesia',
    title: 'Self-assessment of government offices',
    about:
      'Choose survey exports or worksheets (CSV, XLSX); they are scored on this computer. This page works without the internet and sends nothing.',
    choose: 'Choose files',
    drop: 'or drop files here',
    rubric: 'Rubric',
    detected: 'found from the columns',
    working: 'Working …',
    done: 'The report is ready.',
    nothing: 'No score yet: something needs mending.',
    problems: 'To be mended',
    fix: 'Fix:',
    save: 'Save the report',
    print: 'Print or save as PDF',
    fault: 'Something is wrong with this tool. Copy this text where you report it:',
  },
}
