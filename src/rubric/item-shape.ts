/** How a file writes a question and the scale of its answers. */
import type { Exact } from '../math/exact.ts'
import { exactNumber, rescaleShape, roundingShape, wholeNumber } from './number-shapes.ts'
import {
  byKind,
  distinctTexts,
  listOf,
  localized,
  mapOf,
  needed,
  oneOf,
  optional,
  record,
  text,
  truth,
  type ValueOf,
  wordsOf,
} from './shape.ts'

/** Localized text with other spellings of it, such as the words that it replaced. */
const spelledWords = wordsOf(
  record({
    id: optional(text, 'Bahasa Indonesia', 'Indonesian'),
    en: optional(text, 'Bahasa Inggris', 'English'),
    also: optional(
      distinctTexts,
      'Penulisan lain; redaksi yang diganti ditulis paling depan',
      'Other spellings; words that were replaced stand first',
    ),
  }),
)

const categoryShape = record({
  code: needed(text, 'Isi sel: 4, A, Ya', 'What a cell holds: 4, A, Ya'),
  points: optional(
    exactNumber,
    'Kode itu sendiri bila tidak ditulis',
    'The code itself unless written',
  ),
  label: optional(localized, 'Yang dibaca responden', 'What respondents read'),
  also: optional(
    distinctTexts,
    'Penulisan lain dan singkatan, hanya pada skala ini',
    'Other spellings and abbreviations, on this scale only',
  ),
})

const numberShape = record({
  min: optional(exactNumber, 'Angka terkecil yang boleh', 'Smallest value allowed'),
  max: optional(exactNumber, 'Angka terbesar yang boleh', 'Largest value allowed'),
  decimals: needed(
    wholeNumber(0, 9),
    'Banyaknya desimal pada jawaban',
    'Decimals an answer may have',
  ),
  rescale: optional(
    rescaleShape,
    'Dari isian ke poin; tanpanya, poin sama dengan isian',
    'From value to points; without it points are the value',
  ),
})

const noAnswerShape = record({
  blank: optional(
    distinctTexts,
    'Penulisan untuk tidak menjawab; sel kosong selalu termasuk',
    'Spellings of no answer; an empty cell always is one',
  ),
  'dont-know': optional(
    distinctTexts,
    'Penulisan untuk "tidak tahu"',
    'Spellings of "I do not know"',
  ),
  'not-applicable': optional(
    distinctTexts,
    'Penulisan untuk "tidak berlaku"',
    'Spellings of "does not apply"',
  ),
})

export const scaleShape = record(
  {
    categories: optional(
      listOf(categoryShape, { least: 1 }),
      'Pilihan jawaban, berurutan',
      'The answers, in order',
    ),
    number: optional(
      numberShape,
      'Pengganti categories: jawabannya angka',
      'Instead of categories: answers are numbers',
    ),
    'no-answer': optional(
      noAnswerShape,
      'Penulisan yang bukan jawaban',
      'Spellings that are not an answer',
    ),
    confirmed: optional(
      truth,
      'false: urutan jawabannya baru usulan; tidak ada yang dinilai dengannya',
      'false: the order of the answers is a proposal; nothing is scored by it',
    ),
  },
  'Skala jawaban, dipakai bersama oleh butir',
  'A response scale, shared by items',
)

// How a file writes a question, its own option words, and ratios of counts.

const inputShape = byKind(
  {
    scalar: text,
    map: record({
      id: needed(text, 'Nama tetap', 'Stable name'),
      text: optional(localized, 'Yang dihitung', 'What is counted'),
      columns: optional(distinctTexts, 'Judul kolom lain', 'Other header names'),
      scale: optional(
        text,
        'Skala angka; bilangan bulat dari 0 bila tidak ditulis',
        'A number scale; whole numbers from 0 unless written',
      ),
      informative: optional(
        truth,
        'Ditanyakan di lembar kerja walau tidak dipakai rasio',
        'Asked for in the sheet, though no ratio uses it',
      ),
    }),
  },
  { id: 'nama input, atau { id: …, text: … }', en: 'the name of an input, or { id: …, text: … }' },
)

const zeroCase = oneOf('not-applicable', 'lowest', 'highest')

const ratioShape = record(
  {
    of: needed(
      text,
      'Pembilang: jumlah atau selisih input',
      'Numerator: a sum or difference of inputs',
    ),
    to: needed(
      text,
      'Penyebut: jumlah atau selisih input',
      'Denominator: a sum or difference of inputs',
    ),
    'at-least': optional(
      exactNumber,
      'Rasio yang lebih kecil dihitung sebagai ini',
      'Smaller ratios count as this',
    ),
    'at-most': optional(
      exactNumber,
      'Rasio yang lebih besar dihitung sebagai ini',
      'Larger ratios count as this',
    ),
    outside: optional(
      oneOf('limit', 'error'),
      'Rasio di luar kedua batas: dihitung sebagai batasnya (limit), atau kesalahan',
      'A ratio beyond these limits: counts as the limit, or is an error',
    ),
    'when-denominator-zero': needed(
      zeroCase,
      'Hasilnya bila penyebutnya 0',
      'What a denominator of 0 gives',
    ),
    'when-all-zero': optional(
      zeroCase,
      'Hasil 0 dari 0, bila berbeda',
      'What 0 of 0 gives, where it differs',
    ),
  },
  'Rasio dua hitungan',
  'A ratio of counts',
)

export const itemShape = record(
  {
    id: needed(
      text,
      'Nama tetap; pada lembar kerja nomornya, seperti 1.1.b',
      'Stable name; on a worksheet its path in the sheet, such as 1.1.b',
    ),
    levels: optional(
      mapOf(text),
      'Tingkat -> nomornya di sana; tanpanya, ditanyakan di setiap tingkat',
      'Level -> its number there; without it, asked at every level',
    ),
    text: optional(localized, 'Pertanyaan atau pernyataan', 'The question or statement'),
    scale: optional(text, 'Id skalanya', 'The id of its scale'),
    columns: optional(distinctTexts, 'Judul kolom lain', 'Other header names'),
    options: optional(
      mapOf(spelledWords),
      'Pilihan jawaban dengan kata-kata butir ini',
      'This item’s own words for a code',
    ),
    reverse: optional(truth, 'Poin dihitung dari ujung lain', 'Points count from the other end'),
    target: optional(
      exactNumber,
      'Untuk ketentuan `each: target`',
      'For conditions on `each: target`',
    ),
    'target-from': optional(
      text,
      'Lembar kerja: targetnya diisi pada butir ini; target rasio adalah target bagi pembilangnya',
      'Worksheets: its target is what this item is answered with; that of a ratio is for its numerator',
    ),
    improvable: optional(
      truth,
      'false: jawabannya tidak di tangan yang dinilai, sehingga `plan` tidak mengusulkannya',
      'false: its answer is not in the hands of whoever is assessed, so `plan` never asks for a better one',
    ),
    inputs: optional(
      listOf(inputShape, { least: 1 }),
      'Hitungan yang dipakai rasio',
      'Counts that the ratio uses',
    ),
    ratio: optional(ratioShape, 'Poinnya rasio dua hitungan', 'Points are a ratio of counts'),
    round: optional(
      roundingShape,
      'Pembulatan poin atau rasio',
      'Rounding of the points or the ratio',
    ),
    evidence: optional(
      listOf(localized, { least: 1 }),
      'Contoh bukti dukung jawaban',
      'What counts as evidence for the answer',
    ),
    guidance: optional(localized, 'Petunjuk bagi yang menjawab', 'Help for the one who answers'),
    basis: optional(text, 'Nama dasar butir ini', 'The name of the basis this item rests on'),
    'asked-before': optional(
      text,
      'Survei: id butir yang didahuluinya dalam formulir; angka dan urutan laporan tidak berubah',
      'Surveys: id of the item before which forms ask it; numbers and the order of reports stay',
    ),
  },
  'Pertanyaan atau pernyataan',
  'A question or statement',
)

// How a file names the columns that are groups.

const groupValueShape = record({
  label: needed(localized, 'Isinya seperti tertulis dalam laporan', 'The value as reports show it'),
  also: optional(distinctTexts, 'Penulisan lain', 'Other spellings'),
  from: optional(exactNumber, 'Angka mulai dari sini …', 'A number from here …'),
  to: optional(
    exactNumber,
    '… sampai dengan ini berarti isi ini juga',
    '… up to and including here also means this value',
  ),
  offered: optional(
    truth,
    'false: dibaca dari data, tetapi tidak ditawarkan dalam kuesioner dan formulir, karena tumpang tindih dengan pilihan lain',
    'false: read from data, but not offered in questionnaires and forms, since it overlaps with other choices',
  ),
})

export const groupShape = record(
  {
    id: needed(text, 'Nama tetap', 'Stable name'),
    title: needed(localized, 'Namanya dalam laporan', 'What reports call it'),
    columns: optional(distinctTexts, 'Judul kolom lain', 'Other header names'),
    describes: optional(
      oneOf('persons', 'offices'),
      'persons: siapa yang menjawab, sehingga kelompok kecil disembunyikan; offices: kantor atau layanan yang dinilai orang lain. Bawaan: offices pada `groups`, persons pada `profile`',
      'persons: who answered, so that small groups are hidden; offices: what others judge. Default: offices under `groups`, persons under `profile`',
    ),
    prescribed: optional(
      truth,
      'Jumlahnya diminta formulir resmi, jadi dicetak walaupun kecil',
      'Its counts are asked for by an official form and printed however small',
    ),
    within: optional(
      record({
        id: needed(text, 'Nama tetap', 'Stable name'),
        title: needed(localized, 'Namanya dalam laporan', 'What reports call it'),
        columns: optional(distinctTexts, 'Judul kolom lain', 'Other header names'),
      }),
      'Lembar kerja: kolom yang menyebut tempat subjek itu berada; hasil matriks dihitung juga untuk tiap isinya',
      'Worksheets: the column that says where each subject belongs; what the matrices say is counted for each of its values too',
    ),
    values: optional(
      listOf(groupValueShape),
      'Isi yang dikenal dan penulisannya',
      'Known values and their spellings',
    ),
    'asked-of': optional(
      record({
        group: needed(text, 'Id kelompok yang ditulis sebelumnya', 'Id of a group above it'),
        value: needed(text, 'Isinya, seperti pada `label`', 'Its value, as its `label` has it'),
      }),
      'Formulir hanya menanyakannya kepada yang menjawab demikian',
      'Forms ask only those who answered so',
    ),
  },
  'Kolom yang isinya kelompok',
  'A column whose values are groups',
)

// How a file names the columns that say how respondents were drawn.

export const sampleShape = record(
  {
    weight: optional(
      distinctTexts,
      'Judul kolom bobot survei: banyaknya orang yang diwakili responden itu',
      'Names of the column of survey weights: how many persons the respondent stands for',
    ),
    'weight-decimals': optional(
      wholeNumber(0, 24),
      'Desimal terbanyak pada bobot (bawaan: 6)',
      'The most decimals a weight may have (default: 6)',
    ),
    stratum: optional(distinctTexts, 'Judul kolom strata', 'Names of the column of strata'),
    cluster: optional(
      distinctTexts,
      'Judul kolom klaster, yaitu satuan yang ditarik pertama kali di dalam strata',
      'Names of the column of clusters: what was drawn first within a stratum',
    ),
  },
  'Cara sampel ditarik',
  'How the sample was drawn',
)

export interface SampleColumnNames {
  readonly weight: readonly string[]
  readonly stratum: readonly string[]
  readonly cluster: readonly string[]
  /** Decimals that a weight may have. */
  readonly weightDecimals: number
}

const WEIGHT_DECIMALS = 6

export function builtSample(written?: ValueOf<typeof sampleShape>): SampleColumnNames {
  const { weight = [], stratum = [], cluster = [] } = written ?? {}
  return {
    weight,
    stratum,
    cluster,
    weightDecimals: written?.['weight-decimals'] ?? WEIGHT_DECIMALS,
  }
}

// From where on a rubric calls the answers of a respondent careless.

export const carelessShape = record(
  {
    basis: needed(text, 'Nama dasar yang memuat batas ini', 'The name of the basis that has them'),
    'longest-run': optional(
      wholeNumber(2, 999),
      'Jawaban sama berturut-turut, paling sedikit',
      'Equal answers one after another, at least',
    ),
    'variability-below': optional(
      exactNumber,
      'Simpangan baku jawaban satu responden, dalam kategori skala, kurang dari',
      'Standard deviation of the answers of a respondent, in places on the scale, less than',
    ),
    unanswered: optional(
      exactNumber,
      'Bagian pertanyaan berlaku yang tidak dijawab, paling sedikit (0 sampai 1)',
      'Share of the questions that apply left unanswered, at least (0 to 1)',
    ),
  },
  'Batas kecurigaan: jawaban yang mencapai salah satunya dihitung juga tersendiri, tidak dikeluarkan',
  'Cut-offs of suspicion: answers that reach one of them are also counted apart, not left out',
)

/** Any of them will do. */
export interface CarelessCutOffs {
  readonly basis: string
  readonly longestRun: number | undefined
  readonly variabilityBelow: Exact | undefined
  readonly unanswered: Exact | undefined
}
