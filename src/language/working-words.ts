/** The fixed words of how a number on a page came to be, in both languages. */
import { englishPlural, insideSentence } from './language.ts'

export interface WorkingWords {
  readonly workings: string
  readonly allWorkings: string
  readonly working: (name: string, value: string) => string
  readonly retracing: string
  readonly retrace: readonly string[]
  /** Of each row of a table. */
  readonly workingsOf: (word: string) => string
  readonly meanOfAnswers: (n: string) => string
  /** Behind a ratio that its rubric cuts off, or that has nothing to divide by. */
  readonly asRubricSays: string
  /** Where a page cannot hold the indicators of every unit. */
  readonly indicatorsByExplain: string
  readonly meanOfScores: (n: string, word: string) => string
  readonly byRubric: string
  readonly roundedByRubric: string
  readonly intervalFormula: string
  readonly meanOfPersons: (n: string, respondent: string) => string
  readonly atLeast: (share: string, item: string) => string
  readonly meanOfParts: (count: string) => string
  readonly weightedMeanOfParts: (count: string) => string
  readonly sumOfParts: (count: string) => string
  readonly rescaled: (value: string, from: string, to: string, result: string) => string
  readonly exactly: (exact: string, shown: string) => string
  readonly exact: string
  readonly rangeFrom: string
  readonly rangeTo: string
  readonly part: string
  readonly points: (code: string, points: string) => string
}

export const workingWordsId: WorkingWords = {
  workings: 'Cara hitung setiap angka di atas',
  allWorkings: 'Cara hitung',
  working: (name, value) => `Cara hitung ${name}: ${value}`,
  retracing: 'Menghitung ulang',
  retrace: [
    'Satu angka, dari banyaknya tiap jawaban sampai predikat: rb-score explain laporan.json BAGIAN (ditambah --group ISI atau --unit NAMA).',
    'Seluruh laporan, juga dari datanya: rb-score verify laporan.json DATA.',
  ],
  workingsOf: word => `Cara hitung tiap ${insideSentence(word)}`,
  meanOfAnswers: n => `rata-rata ${n} jawaban`,
  asRubricSays: '(dengan batas menurut rubrik)',
  indicatorsByExplain:
    'Indikatornya terlalu banyak untuk halaman ini: rb-score explain laporan.json NOMOR --unit NAMA.',
  meanOfScores: (n, word) => `rata-rata nilai ${n} ${insideSentence(word)}`,
  byRubric: 'menurut aturan rubrik',
  roundedByRubric: '(dibulatkan menurut rubrik)',
  intervalFormula:
    'Nilai ± t × kesalahan baku; t dari distribusi t pada 97,5% dengan derajat bebas df.',
  meanOfPersons: (n, respondent) =>
    `Rata-rata dari nilai setiap ${insideSentence(respondent)} (n = ${n}).`,
  atLeast: (share, item) =>
    `Responden dihitung bila menjawab paling sedikit ${share} dari ${insideSentence(item)} di bawah ini.`,
  meanOfParts: count => `Rata-rata dari ${count} bagian di bawah ini, dengan bobot sama.`,
  weightedMeanOfParts: count => `Rata-rata dari ${count} bagian di bawah ini menurut bobotnya.`,
  sumOfParts: count => `Jumlah dari ${count} bagian di bawah ini.`,
  rescaled: (value, from, to, result) =>
    `${value} pada skala ${from} dikonversi ke skala ${to} menjadi ${result}.`,
  exactly: (exact, shown) => `Nilai tepat ${exact}, ditampilkan ${shown}.`,
  exact: 'Nilai tepat',
  rangeFrom: 'dari',
  rangeTo: 'sampai',
  part: 'Bagian',
  points: (code, points) => `${code} (poin ${points})`,
}

export const workingWordsEn: WorkingWords = {
  workings: 'How each number above came to be',
  allWorkings: 'How the numbers came to be',
  working: (name, value) => `How ${name} came to ${value}`,
  retracing: 'Computing it again',
  retrace: [
    'One number, from how often each answer was given to the grade: rb-score explain report.json PART (with --group VALUE or --unit NAME).',
    'The whole report, from its data too: rb-score verify report.json DATA.',
  ],
  workingsOf: word => `How each ${insideSentence(word)} came to be`,
  meanOfAnswers: n => `mean of ${n} answers`,
  asRubricSays: '(within the limits of the rubric)',
  indicatorsByExplain:
    'Its indicators are too many for this page: rb-score explain report.json NUMBER --unit NAME.',
  meanOfScores: (n, word) => `mean of the scores of ${n} ${englishPlural(insideSentence(word))}`,
  byRubric: 'by the rule of the rubric',
  roundedByRubric: '(rounded as the rubric says)',
  intervalFormula:
    'Score ± t × standard error; t of the t distribution at 97.5% with df degrees of freedom.',
  meanOfPersons: (n, respondent) =>
    `Mean of the score of each ${insideSentence(respondent)} (n = ${n}).`,
  atLeast: (share, item) =>
    `Who answered at least ${share} of the ${englishPlural(insideSentence(item))} below counts.`,
  meanOfParts: count => `Mean of the ${count} parts below, with equal weights.`,
  weightedMeanOfParts: count => `Mean of the ${count} parts below by their weights.`,
  sumOfParts: count => `Sum of the ${count} parts below.`,
  rescaled: (value, from, to, result) =>
    `${value} on the scale ${from}, taken to the scale ${to}: ${result}.`,
  exactly: (exact, shown) => `Exactly ${exact}, shown as ${shown}.`,
  exact: 'Exactly',
  rangeFrom: 'from',
  rangeTo: 'to',
  part: 'Part',
  points: (code, points) => `${code} (${points} ${points === '1' ? 'point' : 'points'})`,
}
