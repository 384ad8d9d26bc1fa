/** The two languages of the tool, and texts that exist in either. */

export type Language = 'id' | 'en'

/** A text in one or both languages. At least one is present. */
export interface Localized {
  readonly id?: string
  readonly en?: string
}

/** The text in the wanted language, else in the other one. */
export function inLanguage(text: Localized, language: Language): string {
  return text[language] ?? text.id ?? text.en ?? ''
}
