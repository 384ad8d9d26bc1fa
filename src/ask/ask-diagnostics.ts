/** What can stand in the way of a questionnaire. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const terminalNeeded = defineDiagnostic({
  code: 'cli/ask-needs-terminal',
  severity: 'error',
  message: {
    id: '`ask` bertanya di terminal; di sini tidak ada terminal.',
    en: '`ask` asks at a terminal; there is none here.',
  },
  remedy: {
    id: 'beri jawabannya: `{command}`. File yang sudah terisi dinilai dengan `rb-score assess FILE`.',
    en: 'give the answers: `{command}`. A file that is filled in is scored by `rb-score assess FILE`.',
  },
})

export const rubricNeeded = defineDiagnostic({
  code: 'cli/ask-needs-rubric',
  severity: 'error',
  message: { id: 'Rubriknya belum disebut.', en: 'No rubric is named.' },
  remedy: {
    id: 'sebutkan satu, seperti `rb-score ask skm-2017`; lihat `rb-score list`.',
    en: 'name one, such as `rb-score ask skm-2017`; see `rb-score list`.',
  },
})

export const unitNeeded = defineDiagnostic({
  code: 'cli/ask-needs-unit',
  severity: 'error',
  message: {
    id: 'Unit yang dinilai belum disebut.',
    en: 'The unit that is assessed is not named.',
  },
  remedy: { id: 'tambahkan --unit "NAMA UNIT".', en: 'add --unit "NAME OF THE UNIT".' },
})

export const levelNeeded = defineDiagnostic({
  code: 'cli/ask-needs-level',
  severity: 'error',
  message: {
    id: 'Rubrik `{rubric}` punya beberapa tingkat; yang mana belum disebut.',
    en: 'The rubric `{rubric}` has several levels; which one is not said.',
  },
  remedy: { id: 'pilih dengan --level: {levels}.', en: 'choose with --level: {levels}.' },
})

export const otherRubricInFile = defineDiagnostic({
  code: 'cli/ask-other-rubric',
  severity: 'error',
  message: {
    id: '`{file}` diisi untuk rubrik `{other}`, bukan `{rubric}`.',
    en: '`{file}` was filled in for the rubric `{other}`, not for `{rubric}`.',
  },
  remedy: {
    id: 'pakai `rb-score ask {other} -o {file}`, atau file lain untuk rubrik ini.',
    en: 'use `rb-score ask {other} -o {file}`, or another file for this rubric.',
  },
})

export const nothingToReview = defineDiagnostic({
  code: 'cli/ask-nothing-to-review',
  severity: 'error',
  message: {
    id: 'Tidak ada isian lembar kerja untuk diverifikasi di `{file}`.',
    en: 'There are no answers of a worksheet to verify in `{file}`.',
  },
  remedy: {
    id: 'sebutkan file yang sudah diisi dengan `rb-score ask RUBRIK -o FILE`.',
    en: 'name a file that was filled in by `rb-score ask RUBRIC -o FILE`.',
  },
})

export const previousOnlyForSheets = defineDiagnostic({
  code: 'cli/ask-previous-survey',
  severity: 'error',
  message: {
    id: '`--previous` hanya untuk lembar kerja: responden survei tidak dikenali dari tahun ke tahun.',
    en: '`--previous` is for worksheets alone: respondents of a survey are not known from year to year.',
  },
  remedy: { id: 'hapus --previous.', en: 'leave out --previous.' },
})

export const setForm = defineDiagnostic({
  code: 'cli/ask-set-form',
  severity: 'error',
  message: {
    id: '`{text}` bukan bentuk ITEM=KODE.',
    en: '`{text}` does not have the form ITEM=CODE.',
  },
  remedy: { id: 'contoh: `--set {example}`', en: 'example: `--set {example}`' },
})

export const noSuchItem = defineDiagnostic({
  code: 'cli/ask-no-such-item',
  severity: 'error',
  message: {
    id: 'Rubrik `{rubric}` tidak menanyakan `{item}`.{hint}',
    en: 'The rubric `{rubric}` does not ask `{item}`.{hint}',
  },
  remedy: {
    id: 'lihat nomornya dengan `rb-score show {rubric}`.',
    en: 'see the numbers with `rb-score show {rubric}`.',
  },
})

export const noSuchAnswer = defineDiagnostic({
  code: 'cli/ask-no-such-answer',
  severity: 'error',
  message: {
    id: '`{answer}` bukan jawaban untuk `{item}`.',
    en: '`{answer}` is no answer to `{item}`.',
  },
  remedy: { id: 'yang dapat diisi: {choices}.', en: 'it can be {choices}.' },
})

export const noSuchGroup = defineDiagnostic({
  code: 'cli/ask-no-such-group',
  severity: 'error',
  message: {
    id: 'Rubrik `{rubric}` tidak menanyakan data diri `{group}`.',
    en: 'The rubric `{rubric}` does not ask for `{group}`.',
  },
  remedy: { id: 'yang ditanyakan: {groups}.', en: 'it asks for {groups}.' },
})

export const reasonNeeded = defineDiagnostic({
  code: 'cli/ask-reason-needed',
  severity: 'error',
  message: {
    id: 'Verifikasi `{item}` ({answer}) berbeda dari jawaban unit ({claimed}) tanpa alasan.',
    en: 'The verification of `{item}` ({answer}) differs from the answer of the unit ({claimed}) without a reason.',
  },
  remedy: {
    id: 'tambahkan --reason, atau kolom `alasan verifikasi` pada --answers.',
    en: 'add --reason, or a column `reason of verification` in --answers.',
  },
})

export const outputNotCsv = defineDiagnostic({
  code: 'cli/ask-output-not-csv',
  severity: 'error',
  message: {
    id: 'Jawaban disimpan sebagai CSV; `{file}` bukan nama file CSV.',
    en: 'Answers are kept as CSV; `{file}` is not the name of a CSV file.',
  },
  remedy: { id: 'pakai nama yang berakhiran .csv.', en: 'use a name that ends in .csv.' },
})

export const setTwice = defineDiagnostic({
  code: 'cli/ask-set-twice',
  severity: 'error',
  message: {
    id: '`{item}` diberi dua jawaban: `{before}` dan `{answer}`.',
    en: '`{item}` is given two answers: `{before}` and `{answer}`.',
  },
  remedy: { id: 'sisakan satu --set untuknya.', en: 'leave one --set for it.' },
})

export const countsNeeded = defineDiagnostic({
  code: 'cli/ask-counts-needed',
  severity: 'error',
  message: {
    id: '`{item}` dihitung dari angka-angkanya yang sudah diisi; `{answer}` tidak akan terpakai.',
    en: '`{item}` is computed from its numbers, which are filled in; `{answer}` would not be used.',
  },
  remedy: { id: 'ubah angkanya: `{example}`.', en: 'change the numbers: `{example}`.' },
})
