/** What a person typed -> whether it means a part, a service or a unit of the report, by its id or its name. */
import type { Localized } from '../language/language.ts'

/** In either language, with its id before it or not, whatever capitals and signs it was typed with. */
export function isNamed(typed: string | undefined, id: string, name: Localized): boolean {
  const wanted = plainName(typed ?? '')
  const names = [name.id, name.en].flatMap(each => each ?? [])
  const known = [id, ...names, ...names.map(each => `${id} ${each}`)]
  return wanted !== '' && known.some(each => plainName(each) === wanted)
}

function plainName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
