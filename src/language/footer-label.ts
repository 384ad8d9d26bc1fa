/** A cell -> whether it is what people write before the sums, means and grades below a table. */
import { barerText, normalisedText } from './normalised-text.ts'

/** `certain`: nobody and no unit is called that. `likely`: `Jumlah`, `Mutu`, which may be a name. */
export type FooterLabel = 'certain' | 'likely'

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
  '[([]?(?:contoh|misal(?:nya)?|example|sampel|sample)(?: (?:pengisian|isian|jawaban|hitung|perhitungan|cara pengisian|answer|row)s?)?[)\\]]?(?: ?[:=(,].*)?',
  'kunci(?: jawaban)?|(?:nilai|skor) (?:maks|maksimal|maksimum|min|minimal|minimum|ideal|tertinggi|terendah)|valid n|n valid',
  `(?:nilai |skor )?(?:rata rata|rata2|rerata|rataan)(?:${UNIT}|(?: nilai| skor| keseluruhan| total| tertimbang| harmonis)${UNIT})?(?: tert(?:imbang|bg|b)?.*)?`,
  `(?:jumlah|jml|total) (?:nilai|skor|total|keseluruhan|responden|jawaban)(?: total| keseluruhan)?${UNIT}`,
  String.raw`(?:jumlah|jml|total) ?(?:\/|per) ?(?:unsur|indikator|pertanyaan|butir|item)`,
  `nilai (?:total|akhir|unsur|indeks|mutu|konversi|maksimum|maksimal|minimum|minimal|tertinggi|terendah|tengah)(?: (?:unsur|konversi|unit|pelayanan|layanan|interval))*${UNIT}`,
  String.raw`nilai ?(?:\/|per) ?(?:${NOUNS})`,
  'grand total|sub ?total|skor total|total skor',
  '(?:nilai |indeks |interval )?konversi',
  '(?:kategori|predikat) (?:mutu|kinerja|unsur|nilai)',
  String.raw`average|std\.? ?dev\.?|stdev|standar deviasi|standard deviation|simpangan baku|deviasi standar|varians?`,
  'modus|median|persentase|minimum|maksimum|tertinggi|terendah|kesimpulan|simpulan',
  'bobot(?: nilai)?(?: tertimbang)?',
]
/** Words that also are names, units, services or what a respondent says. */
const LIKELY = [
  'jumlah|jml|total|sum|nilai|skor|indeks|mean|mode',
  '(?:se(?:mua|luruh(?:nya)?)|keseluruhan|gabungan|overall|all)(?: (?:layanan|pelayanan|unit(?: kerja)?|responden|opd|skpd|dinas|bidang|bagian|instansi|puskesmas|pegawai|services|units|respondents))?',
  '%|% .*',
  'target|realisasi|capaian|missing|valid|(?:triwulan|semester|periode|tahun)(?: (?:[ivx]+|\\d+))?',
  'laki[ -]laki|perempuan|pria|wanita|male|female',
  'mutu|kinerja|kategori|predikat|grade|hasil|keterangan|ket|kriteria',
  'min|max|maks|minimal|maksimal|peringkat|ranking|rank|interval|deviasi',
]
/** How all of these begin: nearly every other cell is passed over at once, without being normalised. */
const BEGINNINGS = [
  String.raw`[^\x00-\x7F]|x[^\x00-\x7F]`,
  'nilai|rata|rerata|rataan|jumlah|jml|total|grand|sub|sum|skor|inde|konv|interval|mutu|kinerja',
  String.raw`kategori|predikat|grade|hasil|kesimpulan|simpulan|keterangan|ket\b|kriteria|average|mean`,
  'median|modus|mode|std|standar|stdev|simpangan|varian|bobot|persentase|%|min|max|mak|terendah',
  'tertinggi|peringkat|rank|ranking|deviasi|contoh|misal|example|samp|semua|seluruh|keseluruh|gabung|overall|all\\b',
  String.raw`laki|perempuan|pria|wanita|male|female|[\[]|kunci|valid|n valid|missing|x[ -]?bar`,
  'target|realisasi|capaian|triwulan|semester|periode|tahun',
]

/** What stands before the word of an instrument, and behind it. */
const BEFORE = '(?:(?:nilai|skor|indeks|index|interval|konversi|total|akhir|unsur) )'
const BEHIND = String.raw`(?: (?:\d{4}|unit(?: pelayanan| layanan)?|konversi|interval|keseluruhan|total|per unsur))`
const TIMES = String.raw`(?: ?[x*] ?\d+)`

const known = new WeakMap<FooterWords, FooterLabels>()

/** Knows the words of all sheets, and those that a rubric adds to them. */
export function footerLabels(words: FooterWords): FooterLabels {
  const labels = known.get(words) ?? labelsWith(words)
  known.set(words, labels)
  return labels
}

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
  const perhaps = whole([...LIKELY, ...names])
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
    if (cell.length > LONGEST || !roughly.test(cell)) return undefined
    const text = comparable(cell)
    if (perhaps.test(text)) return 'likely'
    return certainly.test(text) ? 'certain' : undefined
  }
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
  if (cell.length > LONGEST) return undefined
  const found = SUM_WORDS.exec(cell)
  return found === null ? undefined : cell.slice(found[0].length)
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
