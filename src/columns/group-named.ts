/** A name that a person types for a group of the rubric -> whether it is that group's. */

import { normalisedText } from '../language/normalised-text.ts'
import type { Group } from '../rubric/model.ts'

/** By its id, its title in either language, or an alias. */
export function isNameOfGroup(name: string, { id, title, columns }: Group): boolean {
  const wanted = normalisedText(name)
  return [id, title.id, title.en, ...columns].some(
    one => one !== undefined && normalisedText(one) === wanted,
  )
}
