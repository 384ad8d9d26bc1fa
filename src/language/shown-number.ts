/** An exact number -> how a finding writes it: `4`, `76.61`, `700/9 (77.78)`. */

import { type Exact, exactText } from '../math/exact.ts'
import { decimalText, round } from '../math/round.ts'
import type { Localized } from './language.ts'
import { numberText } from './number-text.ts'

const MOST_DECIMALS = 6

/** Decimals where they say all of it; else the fraction, with two decimals beside it. */
export function shownNumber(number: Exact): Required<Localized> {
  const decimals = shortDecimals(number)
  const decimal = decimals ?? decimalText(number, 2)
  const shown = (language: 'id' | 'en') => {
    const text = numberText(decimal, language)
    return decimals === undefined ? `${exactText(number)} (${text})` : text
  }
  return { id: shown('id'), en: shown('en') }
}

/** As a rubric would have it: `88.32`, or `1/9` where decimals never end. */
export function numberAsWritten(number: Exact): string {
  return shortDecimals(number) ?? exactText(number)
}

function shortDecimals(number: Exact): string | undefined {
  for (let digits = 0; digits <= MOST_DECIMALS; digits++) {
    if (round(number, digits).equals(number)) return decimalText(number, digits)
  }
  return undefined
}
