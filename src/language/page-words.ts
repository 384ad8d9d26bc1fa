/** The fixed words of pages to hand in, in both languages, by what they say. */
import { englishPlural, insideSentence, sentenceStart } from './language.ts'

export interface PageWords {
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
  readonly changeIs: (since: string | undefined, before: string, change: string) => string

  readonly notCompared: string

  readonly restsOn: string
  readonly responseRate: string
  readonly responseOf: (percent: string, n: string, population: string) => string
  readonly responseNotKnown: string
  readonly sample: string
  readonly nextSteps: string
  readonly makePlan: (names: string) => string
  readonly fillIn: (count: string, item: string) => string
  readonly addEvidence: (count: string) => string
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
  readonly bandLimits: (grade: string, index: string, limits: string) => string
  /** The same below a chart without these lines. */
  readonly bandsFrom: (grade: string, index: string, limits: string) => string
  /** Below how the numbers of a group came, where small groups are hidden. */
  readonly withoutCounts: string
  readonly likertTells: (first: string, last: string) => string
  readonly seeAnnex: string
  readonly heatTells: (lowest: string, highest: string) => string
  readonly lowestOfRow: string
  readonly cellIntervals: string
  readonly reversed: string

  // How a number came.
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
  changeIs: (since, before, change) =>
    `${since === undefined ? 'Periode sebelumnya' : `Periode ${since}`}: ${before}; perubahan ${change}.`,

  notCompared: 'Belum dibandingkan dengan periode sebelumnya.',

  restsOn: 'Dasar hasil ini',
  responseRate: 'Tingkat respons',
  responseOf: (percent, n, population) => `${percent} (${n} dari ${population} orang)`,
  responseNotKnown: 'belum diketahui: jumlah orang di tiap unit tidak diberikan',
  sample: 'Data',
  nextSteps: 'Langkah berikutnya',
  makePlan: names => `Susun rencana tindak lanjut, mulai dari yang terendah: ${names}.`,
  fillIn: (count, item) => `Lengkapi ${count} ${insideSentence(item)} yang belum diisi.`,
  addEvidence: count => `Lengkapi bukti dukung untuk ${count} jawaban.`,
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
  bandLimits: (grade, index, limits) =>
    `Garis tegak: batas ${insideSentence(grade)} untuk ${index} (${limits}).`,
  bandsFrom: (grade, index, limits) => `Batas ${insideSentence(grade)} untuk ${index}: ${limits}.`,
  withoutCounts:
    'Jumlah setiap jawaban per kelompok tidak dimuat, supaya jawaban kelompok kecil tidak dapat dihitung darinya.',
  likertTells: (first, last) =>
    `Setiap batang memuat seluruh jawaban, dari “${first}” di kiri sampai “${last}” di kanan; garis tegak menandai tengah skala.`,
  seeAnnex: 'Jumlah dan persentasenya ada di Lampiran.',
  heatTells: (lowest, highest) => `Makin gelap, makin tinggi: dari ${lowest} sampai ${highest}.`,
  lowestOfRow: '▾ terendah pada barisnya',
  cellIntervals: 'Interval 95% setiap sel ada di Lampiran.',
  reversed: 'pernyataan berarah balik',

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
    `Rata-rata dari skor setiap ${insideSentence(respondent)} (n = ${n}).`,
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
    'Siapkan daftar (CSV atau XLSX) berisi nama unit dan jumlah orangnya, lalu hitung lagi dengan --roster DAFTAR.csv.',

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
  changeIs: (since, before, change) =>
    `${since === undefined ? 'The period before' : `Period ${since}`}: ${before}; change ${change}.`,

  notCompared: 'Not compared with a period before.',

  restsOn: 'What it rests on',
  responseRate: 'Response rate',
  responseOf: (percent, n, population) => `${percent} (${n} of ${population} persons)`,
  responseNotKnown: 'not known: how many persons each unit has was not given',
  sample: 'Data',
  nextSteps: 'Next steps',
  makePlan: names => `Plan what to do, beginning with the lowest: ${names}.`,
  fillIn: (count, item) =>
    `Answer the ${count === '1' ? insideSentence(item) : `${count} ${englishPlural(insideSentence(item))}`} still open.`,
  addEvidence: count => `Add the evidence missing from ${count} answers.`,
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
  bandLimits: (grade, index, limits) =>
    `Upright lines: limits of ${insideSentence(grade)} for ${index} (${limits}).`,
  bandsFrom: (grade, index, limits) =>
    `Limits of ${insideSentence(grade)} for ${index}: ${limits}.`,
  withoutCounts:
    'How often each group gave each answer is left out, so that the answers of small groups do not follow from it.',
  likertTells: (first, last) =>
    `Each bar holds all answers, from “${first}” on the left to “${last}” on the right; the upright line marks the middle of the scale.`,
  seeAnnex: 'Counts and percents are in the annex.',
  heatTells: (lowest, highest) => `The darker, the higher: from ${lowest} to ${highest}.`,
  lowestOfRow: '▾ lowest of its row',
  cellIntervals: 'The 95% interval of each cell is in the annex.',
  reversed: 'reverse statement',

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
    'Make a list (CSV or XLSX) of the units and how many persons each has, and score again with --roster LIST.csv.',

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
