/** The fixed words of pages to hand in, in both languages, by what they say. */
import { englishPlural, insideSentence, sentenceStart } from './language.ts'
import { type WorkingWords, workingWordsEn, workingWordsId } from './working-words.ts'

export interface PageWords extends WorkingWords {
  readonly office: string
  readonly period: string
  readonly instrument: string
  readonly contents: string
  /** In the margin of each printed page, around the numbers. */
  readonly pageOf: readonly [before: string, between: string]

  // The result in sentences.
  readonly resultIs: (index: string, whose: string, value: string, outOf: string) => string
  readonly noResult: (index: string, whose: string, why: string) => string
  readonly soFar: (index: string, whose: string, value: string, outOf: string) => string
  readonly gradeIs: (label: string, grade: string, meaning: string | undefined) => string
  readonly endsAre: (lowest: string, highest: string) => string
  /** Of units that are not joined: the weakest part of each. */
  readonly weakestOf: (parts: string) => string
  readonly changeIs: (
    since: string | undefined,
    before: string,
    change: string,
    /** 95% confidence interval of the change, where one is known. */
    interval: string | undefined,
  ) => string
  /** The same where chance alone could have brought it about. */
  readonly changeUnsure: string

  readonly notCompared: string

  readonly restsOn: string
  readonly responseRate: string
  readonly responseOf: (percent: string, n: string, population: string) => string
  readonly responseNotKnown: string
  readonly sample: string
  readonly nextSteps: string
  readonly makePlan: (names: string) => string
  /** @param where how many in which unit, where there are several */
  readonly fillIn: (count: string, item: string, where: string) => string
  readonly addEvidence: (count: string, where: string) => string
  readonly meetConditions: (names: string) => string
  readonly gainMost: (name: string, gain: string) => string

  // Sections.
  readonly ends: (item: string) => string
  readonly highestItems: (item: string) => string
  /** Others as high as the last one listed. */
  readonly asHigh: (count: string) => string
  readonly answersOf: (item: string) => string
  readonly units: (unit: string) => string
  readonly change: string
  readonly plan: string
  readonly quality: string
  readonly method: string
  readonly annex: string
  readonly sources: string

  // Figures.
  readonly barsTell: (what: string, minimum: string, maximum: string) => string
  readonly changeTells: (minimum: string, maximum: string) => string
  readonly gainsTell: (maximum: string) => string
  readonly bandLimits: (grade: string, index: string, limits: string) => string
  /** Below how the numbers of a group came, where small groups are hidden. */
  readonly withoutCounts: string
  readonly likertTells: (first: string, last: string) => string
  /** Where it is drawn. */
  readonly likertMiddle: string
  readonly seeAnnex: string
  readonly heatTells: (lowest: string, highest: string) => string
  readonly lowestOfRow: string
  readonly cellIntervals: string
  readonly reversed: string

  // How far to trust the data.
  readonly counts: string
  readonly count: string
  readonly rowsRead: string
  readonly notCounted: (reason: string) => string
  readonly counted: (respondent: string) => string
  readonly missing: (kind: string) => string
  readonly allAlike: (respondent: string) => string
  readonly suspicious: (respondent: string) => string
  readonly unanswered: (item: string) => string
  readonly answered: string
  readonly andMore: (count: string) => string
  readonly filledIn: (item: string) => string
  readonly statedOtherwise: string
  /** How to have the response rate said. */
  readonly rosterTells: string

  // The table that an office fills in.
  readonly planIsYours: string
  readonly number: string
  readonly priority: (item: string) => string
  readonly activity: string
  readonly output: string
  readonly quarter: (number: string) => string
  readonly responsible: string

  readonly grades: (grade: string) => string
  readonly from: string
  readonly meaning: string
  readonly text: string
  readonly code: string
  readonly answer: string
  readonly file: string
  readonly rows: string
  readonly fingerprint: string
  /** The name of the field beside it, which verify prints too. */
  readonly digest: (digest: string) => string
}

export const pageWordsId: PageWords = {
  ...workingWordsId,
  office: 'Instansi',
  period: 'Periode',
  instrument: 'Instrumen',
  contents: 'Isi',
  pageOf: ['Halaman ', ' dari '],

  resultIs: (index, whose, value, outOf) =>
    `${sentenceStart(index)}${whose} adalah ${value} ${outOf}.`,
  noResult: (index, whose, why) =>
    `${sentenceStart(index)}${whose} belum dapat ditentukan: ${why}.`,
  soFar: (index, whose, value, outOf) =>
    `${sentenceStart(index)}${whose} untuk SEMENTARA adalah ${value} ${outOf}.`,
  gradeIs: (label, grade, meaning) =>
    `${label}: ${grade}${meaning === undefined ? '' : ` (${meaning})`}.`,
  endsAre: (lowest, highest) => `Terendah ${lowest}, tertinggi ${highest}.`,
  weakestOf: parts => `Yang paling lemah di tiap unit: ${parts}.`,
  changeIs: (since, before, change, interval) =>
    `${since === undefined ? 'Periode sebelumnya' : `Periode ${since}`}: ${before}; perubahan ${change}${interval === undefined ? '' : ` (interval kepercayaan 95% ${interval})`}.`,
  changeUnsure: 'Perubahan sebesar itu dapat terjadi karena kebetulan saja.',

  notCompared: 'Belum dibandingkan dengan periode sebelumnya.',

  restsOn: 'Dasar hasil ini',
  responseRate: 'Tingkat respons',
  responseOf: (percent, n, population) => `${percent} (${n} dari ${population} orang)`,
  responseNotKnown: 'belum diketahui: jumlah orang di tiap unit tidak diberikan',
  sample: 'Data',
  nextSteps: 'Langkah berikutnya',
  makePlan: names => `Susun rencana tindak lanjut, mulai dari yang terendah: ${names}.`,
  fillIn: (count, item, where) =>
    `Lengkapi ${count} ${insideSentence(item)} yang belum diisi${where}.`,
  addEvidence: (count, where) => `Lengkapi bukti dukung untuk ${count} jawaban${where}.`,
  meetConditions: names => `Penuhi syarat yang belum terpenuhi: ${names}.`,
  gainMost: (name, gain) => `Nilai terbesar yang masih dapat diraih: ${name} (${gain}).`,

  ends: item => `${sentenceStart(item)} terendah dan tertinggi`,
  highestItems: item => `${sentenceStart(item)} tertinggi`,
  asHigh: count => `sama tingginya: ${count} lainnya`,
  answersOf: item => `Jawaban responden menurut ${insideSentence(item)}`,
  units: unit => `Hasil menurut ${insideSentence(unit)}`,
  change: 'Perubahan sejak periode sebelumnya',
  plan: 'Rencana tindak lanjut',
  quality: 'Kualitas data',
  method: 'Metode dan dasar',
  annex: 'Lampiran',
  sources: 'Sumber data',

  barsTell: (what, minimum, maximum) =>
    `${what}, pada skala ${minimum} sampai ${maximum}. Angkanya tertulis di sebelah setiap batang.`,
  changeTells: (minimum, maximum) =>
    `Perubahan dari ${minimum} sampai ${maximum}: batang ke kanan berarti naik, ke kiri berarti turun. Angkanya tertulis di sebelah setiap batang.`,
  gainsTell: maximum =>
    `Nilai yang masih dapat diraih, dari 0 sampai ${maximum}. Angkanya tertulis di sebelah setiap batang.`,
  bandLimits: (grade, index, limits) =>
    `Garis tegak: batas ${insideSentence(grade)} untuk ${index} (${limits}).`,
  withoutCounts:
    'Jumlah setiap jawaban per kelompok tidak dimuat, supaya jawaban kelompok kecil tidak dapat dihitung darinya.',
  likertTells: (first, last) =>
    `Setiap batang memuat seluruh jawaban, dari “${first}” di kiri sampai “${last}” di kanan.`,
  likertMiddle: 'Garis tegak menandai tengah skala.',
  seeAnnex: 'Jumlah dan persentasenya ada di Lampiran.',
  heatTells: (lowest, highest) => `Makin gelap, makin tinggi: dari ${lowest} sampai ${highest}.`,
  lowestOfRow: '▾ terendah pada barisnya',
  cellIntervals: 'Interval 95% setiap sel ada di Lampiran.',
  reversed: 'pernyataan berarah balik',

  counts: 'Data yang dibaca',
  count: 'Banyaknya',
  rowsRead: 'Baris dibaca',
  notCounted: reason => `Tidak dihitung: ${reason}`,
  counted: respondent => `${sentenceStart(respondent)} dihitung`,
  missing: kind => `Jawaban: ${insideSentence(kind)}`,
  allAlike: respondent => `${sentenceStart(respondent)} dengan satu jawaban untuk semua`,
  suspicious: respondent => `${sentenceStart(respondent)} dengan jawaban yang dicurigai`,
  unanswered: item => `${sentenceStart(item)} tidak dijawab`,
  answered: 'Menjawab',
  andMore: count => `dan ${count} lainnya`,
  filledIn: item => `${sentenceStart(item)} terisi`,
  statedOtherwise: 'Angka pada lembar yang berbeda dari hasil hitung',
  rosterTells:
    'Siapkan daftar (CSV atau XLSX) berisi nama unit dan jumlah orangnya, lalu hitung datanya dengan rb-score assess … --roster DAFTAR.csv.',

  planIsYours:
    'Diisi oleh unit. Prioritas dan nilainya dari hasil di atas; kegiatan, waktu, dan penanggung jawab ditetapkan oleh unit.',
  number: 'No',
  priority: item => `Prioritas ${insideSentence(item)}`,
  activity: 'Program/kegiatan',
  output: 'Target',
  quarter: number => `TW ${number}`,
  responsible: 'Penanggung jawab',

  grades: grade => `Rentang ${insideSentence(grade)}`,
  from: 'Mulai dari',
  meaning: 'Sebutan',
  text: 'Uraian',
  code: 'Kode',
  answer: 'Jawaban',
  file: 'File',
  rows: 'Baris',
  fingerprint: 'Sidik isi',
  digest: digest => `Sidik hasil (resultDigest): ${digest}`,
}

export const pageWordsEn: PageWords = {
  ...workingWordsEn,
  office: 'Office',
  period: 'Period',
  instrument: 'Instrument',
  contents: 'Contents',
  pageOf: ['Page ', ' of '],

  resultIs: (index, whose, value, outOf) => `${sentenceStart(index)}${whose}: ${value} ${outOf}.`,
  noResult: (index, whose, why) => `${sentenceStart(index)}${whose} cannot be told yet: ${why}.`,
  soFar: (index, whose, value, outOf) =>
    `${sentenceStart(index)}${whose}, PROVISIONALLY: ${value} ${outOf}.`,
  gradeIs: (label, grade, meaning) =>
    `${label}: ${grade}${meaning === undefined ? '' : ` (${meaning})`}.`,
  endsAre: (lowest, highest) => `Lowest ${lowest}, highest ${highest}.`,
  weakestOf: parts => `Weakest in each unit: ${parts}.`,
  changeIs: (since, before, change, interval) =>
    `${since === undefined ? 'The period before' : `Period ${since}`}: ${before}; change ${change}${interval === undefined ? '' : ` (95% confidence interval ${interval})`}.`,
  changeUnsure: 'So much of a change may be chance.',

  notCompared: 'Not compared with a period before.',

  restsOn: 'What it rests on',
  responseRate: 'Response rate',
  responseOf: (percent, n, population) => `${percent} (${n} of ${population} persons)`,
  responseNotKnown: 'not known: how many persons each unit has was not given',
  sample: 'Data',
  nextSteps: 'Next steps',
  makePlan: names => `Plan what to do, beginning with the lowest: ${names}.`,
  fillIn: (count, item, where) =>
    `Answer the ${count === '1' ? insideSentence(item) : `${count} ${englishPlural(insideSentence(item))}`} still open${where}.`,
  addEvidence: (count, where) => `Add the evidence missing from ${count} answers${where}.`,
  meetConditions: names => `Meet the conditions that are missing: ${names}.`,
  gainMost: (name, gain) => `Most can still be gained in ${name} (${gain}).`,

  ends: item => `Lowest and highest ${englishPlural(insideSentence(item))}`,
  highestItems: item => `Highest ${englishPlural(insideSentence(item))}`,
  asHigh: count => `as high: ${count} more`,
  answersOf: item => `Answers to each ${insideSentence(item)}`,
  units: unit => `Results by ${insideSentence(unit)}`,
  change: 'Change since the period before',
  plan: 'Plan of action',
  quality: 'Data quality',
  method: 'Method and sources',
  annex: 'Annex',
  sources: 'Files read',

  barsTell: (what, minimum, maximum) =>
    `${what}, on a scale from ${minimum} to ${maximum}. The number stands beside each bar.`,
  changeTells: (minimum, maximum) =>
    `Changes from ${minimum} to ${maximum}: bars to the right have risen, to the left fallen. The number stands beside each bar.`,
  gainsTell: maximum =>
    `Points that can still be gained, from 0 to ${maximum}. The number stands beside each bar.`,
  bandLimits: (grade, index, limits) =>
    `Upright lines: limits of ${insideSentence(grade)} for ${index} (${limits}).`,
  withoutCounts:
    'How often each group gave each answer is left out, so that the answers of small groups do not follow from it.',
  likertTells: (first, last) =>
    `Each bar holds all answers, from “${first}” on the left to “${last}” on the right.`,
  likertMiddle: 'The upright line marks the middle of the scale.',
  seeAnnex: 'Counts and percents are in the annex.',
  heatTells: (lowest, highest) => `The darker, the higher: from ${lowest} to ${highest}.`,
  lowestOfRow: '▾ lowest of its row',
  cellIntervals: 'The 95% interval of each cell is in the annex.',
  reversed: 'reverse statement',

  counts: 'Data read',
  count: 'Count',
  rowsRead: 'Rows read',
  notCounted: reason => `Not counted: ${reason}`,
  counted: respondent => `${sentenceStart(englishPlural(respondent))} counted`,
  missing: kind => `Answers: ${insideSentence(kind)}`,
  allAlike: respondent =>
    `${sentenceStart(englishPlural(respondent))} with one answer to everything`,
  suspicious: respondent => `${sentenceStart(englishPlural(respondent))} with suspicious answers`,
  unanswered: item => `Unanswered ${englishPlural(insideSentence(item))}`,
  answered: 'Answered',
  andMore: count => `and ${count} more`,
  filledIn: item => `${sentenceStart(englishPlural(item))} filled in`,
  statedOtherwise: 'Numbers on the sheet that differ from what was computed',
  rosterTells:
    'Make a list (CSV or XLSX) of the units and how many persons each has, and score the data with rb-score assess … --roster LIST.csv.',

  planIsYours:
    'For the office to fill in. Priorities and scores come from the result above; what is done, when and by whom is for the office to say.',
  number: 'No.',
  priority: item => `${sentenceStart(item)} to improve`,
  activity: 'What is done',
  output: 'Target',
  quarter: number => `Q${number}`,
  responsible: 'Who is responsible',

  grades: grade => `Limits of ${insideSentence(grade)}`,
  from: 'From',
  meaning: 'Meaning',
  text: 'Text',
  code: 'Code',
  answer: 'Answer',
  file: 'File',
  rows: 'Rows',
  fingerprint: 'Content hash',
  digest: digest => `Hash of the result (resultDigest): ${digest}`,
}
