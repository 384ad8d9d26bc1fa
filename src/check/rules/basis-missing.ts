/** A part of the rubric for which no basis says where it comes from. */

import type { Localized } from '../../language/language.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Coverage, Rubric } from '../../rubric/model.ts'
import { entryOf } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'

const WORDS: Readonly<Record<Coverage, Required<Localized>>> = {
  items: { id: 'butir', en: 'items' },
  scales: { id: 'skala', en: 'scales' },
  weights: { id: 'bobot', en: 'weights' },
  method: { id: 'cara hitung', en: 'method' },
  bands: { id: 'batas predikat', en: 'bounds of grades' },
  gates: { id: 'syarat', en: 'gates' },
}

export const basisMissing = defineRule({
  name: 'basis-missing',
  severity: 'warning',
  summary: {
    id: 'Tidak ada dasar yang menyebut asal salah satu bagian rubrik.',
    en: 'No basis says where a part of the rubric comes from.',
  },
  message: {
    id: 'Tidak ada dasar untuk {part}: `{coverage}` tidak disebut pada `covers` mana pun.',
    en: 'There is no basis for the {part}: no `covers` names `{coverage}`.',
  },
  remedy: {
    id: 'Tambahkan `{coverage}` pada dasar yang memuatnya. Bila ketetapan sendiri, tulis begitu dengan `verified: false` dan `note`.',
    en: 'Add `{coverage}` to the basis that holds it. Where it is your own decision, say so, with `verified: false` and a `note`.',
  },
  *find(rubric) {
    const covered = new Set(rubric.basis.flatMap(({ covers }) => covers))
    for (const [coverage, key] of writtenParts(rubric)) {
      if (covered.has(coverage)) continue
      const place = entryOf(rubric.source, key)?.keyPlace ?? rubric.source.place
      yield { place, params: { coverage, part: WORDS[coverage] } }
    }
  },
})

function writtenParts(rubric: Rubric): readonly (readonly [Coverage, string])[] {
  const hasWeights = nodesOf(rubric.score).some(node => node.weightWritten)
  const hasCategories = rubric.items.some(
    ({ measure }) => 'scale' in measure && measure.scale.categories.length > 0,
  )
  return [
    ['items', 'items'],
    ...(hasCategories ? [['scales', 'scales'] as const] : []),
    ...(hasWeights ? [['weights', 'score'] as const] : []),
    ...(rubric.lookups.length > 0 ? [['method', 'lookups'] as const] : []),
    ...(rubric.grades.length > 0 ? [['bands', 'grades'] as const] : []),
    ...(rubric.gates.length > 0 ? [['gates', 'gates'] as const] : []),
  ]
}
