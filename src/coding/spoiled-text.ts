/** A cell that a spreadsheet has damaged -> what happened to it. */

export type Damage = 'spoiled-date' | 'spoiled-exponent' | 'spreadsheet-error'

const SPREADSHEET_ERROR =
  /^#(?:ref!|n\/a|n\/d|div\/0!|value!|name\?|num!|null!|spill!|calc!|field!|blocked!|busy!|unknown!|connect!|getting_data)$|^err:\d{3}$/
/** `1,98501e+17` */
const EXPONENT = /^[+-]?\d+(?:[.,]\d+)?e\+?\d{1,3}$/
const MONTH =
  '(?:jan|feb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,6}'
const DATES = [
  new RegExp(String.raw`^\d{1,2}[-/ ]${MONTH}(?:[-/ ]\d{2,4})?$`),
  new RegExp(String.raw`^${MONTH}[-/ ]\d{1,4}$`),
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[t ]\d.*)?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?: \d.*)?$/,
]

/** @param normalised as `normalisedText` gives it */
export function damageOf(normalised: string): Damage | undefined {
  if (SPREADSHEET_ERROR.test(normalised)) return 'spreadsheet-error'
  if (EXPONENT.test(normalised)) return 'spoiled-exponent'
  if (DATES.some(date => date.test(normalised))) return 'spoiled-date'
  return undefined
}

/** Whether Excel has kept only the first digits of a long number: `1,98501E+17`. */
export function isRounded(normalised: string): boolean {
  return EXPONENT.test(normalised)
}
