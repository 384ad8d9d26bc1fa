/** What can be noticed about the sheets of an assessment: what was left out, what does not fit, what nobody can decide. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const worksheetForm = defineDiagnostic('responses/sheet-form', 'note', {
  id: '{who}Dibaca sebagai {form}{level}: {found} dari {asked} pertanyaan `{rubric}` memiliki baris di sini.',
  en: '{who}Read as {form}{level}: {found} of {asked} questions of `{rubric}` have a row here.',
})

export const rowConflict = defineDiagnostic('responses/sheet-row-conflict', 'error', {
  id: 'Baris ini bernomor `{number}` ({byNumber}), tetapi judulnya adalah judul `{other}` ({byTitle}).',
  idRemedy: 'betulkan nomor atau judulnya; keduanya harus menunjuk hal yang sama.',
  en: 'This row is numbered `{number}` ({byNumber}), but its title is that of `{other}` ({byTitle}).',
  enRemedy: 'correct the number or the title; both must name the same thing.',
})

export const rowsMoved = defineDiagnostic('responses/sheet-rows-moved', 'error', {
  id: 'Baris di bawah `{heading}` tampaknya pertanyaan lain daripada nomornya, seolah-olah satu terlewat atau dua tertukar: {rows}.',
  idRemedy:
    'beri nomor seperti di rubrik; pertanyaan yang tidak dipakai tetap memegang nomornya. Nomor lengkap seperti `{whole}` dipercaya begitu saja.',
  en: 'Rows below `{heading}` seem to be other questions than their numbers say, as if one had been left out or two exchanged: {rows}.',
  enRemedy:
    'number them as the rubric does; a question that is not used keeps its number. A whole number such as `{whole}` is believed as it stands.',
})

export const questionMissing = defineDiagnostic('responses/sheet-question-missing', 'warning', {
  id: 'Lembar ini tidak memuat semua pertanyaan di bawah {headings}. Bila yang terlewat bukan yang terakhir, jawabannya dinilai untuk pertanyaan lain.',
  idRemedy: 'periksa pertanyaannya; bila sudah benar, tulis nomor lengkap seperti `{whole}`.',
  en: 'The sheet does not hold all questions below {headings}. If one other than the last was left out, the answers are scored as other questions.',
  enRemedy: 'look at the questions; where they are right, write whole numbers such as `{whole}`.',
})

export const otherChoices = defineDiagnostic('responses/sheet-other-choices', 'warning', {
  id: 'Pilihan jawaban yang tercetak di lembar bukan pilihan rubrik, sehingga poin jawabannya mungkin berbeda: {items}.',
  idRemedy: 'periksa apakah pertanyaannya sama. Nilainya dihitung menurut rubrik.',
  en: 'The choices printed in the sheet are not those of the rubric, so the answers may be worth something else: {items}.',
  enRemedy: 'see whether the questions are the same. They are scored by the rubric.',
})

export const rowRepeated = defineDiagnostic('responses/sheet-row-repeated', 'error', {
  id: '`{number}` terisi pada lebih dari satu baris: {before} (baris {first}) dan {now} (baris {row}).',
  idRemedy:
    'sisakan satu baris untuk setiap pertanyaan; pakai kolom `unit` bila filenya memuat beberapa unit.',
  en: '`{number}` is answered in more than one row: {before} (row {first}) and {now} (row {row}).',
  enRemedy:
    'keep one row for each question; where the file holds several units, add a column `unit`.',
})

export const headingAnswered = defineDiagnostic('responses/sheet-heading-answered', 'error', {
  id: 'Jawaban tertulis di baris judul `{heading}`, sehingga tidak jelas pertanyaan mana yang dijawab: {questions}.',
  idRemedy: 'pindahkan jawabannya ke baris pertanyaannya.',
  en: 'An answer stands in the row of the heading `{heading}`, so nobody can tell which question it is for: {questions}.',
  enRemedy: 'move the answer to the row of its question.',
})

export const rowUnknown = defineDiagnostic('responses/sheet-row-unknown', 'error', {
  id: '{count} baris terisi memakai nomor yang tidak ada dalam `{rubric}`{level}: {rows}.',
  idRemedy:
    'periksa nomornya, atau pilih rubrik atau tingkat lain (-r, --level) bila lembarnya dari edisi lain.',
  en: 'Answered rows that `{rubric}`{level} does not have: {count}: {rows}.',
  enRemedy:
    'check their numbers, or choose another rubric or level (-r, --level) where the sheet is of another edition.',
})

export const countsUnsure = defineDiagnostic('responses/sheet-counts-unsure', 'error', {
  id: 'Tidak dapat dipastikan jumlah mana di bawah `{number}` yang ditulis pada {rows}. Yang masih ditanyakan: {counts}.',
  idRemedy:
    'ganti teks barisnya dengan id jumlah itu: {ids}.{sums} Hasil yang tercetak ikut dibandingkan; periksa juga persennya.',
  en: 'Nobody can tell which count below `{number}` stands in {rows}. Still asked for: {counts}.',
  enRemedy:
    'replace the text of each row by the id of its count: {ids}.{sums} What the sheet prints as the result was compared too; look at its percent.',
})

export const subtotalDiffers = defineDiagnostic('responses/sheet-subtotal-differs', 'warning', {
  id: 'Baris ini tertulis {written}, padahal jumlah baris di sampingnya {sum}. Yang dihitung baris di sampingnya.',
  idRemedy: 'betulkan jumlah itu atau baris-barisnya.',
  en: 'This row says {written}, but the rows beside it add up to {sum}. Those rows are counted.',
  enRemedy: 'correct the sum or its rows.',
})

export const rowsOutside = defineDiagnostic('responses/sheet-rows-outside', 'warning', {
  id: '{count} baris terisi berada di bagian yang tidak termasuk `{rubric}` dan tidak dinilai: {headings}.',
  idRemedy: 'tidak perlu diubah bila bagian itu memang dinilai terpisah.',
  en: 'Answered rows in parts that do not belong to `{rubric}`, not scored: {count}: {headings}.',
  enRemedy: 'nothing to change where those parts are scored elsewhere.',
})

export const answerUnreadable = defineDiagnostic('responses/sheet-answer-unreadable', 'error', {
  id: 'Jawaban{shown} pada {items} tidak terbaca: {reason}. Pilihannya: {choices}.',
  idRemedy: 'betulkan jawabannya, atau hitung tanpa jawaban ini dengan --on-unknown missing.',
  en: 'The answer{shown} at {items} cannot be read: {reason}. The choices are: {choices}.',
  enRemedy: 'correct the answer, or score without it with --on-unknown missing.',
})

export const choicesLeft = defineDiagnostic('responses/sheet-choices-left', 'warning', {
  id: 'Pilihan jawaban belum dipilih (masih `{shown}`), dianggap belum diisi: {items}.',
  idRemedy: 'sisakan satu pilihan.',
  en: 'The choices still stand there (`{shown}`), so not answered: {items}.',
  enRemedy: 'keep one of the choices.',
})

export const answerFromPoints = defineDiagnostic('responses/sheet-answer-from-points', 'note', {
  id: 'Angka `{shown}` dibaca sebagai jawaban {code}, yang poinnya sama: {items}.',
  en: 'The number `{shown}` is read as the answer {code}, which is worth the same: {items}.',
})

export const worksheetCopy = defineDiagnostic('responses/sheet-copy', 'warning', {
  id: '`{file}` tidak dihitung: isinya sama persis dengan `{original}`.',
  idRemedy: 'bila seharusnya lembar unit lain, minta file yang benar.',
  en: '`{file}` is not counted: it is a copy of `{original}`, byte for byte.',
  enRemedy: 'where it should be another unit’s sheet, ask for the right file.',
})

export const worksheetEmpty = defineDiagnostic('responses/sheet-empty', 'warning', {
  id: '`{file}` tidak dihitung: belum ada satu pun jawaban di dalamnya{unit}.',
  idRemedy: 'lengkapi lembarnya, lalu ulangi.',
  en: '`{file}` is not counted: there is not one answer in it{unit}.',
  enRemedy: 'have the sheet filled in, then run this again.',
})

export const unitTwice = defineDiagnostic('responses/unit-twice', 'error', {
  id: 'Unit `{unit}` memiliki lebih dari satu lembar: {files}.',
  idRemedy:
    'berikan satu lembar untuk setiap unit; lembar tahun lalu dengan --previous, lembar penilai lain dengan --beside.',
  en: 'The unit `{unit}` has more than one sheet: {files}.',
  enRemedy:
    'give one sheet for each unit; last year’s goes with --previous, another assessor’s with --beside.',
})

export const unitFromFile = defineDiagnostic('responses/unit-from-file-name', 'note', {
  id: 'Nama unit tidak tertulis di lembar; dipakai nama file: `{unit}`.',
  idRemedy: 'tambahkan baris `Unit: …` di atas tabel, atau kolom `unit`.',
  en: 'The sheet does not name its unit; the file name is used: `{unit}`.',
  enRemedy: 'add a line `Unit: …` above the table, or a column `unit`.',
})

export const levelUndecided = defineDiagnostic('responses/level-undecided', 'error', {
  id: 'Tidak dapat dipastikan tingkat lembar ini: nomornya cocok dengan `{rubric}` untuk {levels}.',
  idRemedy: 'pilih dengan --level {first}; bila rubriknya lain, sebutkan dengan -r.',
  en: 'Nobody can tell the level of this sheet: its numbers fit `{rubric}` for {levels}.',
  enRemedy: 'choose with --level {first}; where the rubric is another one, name it with -r.',
})

export const levelUnknown = defineDiagnostic('responses/level-unknown', 'error', {
  id: 'Rubrik `{rubric}` tidak memiliki tingkat `{level}`. Yang ada: {levels}.',
  idRemedy: 'tulis salah satunya.',
  en: 'The rubric `{rubric}` has no level `{level}`. It has: {levels}.',
  enRemedy: 'write one of these.',
})

export const worksheetFitsNothing = defineDiagnostic('responses/sheet-fits-nothing', 'error', {
  id: 'Lembar ini tidak memuat pertanyaan {rubric}.',
  idRemedy:
    'sebutkan rubriknya dengan -r: id dari rb-score list, atau file rubrik sendiri (-r rubrik-saya.yaml). Lembar lain dipilih dengan --sheet. Bila instrumennya milik sendiri dan isinya jawaban survei, rancang rubriknya: rb-score new --from "{file}"',
  en: 'This sheet does not hold the questions of {rubric}.',
  enRemedy:
    'name the rubric with -r: an id of rb-score list, or a file of your own (-r my-rubric.yaml). Another sheet is chosen with --sheet. If the instrument is your own and these are answers of a survey, draft a rubric: rb-score new --from "{file}"',
})

export const madeFromAnother = defineDiagnostic('responses/sheet-of-own-rubric', 'error', {
  id: 'Lembar ini dibuat dari rubrik `{id}` edisi {edition}, yang tidak ada di antara rubrik bawaan.',
  idRemedy: 'sebutkan file rubrik itu, misalnya -r {id}.yaml.',
  en: 'This sheet was made from the rubric `{id}`, edition {edition}, which does not come with rb-score.',
  enRemedy: 'name the file of that rubric, such as -r {id}.yaml.',
})

export const otherRubric = defineDiagnostic('responses/sheet-of-another-rubric', 'error', {
  id: 'Lembar ini untuk rubrik `{other}`, sedangkan lembar lain untuk `{rubric}`.',
  idRemedy: 'hitung lembar ini tersendiri; satu laporan memuat satu rubrik.',
  en: 'This sheet is for the rubric `{other}`, the others are for `{rubric}`.',
  enRemedy: 'score this sheet by itself; a report has one rubric.',
})

export const otherEdition = defineDiagnostic('responses/sheet-of-another-edition', 'error', {
  id: 'Bobot di lembar ini bukan bobot `{rubric}`: {weights}.',
  idRemedy: 'pilih rubrik edisi yang sesuai dengan -r (lihat rb-score list).',
  en: 'The weights in this sheet are not those of `{rubric}`: {weights}.',
  enRemedy: 'choose the rubric of the right edition with -r (see rb-score list).',
})

export const sheetWithoutYear = defineDiagnostic('responses/sheet-edition-unsaid', 'warning', {
  id: 'Lembar ini tidak menyebut tahun, dan pertanyaannya sama dengan edisi lain: {editions}. Yang dipakai `{rubric}`.',
  idRemedy: 'pilih edisinya dengan -r, atau isi tahunnya (kolom `tahun`).',
  en: 'The sheet names no year, and its questions are those of another edition too: {editions}. Scored by `{rubric}`.',
  enRemedy: 'choose the edition with -r, or fill in the year (a column `year`).',
})

export const worksheetRowsLeftOut = defineDiagnostic('responses/sheet-rows-left-out', 'note', {
  id: 'Baris yang bukan pertanyaan (jumlah, judul kolom yang berulang, tanda tangan) tidak dihitung: baris {rows}.',
  en: 'Rows that are no questions (sums, the header again, signatures) are passed over: {rows}.',
})
