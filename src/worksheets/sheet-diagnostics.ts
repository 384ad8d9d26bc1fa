/** What can be noticed about the sheets of an assessment: what was left out, what does not fit, what nobody can decide. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

const NOTHING_TO_MEND = { id: '', en: '' }

export const sheetForm = defineDiagnostic({
  code: 'responses/sheet-form',
  severity: 'note',
  message: {
    id: '{who}Dibaca sebagai {form}{level}: {found} dari {asked} pertanyaan `{rubric}` punya baris di sini.',
    en: '{who}Read as {form}{level}: {found} of {asked} questions of `{rubric}` have a row here.',
  },
  remedy: NOTHING_TO_MEND,
})

export const rowConflict = defineDiagnostic({
  code: 'responses/sheet-row-conflict',
  severity: 'error',
  message: {
    id: 'Baris ini bernomor `{number}` ({byNumber}), tetapi judulnya adalah judul `{other}` ({byTitle}).',
    en: 'This row is numbered `{number}` ({byNumber}), but its title is that of `{other}` ({byTitle}).',
  },
  remedy: {
    id: 'Betulkan nomor atau judulnya; keduanya harus menunjuk hal yang sama.',
    en: 'Correct the number or the title; both must name the same thing.',
  },
})

export const rowRepeated = defineDiagnostic({
  code: 'responses/sheet-row-repeated',
  severity: 'error',
  message: {
    id: '`{number}` terisi pada lebih dari satu baris.',
    en: '`{number}` is answered in more than one row.',
  },
  remedy: {
    id: 'Sisakan satu baris untuk setiap pertanyaan; pakai kolom `unit` bila filenya memuat beberapa unit.',
    en: 'Keep one row for each question; where the file holds several units, add a column `unit`.',
  },
})

export const rowUnknown = defineDiagnostic({
  code: 'responses/sheet-row-unknown',
  severity: 'error',
  message: {
    id: '{count} baris terisi tidak ada dalam `{rubric}`{level}: {rows}.',
    en: 'Answered rows that `{rubric}`{level} does not have: {count}: {rows}.',
  },
  remedy: {
    id: 'Periksa nomornya, atau pilih rubrik atau tingkat lain (-r, --level) bila lembarnya dari edisi lain.',
    en: 'Check their numbers, or choose another rubric or level (-r, --level) where the sheet is of another edition.',
  },
})

export const rowsOutside = defineDiagnostic({
  code: 'responses/sheet-rows-outside',
  severity: 'warning',
  message: {
    id: '{count} baris terisi berada di bagian yang tidak termasuk `{rubric}` dan tidak dinilai: {headings}.',
    en: 'Answered rows in parts that do not belong to `{rubric}`, not scored: {count}: {headings}.',
  },
  remedy: {
    id: 'Tidak perlu diubah bila bagian itu memang dinilai terpisah.',
    en: 'Nothing to change where those parts are scored elsewhere.',
  },
})

export const answerUnreadable = defineDiagnostic({
  code: 'responses/sheet-answer-unreadable',
  severity: 'error',
  message: {
    id: 'Jawaban{shown} pada {items} tidak terbaca: {reason}. Pilihannya: {choices}.',
    en: 'The answer{shown} at {items} cannot be read: {reason}. The choices are: {choices}.',
  },
  remedy: {
    id: 'Betulkan jawabannya, atau hitung tanpa jawaban ini dengan --on-unknown missing.',
    en: 'Correct the answer, or score without it with --on-unknown missing.',
  },
})

export const answerPassedOver = defineDiagnostic({
  code: 'responses/sheet-answer-unreadable',
  severity: 'warning',
  message: answerUnreadable.definition.message,
  remedy: {
    id: 'Dianggap belum diisi (--on-unknown missing).',
    en: 'Treated as not answered (--on-unknown missing).',
  },
})

export const choicesLeft = defineDiagnostic({
  code: 'responses/sheet-choices-left',
  severity: 'warning',
  message: {
    id: 'Pilihan jawaban belum dipilih (masih `{shown}`), dianggap belum diisi: {items}.',
    en: 'The choices still stand there (`{shown}`), so not answered: {items}.',
  },
  remedy: { id: 'Sisakan satu pilihan.', en: 'Keep one of the choices.' },
})

export const answerFromPoints = defineDiagnostic({
  code: 'responses/sheet-answer-from-points',
  severity: 'note',
  message: {
    id: 'Angka `{shown}` dibaca sebagai jawaban {code}, yang bernilai sama: {items}.',
    en: 'The number `{shown}` is read as the answer {code}, which is worth the same: {items}.',
  },
  remedy: NOTHING_TO_MEND,
})

export const sheetCopy = defineDiagnostic({
  code: 'responses/sheet-copy',
  severity: 'warning',
  message: {
    id: '`{file}` tidak dihitung: isinya sama persis dengan `{original}`.',
    en: '`{file}` is not counted: it is a copy of `{original}`, byte for byte.',
  },
  remedy: {
    id: 'Bila seharusnya lembar unit lain, minta file yang benar.',
    en: 'Where it should be another unit’s sheet, ask for the right file.',
  },
})

export const sheetEmpty = defineDiagnostic({
  code: 'responses/sheet-empty',
  severity: 'warning',
  message: {
    id: '`{file}` tidak dihitung: belum ada satu pun jawaban di dalamnya{unit}.',
    en: '`{file}` is not counted: there is not one answer in it{unit}.',
  },
  remedy: {
    id: 'Lengkapi lembarnya, lalu ulangi.',
    en: 'Have the sheet filled in, then run this again.',
  },
})

export const unitTwice = defineDiagnostic({
  code: 'responses/unit-twice',
  severity: 'error',
  message: {
    id: 'Unit `{unit}` punya lebih dari satu lembar: {files}.',
    en: 'The unit `{unit}` has more than one sheet: {files}.',
  },
  remedy: {
    id: 'Berikan satu lembar untuk setiap unit; lembar tahun lalu diberikan dengan --previous.',
    en: 'Give one sheet for each unit; last year’s goes with --previous.',
  },
})

export const unitFromFile = defineDiagnostic({
  code: 'responses/unit-from-file-name',
  severity: 'note',
  message: {
    id: 'Nama unit tidak tertulis di lembar; dipakai nama file: `{unit}`.',
    en: 'The sheet does not name its unit; the file name is used: `{unit}`.',
  },
  remedy: {
    id: 'Tambahkan baris `Unit: …` di atas tabel, atau kolom `unit`.',
    en: 'Add a line `Unit: …` above the table, or a column `unit`.',
  },
})

export const levelUndecided = defineDiagnostic({
  code: 'responses/level-undecided',
  severity: 'error',
  message: {
    id: 'Tidak dapat dipastikan tingkat lembar ini: nomornya cocok untuk {levels}.',
    en: 'Nobody can tell the level of this sheet: its numbers fit {levels}.',
  },
  remedy: { id: 'pilih dengan --level {first}.', en: 'choose with --level {first}.' },
})

export const levelUnknown = defineDiagnostic({
  code: 'responses/level-unknown',
  severity: 'error',
  message: {
    id: 'Rubrik `{rubric}` tidak punya tingkat `{level}`. Yang ada: {levels}.',
    en: 'The rubric `{rubric}` has no level `{level}`. It has: {levels}.',
  },
  remedy: { id: 'tulis salah satunya.', en: 'write one of these.' },
})

export const sheetFitsNothing = defineDiagnostic({
  code: 'responses/sheet-fits-nothing',
  severity: 'error',
  message: {
    id: 'Tidak ada pertanyaan {rubric} yang ditemukan di lembar ini.',
    en: 'No question of {rubric} was found in this sheet.',
  },
  remedy: {
    id: 'sebut rubriknya dengan -r (lihat rb-score list), atau lembarnya dengan --sheet.',
    en: 'name the rubric with -r (see rb-score list), or the sheet with --sheet.',
  },
})

export const severalRubricsFitSheet = defineDiagnostic({
  code: 'responses/several-rubrics-fit',
  severity: 'error',
  message: {
    id: 'Lebih dari satu rubrik cocok dengan lembar ini: {candidates}.',
    en: 'More than one rubric fits this sheet: {candidates}.',
  },
  remedy: { id: 'pilih satu, misalnya -r {first}', en: 'choose one, such as -r {first}' },
})

export const otherRubric = defineDiagnostic({
  code: 'responses/sheet-of-another-rubric',
  severity: 'error',
  message: {
    id: 'Lembar ini untuk rubrik `{other}`, sedangkan lembar lain untuk `{rubric}`.',
    en: 'This sheet is for the rubric `{other}`, the others are for `{rubric}`.',
  },
  remedy: {
    id: 'Nilai lembar ini tersendiri; satu laporan memuat satu rubrik.',
    en: 'Score this sheet by itself; a report has one rubric.',
  },
})

export const otherEdition = defineDiagnostic({
  code: 'responses/sheet-of-another-edition',
  severity: 'error',
  message: {
    id: 'Bobot di lembar ini bukan bobot `{rubric}`: {weights}.',
    en: 'The weights in this sheet are not those of `{rubric}`: {weights}.',
  },
  remedy: {
    id: 'Pilih rubrik edisi yang sesuai dengan -r (lihat rb-score list).',
    en: 'Choose the rubric of the right edition with -r (see rb-score list).',
  },
})
