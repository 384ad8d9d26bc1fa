/** A part of the score tree -> its name on the screen, with its number where its id is one. */
import { inLanguage, type Language } from '../../language/language.ts'
import type { ScoreNode } from '../../rubric/model.ts'

export function nodeName({ id, title }: ScoreNode, language: Language): string {
  const text = title === undefined ? '' : inLanguage(title, language)
  return /^[\dA-Z]/.test(id) && !text.startsWith(id) ? `${id} ${text}`.trim() : text || id
}
