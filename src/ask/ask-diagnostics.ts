/** What can stand in the way of a questionnaire. */
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'

export const terminalNeeded = defineDiagnostic('cli/ask-needs-terminal', 'error', {
  id: '`ask` bertanya di terminal; di sini tidak ada terminal.',
  idRemedy:
    'beri jawabannya: `{command}`. File yang sudah terisi dihitung dengan `rb-score assess FILE`.',
  en: '`ask` asks at a terminal; there is none here.',
  enRemedy:
    'give the answers: `{command}`. A file that is filled in is scored by `rb-score assess FILE`.',
})

export const rubricNeeded = defineDiagnostic('cli/ask-needs-rubric', 'error', {
  id: 'Rubriknya belum disebutkan.',
  idRemedy: 'sebutkan satu, seperti `rb-score ask skm-2017`; lihat `rb-score list`.',
  en: 'No rubric is named.',
  enRemedy: 'name one, such as `rb-score ask skm-2017`; see `rb-score list`.',
})

export const unitNeeded = defineDiagnostic('cli/ask-needs-unit', 'error', {
  id: 'Unit yang dinilai belum disebutkan.',
  idRemedy: 'tambahkan --unit "NAMA UNIT".',
  en: 'The unit that is assessed is not named.',
  enRemedy: 'add --unit "NAME OF THE UNIT".',
})

export const levelNeeded = defineDiagnostic('cli/ask-needs-level', 'error', {
  id: 'Rubrik `{rubric}` memiliki beberapa tingkat; tingkatnya belum disebutkan.',
  idRemedy: 'pilih dengan --level: {levels}.',
  en: 'The rubric `{rubric}` has several levels; which one is not said.',
  enRemedy: 'choose with --level: {levels}.',
})

export const otherRubricInFile = defineDiagnostic('cli/ask-other-rubric', 'error', {
  id: '`{file}` diisi untuk rubrik `{other}`, bukan `{rubric}`.',
  idRemedy: 'pakai `rb-score ask {other} -o {file}`, atau file lain untuk rubrik ini.',
  en: '`{file}` was filled in for the rubric `{other}`, not for `{rubric}`.',
  enRemedy: 'use `rb-score ask {other} -o {file}`, or another file for this rubric.',
})

const nothingToReview = defineDiagnostic('cli/ask-nothing-to-review', 'error', {
  id: 'Tidak ada isian lembar kerja untuk diverifikasi di `{file}`.',
  idRemedy: 'sebutkan file yang sudah diisi dengan `rb-score ask RUBRIK -o FILE`.',
  en: 'There are no answers of a worksheet to verify in `{file}`.',
  enRemedy: 'name a file that was filled in by `rb-score ask RUBRIC -o FILE`.',
})

export function nothingToVerify(file: string): Refusal {
  return new Refusal([nothingToReview({ kind: 'file', file }, { file })])
}

export const previousOnlyForWorksheets = defineDiagnostic('cli/ask-previous-survey', 'error', {
  id: '`--previous` hanya untuk lembar kerja: responden survei tidak dikenali dari tahun ke tahun.',
  idRemedy: 'hapus --previous.',
  en: '`--previous` is for worksheets alone: respondents of a survey are not known from year to year.',
  enRemedy: 'leave out --previous.',
})

export const setForm = defineDiagnostic('cli/ask-set-form', 'error', {
  id: '`{text}` tidak berbentuk BUTIR=KODE.',
  idRemedy: 'contoh: `--set {example}`',
  en: '`{text}` does not have the form ITEM=CODE.',
  enRemedy: 'example: `--set {example}`',
})

export const noSuchItem = defineDiagnostic('cli/ask-no-such-item', 'error', {
  id: 'Rubrik `{rubric}` tidak menanyakan `{item}`.{hint}',
  idRemedy: 'lihat nomornya dengan `rb-score show {rubric}`.',
  en: 'The rubric `{rubric}` does not ask `{item}`.{hint}',
  enRemedy: 'see the numbers with `rb-score show {rubric}`.',
})

export const noSuchAnswer = defineDiagnostic('cli/ask-no-such-answer', 'error', {
  id: '`{answer}` bukan jawaban untuk `{item}`.',
  idRemedy: 'yang dapat diisi: {choices}.',
  en: '`{answer}` is no answer to `{item}`.',
  enRemedy: 'it can be {choices}.',
})

export const noSuchGroup = defineDiagnostic('cli/ask-no-such-group', 'error', {
  id: 'Rubrik `{rubric}` tidak menanyakan `{group}`.',
  idRemedy: 'yang ditanyakan: {groups}.',
  en: 'The rubric `{rubric}` does not ask for `{group}`.',
  enRemedy: 'it asks for {groups}.',
})

export const reasonNeeded = defineDiagnostic('cli/ask-reason-needed', 'error', {
  id: 'Verifikasi `{item}` ({answer}) berbeda dari jawaban unit ({claimed}) tanpa alasan.',
  idRemedy: 'tambahkan --reason, atau kolom `alasan verifikasi` pada --answers.',
  en: 'The verification of `{item}` ({answer}) differs from the answer of the unit ({claimed}) without a reason.',
  enRemedy: 'add --reason, or a column `reason of verification` in --answers.',
})

export const outputNotCsv = defineDiagnostic('cli/ask-output-not-csv', 'error', {
  id: 'Jawaban disimpan sebagai CSV; `{file}` bukan nama file CSV.',
  idRemedy: 'pakai nama yang berakhiran .csv.',
  en: 'Answers are kept as CSV; `{file}` is not the name of a CSV file.',
  enRemedy: 'use a name that ends in .csv.',
})

export const setTwice = defineDiagnostic('cli/ask-set-twice', 'error', {
  id: '`{item}` diberi dua jawaban: `{before}` dan `{answer}`.',
  idRemedy: 'sisakan satu --set untuknya.',
  en: '`{item}` is given two answers: `{before}` and `{answer}`.',
  enRemedy: 'leave one --set for it.',
})

export const countsNeeded = defineDiagnostic('cli/ask-counts-needed', 'error', {
  id: '`{item}` dihitung dari angka-angkanya yang sudah diisi; `{answer}` tidak terpakai.',
  idRemedy: 'ubah angkanya: `{example}`.',
  en: '`{item}` is computed from its numbers, which are filled in; `{answer}` would not be used.',
  enRemedy: 'change the numbers: `{example}`.',
})
