/** The place of a value in a report -> its words: unit, part, what of it. */
import type { Difference } from '../../compare/verified-report.ts'
import { inLanguage, type Language, type Localized } from '../../language/language.ts'
import type { FullReport } from '../../report/full-report.ts'
import { objectOf } from '../../rubric/json-shapes.ts'

/** What a field is called; others stand under their own name, and an empty word says that what it holds has a name. */
const FIELDS: Readonly<Record<string, readonly [id: string, en: string]>> = {
  result: ['', ''],
  children: ['', ''],
  items: ['', ''],
  groups: ['', ''],
  units: ['', ''],
  score: ['', ''],
  nodes: ['', ''],
  titles: ['', ''],
  gains: ['yang dapat diraih', 'to gain'],
  verdicts: ['syarat', 'verdict'],
  conditions: ['ketentuan', 'condition'],
  lookups: ['matriks', 'matrix'],
  shown: ['seperti ditampilkan', 'as shown'],
  exact: ['nilai persis', 'exact'],
  value: ['nilai', 'value'],
  percent: ['persen', 'percent'],
  grade: ['predikat', 'grade'],
  gradeLabel: ['sebutan', 'label of the grade'],
  beforeRescale: ['sebelum dikonversi', 'before rescaling'],
  nextGrade: ['predikat berikutnya', 'next grade'],
  short: ['kekurangan', 'short by'],
  n: ['jumlah responden', 'respondents'],
  count: ['jumlah', 'count'],
  counts: ['jawaban', 'answers'],
  meanPoints: ['rata-rata', 'mean'],
  weighted: ['nilai tertimbang', 'weighted score'],
  index: ['indeks', 'index'],
  noAnswers: ['tanpa jawaban', 'no answer'],
  holds: ['terpenuhi', 'met'],
  found: ['capaian', 'found'],
  bound: ['batas', 'bound'],
  distance: ['selisih', 'distance'],
  range: ['rentang', 'range'],
  minimum: ['minimum', 'minimum'],
  maximum: ['maksimum', 'maximum'],
  weight: ['bobot', 'weight'],
  sample: ['yang dihitung', 'what was counted'],
  rowsRead: ['baris dibaca', 'rows read'],
  rowsUsed: ['baris dihitung', 'rows used'],
  leftOut: ['baris tidak dihitung', 'rows left out'],
  cautions: ['peringatan', 'caution'],
  profile: ['profil', 'profile'],
  statistics: ['statistik', 'statistics'],
  interval: ['interval kepercayaan', 'interval'],
  lower: ['batas bawah', 'lower'],
  upper: ['batas atas', 'upper'],
  previous: ['periode sebelumnya', 'period before'],
  coverage: ['cakupan', 'coverage'],
  model: ['cara menghitung', 'how it is computed'],
  levelModels: ['cara menghitung', 'how it is computed'],
  tally: ['hitungan jawaban', 'counts'],
  rubric: ['rubrik', 'rubric'],
  basis: ['dasar', 'basis'],
  words: ['sebutan', 'words'],
  title: ['nama', 'name'],
  text: ['bunyi', 'wording'],
  label: ['sebutan', 'label'],
  notice: ['keterangan', 'notice'],
  codebookFingerprint: ['sidik kode jawaban', 'fingerprint of the codes'],
  scoringFingerprint: ['sidik cara menghitung', 'fingerprint of the scoring'],
  worksheet: ['lembar kerja', 'worksheet'],
  readings: ['penilaian berdampingan', 'readings side by side'],
  resultDigest: ['sidik hasil', 'digest of the result'],
  partDigests: ['sidik', 'digest'],
  head: ['kepala halaman', 'head of the page'],
  office: ['instansi', 'office'],
  period: ['periode', 'period'],
  provenance: ['asal data', 'where it comes from'],
  sources: ['file', 'file'],
  columns: ['kolom', 'column'],
  header: ['judul kolom', 'header'],
  use: ['pemakaian', 'use'],
  notes: ['catatan', 'note'],
  message: ['isi', 'message'],
  remedy: ['saran', 'remedy'],
  options: ['opsi', 'options'],
  tool: ['program', 'program'],
  version: ['versi', 'version'],
  size: ['ukuran', 'size'],
  rows: ['baris', 'rows'],
  contentHash: ['sidik isi', 'hash of its content'],
  differences: ['angka pada lembar kerja', 'numbers on the sheets'],
}

/** @example 'Dinas Kesehatan › Akuntabel › seperti ditampilkan' */
export function placeInWords(
  report: FullReport,
  { path, reported, computed }: Difference,
  language: Language,
): string {
  const words: string[] = []
  let value: unknown = report
  let rest = path
  while (rest !== '') {
    const step = stepInto(value, rest)
    value = step.value
    rest = step.rest
    const own = nameOf(rest === '' ? (reported ?? computed) : value, language)
    if (step.key === undefined) words.push(own ?? `no. ${step.position + 1}`)
    else {
      const last = step.key.slice(step.key.lastIndexOf('.') + 1)
      const [id, en] = FIELDS[last] ?? [step.key, step.key]
      const field = language === 'id' ? id : en
      if (field !== '') words.push(field)
      else if (own !== undefined) words.push(own)
    }
  }
  // A column has the name that its group has, and a part that of the whole.
  return words.filter((word, at) => word !== words[at - 1]).join(' › ') || path
}

type Step =
  | { readonly key: string; readonly value: unknown; readonly rest: string }
  | {
      readonly key?: undefined
      readonly position: number
      readonly value: unknown
      readonly rest: string
    }

/** Keys may have points in them: the longest that is there. */
function stepInto(value: unknown, path: string): Step {
  const [, position, after = ''] = /^\[(\d+)\]\.?(.*)$/s.exec(path) ?? []
  if (position !== undefined) {
    const at = Number(position)
    return { position: at, value: Array.isArray(value) ? value[at] : undefined, rest: after }
  }
  const holder = objectOf(value)
  const [first = path] = /^[^.[]+/.exec(path) ?? []
  const isHere = (key: string) =>
    path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`)
  const key = Object.keys(holder)
    .filter(isHere)
    .reduce((longest, each) => (each.length > longest.length ? each : longest), first)
  return { key, value: holder[key], rest: path.slice(key.length).replace(/^\./, '') }
}

/** What a part of a report is called, as far as it says so itself. */
export function nameOf(value: unknown, language: Language): string | undefined {
  if (Array.isArray(value)) return undefined
  const { labels, values, titles, title, text, label, message, unit, header, name, code, id } =
    objectOf(value)
  const several = [labels, values, titles].find(each => Array.isArray(each) && each.length > 0)
  if (Array.isArray(several)) {
    const texts = several.map(each => textOf(each, language))
    if (texts.every(each => each !== undefined)) return texts.join(' × ')
  }
  return [title, text, label, message, unit, header, name, code, id]
    .map(each => textOf(each, language))
    .find(each => each !== undefined && each !== '')
}

function textOf(value: unknown, language: Language): string | undefined {
  if (typeof value === 'string') return value
  const { id, en } = objectOf(value)
  const isText = [id, en].some(each => typeof each === 'string')
  return isText ? inLanguage(value as Localized, language) : undefined
}
