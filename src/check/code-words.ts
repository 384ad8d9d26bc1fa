/** Words that several rules say in the same way. */
import type { RelatedPlace } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'

/** What the code frame writes beside the other place. */
export function alsoHere(place: TextPlace, label?: Required<Localized>): RelatedPlace {
  return { place, label: label ?? { id: 'di sini juga', en: 'here too' } }
}

/** @example quotedList(['a', 'b'])  // '`a`, `b`' */
export function quotedList(names: readonly string[], most = 10): string {
  const shown = names.slice(0, most).map(name => `\`${name}\``)
  return `${shown.join(', ')}${names.length > most ? ', …' : ''}`
}
