/** The fixed words of a survey's statistics in both languages, by what they say. */
import { among, insideSentence } from './language.ts'
import { type UndefinedWords, undefinedWordsEn, undefinedWordsId } from './undefined-words.ts'

export type Unnamed = 'averages' | 'cutOffs' | 'roundings'

export interface StatisticsWords extends UndefinedWords {
  readonly title: string
  readonly interval: string
  readonly alpha: string
  readonly omega: string
  readonly intervalMeans: string
  /** The same of a population that is known. */
  readonly intervalMeansOf: (population: string) => string
  readonly intervalMeansOfClusters: (clusters: string) => string
  readonly alphaMeans: string
  /** Below: which share of the confidence distribution lies in the band of each grade. */
  readonly byBand: (grade: string, shares: string) => string
  /** Heading of the shares of the best answers: their codes. */
  readonly topAnswers: (codes: string) => string
  readonly topAnswersMean: string

  /** Below bars with whiskers. */
  readonly whisker: string
  /** Below dots with the same. */
  readonly whiskerOfDots: string
  /** Where one does. */
  readonly beyondScale: string

  /** Who answered every question alike, and the index without them where it is told. */
  readonly alike: (who: string, percent: string, questions: string, without?: string) => string
  /** Whose answers reach a cut-off of the rubric. */
  readonly careless: (who: string, percent: string, cutOffs: string, without?: string) => string
  readonly cutOff: Readonly<
    Record<'longestRun' | 'variabilityBelow' | 'unanswered', (bound: string) => string>
  >

  // Annex for researchers.
  readonly validity: (scale: string) => string
  readonly deviation: string
  readonly outsideScales: string
  readonly total: string
  readonly rest: string
  readonly alphaWithout: string
  readonly critical: (r: string, n: string) => string
  readonly reliability: string
  readonly measurementError: string
  readonly stratified: (alpha: string) => string
  readonly pairwise: (alpha: string, n: string) => string
  readonly covariances: (scale: string) => string
  /** Titles of two tables: the longest run of one answer, and how much answers vary. */
  readonly style: Readonly<Record<'longestRun' | 'variability', string>>
  readonly styleHidden: string
  readonly styleMoments: (respondents: string, mean: string, sd: string | undefined) => string
  readonly inR: string
  readonly inRHidden: string

  // Robustness.
  readonly robust: string
  readonly robustRange: (range: string, grades: string, choices: string) => string
  readonly choice: Readonly<Record<string, string>>
  /** What a rubric may name, and this one does not. */
  readonly unnamed: (what: readonly Unnamed[]) => string
  /** Below: choices that cannot be given, and why. */
  readonly choicesHidden: string
  readonly noCareful: (suspicious: number) => string
  readonly noComplete: (notApplicable: string) => string

  // Periods.
  /** Below: where the change comes from; each part is left out where it is not known. */
  readonly split: (
    by: string,
    parts: {
      readonly rubric?: string
      readonly mix: string
      readonly answers: string
      readonly isOtherScale: boolean
      readonly missing: string
    },
  ) => string
  readonly changeMeans: string
  readonly approximateChange: string
  /** Those who answered in both periods. */
  readonly paired: (column: string) => string
  readonly pairedMeans: (both: string, before: string, now: string, isPart: boolean) => string
  /** In files that are passed on. */
  readonly pairedHidden: string
  readonly from: (low: string, high: string) => string
  readonly course: string
  readonly period: string

  // Groups.
  readonly rank: string
  readonly ranksMean: string
  readonly groupsDiffer: (groups: string, p: string, percent: string) => string
  readonly groupsDoNotDiffer: (groups: string, p: string) => string
  readonly littleAgreement: (group: string, nodes: string) => string
  readonly unreliableMeans: (groups: string, icc2: string) => string
  readonly agreementTitle: (group: string) => string
  /** Respondents of groups compared one by one. */
  readonly rankTitle: (group: string) => string
  readonly rankMeans: string
  readonly comparedOf: (respondents: string, node: string) => string
  readonly etaSquared: string
  readonly welch: string
  readonly agreement: string
  readonly agreementMeans: string
  readonly noReliability: string
  /** What stands above the table of groups on a screen. */
  readonly agreementLine: (parts: string) => string
  readonly incomplete: (respondents: string, isRanked: boolean) => string
  /** Of a sample with weights, strata or clusters. */
  readonly alphaUnweighted: string
  readonly notCompared: string
  readonly withoutInterval: (groups: string) => string
  readonly withinCluster: (groups: string) => string
}

export const statisticsWordsId: StatisticsWords = {
  ...undefinedWordsId,
  title: 'Ketelitian dan keandalan',
  interval: 'Interval 95%',
  alpha: 'Alfa',
  omega: 'Omega',
  intervalMeans:
    'Interval kepercayaan 95%: sejauh itu nilainya dapat berbeda karena yang menjawab hanya sampel acak dari populasi yang besar.',
  intervalMeansOf: population =>
    `Interval kepercayaan 95%: sejauh itu nilainya dapat berbeda karena yang menjawab hanya sampel acak dari ${population} orang (koreksi populasi terhingga).`,
  intervalMeansOfClusters: clusters =>
    `Interval kepercayaan 95%: sejauh itu nilainya dapat berbeda karena yang ditarik hanya sampel acak dari ${clusters} klaster (koreksi populasi terhingga); semua orang di klaster yang terpilih dianggap ditanyai.`,
  alphaMeans:
    'Alfa Cronbach dan omega: seberapa searah butir-butirnya dijawab oleh responden yang mengisi semuanya. Nilai rendah tidak berarti ada butir yang harus dihapus.',
  byBand: (grade, shares) =>
    `Bagian distribusi kepercayaan t per ${insideSentence(grade)}: ${shares}.`,
  topAnswers: codes => `Jawaban ${codes}`,
  topAnswersMean: 'Dalam kurung: interval 95% menurut Wilson.',

  whisker: 'Garis di ujung batang: interval kepercayaan 95%.',
  whiskerOfDots: 'Garis mendatar pada titik: interval kepercayaan 95%.',
  beyondScale: 'Interval yang melewati ujung skala dibaca sampai ujung skala itu.',

  alike: (who, percent, questions, without) =>
    `${who} (${percent}) menjawab ke-${questions} pertanyaan dengan jawaban yang sama${without === undefined ? '' : `; nilai tanpa mereka ${without}`}`,

  careless: (who, percent, cutOffs, without) =>
    `${who} (${percent}) mencapai batas jawaban yang dicurigai (${cutOffs})${without === undefined ? '' : `; nilai tanpa mereka ${without}`}`,
  cutOff: {
    longestRun: bound => `${bound} jawaban sama berturut-turut atau lebih`,
    variabilityBelow: bound => `simpangan baku kurang dari ${bound}`,
    unanswered: bound => `bagian pertanyaan yang tidak dijawab ${bound} atau lebih`,
  },

  validity: scale => `Validitas butir: ${scale}`,
  total: 'r total',
  rest: 'r terkoreksi',
  deviation: 'Simpangan baku',
  outsideScales: 'Butir di luar skala',
  alphaWithout: 'Alfa tanpa butir',
  critical: (r, n) =>
    `r tabel ${r} (5%, dua arah, n ${n}). r total memuat butirnya sendiri; r terkoreksi tidak.`,
  reliability: 'Keandalan',
  measurementError: 'Galat baku pengukuran',
  stratified: alpha =>
    `Alfa berstrata dari nilai keseluruhan: ${alpha}; bagian-bagiannya tidak harus mengukur hal yang sama.`,
  pairwise: (alpha, n) =>
    `Alfa dari pasangan butir yang terjawab (pairwise): ${alpha}, sedikitnya ${n} responden.`,
  covariances: scale => `Kovarians: ${scale}`,
  style: {
    longestRun: 'Deret terpanjang jawaban yang sama',
    variability: 'Keragaman jawaban tiap responden (simpangan baku)',
  },
  styleHidden: '× berarti disembunyikan: sebagian nilai dimiliki kurang dari lima orang.',
  styleMoments: (respondents, mean, sd) =>
    `Dari ${respondents}: rata-rata ${mean}${sd === undefined ? '' : `, simpangan baku ${sd}`}. Petunjuk, bukan bukti, bahwa pertanyaan tidak dibaca.`,
  inR: 'Dalam R',
  inRHidden: 'Tanpa kovarians bagian yang pertanyaannya hanya dilewatkan sedikit orang.',

  robust: 'Ketahanan hasil',
  robustRange: (range, grades, choices) =>
    `${range}${grades === '' ? '' : `, ${grades},`} seperti dilaporkan dan menurut ${choices} cara hitung lain`,
  choice: {
    own: 'Seperti dilaporkan',
    variant: 'Varian rubrik',
    average: 'Rata-rata yang lain',
    available: 'Tiap bagian dari siapa pun yang menjawab sebagian',
    answered: 'Tiap bagian hanya dari yang tidak melewatkan isinya',
    complete: 'Hanya responden yang tidak melewatkan apa pun',
    varied: 'Tanpa responden yang menjawab semuanya sama',
    careful: 'Tanpa jawaban yang dicurigai',
    rounding: 'Pembulatan lain',
  },

  unnamed: what => {
    const names = {
      averages: 'rata-rata kedua (`averages`)',
      cutOffs: 'batas jawaban yang dicurigai (`careless`)',
      roundings: 'pembulatan lain sebelum predikat (`other-rounds`)',
    }
    return `Rubrik tidak menyebut ${what.map(each => names[each]).join(', ')}: hal itu tidak divariasikan.`
  },
  choicesHidden:
    '× Disembunyikan: di samping yang dilaporkan, nilai ini akan menunjukkan jawaban segelintir orang.',
  noCareful: suspicious =>
    suspicious === 0
      ? 'Tidak ada responden yang mencapai batas jawaban yang dicurigai (`careless`).'
      : 'Tanpa jawaban yang dicurigai tidak dihitung: yang mencapai batas `careless`, atau yang tersisa, kurang dari sepuluh responden, dan selisihnya akan menunjukkan jawaban mereka.',
  noComplete: notApplicable =>
    `Hanya responden yang tidak melewatkan apa pun tidak dihitung: ${notApplicable} kali sebuah pertanyaan tidak berlaku, itu bukan terlewat, dan indeks responden tersebut tidak tampak dari hitungan.`,

  split: (by, { rubric, mix, answers, isOtherScale, missing }) =>
    `Asal perubahan menurut ${insideSentence(by)}, berurutan: ${rubric === undefined ? '' : `rubrik ${rubric}, `}susunan responden ${mix}, ${isOtherScale ? 'jawaban beserta perubahan skalanya' : 'jawaban'} ${answers}, jawaban yang tidak ada ${missing} (Kitagawa).`,
  changeMeans:
    'Interval 95% dari perubahan, dua sampel yang terpisah: bila memuat 0, perubahannya dapat terjadi secara kebetulan.',
  approximateChange:
    'Sebagian responden tidak menjawab semuanya: interval dalam tabel ini bersifat perkiraan.',
  paired: column => `Responden yang sama, menurut ${column}`,
  pairedMeans: (pairs, onlyBefore, onlyNow, isPart) =>
    `${pairs} responden menjawab pada kedua periode, ${onlyBefore} hanya pada periode sebelumnya, ${onlyNow} hanya pada periode ini${isPart ? '; bila n lebih kecil, yang lain tidak mengisi sebagian' : ''}. Interval 95% dari selisih berpasangan (t): bila memuat 0, perubahannya dapat terjadi secara kebetulan.`,
  pairedHidden:
    '× Disembunyikan: di samping nilai semua responden, nilai ini akan menunjukkan jawaban segelintir orang.',
  from: (low, high) => `${low} s.d. ${high}`,
  course: 'Perjalanan',
  period: 'Periode',

  rank: 'Peringkat',
  ranksMean:
    'Peringkat yang rentangnya bertumpang tindih tidak dapat dibedakan (selisih berpasangan, Holm, 95%).',
  groupsDiffer: (groups, p, percent) =>
    `Perbedaan ${among(groups)} bukan kebetulan (Welch, p ${p}); ${percent} ragam jawaban terletak di antaranya.`,
  groupsDoNotDiffer: (groups, p) =>
    `Tidak ada perbedaan ${among(groups)} di luar kebetulan (Welch, p ${p}).`,
  littleAgreement: (group, nodes) =>
    `Anggota satu ${insideSentence(group)} sering tidak sepakat (r*wg(j) di bawah 0,70): ${nodes}. Rata-ratanya kurang mewakili.`,
  unreliableMeans: (groups, icc2) =>
    `Rata-rata ${insideSentence(groups)} kurang andal untuk diperingkat: ICC(2) ${icc2}, lazimnya sedikitnya 0,70.`,
  agreementTitle: group => `Kesepakatan dalam ${insideSentence(group)}`,
  rankTitle: group => `Peringkat responden menurut ${insideSentence(group)}`,
  rankMeans:
    'H dan p: uji Kruskal–Wallis, dengan koreksi untuk nilai yang sama. δ: delta Cliff dari kelompok tertinggi terhadap yang terendah, −1 sampai 1.',
  comparedOf: (respondents, node) =>
    `${node}: hanya ${respondents} yang mengisi semuanya, sebab responden dibandingkan satu per satu.`,
  etaSquared: 'η²',
  welch: 'p',
  agreement: 'r*wg(j)',
  agreementMeans:
    'η²: bagian ragam yang terletak di antara kelompok; p menurut Welch. ICC(1): seberapa mirip jawaban anggota satu kelompok; ICC(2): seberapa andal rata-rata kelompok dapat dibedakan; r*wg(j): median kesepakatan dalam kelompok. Lazimnya ICC(2) dan r*wg(j) sedikitnya 0,70.',
  noReliability:
    'ICC(2) tidak ada bila ICC(1) tidak di atas 0: rata-rata kelompok berbeda tidak lebih dari kebetulan.',
  agreementLine: parts => `${parts} (lazimnya ICC(2) dan r*wg(j) sedikitnya 0,70)`,
  alphaUnweighted:
    'Alfa, omega, dan korelasi butir dihitung tanpa bobot survei, strata, dan klaster: setiap responden dihitung satu kali.',
  notCompared:
    'Tidak ada peringkat, uji perbedaan, dan kesepakatan: cara menghitungnya mengandaikan sampel acak sederhana, sedangkan sampel ini memiliki bobot, strata, atau klaster.',
  incomplete: (respondents, isRanked) =>
    `${respondents} tidak menjawab semuanya; seberapa searah jawaban mereka diperkirakan dari seluruh responden, sehingga interval${isRanked ? ' dan peringkat' : ''}nya hanya perkiraan.`,
  withoutInterval: groups =>
    `Tanpa interval dan peringkat karena salah satu bagian indeksnya dijawab kurang dari dua responden: ${groups}.`,
  withinCluster: groups =>
    `Tanpa interval karena semua respondennya berasal dari satu klaster, sehingga keragaman antarklaster tidak terlihat: ${groups}.`,
}

export const statisticsWordsEn: StatisticsWords = {
  ...undefinedWordsEn,
  title: 'Precision and reliability',
  interval: '95% interval',
  alpha: 'Alpha',
  omega: 'Omega',
  intervalMeans:
    '95% confidence interval: how far the score may vary because only a random sample of a large population has answered.',
  intervalMeansOf: population =>
    `95% confidence interval: how far the score may vary because only a random sample of ${population} persons has answered (finite population correction).`,
  intervalMeansOfClusters: clusters =>
    `95% confidence interval: how far the score may vary because only a random sample of ${clusters} clusters was drawn (finite population correction); everybody in a drawn cluster counts as asked.`,
  alphaMeans:
    'Cronbach’s alpha and omega: how far the items were answered alike, by respondents who answered all of them. A low one is no reason to drop an item.',
  byBand: (grade, shares) =>
    `Share of the t confidence distribution by ${insideSentence(grade)}: ${shares}.`,
  topAnswers: codes => `Answers ${codes}`,
  topAnswersMean: 'In brackets: the 95% interval by Wilson.',

  whisker: 'The line at the end of a bar: the 95% confidence interval.',
  whiskerOfDots: 'Level lines through dots: 95% confidence interval.',
  beyondScale: 'Read an interval that goes beyond the scale to the end of the scale.',

  alike: (who, percent, questions, without) =>
    `${who} (${percent}) answered all ${questions} questions alike${without === undefined ? '' : `; the score without them ${without}`}`,

  careless: (who, percent, cutOffs, without) =>
    `${who} (${percent}) reached a cut-off of suspicious answers (${cutOffs})${without === undefined ? '' : `; the score without them ${without}`}`,
  cutOff: {
    longestRun: bound => `${bound} equal answers in a row or more`,
    variabilityBelow: bound => `standard deviation below ${bound}`,
    unanswered: bound => `a share of questions left unanswered of ${bound} or more`,
  },

  validity: scale => `Validity of items: ${scale}`,
  total: 'r total',
  rest: 'r corrected',
  deviation: 'SD',
  outsideScales: 'Items outside a scale',
  alphaWithout: 'Alpha without',
  critical: (r, n) =>
    `Critical r ${r} (5%, two-sided, n ${n}). r total holds the item itself; r corrected does not.`,
  reliability: 'Reliability',
  measurementError: 'Standard error of measurement',
  stratified: alpha =>
    `Stratified alpha of the whole: ${alpha}; its parts need not measure the same thing.`,
  pairwise: (alpha, n) =>
    `Alpha from pairs of items (pairwise): ${alpha}, ${n} respondents or more.`,
  covariances: scale => `Covariances: ${scale}`,
  style: {
    longestRun: 'Longest run of one answer',
    variability: 'How much a respondent’s answers vary (standard deviation)',
  },
  styleHidden: '× means hidden: fewer than five persons share some of the values.',
  styleMoments: (respondents, mean, sd) =>
    `Of ${respondents}: mean ${mean}${sd === undefined ? '' : `, standard deviation ${sd}`}. A sign, no proof, that questions were not read.`,
  inR: 'In R',
  inRHidden: 'Without covariances of a part in which only few left a question out.',

  robust: 'Robustness',
  robustRange: (range, grades, choices) =>
    `${range}${grades === '' ? '' : `, ${grades},`} as reported and in ${choices === '1' ? 'one other way' : `${choices} other ways`}`,
  choice: {
    own: 'As reported',
    variant: 'Variant of the rubric',
    average: 'The other average',
    available: 'Each part of whoever answered any of it',
    answered: 'Each part only of who left nothing of it out',
    complete: 'Only respondents who left nothing out',
    varied: 'Without respondents who answered everything alike',
    careful: 'Without suspicious answers',
    rounding: 'Another rounding',
  },

  unnamed: what => {
    const names = {
      averages: 'second average (`averages`)',
      cutOffs: 'cut-offs of suspicious answers (`careless`)',
      roundings: 'other rounding before the grade (`other-rounds`)',
    }
    return `The rubric names no ${what.map(each => names[each]).join(', no ')}: these were not varied.`
  },
  choicesHidden: '× Hidden: beside what is reported it would tell what a few persons answered.',
  noCareful: suspicious =>
    suspicious === 0
      ? 'Nobody reached a cut-off of suspicious answers (`careless`).'
      : 'Without suspicious answers is not given: fewer than ten respondents reached a cut-off (`careless`), or are left, and the difference would tell what they answered.',
  noComplete: notApplicable =>
    `Only respondents who left nothing out is not given: ${notApplicable} times a question did not apply, which leaves nothing out, and counts do not tell the index of these respondents.`,

  split: (by, { rubric, mix, answers, isOtherScale, missing }) =>
    `Where the change comes from by ${insideSentence(by)}, in this order: ${rubric === undefined ? '' : `rubric ${rubric}, `}respondent mix ${mix}, ${isOtherScale ? 'answers and their other scale' : 'answers'} ${answers}, missing answers ${missing} (Kitagawa).`,
  changeMeans:
    '95% interval of the change, two separate samples: where it holds 0, the change may be chance.',
  approximateChange: 'Some left something out: intervals in this table are approximate.',
  paired: column => `The same respondents, by ${column}`,
  pairedMeans: (pairs, onlyBefore, onlyNow, isPart) =>
    `${pairs} ${pairs === '1' ? 'respondent' : 'respondents'} answered in both periods, ${onlyBefore} only in the one before, ${onlyNow} only in this one${isPart ? '; where n is smaller, the others left something out' : ''}. 95% interval of paired differences (t): where it holds 0, the change may be chance.`,
  pairedHidden:
    '× Hidden: beside the scores of all respondents it would tell what a few of them answered.',
  from: (low, high) => `${low} to ${high}`,
  course: 'Course',
  period: 'Period',

  rank: 'Rank',
  ranksMean: 'Ranks whose ranges overlap cannot be told apart (pairwise differences, Holm, 95%).',
  groupsDiffer: (groups, p, percent) =>
    `Differences by ${insideSentence(groups)} are more than chance (Welch, p ${p}); ${percent} of the variance lies between them.`,
  groupsDoNotDiffer: (groups, p) =>
    `No difference by ${insideSentence(groups)} beyond chance (Welch, p ${p}).`,
  littleAgreement: (group, nodes) =>
    `Members of one ${insideSentence(group)} often disagree (r*wg(j) below 0.70): ${nodes}. The mean speaks for few of them.`,
  unreliableMeans: (groups, icc2) =>
    `Means by ${insideSentence(groups)} are too unreliable to rank: ICC(2) ${icc2}, usually at least 0.70.`,
  agreementTitle: group => `Agreement within ${insideSentence(group)}`,
  rankTitle: group => `Ranks of respondents by ${insideSentence(group)}`,
  rankMeans:
    'H and p: Kruskal–Wallis, corrected for ties. δ: Cliff’s delta of the highest group against the lowest, −1 to 1.',
  comparedOf: (respondents, node) =>
    `${node}: of the ${respondents} who answered everything, since respondents are compared one by one.`,
  etaSquared: 'η²',
  welch: 'p',
  agreement: 'r*wg(j)',
  agreementMeans:
    'η²: share of the variance that lies between groups; p by Welch. ICC(1): how alike members of one group answer; ICC(2): how reliably means of groups can be told apart; r*wg(j): median agreement within groups. Usually ICC(2) and r*wg(j) are at least 0.70.',
  noReliability:
    'There is no ICC(2) where ICC(1) is not above 0: means of groups differ no more than by chance.',
  agreementLine: parts => `${parts} (usually ICC(2) and r*wg(j) are at least 0.70)`,
  alphaUnweighted:
    'Alpha, omega and item correlations are without survey weights, strata and clusters: every respondent counts once.',
  notCompared:
    'No ranks, no test of differences, no agreement: they suppose a simple random sample, and this one has weights, strata or clusters.',
  incomplete: (respondents, isRanked) =>
    `${respondents} left something out; how far their answers go together is estimated from all respondents, so that intervals${isRanked ? ' and ranks' : ''} are approximate.`,
  withoutInterval: groups =>
    `No interval and no rank, since fewer than two respondents answered one of the parts of the index: ${groups}.`,
  withinCluster: groups =>
    `No interval, since all respondents are of one cluster, so that how much clusters vary cannot be seen: ${groups}.`,
}
