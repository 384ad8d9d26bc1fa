/** What can be wrong with a wish for a template. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const levelNeeded = defineDiagnostic({
  code: 'cli/template-level-needed',
  severity: 'error',
  message: {
    id: 'Rubrik `{rubric}` mempunyai beberapa tingkat: {levels}.',
    en: 'The rubric `{rubric}` has several levels: {levels}.',
  },
  remedy: { id: 'pilih satu, misalnya --level {first}', en: 'choose one, such as --level {first}' },
})

export const levelUnknownHere = defineDiagnostic({
  code: 'cli/template-unknown-level',
  severity: 'error',
  message: {
    id: 'Rubrik `{rubric}` tidak mempunyai tingkat `{level}`.{hint}',
    en: 'The rubric `{rubric}` has no level `{level}`.{hint}',
  },
  remedy: {
    id: 'tingkat yang ada: {levels}.',
    en: 'its levels: {levels}.',
  },
})

export const onlyForWorksheets = defineDiagnostic({
  code: 'cli/template-worksheets-only',
  severity: 'error',
  message: {
    id: '{flag} hanya untuk lembar kerja; `{rubric}` adalah survei.',
    en: '{flag} is for worksheets; `{rubric}` is a survey.',
  },
  remedy: { id: 'hapus {flag}.', en: 'leave {flag} out.' },
})

export const workbookNeedsFile = defineDiagnostic({
  code: 'cli/template-workbook-needs-file',
  severity: 'error',
  message: {
    id: 'Buku kerja XLSX tidak dapat ditulis ke layar.',
    en: 'An XLSX workbook cannot be written to the screen.',
  },
  remedy: {
    id: 'sebut filenya: -o {rubric}.xlsx',
    en: 'name a file: -o {rubric}.xlsx',
  },
})

export const fileExists = defineDiagnostic({
  code: 'cli/template-file-exists',
  severity: 'error',
  message: {
    id: '`{file}` sudah ada; isiannya akan hilang bila ditimpa.',
    en: '`{file}` is there already; what is filled in would be lost.',
  },
  remedy: {
    id: 'pilih nama lain, atau timpa dengan --overwrite.',
    en: 'choose another name, or replace it with --overwrite.',
  },
})

export const fromIsNoSheet = defineDiagnostic({
  code: 'cli/template-from-is-no-sheet',
  severity: 'error',
  message: {
    id: '`{file}` bukan lembar kerja yang dapat disalin jawabannya.',
    en: '`{file}` is no worksheet whose answers could be copied.',
  },
  remedy: {
    id: 'berikan lembar kerja dengan satu baris tiap pertanyaan (CSV atau XLSX).',
    en: 'give a worksheet with a row for each question (CSV or XLSX).',
  },
})

export const unitNotInFile = defineDiagnostic({
  code: 'cli/template-unit-not-in-file',
  severity: 'warning',
  message: {
    id: 'Unit `{unit}` tidak ada dalam `{file}`; lembarnya kosong.',
    en: 'The unit `{unit}` is not in `{file}`; its sheet is empty.',
  },
  remedy: {
    id: 'unit dalam file itu: {units}.',
    en: 'the units in that file: {units}.',
  },
})

export const answersNotCarried = defineDiagnostic({
  code: 'cli/template-answers-not-carried',
  severity: 'warning',
  message: {
    id: '{count} jawaban dari `{file}` tidak disalin: pertanyaannya tidak ada atau lain dalam `{rubric}` ({items}).',
    en: '{count} answers of `{file}` are not copied: `{rubric}` does not ask them, or asks otherwise ({items}).',
  },
  remedy: { id: 'isi sendiri pertanyaan itu.', en: 'fill these in yourself.' },
})
