/** The fixed words of the reports in Indonesian, as offices write it. */

import { periodText } from './exact-words.ts'
import { insideSentence, sentenceStart } from './language.ts'
import { pageWordsId } from './page-words.ts'
import { statisticsWordsId } from './statistics-words.ts'
import { surveyWordsId } from './survey-words.ts'
import type { Vocabulary } from './vocabulary.ts'
import { worksheetWordsId } from './worksheet-words.ts'

const REASONS: Readonly<Record<string, string>> = {
  'no-answers': 'belum ada jawaban',
  'too-few-answers': 'jawaban terlalu sedikit untuk dihitung',
  'not-applicable': 'tidak berlaku',
  incomplete: 'belum lengkap diisi',
  'child-undefined': 'ada bagian yang belum bernilai',
  'no-units': 'belum ada unit',
  hidden: 'disembunyikan (kelompok kecil)',
  'several-units': 'lebih dari satu unit; nilainya ada pada tiap unit',
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  'no-answers': 'tanpa jawaban',
  'repeated-header': 'judul kolom berulang',
  footer: 'jumlah atau rata-rata',
  legend: 'keterangan di bawah tabel',
  filtered: 'di luar filter',
  'outside-period': 'di luar rentang waktu',
  superseded: 'jawaban lain dari responden yang sama',
}

const COVERS: Readonly<Record<string, string>> = {
  items: 'butir',
  scales: 'skala',
  weights: 'bobot',
  method: 'cara hitung',
  bands: 'rentang predikat',
  gates: 'syarat',
}

export const vocabularyId: Vocabulary = {
  index: 'indeks',
  grade: 'predikat',
  gradeLabel: 'sebutan',
  dimension: 'dimensi',
  item: 'pernyataan',
  respondent: 'responden',
  unit: 'unit',
  mean: 'rata-rata',

  edition: edition => `edisi ${edition}`,
  counted: (count, _isOne, word) => `${count} ${insideSentence(word)}`,
  rows: count => `${count} baris`,
  days: (first, last) => periodText(first, last, 'id'),
  dated: (days, rows, of) => `${days} (${rows} dari ${of} memiliki tanggal)`,
  weighted: sum => `tertimbang menurut bobot survei, berjumlah ${sum}`,
  stratum: 'strata',
  cluster: 'klaster',
  scale: (first, last) => `skala ${first}–${last}`,
  outOf: maximum => `dari ${maximum}`,
  lowest: 'terendah',
  highest: 'tertinggi',
  lowestAndHighest: 'Terendah dan tertinggi',
  interval: range => `interval kepercayaan 95% ${range}`,
  statistics: statisticsWordsId,
  noGrades: 'tidak ditetapkan dalam rubrik ini',
  noGradeYet: unmet => `belum dapat ditentukan${unmet && ` (${unmet})`}`,
  missingForGrade: (grade, short, unmet) =>
    short === undefined
      ? `${grade}: syarat tambahannya belum terpenuhi${unmet && ` (${unmet})`}`
      : `kurang ${short} untuk ${grade}`,
  provisional: 'Sementara',
  provisionalSoFar: score => `SEMENTARA ${score}`,
  ifBlanksLowest: score => `bila yang kosong dihitung terendah: ${score}`,
  ifBlanksHighest: score => `bila dihitung tertinggi: ${score}`,

  respondents: 'n',
  blank: 'Kosong',
  dontKnow: 'Tidak tahu',
  notApplicable: 'Tidak berlaku',
  unknown: 'Di luar skala',
  indexColumn: 'Indeks',
  score: 'Nilai',
  weight: 'Bobot',
  share: '%',
  percent: number => `${number}%`,
  lowestItems: word => `${sentenceStart(word)} terendah`,
  asLow: count => `sama rendahnya: ${count} lainnya`,
  answers: word => `Jawaban tiap ${insideSentence(word)}`,
  weightedMean: mean => `${sentenceStart(mean)} tertimbang`,
  allItems: word => `Semua ${insideSentence(word)}`,
  profile: 'Profil responden',
  noValue: '(tidak diisi)',
  result: 'Hasil',
  verdicts: 'Pemenuhan syarat',
  matrices: 'Matriks',
  cautions: 'Perlu diperhatikan',
  notes: 'Catatan',
  basis: 'Dasar',
  next: 'Berikutnya',
  reportName: 'laporan',

  whyUndefined: reason => REASONS[reason] ?? reason,
  excluded: parts => `dihitung tanpa ${parts}`,
  rowsLeftOut: reasons => `Baris yang tidak dihitung: ${reasons}`,
  leftOutReason: (reason, count) => `${count} ${LEFT_OUT[reason] ?? reason}`,
  blanksPassedOver: count => `${count} jawaban kosong tidak dihitung, juga tidak sebagai 0`,
  unusedColumns: headers => `Kolom tidak dipakai: ${headers}`,
  covers: part => COVERS[part] ?? part,
  notVerified: '(*) belum terverifikasi pada sumbernya',
  moreOfBasis: 'selengkapnya: --show dasar',
  found: found => `capaian ${found}`,
  required: bound => `batas ${bound}`,
  answered: answer => `jawaban ${answer}`,
  answerRequired: answers => `syarat ${answers}`,
  distance: distance => `selisih ${distance}`,
  holds: 'terpenuhi',
  doesNotHold: 'belum terpenuhi',
  undecided: 'belum dapat ditentukan',
  noVerdict: 'belum dapat ditentukan',
  computedBy: (tool, digest) => `Dihitung dengan ${tool} (kode hasil ${digest}).`,

  survey: surveyWordsId,
  worksheet: worksheetWordsId,
  page: pageWordsId,

  severities: { error: 'kesalahan', warning: 'peringatan', note: 'catatan' },
  fix: 'Saran:',
  seeAlso: 'Lihat juga',
}
