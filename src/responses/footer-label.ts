/** A cell -> whether it is what people write before the sums and means below a table. */
import { barerText, normalisedText } from './normalised-text.ts'

/** `certain`: nobody and no unit is called that. `likely`: `Jumlah`, `Total`, which may be a name. */
export type FooterLabel = 'certain' | 'likely'

const LONGEST = 60
/** How all labels below begin: nearly every other cell is passed over at once, without being normalised. */
const ROUGHLY =
  /^["'(\s]*(?:[^\x00-\x7F]|n\.?r|nilai|rata|rerata|jumlah|total|grand|sub|sum|skor|skm|ikm|inde|konv|mutu|kinerja unit|average|mean|std|standar|simpangan|bobot|persentase|minimum|maksimum)/i

const UNIT = String.raw`(?: ?(?:\/|per|tiap|setiap)? ?(?:unsur|indikator|pertanyaan|butir|item|dimensi|aspek|u))?`
const CERTAIN = new RegExp(
  `^(?:${[
    '[σς∑].*',
    String.raw`nrr\b.*`,
    String.raw`n\.?r\.?r\.?${UNIT}(?: tert?.*)?`,
    `(?:nilai )?(?:rata rata|rata2|rerata)(?:${UNIT}|(?: nilai| skor| keseluruhan| total| tertimbang| harmonis)${UNIT})?(?: tert(?:imbang|bg|b)?.*)?`,
    `(?:jumlah|total) (?:nilai|skor|total|keseluruhan|responden|jawaban)(?: total| keseluruhan)?${UNIT}`,
    String.raw`(?:jumlah|total) ?(?:\/|per) ?(?:unsur|indikator|pertanyaan|butir|item)`,
    `nilai(?: (?:total|akhir))?${UNIT}`,
    'grand total|sub ?total|skor total|total skor',
    '(?:nilai |indeks |index )?(?:ikm|skm)(?: (?:unit(?: pelayanan)?|konversi|keseluruhan|total|per unsur))*(?: ?[x*] ?25)?',
    '(?:nilai )?indeks kepuasan masyarakat.*',
    '(?:nilai |indeks )konversi|konversi(?: ikm)?',
    'mutu(?: unit)? pelayanan|kinerja unit pelayanan',
    String.raw`average|mean|std\.? ?dev\.?|standar deviasi|simpangan baku`,
    'nilai penimbang|bobot(?: nilai)?(?: tertimbang)?|persentase|minimum|maksimum',
  ].join('|')})$`,
  'u',
)
const LIKELY = /^(?:jumlah|total|sum)$/

export function footerLabel(cell: string): FooterLabel | undefined {
  if (cell.length > LONGEST || !ROUGHLY.test(cell)) return undefined
  const text = barerText(normalisedText(cell)).replace(/[\s=:]+$/, '')
  if (LIKELY.test(text)) return 'likely'
  return CERTAIN.test(text) ? 'certain' : undefined
}
