/** Short parts -> lines of parts with ` · ` between them, broken between parts where they fit. */
import { textWidth } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

const BETWEEN = ' · '

export function joinedLines(parts: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    const longer = last === undefined ? part : last + BETWEEN + part
    if (last !== undefined && textWidth(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(...wrapText(part, width))
  }
  return lines
}
