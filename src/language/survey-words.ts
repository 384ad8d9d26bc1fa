/** The fixed words of a survey's averages and sample in both languages, by what they say. */
import { englishPlural, insideSentence } from './language.ts'

export interface SurveyWords {
  /** Heading: an index in two ways. */
  readonly twoAverages: string
  readonly allRows: string
  readonly ofRespondents: string
  readonly ofParts: (parts: string) => string
  /** Below: which of the two this report uses. */
  readonly usesRespondents: (index: string, parts: string) => string
  readonly usesParts: (index: string, parts: string) => string
  readonly rowsOutside: (name: string, rows: string, parts: string) => string
  readonly rowsJoined: (name: string, rows: string, parts: string) => string

  /** Below a table of groups: those with few answers, undefined where all have. */
  readonly limitedData: (names: string | undefined) => string

  /** Below it, of counts that were passed on: what `≥` says, and what Other is. */
  readonly mayLack: string
  readonly isJoined: string

  /** Below the table of changes. */
  readonly respondentsBefore: (now: string, before: string) => string

  // A roster beside the counts.
  /** The heading of its section. */
  readonly coverage: string
  readonly population: string
  readonly clusters: string
  readonly answered: string
  readonly required: string
  readonly short: string
  readonly stratum: string
  readonly allUnits: string
  /** Below: by which rules. */
  readonly requiredRules: (krejcieMorgan: string, cochran: string, slovin: string) => string
  readonly withoutUnit: (rows: string, unit: string) => string
}

export const surveyWordsId: SurveyWords = {
  twoAverages: 'Dua rata-rata',
  allRows: 'Semua responden',
  ofRespondents: 'Rata-rata responden',
  ofParts: parts => `Rata-rata ${insideSentence(parts)}`,
  usesRespondents: (index, parts) =>
    `${index} dalam laporan ini adalah rata-rata semua responden, menurut rubriknya. Lembar yang menghitung rata-rata ${insideSentence(parts)} menghasilkan angka lain.`,
  usesParts: (index, parts) =>
    `${index} dalam laporan ini adalah rata-rata ${insideSentence(parts)}, menurut rubriknya. Rata-rata semua responden menghasilkan angka lain.`,
  rowsOutside: (name, rows, parts) =>
    `${name}: ${rows} baris tanpa ${insideSentence(parts)} tidak masuk rata-rata ${insideSentence(parts)}.`,

  rowsJoined: (name, rows, parts) =>
    `${name}: ${rows} responden dari ${insideSentence(parts)} kecil yang digabung sebagai Lainnya tidak masuk rata-rata ${insideSentence(parts)}.`,

  limitedData: names => `Data terbatas (n di bawah 30): ${names ?? 'semua baris'}.`,

  mayLack:
    '≥: sebagian respondennya mungkin termasuk Lainnya, karena kelompok kecil digabung sebelum hitungannya dikirim.',
  isJoined:
    'Lainnya adalah gabungan kelompok kecil dari hitungan yang dikirim; tidak diberi peringkat dan tidak ikut dibandingkan.',

  respondentsBefore: (now, before) =>
    `${now} responden, sebelumnya ${before}. Selisih dihitung dari nilai yang belum dibulatkan; perbedaan kecil dapat terjadi secara kebetulan.`,

  coverage: 'Responden dan populasi',
  population: 'Populasi',
  clusters: 'Klaster',
  answered: '% menjawab',
  required: 'Diperlukan',
  short: 'Kurang',
  stratum: 'Strata',
  allUnits: 'Semua',
  requiredRules: (krejcieMorgan, cochran, slovin) =>
    `Diperlukan menurut Krejcie–Morgan, tiap baris untuk dirinya sendiri (95%, batas kesalahan 5%). Untuk semuanya: Krejcie–Morgan ${krejcieMorgan} · Cochran ${cochran} · Slovin ${slovin}.`,
  withoutUnit: (rows, unit) =>
    `${rows} responden tanpa ${insideSentence(unit)} tidak terhitung di sini.`,
}

export const surveyWordsEn: SurveyWords = {
  twoAverages: 'Two averages',
  allRows: 'All respondents',
  ofRespondents: 'Mean of respondents',
  ofParts: parts => `Mean of ${englishPlural(insideSentence(parts))}`,
  usesRespondents: (index, parts) =>
    `In this report ${index} is the mean of all respondents, as the rubric says. Sheets that average ${englishPlural(insideSentence(parts))} come to another number.`,
  usesParts: (index, parts) =>
    `In this report ${index} is the mean of ${englishPlural(insideSentence(parts))}, as the rubric says. The mean of all respondents is another number.`,
  rowsOutside: (name, rows, parts) =>
    `${name}: rows without ${insideSentence(parts)}, so in no mean of ${englishPlural(insideSentence(parts))}: ${rows}.`,

  rowsJoined: (name, rows, parts) =>
    `${name}: the mean of ${englishPlural(insideSentence(parts))} lacks the small ones that were joined as Other (respondents: ${rows}).`,

  limitedData: names => `Limited data (n below 30): ${names ?? 'all lines'}.`,

  mayLack:
    '≥: some of its respondents may be among Other, since small groups were joined before the counts were passed on.',
  isJoined:
    'Other is what small groups were joined as before the counts were passed on; it is neither ranked nor compared.',

  respondentsBefore: (now, before) =>
    `Respondents: ${now}, before ${before}. Differences are of numbers that were not rounded; small ones come about by chance.`,

  coverage: 'Respondents and population',
  population: 'Population',
  clusters: 'Clusters',
  answered: '% answered',
  required: 'Required',
  short: 'Short by',
  stratum: 'Stratum',
  allUnits: 'All',
  requiredRules: (krejcieMorgan, cochran, slovin) =>
    `Required by Krejcie–Morgan, each line by itself (95%, margin 5%). For all of them: Krejcie–Morgan ${krejcieMorgan} · Cochran ${cochran} · Slovin ${slovin}.`,
  withoutUnit: (rows, unit) =>
    `Respondents without ${insideSentence(unit)}, not counted here: ${rows}.`,
}
