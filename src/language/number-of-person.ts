/** A text -> whether it is a number or an address that one person has. */
import { normalisedText } from './normalised-text.ts'

/**
 * NIP, NIK and account numbers, mobile telephones, e-mail, a file on somebody's disk.
 * @param value as `normalisedText` gives it
 */
export function isNumberOfPerson(value: string): boolean {
  const digits = value.replace(/(\d)[\s.'()-]+(?=\d)/g, '$1')
  return (
    /\d{14}/.test(digits) ||
    /(?:^|\D)(?:\+?62|0)8\d{7,11}(?:\D|$)/.test(digits) ||
    /^(?:\(0\d{2,3}\)\s?|0\d{2,3}[\s-])\d{5,8}$/.test(value) ||
    /[^\s@]@[^\s@]+\.[^\s@]/.test(value) ||
    /^(?:[a-z]:\\|\\\\|~?\/[^/]+\/)/.test(value)
  )
}

/** A header as outputs may show it: where it is a number of a person, the file lacks its row of headers. */
export function unpersonalHeader(header: string): string {
  return isNumberOfPerson(normalisedText(header)) ? '×××' : header
}
