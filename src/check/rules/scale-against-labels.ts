/** A whole scale whose points fall while its labels rise: the best answer counts least. */
import { exactWords } from '../../language/finding-numbers.ts'
import { isReversed, labelOrder } from '../label-order.ts'
import { labelSets, labelsByPoints } from '../numbered-labels.ts'
import { defineRule } from '../rule.ts'

export const scaleAgainstLabels = defineRule({
  name: 'scale-against-labels',
  severity: 'error',
  summary: {
    id: 'Poin satu skala berjalan berlawanan dengan arti labelnya.',
    en: 'The points of a whole scale run against the meaning of its labels.',
  },
  message: {
    id: 'Poin pada `{name}` berlawanan arah dengan labelnya: "{better}" bernilai {lower}, "{worse}" bernilai {higher}.',
    en: 'The points of `{name}` run against its labels: "{better}" counts {lower}, "{worse}" counts {higher}.',
  },
  remedy: {
    id: 'Balik poinnya. Untuk pernyataan negatif, biarkan skalanya dan tulis `reverse: true` pada butir itu.',
    en: 'Turn the points around. For a negative statement leave the scale as it is and write `reverse: true` on the item.',
  },
  *find(rubric) {
    for (const set of labelSets(rubric)) {
      const order = labelOrder(labelsByPoints(set))
      const [first] = order.opposing
      if (!isReversed(order) || first === undefined) continue
      const [a, b] = first
      const [better, worse] = a.number.compare(b.number) < 0 ? [a, b] : [b, a]
      yield {
        place: better.place,
        params: {
          name: set.name,
          better: better.text,
          worse: worse.text,
          lower: exactWords(better.number),
          higher: exactWords(worse.number),
        },
        related: [
          { place: worse.place, label: { id: 'bernilai lebih tinggi', en: 'counts more' } },
        ],
      }
    }
  },
})
