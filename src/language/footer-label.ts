/** A cell -> whether it is what people write before the sums, means and grades below a table. */

import { barerText, normalisedText } from './normalised-text.ts'
import { onceFor } from './remembered.ts'

/** `certain`: nobody and no unit is called that. `likely`: `Jumlah`, `Mutu`, which may be a name. */
type FooterLabel = 'certain' | 'likely'

export type FooterLabels = (cell: string) => FooterLabel | undefined

/** What an instrument adds to the words of all sheets, such as the name of its index. */
export interface FooterWords {
  /** With `*` at its end, whatever follows. */
  readonly certain: readonly string[]
  /** Certain as well where more of a label stands before or behind: `Nilai …`, `… konversi`. */
  readonly likely: readonly string[]
}

const LONGEST = 60

const NOUNS = 'unsur|indikator|pertanyaan|butir|item|dimensi|aspek'
const UNIT = String.raw`(?: ?(?:\/|per|tiap|setiap)? ?(?:${NOUNS}|u))?`
const CERTAIN = [
  '[σς∑].*|(?:x̄|x̅|x[ -]?bar|µ|μ)(?: .*)?',
  '[([]?(?:contoh|cth|misal(?:nya)?|petunjuk|example|sampel|sample)(?: (?:pengisian|isian|jawaban|hitung|perhitungan|cara pengisian|answer|row)s?)?[)\\]]?(?: ?[:=(,].*)?',
  'kunci(?: jawaban)?|(?:nilai|skor) (?:maks|maksimal|maksimum|min|minimal|minimum|ideal|tertinggi|terendah)|valid n|n valid',
  `(?:nilai |skor )?(?:rata rata|rata2|rerata|rataan)(?:${UNIT}|(?: nilai| skor| keseluruhan| total| tertimbang| harmonis)${UNIT})?(?: tert(?:imbang|bg|b)?.*)?`,
  `(?:jumlah|jml|total) (?:nilai|skor|total|keseluruhan|responden|jawaban)(?: total| keseluruhan)?${UNIT}`,
  String.raw`(?:jumlah|jml|total) ?(?:\/|per) ?(?:unsur|indikator|pertanyaan|butir|item)`,
  `nilai (?:total|akhir|unsur|indeks|mutu|konversi|maksimum|maksimal|minimum|minimal|tertinggi|terendah|tengah)(?: (?:unsur|konversi|unit|pelayanan|layanan|interval))*${UNIT}`,
  String.raw`nilai ?(?:\/|per) ?(?:${NOUNS})`,
  '(?:grand total|sub ?total)(?: .*)?|skor total|total skor',
  '(?:nilai |indeks |interval )?konversi',
  '(?:kategori|predikat) (?:mutu|kinerja|unsur|nilai)',
  String.raw`average|std\.? ?dev(?:iation|\.)?|stdev|standar deviasi|standard deviation|simpangan baku|deviasi standar|varians?`,
  'modus|median|persentase|minimum|maksimum|tertinggi|terendah|kesimpulan|simpulan',
  'bobot(?: nilai)?(?: tertimbang)?',
]
const words = (text: string) => new Set(text.split(' '))
/** A text of nothing but these words is perhaps a label: one of numbers anywhere in it, one of other summaries at its start. `ALONE`: beside others they are names of units. */
const OF_NUMBERS = words(
  'jumlah jml total sum nilai skor score indeks indek index rata rerata rataan mean average median modus mode semua seluruh seluruhnya keseluruhan gabungan agregat overall all rekap rekapitulasi ringkasan summary pembulatan dibulatkan rounded persentase persen terbanyak terbesar terkecil tertinggi terendah min max maks minimal maksimal minimum maksimum',
)
const AT_THE_START = words(
  'hasil target patokan acuan rujukan ambang batas baku norma sasaran benchmark passing threshold realisasi capaian missing valid triwulan semester periode tahun bobot selisih peringkat ranking rank interval deviasi previous',
)
const ALONE = words(
  'mutu kinerja kategori predikat grade keterangan ket kriteria laki perempuan pria wanita male female',
)
const BESIDE = words(
  'per unsur indikator butir item pertanyaan aspek dimensi akhir tiap setiap unit kerja layanan pelayanan dinas opd skpd instansi kantor loket puskesmas bidang bagian kecamatan kelurahan kota kabupaten responden pegawai jawaban pengguna survei lalu sebelumnya ini sekarang dari dan of the year last services units respondents laki mutu harapan nasional provinsi grade',
)
/** How all of these begin: nearly every other cell is passed over at once, without being normalised. */
const BEGINNINGS = [
  String.raw`[^\x00-\x7F]|x[^\x00-\x7F]`,
  'nilai|rata|rerata|rataan|jumlah|jml|total|grand|sub|sum|skor|inde|konv|interval|mutu|kinerja',
  String.raw`kategori|predikat|grade|hasil|kesimpulan|simpulan|keterangan|ket\b|kriteria|average|mean`,
  'median|modus|mode|std|standar|stdev|simpangan|varian|bobot|persentase|%|min|max|mak|terendah',
  'tertinggi|peringkat|rank|ranking|deviasi|contoh|cth|misal|petunjuk|example|samp|semua|seluruh|keseluruh|gabung|overall|all\\b',
  String.raw`laki|perempuan|pria|wanita|male|female|[\[]|kunci|valid|n valid|missing|x[ -]?bar`,
  'target|realisasi|capaian|triwulan|semester|periode|tahun|patokan|acuan|rujukan|ambang|batas|baku|norma',
  'sasaran|benchmark|passing|threshold',
]

/** What stands before the word of an instrument, and behind it. */
const BEFORE = '(?:(?:nilai|skor|indeks|index|interval|konversi|total|akhir|unsur) )'
const BEHIND = String.raw`(?: (?:\d{4}|unit(?: pelayanan| layanan)?|konversi|interval|keseluruhan|total|per unsur))`
const TIMES = String.raw`(?: ?[x*] ?\d+)`

/** Knows the words of all sheets, and those that a rubric adds to them. */
export const footerLabels = onceFor(labelsWith)

function labelsWith(words: FooterWords): FooterLabels {
  const likely = words.likely.map(comparable).filter(word => word !== '')
  const sure = words.certain.flatMap(word => {
    const start = comparable(word.replace(/\*$/, ''))
    return start === '' ? [] : [{ start, isOpen: word.endsWith('*') }]
  })
  const certain = sure.map(
    ({ start, isOpen }) => escaped(start) + (isOpen ? String.raw`(?![\p{L}\d]).*` : ''),
  )
  const names = likely.map(escaped)
  const perhaps = whole(['%|% .*|standar (?:nasional|provinsi|minimal|minimum|ideal)', ...names])
  const certainly = whole([
    ...CERTAIN,
    ...(certain.length === 0
      ? []
      : [`${BEFORE}*(?:${certain.join('|')})${BEHIND}*${UNIT}${TIMES}?`]),
    ...(names.length === 0 ? [] : [labelAround(names.join('|'))]),
  ])
  const starts = [...sure.map(({ start }) => start), ...likely].map(word =>
    escaped(word.slice(0, 2)),
  )
  const roughly = new RegExp(`^["'(\\s*-]*(?:${[...BEGINNINGS, ...starts].join('|')})`, 'i')
  return cell => {
    if (cell.length > LONGEST || isNumber(cell)) return undefined
    if (!roughly.test(cell)) return isOfLabelWords(cell) ? 'likely' : undefined
    const text = comparable(cell)
    if (perhaps.test(text)) return 'likely'
    if (certainly.test(text)) return 'certain'
    return isOfLabelWords(cell) ? 'likely' : undefined
  }
}

/** Most cells are, and a number is no label. */
function isNumber(cell: string): boolean {
  return !/[^\d\s.,]/.test(cell)
}

/** @example isOfLabelWords('Dinas (rerata)')  // true */
function isOfLabelWords(cell: string): boolean {
  const isKnown = (word: string) =>
    OF_NUMBERS.has(word) || AT_THE_START.has(word) || BESIDE.has(word)
  const [first = ''] = /\p{L}+/u.exec(cell) ?? []
  if (!isKnown(first.toLowerCase()) && !ALONE.has(first.toLowerCase())) return false
  const all = normalisedText(cell).match(/[\p{L}\d]+/gu) ?? []
  return (
    all.every(word => ALONE.has(word)) ||
    ((AT_THE_START.has(all[0] ?? '') || all.some(word => OF_NUMBERS.has(word))) &&
      all.every(word => isKnown(word) || /^(?:\d+|[ivx]+)$/.test(word)))
  )
}

/** Something of a label before or behind a name, or both. */
function labelAround(names: string): string {
  return `${BEFORE}+(?:${names})${BEHIND}*${UNIT}${TIMES}?|(?:${names})(?:${BEHIND}+${TIMES}?|${TIMES})`
}

/** @example footerLabel('Rata-rata per unsur')  // 'certain' */
export const footerLabel: FooterLabels = footerLabels({ certain: [], likely: [] })

/** How lines of sums begin, whatever follows: `Jumlah jawaban 4`, `Rata-rata Puskesmas`, `Total skor laki-laki`. */
const SUM_WORDS =
  /^[\s"'(*-]*(?:jumlah|jml|total|sub ?total|sum|count|frekuensi|frequency|persen(?:tase)?|rata[ -]?rata|rerata|average|mean|banyaknya)\b[\s:]*/i

/**
 * What follows the word of a sum.
 * @example sumPhrase('Jumlah jawaban 4')  // 'jawaban 4'
 */
export function sumPhrase(cell: string): string | undefined {
  return behind(cell, SUM_WORDS)
}

/** How lines of what was reached, or is to be, begin. */
const VALUE_WORDS = /^[\s"'(*-]*(?:nilai|skor|score|indeks|index|target|capaian)\b[\s:]*/i

/**
 * What follows the word of a sum, or of another number that a unit has.
 * @example summaryPhrase('Nilai Dinas A')  // 'Dinas A'
 */
export function summaryPhrase(cell: string): string | undefined {
  return sumPhrase(cell) ?? behind(cell, VALUE_WORDS)
}

function behind(cell: string, words: RegExp): string | undefined {
  if (cell.length > LONGEST) return undefined
  const found = words.exec(cell)
  return found === null ? undefined : cell.slice(found[0].length)
}

/** The words with which all labels and sum phrases begin, in small letters: what begins otherwise is none. */
export function labelBeginnings({ certain, likely }: FooterWords): readonly string[] {
  const sums =
    'jumlah jml total sub sum count frekuensi frequency persen rata rerata average mean banyaknya'
  const patterns = BEGINNINGS.flatMap(each => each.split('|'))
  const own = [...certain, ...likely].map(word => normalisedText(word).replace(/^[^a-z]+/, ''))
  return [
    ...[...OF_NUMBERS, ...AT_THE_START, ...ALONE, ...BESIDE, ...sums.split(' '), ...own],
    ...patterns.flatMap(each => /^[a-z]+/.exec(each) ?? []),
  ]
}

function comparable(text: string): string {
  return barerText(normalisedText(text)).replace(/^[-*\s]+|[\s=:]+$/g, '')
}

function whole(alternatives: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})$`, 'u')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
