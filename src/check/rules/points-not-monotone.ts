/** Options whose points go up and down: one of them is out of its place or has the points of another. */

import { exactWords } from '../../language/finding-numbers.ts'
import type { Category } from '../../rubric/scale-model.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'

export const pointsNotMonotone = defineRule({
  name: 'points-not-monotone',
  severity: 'warning',
  summary: {
    id: 'Poin pilihan naik lalu turun dalam urutan penulisannya.',
    en: 'The points of the options rise and fall in the order they are written.',
  },
  message: {
    id: 'Poin pada `{scale}` tidak searah: `{code}` bernilai {points} di antara {before} dan {after}.',
    en: 'The points of `{scale}` change direction: `{code}` earns {points} between {before} and {after}.',
  },
  remedy: {
    id: 'Perbaiki poinnya, atau urutkan pilihan dari yang terendah ke yang tertinggi (atau sebaliknya).',
    en: 'Correct the points, or list the options from the lowest to the highest (or the other way).',
  },
  *find({ scales }) {
    for (const { id, categories } of scales.values()) {
      for (const [position, category] of categories.entries()) {
        const [before, after] = [categories[position - 1], categories[position + 1]]
        if (before === undefined || after === undefined) continue
        if (direction(before, category) * direction(category, after) >= 0) continue
        yield {
          place: placeAt(category.source, 'points'),
          params: {
            scale: id,
            code: category.code,
            points: exactWords(category.points),
            before: exactWords(before.points),
            after: exactWords(after.points),
          },
        }
        // The turn back is the same slip.
        break
      }
    }
  },
})

function direction(a: Category, b: Category): number {
  return b.points.compare(a.points)
}
