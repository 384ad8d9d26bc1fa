/** An exact number -> how a report writes it: float, fraction, and text with as many decimals as are shown. */
import { type Exact, exactText } from '../math/exact.ts'
import { approximate, decimalText } from '../math/round.ts'

export interface Quantity {
  readonly value: number
  readonly exact: string
  readonly shown: string
}

export function quantity(number: Exact, digits: number): Quantity {
  return {
    value: approximate(number),
    exact: exactText(number),
    shown: decimalText(number, digits),
  }
}
