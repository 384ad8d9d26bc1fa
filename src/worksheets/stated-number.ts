/** A cell with points, percent or weight -> the number it states and how many decimals it was written with. */
import { type Exact, exact, parseExact } from '../math/exact.ts'

export interface StatedNumber {
  readonly value: Exact
  readonly digits: number
}

/** `1,34`, `1.34`, `66,99%`, and the sixteen decimals of a spreadsheet's 0,0966666666666667; undefined for anything else. A percent sign is dropped: the column says what it means. */
export function statedNumber(cell: string): StatedNumber | undefined {
  const text = cell.trim().replace(/\s*%$/, '')
  if (/^\d{1,9}\s*\/\s*[1-9]\d{0,8}$/.test(text)) {
    const value = parseExact(text.replace(/\s/g, ''))
    return value && { value, digits: 12 }
  }
  const [, sign, whole, decimals = ''] = /^([-−]?)(\d{1,9})(?:[.,](\d{1,20}))?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const value = exact(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
  return { value: sign === '' ? value : value.neg(), digits: decimals.length }
}
