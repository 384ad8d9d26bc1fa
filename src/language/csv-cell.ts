/** A value -> one cell of a CSV file that a spreadsheet reads as text or a number, never as a formula. */
import { safeText } from './safe-text.ts'

const PLAIN_NUMBER = /^[+-]?\d+(?:[./]\d+)?(?:e[+-]?\d+)?$/i
/** The wide forms count too; and where `;` separates, each part of a text would be a cell of its own. */
const FORMULA = /(^|;)(\s*)(?=[=+\-@＝＋－＠])/g

/** Quoted by RFC 4180 where needed, and where a line would begin like a command of a CI system. */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  const text = safeText(String(value))
  if (PLAIN_NUMBER.test(text)) return text
  const harmless = text.replace(FORMULA, "$1$2'")
  return /[",;\s]|^::|^##/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
