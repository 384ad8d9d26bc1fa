/** One line of text -> lines that fit a width, broken at spaces; nothing is cut off. */
import { textWidth } from './text-width.ts'

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** At least one line. A word longer than the width is broken inside. */
export function wrapText(text: string, width: number): string[] {
  if (textWidth(text) <= width) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = textWidth(word) <= width ? [word] : brokenWord(word, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  return lines
}

/** The first line after `first`, the others after as many spaces. */
export function hangingText(first: string, text: string, width: number): string[] {
  const indent = textWidth(first)
  return wrapText(text, Math.max(8, width - indent)).map(
    (line, number) => (number === 0 ? first : ' '.repeat(indent)) + line,
  )
}

function brokenWord(word: string, width: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of letters.segment(word)) {
    if (piece !== '' && textWidth(piece + segment) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  pieces.push(piece)
  return pieces
}
