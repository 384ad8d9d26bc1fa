/** An exact number of a rubric -> the way a language writes it: a short decimal where there is one, else the fraction. */

import { type Exact, exactText } from '../math/exact.ts'
import { decimalText, round } from '../math/round.ts'
import type { Language } from './language.ts'
import { numberText } from './number-text.ts'

const MOST_DECIMALS = 6

/** @example exactWords(exact(2, 5), 'id')  // '0,4' */
export function exactWords(number: Exact, language: Language): string {
  for (let digits = 0; digits <= MOST_DECIMALS; digits++) {
    if (round(number, digits).equals(number))
      return numberText(decimalText(number, digits), language)
  }
  return exactText(number)
}
