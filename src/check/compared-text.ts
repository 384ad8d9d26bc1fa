/** A text of a rubric -> the key under which the reader of answers would know it, at its most forgiving. */
import { barerText, normalisedText } from '../language/normalised-text.ts'

// Rules ask for the same words again and again; rubrics of one office share most of them.
const known = new Map<string, string>()
const MOST_KNOWN = 50_000

export function comparedText(text: string): string {
  const earlier = known.get(text)
  if (earlier !== undefined) return earlier
  if (known.size >= MOST_KNOWN) known.clear()
  const key = barerText(normalisedText(text))
  known.set(text, key)
  return key
}
