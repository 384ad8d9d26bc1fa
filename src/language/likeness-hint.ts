/** A mistyped word -> ` Did you mean …?`, or nothing where nothing is near. */
import type { Localized } from './language.ts'
import { nearest } from './nearest.ts'

/** Begins with a space, to follow a sentence. A start of one candidate (`ass`) counts as near. */
export function likenessHint(word: string, candidates: readonly string[]): Required<Localized> {
  const starts = word.length < 2 ? [] : candidates.filter(each => each.startsWith(word))
  const near = nearest(word, candidates) ?? (starts.length === 1 ? starts[0] : undefined)
  if (near === undefined) return { id: '', en: '' }
  return { id: ` Maksudnya \`${near}\`?`, en: ` Did you mean \`${near}\`?` }
}

/** `a`, `b`, `c`. */
export function quotedList(words: readonly string[]): string {
  return words.map(word => `\`${word}\``).join(', ')
}
