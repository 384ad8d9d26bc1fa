/** The fixed words of templates in both languages. Headers are words that the reader of worksheets knows. */
import type { Language } from '../language/language.ts'

const INDONESIAN = {
  number: 'Nomor',
  question: 'Pertanyaan',
  options: 'Pilihan jawaban',
  weight: 'Bobot',
  answer: 'Jawaban',
  points: 'Nilai',
  percent: '%',
  filled: 'Terisi',
  evidence: 'Bukti dukung',
  note: 'Catatan',
  verified: 'Verifikasi',
  verifiedPoints: 'Nilai verifikasi',
  verifierNote: 'Catatan verifikator',
  attainable: 'Maksimum',
  unit: 'Unit kerja',
  /** What a worksheet without a unit is called, in both languages. */
  tab: 'LKE',
  year: 'Tahun',
  level: 'Tingkat',
  edition: 'edisi',
  notApplicableShort: 'TB',
  notAsked: 'Tidak ditanyakan pada tingkat ini',
  otherInputs: 'Data lain yang diperlukan',
  examplesOfEvidence: 'Contoh bukti dukung',
  ratio: 'Rasio',
  ifDenominatorZero: 'Bila penyebutnya 0',
  ifAllZero: 'Bila keduanya 0',
  'not-applicable': 'tidak berlaku',
  lowest: 'nilai terendah',
  highest: 'nilai tertinggi',
  numberFrom: (min: string, max: string) => `Angka ${min} sampai ${max}`,
  numberAtLeast: (min: string) => `Angka, paling kecil ${min}`,
  anyNumber: 'Angka',
  numberOrWord: (number: string, word: string) => `${number}, atau ${word}`,
  chooseOneOf: (choices: string) => `Pilih salah satu: ${choices}`,
  instructions:
    'Isi sel berwarna kuning. Jawaban dipilih dari daftar; kosongkan yang belum diketahui. Bukti dukung dipisahkan dengan baris baru atau titik koma. ' +
    'Yang tidak berlaku dijawab “Tidak berlaku” bila ada dalam daftarnya; nilainya tertulis TB. Nilai sementara tidak menghitung yang kosong. Lembar ini dikunci tanpa kata sandi.',
  notVerified: '(*) belum terverifikasi pada sumbernya',
  page: 'dibuat dengan rb-score',
  answers: 'Jawaban',
  onlyIf: (answer: string) => `Diisi hanya bila ${answer}`,
}

const ENGLISH: typeof INDONESIAN = {
  number: 'Number',
  question: 'Question',
  options: 'Options',
  weight: 'Weight',
  answer: 'Answer',
  points: 'Score',
  percent: '%',
  filled: 'Filled',
  evidence: 'Evidence',
  note: 'Note',
  verified: 'Verified',
  verifiedPoints: 'Verified score',
  verifierNote: 'Verifier’s note',
  attainable: 'Maximum',
  unit: 'Unit',
  tab: 'LKE',
  year: 'Year',
  level: 'Level',
  edition: 'edition',
  notApplicableShort: 'n/a',
  notAsked: 'Not asked at this level',
  otherInputs: 'Other data that is needed',
  examplesOfEvidence: 'Examples of evidence',
  ratio: 'Ratio',
  ifDenominatorZero: 'If the denominator is 0',
  ifAllZero: 'If both are 0',
  'not-applicable': 'does not apply',
  lowest: 'lowest score',
  highest: 'highest score',
  numberFrom: (min: string, max: string) => `A number from ${min} to ${max}`,
  numberAtLeast: (min: string) => `A number, at least ${min}`,
  anyNumber: 'A number',
  numberOrWord: (number: string, word: string) => `${number}, or ${word}`,
  chooseOneOf: (choices: string) => `Choose one of ${choices}`,
  instructions:
    'Fill in the yellow cells. Answers are chosen from a list; leave empty what is not known yet. Separate pieces of evidence by new lines or semicolons. ' +
    'Where a question does not apply, choose the words for it if its list has them; its score then reads n/a. The score so far leaves blanks out. This sheet is locked without a password.',
  notVerified: '(*) not yet verified against its source',
  page: 'made with rb-score',
  answers: 'Answers',
  onlyIf: (answer: string) => `Only if ${answer}`,
}

type TemplateWords = typeof INDONESIAN

export function templateWords(language: Language): TemplateWords {
  return language === 'id' ? INDONESIAN : ENGLISH
}
