/** Two states of a rubric -> the parts whose numbers differ. */
import type { Localized } from '../../language/language.ts'
import { canonicalJson } from '../../math/canonical-json.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Rubric } from '../../rubric/model.ts'

type Words = Required<Localized>

/** Never empty: what is none of the named parts is called the method. */
export function changedParts(base: Rubric, rubric: Rubric): readonly Words[] {
  const changed = PARTS.filter(({ of }) => textOf(of(base)) !== textOf(of(rubric)))
  return changed.length > 0 ? changed.map(({ words }) => words) : [METHOD]
}

const METHOD = { id: 'cara hitung', en: 'the method' }

const PARTS: readonly { readonly words: Words; readonly of: (rubric: Rubric) => unknown }[] = [
  {
    words: { id: 'butir', en: 'items' },
    of: ({ items }) => items.map(({ id, reverse, target }) => ({ id, reverse, target })),
  },
  {
    words: { id: 'poin skala', en: 'points of scales' },
    of: ({ scales }) =>
      [...scales.values()].map(({ id, categories, number }) => ({
        ...{ id, number },
        points: categories.map(({ code, points }) => [code, points]),
      })),
  },
  {
    words: { id: 'bobot', en: 'weights' },
    of: ({ score }) => nodesOf(score).map(({ id, weight }) => [id, weight]),
  },
  {
    words: { id: 'batas predikat', en: 'bounds of grades' },
    of: ({ grades }) =>
      grades.map(({ nodes, round, bands }) => ({
        ...{ nodes, round },
        bands: bands.map(({ grade, bound }) => [grade, bound]),
      })),
  },
  {
    words: { id: 'syarat', en: 'gates' },
    of: ({ gates }) =>
      gates.map(({ verdict, round, condition }) => ({ verdict, round, condition })),
  },
]

// Where something is written and how it is worded does not change a number.
function textOf(value: unknown): string {
  return canonicalJson(withoutWords(value))
}

const WORDS = new Set(['source', 'title', 'label', 'otherwise'])

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (typeof value !== 'object' || value === null || value.constructor !== Object) return value
  const kept = Object.entries(value).filter(([key]) => !WORDS.has(key))
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutWords(each)]))
}
