/** What is said and asked before the first question and after the last, in both languages. */

import type { Display } from '../../cli/surroundings.ts'
import type { Language } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { shortList } from '../../language/short-list.ts'
import { hangingText } from '../../render/terminal-text.ts'
import { hasChanged, type RubricChanges } from '../answer-file/rubric-changes.ts'
import type { Purpose } from '../question.ts'

type OpeningWords = typeof ID

const ID = {
  whichRubric: 'Rubrik mana yang diisi?',
  whichUnit: 'Nama unit yang dinilai',
  whichLevel: 'Lembar kerja tingkat apa?',
  takeUp: 'File ini sudah berisi jawaban.',
  chooseKeys: '↑ ↓ atau nomornya: pilih · Enter: lanjut · Esc: keluar',
  lineKeys: 'Enter: lanjut · Esc: keluar',
  chooseFirst: 'Belum ada yang dipilih.',
  writeFirst: 'Isian ini wajib.',
  goOnWith: (name: string, filled: string) =>
    `Lanjutkan ${name}${filled === '' ? '' : `: ${filled}`}`,
  otherUnit: 'Unit lain',
  newRespondent: 'Responden baru',
  nextRespondent: 'Responden berikutnya',
  enough: 'Selesai',
  respondent: (name: string) => `Responden ${name}`,
  optional: (title: string) => `${title} (boleh kosong)`,
  noValue: '(tidak diisi)',
  filled: (filled: number, all: number, beside: number, purpose: Purpose) =>
    `${filled} dari ${all} ${purpose === 'verify' ? 'diverifikasi' : 'terisi'}${beside === 0 ? '' : ` (${beside} pertanyaan di luar nilai)`}`,
  takenUp: (name: string, filled: string) => `Melanjutkan ${name}: ${filled}.`,
  wasLeft: 'Sesi sebelumnya terputus; semua jawaban yang sudah diberikan tersimpan.',
  stillOpen: (count: number, ids: string, beside: number, purpose: Purpose) =>
    `Belum ${purpose === 'verify' ? 'diverifikasi' : 'diisi'} (${count}${beside === 0 ? '' : `, ${beside} di antaranya di luar nilai`})  ${ids}`,
  keptIn: (file: string) => `Tersimpan di ${file}`,
  again: (command: string) => `Hitung lagi  ${command}`,
  goOn: (command: string) => `Lanjutkan    ${command}`,
  verificationCleared: (ids: string) =>
    `Jawaban berubah; verifikasinya dihapus, tetapi tetap ada di riwayat  ${ids}`,
  nothingYet: 'Belum ada jawaban, jadi belum ada yang dihitung.',
  changed: 'Rubrik berubah sejak jawaban ini diberikan:',
  edition: (before: string, now: string) => `edisi ${before} menjadi ${now}`,
  reworded: (id: string) => `redaksi ${id} berubah`,
  before: 'sebelumnya',
  now: 'sekarang',
  choices: (ids: string) => `pilihan jawaban atau poinnya berubah: ${ids}`,
  gone: (ids: string) => `tidak ditanyakan lagi, jawabannya tetap di file: ${ids}`,
  scoring: 'bobot, batas, atau cara hitungnya berubah; pertanyaannya tetap',
  more: (count: number) => `dan ${count} lainnya`,
}

const EN: OpeningWords = {
  whichRubric: 'Which rubric is to be filled in?',
  whichUnit: 'Name of the unit that is assessed',
  whichLevel: 'A worksheet of which level?',
  takeUp: 'This file holds answers already.',
  chooseKeys: '↑ ↓ or its number: choose · Enter: go on · Esc: leave',
  lineKeys: 'Enter: go on · Esc: leave',
  chooseFirst: 'Nothing is chosen yet.',
  writeFirst: 'This is needed.',
  goOnWith: (name, filled) => `Go on with ${name}${filled === '' ? '' : `: ${filled}`}`,
  otherUnit: 'Another unit',
  newRespondent: 'A new respondent',
  nextRespondent: 'The next respondent',
  enough: 'Enough',
  respondent: name => `Respondent ${name}`,
  optional: title => `${title} (may stay empty)`,
  noValue: '(no answer)',
  filled: (filled, all, beside, purpose) =>
    `${filled} of ${all} ${purpose === 'verify' ? 'verified' : 'filled in'}${beside === 0 ? '' : ` (questions beside the score: ${beside})`}`,
  takenUp: (name, filled) => `Going on with ${name}: ${filled}.`,
  wasLeft: 'The last session was cut off; every answer given then is kept.',
  stillOpen: (count, ids, beside, purpose) =>
    `${purpose === 'verify' ? 'Not verified' : 'Still open'} (${count}${beside === 0 ? '' : `, ${beside} of them beside the score`})  ${ids}`,
  keptIn: file => `Kept in ${file}`,
  again: command => `Score again  ${command}`,
  goOn: command => `Go on        ${command}`,
  verificationCleared: ids =>
    `Answers changed, their verification is cleared (the history keeps it)  ${ids}`,
  nothingYet: 'There are no answers yet, so there is nothing to score.',
  changed: 'The rubric has changed since these answers were given:',
  edition: (before, now) => `edition ${before} is now ${now}`,
  reworded: id => `${id} is worded otherwise`,
  before: 'then',
  now: 'now',
  choices: ids => `choices or their points are others: ${ids}`,
  gone: ids => `not asked any more, the answers stay in the file: ${ids}`,
  scoring: 'weights, bounds or the method are others; the questions are the same',
  more: count => `and ${count} more`,
}

export function openingWords(language: Language): OpeningWords {
  return language === 'id' ? ID : EN
}

// What has changed in a rubric since its answers were given -> what is said before the first question.

const MOST_REWORDED = 5
const MOST_LISTED = 12

/** Empty where nothing has. */
export function changesText(changes: RubricChanges, { language, width }: Display): string {
  if (!hasChanged(changes)) return ''
  const words = openingWords(language)
  const { edition, reworded, choices, gone, scoring } = changes
  const listed = (ids: readonly string[]) =>
    shortList(ids, MOST_LISTED, { between: '  ', countsRest: true })
  const rest = reworded.length - MOST_REWORDED
  const lines = [
    ...(edition === undefined ? [] : [words.edition(edition, changes.editionNow)]),
    ...(choices.length === 0 ? [] : [words.choices(listed(choices))]),
    ...(gone.length === 0 ? [] : [words.gone(listed(gone))]),
    ...(scoring ? [words.scoring] : []),
  ]
  return [
    words.changed,
    ...lines.flatMap(line => hangingText('  ', safeText(line), width)),
    ...reworded
      .slice(0, MOST_REWORDED)
      .flatMap(({ id, before, now }) => [
        ...hangingText('  ', safeText(words.reworded(id)), width),
        ...hangingText(`    ${words.before}: `, safeText(before), width),
        ...hangingText(`    ${words.now}: `, safeText(now), width),
      ]),
    ...(rest > 0 ? [`  ${words.more(rest)}`] : []),
    '',
  ].join('\n')
}
