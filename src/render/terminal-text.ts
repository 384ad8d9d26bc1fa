/** Text -> the columns it takes in a terminal, and texts padded to a width. */
import { Chalk } from 'chalk'

// East Asian Wide and Fullwidth (Unicode Standard Annex 11), without the pictures, which Emoji_Presentation covers.
const WIDE =
  /[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6B\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1D300}-\u{1D376}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u
/** Flags are written as two of these, one column each. */
const HALF_FLAG = /[\u{1F1E6}-\u{1F1FF}]/u
/** Combining marks, what leaves no ink, and the vowels and finals that join a Hangul syllable. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cc}\p{Cf}\u1160-\u11FF\uD7B0-\uD7FB]/u

/** @example textWidth('Dinas 保健')  // 10 */
export function textWidth(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length
  let width = 0
  for (const character of text) {
    if (NO_WIDTH.test(character)) continue
    width += WIDE.test(character) && !HALF_FLAG.test(character) ? 2 : 1
  }
  return width
}

/** Cut to the width, with … for what is left out. */
export function shortened(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  for (const letter of text) {
    if (textWidth(kept + letter) > width - 1) break
    kept += letter
  }
  return `${kept}…`
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text
}

// One line of text -> lines that fit a width, broken at spaces; nothing is cut off.

let letters: Intl.Segmenter | undefined

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
    for (const piece of pieces.slice(0, -1)) lines.push(piece)
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
  // Made when first needed: making one takes longer than most pages.
  letters ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
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

// Short parts -> lines of parts with ` · ` between them, broken between parts where they fit.

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

// Whether there is colour -> how emphasis looks. Colour never says what the words do not.

export type Emphasis = 'plain' | 'strong' | 'faint' | 'number' | 'code' | 'caution' | 'error'

export type Palette = Readonly<Record<Emphasis, (text: string) => string>>

/** The sixteen colours only: they follow the reader's own theme, light or dark. */
export function palette(colour: boolean): Palette {
  const chalk = new Chalk({ level: colour ? 1 : 0 })
  return {
    plain: text => text,
    strong: text => chalk.bold(text),
    faint: text => chalk.dim(text),
    number: text => chalk.bold.cyan(text),
    code: text => chalk.cyan(text),
    caution: text => chalk.yellow(text),
    error: text => chalk.bold.red(text),
  }
}
