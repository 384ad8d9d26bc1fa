/** A cell -> whether it is what people write before the sums, means and grades below a table. */
import { barerText, normalisedText } from '../language/normalised-text.ts'

/** `certain`: nobody and no unit is called that. `likely`: `Jumlah`, `Mutu`, `IKM`, which may be a name. */
export type FooterLabel = 'certain' | 'likely'

const LONGEST = 60
/** How all labels below begin: nearly every other cell is passed over at once, without being normalised. */
const ROUGHLY =
  /^["'(\s*-]*(?:[^\x00-\x7F]|n\.?r|nilai|rata|rerata|rataan|jumlah|jml|total|grand|sub|sum|skor|skm|ikm|inde|konv|interval|mutu|kinerja|kategori|predikat|grade|hasil|kesimpulan|simpulan|keterangan|ket\b|kriteria|average|mean|median|modus|mode|std|standar|stdev|simpangan|varian|bobot|persentase|%|min|max|mak|terendah|tertinggi|peringkat|rank|ranking|deviasi)/i

const UNIT = String.raw`(?: ?(?:\/|per|tiap|setiap)? ?(?:unsur|indikator|pertanyaan|butir|item|dimensi|aspek|u))?`
const CERTAIN = new RegExp(
  `^(?:${[
    '[σς∑].*',
    String.raw`nrr\b.*`,
    String.raw`n\.?r\.?r\.?${UNIT}(?: tert?.*)?`,
    `(?:nilai |skor )?(?:rata rata|rata2|rerata|rataan)(?:${UNIT}|(?: nilai| skor| keseluruhan| total| tertimbang| harmonis)${UNIT})?(?: tert(?:imbang|bg|b)?.*)?`,
    `(?:jumlah|jml|total) (?:nilai|skor|total|keseluruhan|responden|jawaban)(?: total| keseluruhan)?${UNIT}`,
    String.raw`(?:jumlah|jml|total) ?(?:\/|per) ?(?:unsur|indikator|pertanyaan|butir|item)`,
    `nilai (?:total|akhir|unsur|indeks|interval|mutu|konversi|persepsi|maksimum|maksimal|minimum|minimal|tertinggi|terendah|tengah)(?: (?:unsur|ikm|skm|konversi|unit|pelayanan|layanan|interval))*${UNIT}`,
    String.raw`nilai ?(?:\/|per) ?(?:unsur|indikator|pertanyaan|butir|item|dimensi|aspek)`,
    'grand total|sub ?total|skor total|total skor',
    '(?:nilai |indeks |index )(?:ikm|skm)(?: (?:unit(?: pelayanan)?|konversi|keseluruhan|total|per unsur))*(?: ?[x*] ?25)?',
    '(?:ikm|skm)(?: (?:unit(?: pelayanan)?|konversi|keseluruhan|total|per unsur))+(?: ?[x*] ?25)?|(?:ikm|skm) ?[x*] ?25',
    '(?:nilai )?indeks kepuasan masyarakat.*',
    '(?:nilai |indeks |interval )konversi|konversi(?: ikm)?',
    'mutu(?: unit)? (?:pelayanan|layanan)|kinerja unit(?: (?:pelayanan|layanan))?|(?:kategori|predikat) (?:mutu|kinerja|unsur|nilai)',
    String.raw`average|std\.? ?dev\.?|stdev|standar deviasi|standard deviation|simpangan baku|deviasi standar|varians?`,
    'modus|median|persentase|minimum|maksimum|tertinggi|terendah|kesimpulan|simpulan',
    'nilai penimbang|bobot(?: nilai)?(?: tertimbang)?',
  ].join('|')})$`,
  'u',
)
/** Words that also are names, units, services or what a respondent says. */
const LIKELY = new RegExp(
  `^(?:${[
    'jumlah|jml|total|sum|nilai|skor|indeks|ikm|skm|mean|mode',
    'mutu|kinerja|kategori|predikat|grade|hasil|keterangan|ket|kriteria',
    'min|max|maks|minimal|maksimal|peringkat|ranking|rank|interval|deviasi',
  ].join('|')})$`,
  'u',
)

export function footerLabel(cell: string): FooterLabel | undefined {
  if (cell.length > LONGEST || !ROUGHLY.test(cell)) return undefined
  const text = barerText(normalisedText(cell)).replace(/^[-*\s]+|[\s=:]+$/g, '')
  if (LIKELY.test(text)) return 'likely'
  return CERTAIN.test(text) ? 'certain' : undefined
}
