/** The two languages of the tool, and texts that exist in either. */

export type Language = 'id' | 'en'

/** A text in one or both languages. At least one is present. */
export interface Localized {
  readonly id?: string
  readonly en?: string
}

/** With other spellings; the first is what it was called before. */
export interface SpelledWords extends Localized {
  readonly also?: readonly string[]
}

/** The text in the wanted language, else in the other one. */
export function inLanguage(text: Localized, language: Language): string {
  return text[language] ?? text.id ?? text.en ?? ''
}

/** What is there in one language alone stands in both. */
export function bothLanguages(text: Localized): Required<Localized> {
  return inBoth(language => inLanguage(text, language))
}

/** What is said in either language, said in both. */
export function inBoth(say: (language: Language) => string): Required<Localized> {
  return { id: say('id'), en: say('en') }
}

// Words of an instrument -> the forms in which a sentence needs them.

/** @example sentenceStart('perangkat daerah')  // 'Perangkat daerah' */
export function sentenceStart(words: string): string {
  const [first = ''] = words
  return first.toUpperCase() + words.slice(first.length)
}

/** The first letter small, unless the word is an abbreviation: `Perangkat daerah` -> `perangkat daerah`, `OPD` stays. */
export function insideSentence(words: string): string {
  // `Unit Kerja`, as a heading has it.
  const isHeading = words
    .split(' ')
    .every(word => /^\p{Lu}|^(?:dan|atau|per|di|of|and|the)$/u.test(word))
  if (isHeading && words.length > 1)
    return words.replace(/(?<!\S)\p{Lu}\p{Ll}+(?!\S)/gu, word => word.toLowerCase())
  const [first = '', second = ''] = words
  return second !== second.toLowerCase() ? words : first.toLowerCase() + words.slice(first.length)
}

/** `unit` -> `antarunit`, `OPD` -> `antar-OPD`: Indonesian writes the prefix together with a small letter. */
export function among(words: string): string {
  const inside = insideSentence(words)
  return /^\p{Ll}/u.test(inside) ? `antar${inside}` : `antar-${inside}`
}

/** The regular English plural of the last word: `public unit` -> `public units`. */
export function englishPlural(words: string): string {
  if (!/[a-z]$/i.test(words)) return words
  if (/stratum$/i.test(words)) return `${words.slice(0, -2)}a`
  if (/[^aeiou]y$/i.test(words)) return `${words.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/i.test(words) ? `${words}es` : `${words}s`
}
