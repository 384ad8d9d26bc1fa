/** Decimal text with a point -> the way a language writes it. */
import type { Language } from './language.ts'

/** @example numberText('76.80', 'id')  // '76,80' */
export function numberText(decimal: string, language: Language): string {
  return language === 'id' ? decimal.replace('.', ',') : decimal
}

/**
 * A whole number with its thousands grouped.
 * @example countText(936476, 'id')  // '936.476'
 */
export function countText(count: number, language: Language): string {
  const separator = language === 'id' ? '.' : ','
  return String(count).replace(/\B(?=(\d{3})+$)/g, separator)
}
