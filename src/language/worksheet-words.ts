/** The fixed words of worksheets in both languages, by what they say. */
import { englishPlural, insideSentence } from './language.ts'

export interface WorksheetWords {
  readonly filledOf: (filled: string, asked: string, item: string) => string
  readonly openWeights: (count: string) => string
  readonly percent: (percent: string) => string
  /** Beside a score with blanks. */
  readonly provisional: (blanks: string) => string
  readonly byEvidence: (score: string) => string
  readonly byVerification: (score: string) => string
  /** Behind a verdict, where there is more than one reading. */
  readonly asRead: (readings: readonly string[]) => string
  readonly claimedReading: string
  readonly evidencedReading: string
  readonly verifiedReading: string
  readonly notComplete: string
  /** What worksheets call these, where their rubric has no words of its own. */
  readonly named: { readonly index: string; readonly dimension: string; readonly item: string }
  /** Heading of what evidence and verification carry, beside what is claimed. */
  readonly byOthers: string

  /** Of a verdict: how many of its conditions, and which not. */
  readonly conditionsMet: (met: string, all: string) => string
  readonly missing: (names: string) => string
  readonly notKnown: (names: string) => string
  readonly short: (amount: string) => string
  readonly oneOf: string
  /** Between ways of which one is enough. */
  readonly either: string
  /** Behind a way that what was answered rules out. */
  readonly notYours: string

  readonly filled: string
  readonly evidence: string
  readonly evidenced: string
  /** Heading of what can be earned, where that is less than the weight. */
  readonly attainable: string
  readonly verified: string

  readonly gains: string
  readonly gain: string
  readonly gainsUnweighed: (parts: string) => string

  readonly open: string
  readonly blank: (count: string) => string
  readonly withoutEvidence: (count: string) => string
  readonly withoutEvidenceInAll: (claims: string, units: string) => string
  readonly andMore: (count: string, flag: string) => string
  readonly showBlank: string
  readonly showEvidence: string

  /** Side by side. */
  readonly readings: string
  readonly thisSheet: string
  readonly difference: string
  readonly someOpen: string
  readonly agreed: (alike: string, questions: string) => string
  /** Why there is no coefficient. */
  readonly unmeasured: Readonly<Record<string, string>>
  readonly kappa: string
  readonly alpha: string
  readonly alphaOf: (metric: string, questions: string, alpha: string) => string
  readonly lenient: string
  readonly lenientMeans: string
  readonly differing: (count: string) => string
  readonly differingCount: string
  readonly restInFiles: (count: string) => string

  readonly comparedTo: (period: string | undefined) => string
  readonly before: string
  readonly now: string
  readonly change: string
  readonly changedAnswers: (count: string) => string
  readonly noAnswer: string
}

/** What two answers are to each other. */
const METRICS_ID: Readonly<Record<string, string>> = {
  ...{ nominal: 'nominal', ordinal: 'ordinal', interval: 'interval', ratio: 'rasio' },
}

export const worksheetWordsId: WorksheetWords = {
  filledOf: (filled, asked, item) => `${filled} dari ${asked} ${insideSentence(item)} terisi`,
  openWeights: count => `${count} bobot belum diisi`,
  percent: percent => `(${percent}%)`,
  provisional: blanks => `SEMENTARA: ${blanks} belum diisi`,
  byEvidence: score => `menurut bukti dukung: ${score}`,
  byVerification: score => `hasil verifikasi: ${score}`,
  asRead: readings => `menurut ${readings.join(', ')}`,
  claimedReading: 'jawaban unit',
  evidencedReading: 'bukti dukung',
  verifiedReading: 'verifikasi',
  notComplete: 'belum lengkap',
  byOthers: 'Menurut bukti dan verifikasi',

  named: { index: 'nilai', dimension: 'bagian', item: 'pertanyaan' },
  conditionsMet: (met, all) => `${met} dari ${all} ketentuan terpenuhi`,
  missing: names => `belum terpenuhi: ${names}`,
  notKnown: names => `belum diketahui: ${names}`,
  short: amount => `kurang ${amount}`,
  oneOf: 'salah satu',
  either: '; atau ',
  notYours: 'tidak berlaku di sini',

  filled: 'Terisi',
  evidence: 'Bukti dukung',
  evidenced: 'Menurut bukti dukung',
  attainable: 'Maks.',
  verified: 'Verifikasi',

  gains: 'Nilai yang masih dapat diraih',
  gain: 'Selisih',
  gainsUnweighed: parts => `Tanpa ${parts}: ada bobot yang belum diisi.`,

  open: 'Yang belum lengkap',
  blank: count => `Belum diisi (${count})`,
  withoutEvidence: count => `Bukti dukung belum ada (${count})`,
  withoutEvidenceInAll: (claims, units) =>
    `Bukti dukung belum ada pada ${claims} jawaban di ${units} unit: --show bukti`,
  andMore: (count, flag) => `dan ${count} lainnya: ${flag}`,
  showBlank: '--show kosong',
  showEvidence: '--show bukti',

  readings: 'Penilaian berdampingan',
  thisSheet: 'lembar ini',
  difference: 'Selisih',
  someOpen: 'Nilai dengan isian kosong bersifat sementara.',
  agreed: (alike, questions) =>
    `Jawaban sama pada ${alike} dari ${questions} pertanyaan yang dijawab oleh semua.`,
  unmeasured: {
    'few-questions': 'kappa dan alfa hanya dihitung dari sepuluh pertanyaan atau lebih',
    'one-answer': 'kappa dan alfa tidak terdefinisi: semua jawaban sama tingginya pada skalanya',
  },
  kappa: 'kappa berbobot',
  alpha: 'alfa Krippendorff',
  alphaOf: (metric, questions, alpha) =>
    `${METRICS_ID[metric] ?? metric} (${questions} pertanyaan) ${alpha}`,
  lenient: 'Kemurahan',
  lenientMeans:
    'Kemurahan: seberapa jauh jawabannya di atas atau di bawah rata-rata semua penilai, dalam persen dari skala.',
  differing: count => `Pertanyaan yang dijawab berbeda (${count})`,
  differingCount: 'Dijawab berbeda',
  restInFiles: count => `dan ${count} lainnya: tambahkan -o laporan.html`,

  comparedTo: period =>
    period === undefined
      ? 'Dibandingkan dengan periode sebelumnya'
      : `Dibandingkan dengan ${period}`,
  before: 'Sebelumnya',
  now: 'Sekarang',
  change: 'Perubahan',
  changedAnswers: count => `Jawaban yang berubah (${count})`,
  noAnswer: 'kosong',
}

export const worksheetWordsEn: WorksheetWords = {
  filledOf: (filled, asked, item) => `${filled} of ${asked} ${englishPlural(item)} answered`,
  openWeights: count =>
    count === '1' ? '1 weight not filled in' : `${count} weights not filled in`,
  percent: percent => `(${percent}%)`,
  provisional: blanks => `PROVISIONAL: ${blanks} not answered`,
  byEvidence: score => `by evidence: ${score}`,
  byVerification: score => `as verified: ${score}`,
  asRead: readings => `as ${readings.join(', ')}`,
  claimedReading: 'claimed',
  evidencedReading: 'evidenced',
  verifiedReading: 'verified',
  notComplete: 'incomplete',
  byOthers: 'By evidence and verification',

  named: { index: 'score', dimension: 'part', item: 'question' },
  conditionsMet: (met, all) => `${met} of ${all} conditions met`,
  missing: names => `missing: ${names}`,
  notKnown: names => `not known: ${names}`,
  short: amount => `${amount} short`,
  oneOf: 'one of',
  either: '; or ',
  notYours: 'does not apply here',

  filled: 'Answered',
  evidence: 'Evidence',
  evidenced: 'Evidenced',
  attainable: 'Max.',
  verified: 'Verified',

  gains: 'Points that can still be gained',
  gain: 'Gain',
  gainsUnweighed: parts => `Without ${parts}: a weight is still to be filled in.`,

  open: 'Still open',
  blank: count => `Not answered (${count})`,
  withoutEvidence: count => `Without evidence (${count})`,
  withoutEvidenceInAll: (claims, units) =>
    `Without evidence: ${claims} answers of ${units} units: --show evidence`,
  andMore: (count, flag) => `and ${count} more: ${flag}`,
  showBlank: '--show blank',
  showEvidence: '--show evidence',

  readings: 'Readings side by side',
  thisSheet: 'this sheet',
  difference: 'Difference',
  someOpen: 'A score with blanks is provisional.',
  agreed: (alike, questions) =>
    `Answers are alike for ${alike} of ${questions} questions that all answered.`,
  unmeasured: {
    'few-questions': 'kappa and alpha need ten questions or more',
    'one-answer': 'kappa and alpha are undefined: all answers are at one place of their scales',
  },
  kappa: 'weighted kappa',
  alpha: 'Krippendorff’s alpha',
  alphaOf: (metric, questions, alpha) => `${metric} (${questions} questions) ${alpha}`,
  lenient: 'Leniency',
  lenientMeans:
    'Leniency: how far the answers lie above or below the mean of all assessors, in percent of the scale.',
  differing: count => `Questions that are answered differently (${count})`,
  differingCount: 'Answered differently',
  restInFiles: count => `and ${count} more: add -o report.html`,

  comparedTo: period =>
    period === undefined ? 'Compared to the period before' : `Compared to ${period}`,
  before: 'Before',
  now: 'Now',
  change: 'Change',
  changedAnswers: count => `Answers that changed (${count})`,
  noAnswer: 'blank',
}
