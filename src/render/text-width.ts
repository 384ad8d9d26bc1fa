/** Text -> the columns it takes in a terminal, and texts padded to a width. */

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

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text
}
