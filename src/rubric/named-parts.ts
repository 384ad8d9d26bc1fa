/** Looks names up among the parts of a rubric, and says what was near where a name leads nowhere. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import { duplicateId, unknownReference } from './reference-diagnostics.ts'

type PartKind = 'scale' | 'item' | 'node' | 'level' | 'input' | 'code' | 'basis'

const KIND_WORDS: Readonly<Record<PartKind, Required<Localized>>> = {
  scale: { id: 'skala', en: 'scale' },
  item: { id: 'butir', en: 'item' },
  node: { id: 'simpul', en: 'node' },
  level: { id: 'tingkat', en: 'level' },
  input: { id: 'input', en: 'input' },
  code: { id: 'kode', en: 'code' },
  basis: { id: 'dasar', en: 'basis' },
}

export function unknownPart(
  kind: PartKind,
  name: string,
  known: Iterable<string>,
  place: TextPlace,
): Diagnostic {
  const names = [...known]
  const near = nearest(name, names)
  const list = names
    .slice(0, 10)
    .map(each => `\`${each}\``)
    .join(', ')
  const more = names.length > 10 ? ', …' : ''
  const hint =
    near === undefined
      ? { id: `yang ada: ${list}${more}.`, en: `there are: ${list}${more}.` }
      : { id: `maksudnya \`${near}\`?`, en: `did you mean \`${near}\`?` }
  return unknownReference(place, { kind: KIND_WORDS[kind], name, hint })
}

/** Reports the second use of an id; returns whether the id was free. */
export function claimId(
  taken: Map<string, TextPlace>,
  name: string,
  place: TextPlace,
  problems: Diagnostic[],
): boolean {
  const earlier = taken.get(name)
  if (earlier === undefined) {
    taken.set(name, place)
    return true
  }
  problems.push(
    duplicateId(place, { name }, [
      { place: earlier, label: { en: 'first here', id: 'pertama di sini' } },
    ]),
  )
  return false
}
