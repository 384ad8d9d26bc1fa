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
  let taken = 0
  for (const segment of lettersOf(word)) {
    const more = textWidth(segment)
    if (piece !== '' && taken + more > width) {
      pieces.push(piece)
      piece = ''
      taken = 0
    }
    piece += segment
    taken += more
  }
  pieces.push(piece)
  return pieces
}

/** Node takes the square of the length to find the letters of a text: a stretch at a time it takes the length. */
const STRETCH = 256

function* lettersOf(word: string): Generator<string> {
  for (let start = 0; start < word.length; ) {
    const stretch = [...letters.segment(word.slice(start, start + STRETCH))]
    const isEnd = start + STRETCH >= word.length
    // The last letter may go on in the next stretch.
    const whole = isEnd || stretch.length === 1 ? stretch : stretch.slice(0, -1)
    for (const { segment } of whole) {
      yield segment
      start += segment.length
    }
  }
}
