/** What can be wrong with the form of a file, whatever the file is about. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const wrongType = defineDiagnostic({
  code: 'rubric/wrong-type',
  severity: 'error',
  message: {
    en: 'Expected {expected}, found {found}.',
    id: 'Seharusnya {expected}, tertulis {found}.',
  },
  remedy: { en: 'write {expected} here.', id: 'tulis {expected} di sini.' },
})

export const emptyValue = defineDiagnostic({
  code: 'rubric/empty-value',
  severity: 'error',
  message: {
    en: 'Expected {expected}, found nothing.',
    id: 'Seharusnya {expected}, tetapi kosong.',
  },
  remedy: { en: 'fill it in, or remove the key.', id: 'isi nilainya, atau hapus kuncinya.' },
})

export const unknownKey = defineDiagnostic({
  code: 'rubric/unknown-key',
  severity: 'error',
  message: { en: 'The key `{key}` is not known here.', id: 'Kunci `{key}` tidak dikenal di sini.' },
  remedy: { en: '{hint}', id: '{hint}' },
})

export const missingKey = defineDiagnostic({
  code: 'rubric/missing-key',
  severity: 'error',
  message: { en: 'The key `{key}` is missing.', id: 'Kunci `{key}` belum ada.' },
  remedy: { en: 'add `{key}:` ({about})', id: 'tambahkan `{key}:` ({about})' },
})

export const duplicateValue = defineDiagnostic({
  code: 'rubric/duplicate-value',
  severity: 'error',
  message: {
    en: '`{value}` stands twice in one list.',
    id: '`{value}` tertulis dua kali dalam satu daftar.',
  },
  remedy: { en: 'remove one of them.', id: 'hapus salah satu.' },
})

export const notANumber = defineDiagnostic({
  code: 'rubric/not-a-number',
  severity: 'error',
  message: {
    en: 'Expected an exact number such as `4`, `0.67` or `1/9`, found {found}.',
    id: 'Seharusnya angka pasti seperti `4`, `0.67` atau `1/9`, tertulis {found}.',
  },
  remedy: { en: '{hint}', id: '{hint}' },
})
