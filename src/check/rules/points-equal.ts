/** Two options that earn the same points: who chooses between them chooses nothing. */

import { exactWords } from '../../language/finding-numbers.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { alsoHere } from '../code-words.ts'
import { defineRule } from '../rule.ts'

export const pointsEqual = defineRule({
  name: 'points-equal',
  severity: 'warning',
  summary: {
    id: 'Dua pilihan satu skala berpoin sama.',
    en: 'Two options of a scale earn the same points.',
  },
  message: {
    id: 'Pilihan `{code}` dan `{other}` pada `{scale}` sama-sama bernilai {points}.',
    en: 'The options `{code}` and `{other}` of `{scale}` both earn {points}.',
  },
  remedy: {
    id: 'Perbaiki poinnya; ejaan lain dari jawaban yang sama ditulis pada `also`.',
    en: 'Correct the points; another spelling of the same answer belongs in `also`.',
  },
  *find({ scales }) {
    for (const { id, categories } of scales.values()) {
      for (const [position, category] of categories.entries()) {
        const same = categories
          .slice(0, position)
          .find(earlier => earlier.points.equals(category.points))
        if (same === undefined) continue
        const { code, points, source } = category
        yield {
          place: placeAt(source, 'points'),
          params: { code, other: same.code, scale: id, points: exactWords(points) },
          related: [alsoHere(placeAt(same.source, 'points'))],
        }
      }
    }
  },
})
