/** Values of a group (age bands) that share a number or a spelling. */

import { exactWords } from '../../language/finding-numbers.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import type { Exact } from '../../math/exact.ts'
import type { Group, GroupValue } from '../../rubric/model.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { alsoHere } from '../code-words.ts'
import { defineRule } from '../rule.ts'

export const groupValuesOverlap = defineRule({
  name: 'group-values-overlap',
  severity: 'error',
  summary: {
    id: 'Dua nilai kelompok berbagi angka atau ejaan.',
    en: 'Two values of a group share a number or a spelling.',
  },
  message: {
    id: '{what} termasuk "{value}" dan juga "{other}" pada `{group}`.',
    en: '{what} belongs to "{value}" and to "{other}" in `{group}`.',
  },
  remedy: {
    id: 'Pisahkan: `from` dan `to` sama-sama termasuk, jadi rentang berikutnya mulai sesudah `to`.',
    en: 'Keep them apart: `from` and `to` both belong to the value, so the next one starts after `to`.',
  },
  *find({ groups, profile }) {
    for (const group of [...groups, ...profile]) {
      for (const [position, value] of group.values.entries()) {
        const shared = sharedWith(group, position, value)
        if (shared === undefined) continue
        const { earlier, what, key } = shared
        yield {
          place: placeAt(group.source, 'values', position, key),
          params: { group: group.id, what, value: nameOf(value), other: nameOf(earlier.value) },
          related: [alsoHere(placeAt(group.source, 'values', earlier.position))],
        }
      }
    }
  },
})

function sharedWith({ values }: Group, position: number, value: GroupValue) {
  for (const [before, other] of values.slice(0, position).entries()) {
    const earlier = { position: before, value: other }
    const number = sharedNumber(value, other)
    if (number !== undefined) return { earlier, what: exactWords(number), key: 'from' }
    const others = spellings(other)
    const spelling = [...spellings(value)].find(each => others.has(each))
    if (spelling !== undefined) return { earlier, what: `"${spelling}"`, key: 'label' }
  }
  return undefined
}

function sharedNumber(a: GroupValue, b: GroupValue): Exact | undefined {
  if (isOpen(a) || isOpen(b)) return undefined
  const from = higher(a.from, b.from)
  const ends = [a.to, b.to].filter(each => each !== undefined)
  return from !== undefined && ends.every(end => from.compare(end) <= 0) ? from : undefined
}

function isOpen({ from, to }: GroupValue): boolean {
  return from === undefined && to === undefined
}

function higher(a: Exact | undefined, b: Exact | undefined): Exact | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.compare(b) >= 0 ? a : b
}

const known = new WeakMap<GroupValue, ReadonlySet<string>>()

/** Signs count here: `< 20` and `20` are two values. */
function spellings(value: GroupValue): ReadonlySet<string> {
  const earlier = known.get(value)
  if (earlier !== undefined) return earlier
  const texts = [value.label.id, value.label.en, ...value.also]
  const found = new Set(texts.flatMap(text => (text === undefined ? [] : normalisedText(text))))
  known.set(value, found)
  return found
}

function nameOf({ label }: GroupValue): string {
  return label.id ?? label.en ?? ''
}
