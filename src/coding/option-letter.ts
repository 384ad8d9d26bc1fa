/** A letter before or instead of an answer -> whether it numbers the options of a form: a, b, c, d. */
import type { AnswerSpellings } from './answer-spellings.ts'

/** Forms letter their options from `a` on, those for no answer behind them. */
const OPTION_LETTER = /^[a-h]$/

/** Where letters are the codes of a scale, they are answers and number nothing. */
export function isOptionLetter(normalised: string, { codes }: AnswerSpellings): boolean {
  return OPTION_LETTER.test(normalised) && !codes.has(normalised)
}

/** `a`, `a.`, `(a)`, `A)`: a letter and nothing else. */
export function bareLetter(normalised: string): string {
  return normalised.replace(/^[([]?\s*([a-z])\s*[)\].:]?$/, '$1')
}
