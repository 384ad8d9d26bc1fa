/** An exact number -> the way a language writes it: all its decimals where they end, else the fraction. */
import { decimalText, type Exact, exactText, wholeDecimal } from '../math/exact.ts'
import { inBoth, type Language, type Localized } from './language.ts'

/** A decimal that goes on longer says less than its fraction. */
const MOST_DECIMALS = 12

/**
 * Decimal text with a point, as a language writes it.
 * @example numberText('76.80', 'id')  // '76,80'
 */
export function numberText(decimal: string, language: Language): string {
  return language === 'id' ? decimal.replace('.', ',') : decimal
}

/** Decimal text with a point, as both languages write it. */
export function decimalWords(decimal: string): Required<Localized> {
  return inBoth(language => numberText(decimal, language))
}

/** A floating-point number with so many decimals, as both languages write it. */
export function fixedWords(value: number, digits: number): Required<Localized> {
  return decimalWords(value.toFixed(digits))
}

/**
 * A whole number with its thousands grouped.
 * @example countText(936476, 'id')  // '936.476'
 */
export function countText(count: number, language: Language): string {
  const separator = language === 'id' ? '.' : ','
  return String(count).replace(/\B(?=(\d{3})+$)/g, separator)
}

/** A whole number in both languages. */
export function countWords(count: number): Required<Localized> {
  return { id: countText(count, 'id'), en: countText(count, 'en') }
}

/**
 * A stretch of days, each as YYYY-MM-DD.
 * @example periodText('2026-07-01', '2026-07-31', 'id')  // '01/07/2026–31/07/2026'
 */
export function periodText(first: string, last: string, language: Language): string {
  const [from, to] = [first, last].map(day =>
    language === 'id' ? day.split('-').reverse().join('/') : day,
  )
  return from === to ? `${from}` : language === 'id' ? `${from}–${to}` : `${from} to ${to}`
}

/** As a rubric would have it: `88.32`, or `1/9` where decimals never end. */
export function numberAsWritten(number: Exact): string {
  return wholeDecimal(number, MOST_DECIMALS) ?? exactText(number)
}

/** @example exactNumber(exact(2, 5), 'id')  // '0,4' */
export function exactNumber(number: Exact, language: Language): string {
  return numberText(numberAsWritten(number), language)
}

export function exactWords(number: Exact): Required<Localized> {
  return decimalWords(numberAsWritten(number))
}

/** With the fraction's first decimals beside it: `4`, `76.61`, `700/9 (77.78)`. */
export function exactAndRounded(number: Exact): Required<Localized> {
  const rounded = decimalWords(decimalText(number, 2))
  if (wholeDecimal(number, MOST_DECIMALS) !== undefined) return exactWords(number)
  const fraction = exactText(number)
  return { id: `${fraction} (${rounded.id})`, en: `${fraction} (${rounded.en})` }
}

/** With two decimals, as scores are shown. */
export function scoreWords(number: Exact): Required<Localized> {
  return decimalWords(decimalText(number, 2))
}
