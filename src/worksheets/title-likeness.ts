/** Two titles -> how much of the shorter one stands in the other. */
import { normalisedText } from '../language/normalised-text.ts'

/** Words that every title has. */
const SMALL_WORDS = new Set(
  'apakah sudah telah dan di ke dari yang pada untuk oleh atau dengan dalam the of and to a in is'.split(
    ' ',
  ),
)

export interface Title {
  readonly text: string
  readonly words: ReadonlySet<string>
}

export function titleOfText(text: string): Title {
  const normalised = normalisedText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const words = normalised.split(' ').filter(word => word !== '' && !SMALL_WORDS.has(word))
  return { text: normalised, words: new Set(words) }
}

/** From 0 to 1. A title of one word says little unless it is the whole title. */
export function titleLikeness(a: Title, b: Title): number {
  if (a.text === '' || b.text === '') return 0
  if (a.text === b.text) return 1
  const fewest = Math.min(a.words.size, b.words.size)
  if (fewest < 2) return fewest === 1 && startsSame(a.text, b.text) ? 0.7 : 0
  const shared = [...a.words].filter(word => b.words.has(word)).length
  return shared / fewest
}

function startsSame(a: string, b: string): boolean {
  return a.startsWith(`${b} `) || b.startsWith(`${a} `)
}
