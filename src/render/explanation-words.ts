/** What the steps of a number are called, in both languages. */
import type { Language } from '../language/language.ts'
import type { LineName, MissingName, StageName } from '../report/written-explanation.ts'

export interface ExplanationWords {
  readonly arithmetic: string
  readonly provisional: (value: string) => string
  readonly reading: (reading: string) => string
  readonly answers: string
  readonly forward: string
  readonly points: string
  readonly count: string
  /** In place of it where respondents have survey weights. */
  readonly weights: string
  readonly weightedPoints: string
  readonly product: string
  readonly sum: string
  readonly persons: (word: string) => string
  readonly items: string
  readonly pointsSum: string
  readonly mean: string
  readonly parts: string
  readonly value: string
  readonly attainable: string
  readonly weight: string
  readonly line: Readonly<Record<LineName, string>>
  readonly answer: (answer: string, points: string) => string
  readonly round: (
    stage: StageName,
    digits: number,
    mode: string,
    from: string,
    to: string,
  ) => string
  readonly belowAll: (grade: string) => string
  readonly noGrade: (word: string) => string
  readonly condition: (grade: string | undefined, holds: boolean | undefined) => string
  readonly asked: (bound: string) => string
  readonly matrix: (row: string, column: string, said: string) => string
  readonly missing: Readonly<Record<MissingName, string>>
}

const STAGES_ID: Readonly<Record<StageName, string>> = {
  item: 'Poin butir dibulatkan menurut rubrik',
  node: 'Dibulatkan menurut rubrik',
  rescale: 'Dibulatkan menurut rubrik sesudah konversi',
  grade: 'Untuk menentukan predikat dibulatkan menurut rubrik',
  gate: 'Untuk syarat ini dibulatkan menurut rubrik',
  shown: 'Ditampilkan',
  'shown-percent': 'Persen ditampilkan',
}

const STAGES_EN: Readonly<Record<StageName, string>> = {
  item: 'Points of the item rounded as the rubric says',
  node: 'Rounded as the rubric says',
  rescale: 'Rounded as the rubric says, after the rescale',
  grade: 'For the grade rounded as the rubric says',
  gate: 'For this condition rounded as the rubric says',
  shown: 'Shown',
  'shown-percent': 'Percent shown',
}

const MODES_ID: Readonly<Record<string, string>> = {
  'half-up': 'setengah menjauhi nol',
  'half-even': 'setengah ke angka genap',
  down: 'dipotong',
  up: 'selalu menjauhi nol',
}

const MODES_EN: Readonly<Record<string, string>> = {
  'half-up': 'half away from zero',
  'half-even': 'half to even',
  down: 'cut off',
  up: 'always away from zero',
}

export const EXPLANATION_WORDS: Readonly<Record<Language, ExplanationWords>> = {
  id: {
    arithmetic: 'Perhitungan',
    provisional: value => `belum bernilai; yang sudah diisi saja bernilai ${value}`,
    reading: reading =>
      ({
        claimed: 'menurut isian unit',
        evidenced: 'menurut bukti dukung',
        verified: 'menurut verifikasi',
      })[reading] ?? reading,
    answers: 'Jawaban',
    forward: 'Poin sebelum dibalik',
    points: 'Poin',
    count: 'Banyaknya',
    weights: 'Jumlah bobot',
    weightedPoints: 'Poin × jumlah bobot',
    product: 'Hasil kali',
    sum: 'Jumlah',
    persons: word => `Nilai tiap ${word}`,
    items: 'Butir',
    pointsSum: 'Poin × banyaknya',
    mean: 'Rata-rata',
    parts: 'Bagian',
    value: 'Nilai',
    attainable: 'Maksimum',
    weight: 'Bobot',
    line: {
      mean: 'Rata-rata',
      'mean-of-parts': 'Dibagi jumlah bobot',
      'mean-of-units': 'Rata-rata unit',
      rescale: 'Dikonversi',
      weight: 'Dikalikan bobotnya',
      ratio: 'Rasio',
      reverse: 'Butir terbalik, dihitung dari ujung lain',
      maximum: 'Maksimum yang dapat dicapai',
      rebase: 'Disetarakan dengan maksimum penuh',
      percent: 'Persen dari maksimum',
      'percent-of-shown': 'Bukan dari angka yang sudah dibulatkan, yang memberi',
      'parts-of-shown': 'Bukan dari bagian yang sudah dibulatkan, yang memberi',
    },
    answer: (answer, points) =>
      answer === '' ? `Dihitung ${points}` : `Jawaban ${answer}: ${points}`,
    round: (stage, digits, mode, from, to) =>
      `${STAGES_ID[stage]} (${digits} desimal, ${MODES_ID[mode] ?? mode}): ${from} → ${to}`,
    belowAll: grade => `${grade}: di bawah semua batas`,
    noGrade: word => `Belum ada ${word}`,
    condition: (grade, holds) => {
      const name = grade === undefined ? 'Syarat' : `Syarat ${grade}`
      const said =
        holds === undefined ? 'belum dapat ditentukan' : holds ? 'terpenuhi' : 'belum terpenuhi'
      return `${name}: ${said}`
    },
    asked: bound => `diminta ${bound}`,
    matrix: (row, column, said) => `Baris: ${row}; kolom: ${column}; hasil: ${said}`,
    missing: {
      'answers-not-in-report':
        'Laporan ini tidak memuat hitungan jawaban, sehingga jawaban di balik angka ini tidak dapat ditampilkan.',
      'persons-not-in-report':
        'Angka ini rata-rata nilai tiap responden. Laporan ini tidak memuat hitungan jawaban, sehingga nilai itu tidak dapat ditampilkan.',
      'answer-not-in-report':
        'Laporan ini tidak memuat jawabannya (ditulis dengan --without-tally).',
      'units-not-in-report':
        'Angka ini rata-rata unit. Laporan ini tidak memuat jawabannya, sehingga nilai tiap unit tidak dapat ditampilkan.',
      blank: 'Belum diisi.',
      'not-applicable': 'Tidak berlaku: tidak dihitung.',
      unproven: 'Tanpa bukti dukung: dihitung poin terendah.',
      clipped: 'Di luar batas rasio: dihitung sebesar batasnya.',
      'denominator-zero': 'Pembaginya nol: dihitung menurut rubrik.',
      'stated-share': 'Rasionya tertulis pada lembar, tanpa angka yang dibagi.',
    },
  },
  en: {
    arithmetic: 'Arithmetic',
    provisional: value => `no score yet; what is filled in gives ${value}`,
    reading: reading =>
      ({
        claimed: 'as the unit claims',
        evidenced: 'as far as evidence carries it',
        verified: 'as verified',
      })[reading] ?? reading,
    answers: 'Answer',
    forward: 'Points before reversing',
    points: 'Points',
    count: 'Times',
    weights: 'Sum of weights',
    weightedPoints: 'Points × weights',
    product: 'Product',
    sum: 'Sum',
    persons: word => `Score of each ${word}`,
    items: 'Item',
    pointsSum: 'Points × times',
    mean: 'Mean',
    parts: 'Part',
    value: 'Score',
    attainable: 'Maximum',
    weight: 'Weight',
    line: {
      mean: 'Mean',
      'mean-of-parts': 'Divided by the weights',
      'mean-of-units': 'Mean of units',
      rescale: 'Rescaled',
      weight: 'Times its weight',
      ratio: 'Ratio',
      reverse: 'A reversed item counts from the other end',
      maximum: 'Maximum that can be attained',
      rebase: 'Scaled back up to the full maximum',
      percent: 'Percent of the maximum',
      'percent-of-shown': 'Not from the rounded numbers, which give',
      'parts-of-shown': 'Not from the rounded parts, which give',
    },
    answer: (answer, points) =>
      answer === '' ? `Counts as ${points}` : `Answer ${answer}: ${points}`,
    round: (stage, digits, mode, from, to) =>
      `${STAGES_EN[stage]} (${digits} ${digits === 1 ? 'decimal' : 'decimals'}, ${MODES_EN[mode] ?? mode}): ${from} → ${to}`,
    belowAll: grade => `${grade}: below all bounds`,
    noGrade: word => `No ${word} yet`,
    condition: (grade, holds) => {
      const name = grade === undefined ? 'Conditions' : `Condition of ${grade}`
      const said = holds === undefined ? 'undecided' : holds ? 'met' : 'not met'
      return `${name}: ${said}`
    },
    asked: bound => `asked for ${bound}`,
    matrix: (row, column, said) => `Row: ${row}; column: ${column}; result: ${said}`,
    missing: {
      'answers-not-in-report':
        'The report has no tally of this, so the answers behind this number cannot be shown.',
      'persons-not-in-report':
        'This is the mean of the scores of single respondents. The report has no tally, so those cannot be shown.',
      'answer-not-in-report': 'The report does not hold the answer (written with --without-tally).',
      'units-not-in-report':
        'This is a mean of units. The report does not hold their answers, so the score of each cannot be shown.',
      blank: 'Not filled in.',
      'not-applicable': 'Does not apply: not counted.',
      unproven: 'Without evidence: counts as the lowest points.',
      clipped: 'Beyond the limits of the ratio: counts as the limit.',
      'denominator-zero': 'The denominator is zero: counts as the rubric says.',
      'stated-share': 'The sheet states the ratio without its counts.',
    },
  },
}
