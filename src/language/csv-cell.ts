/** A value -> one cell of a CSV file that a spreadsheet reads as text or a number, never as a formula. */
import type { Language } from './language.ts'
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

/** Rows as a spreadsheet of the reader's language opens them: with Indonesian settings a semicolon stands between cells. */
export function csvText(rows: readonly (readonly string[])[], language: Language): string {
  if (language === 'en') return rows.map(cells => `${cells.map(csvCell).join(',')}\n`).join('')
  return `\uFEFF${rows.map(cells => `${cells.map(excelCell).join(';')}\r\n`).join('')}`
}

/** Without the formula, the number 1.1 of a question and the weight 1/9 become dates. */
export function excelCell(text: string): string {
  return /^\d+(?:[./]\d+)+$/.test(text) ? `"=""${text}"""` : csvCell(text)
}
