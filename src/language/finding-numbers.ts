/** An exact number -> how the message of a rule writes it in each language. */

import { type Exact, exact, exactText } from '../math/exact.ts'
import { decimalText } from '../math/round.ts'
import type { Localized } from './language.ts'
import { numberText } from './number-text.ts'

const MOST_DIGITS = 12

/** All its decimals where they end, else the fraction: `0.99`, `17/18`. */
export function exactWords(number: Exact): Required<Localized> {
  for (let digits = 0; digits <= MOST_DIGITS; digits++) {
    const isWhole = number.mul(exact(10n ** BigInt(digits))).d === 1n
    if (isWhole) return inBoth(decimalText(number, digits))
  }
  return inBoth(exactText(number))
}

/** With two decimals, as scores are shown. */
export function scoreWords(number: Exact): Required<Localized> {
  return inBoth(decimalText(number, 2))
}

function inBoth(text: string): Required<Localized> {
  return { id: numberText(text, 'id'), en: text }
}
