/** Weights of an average that do not add up: the number stands, but it counts each part differently than is written. */

import { exactWords } from '../../language/finding-numbers.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'
import { fractionEdits, lastWeightPlace } from '../weight-edits.ts'
import { wrongWeightSums } from '../weight-sums.ts'

export const averagedWeightsSum = defineRule({
  name: 'averaged-weights-sum',
  severity: 'warning',
  summary: {
    id: 'Bobot pada rata-rata tidak genap 1, 100, atau bobot induknya; rata-rata membaginya dengan jumlah itu.',
    en: 'Weights of an average do not come to 1, to 100, or to the weight of their parent; the average divides by their sum.',
  },
  message: {
    id: 'Bobot {count} bagian `{node}` berjumlah {sum}, bukan {expected}. Rata-rata membaginya dengan {sum}, jadi bobot terakhir berlaku sebagai {share}, bukan {written}.',
    en: 'The {count} weights under `{node}` add up to {sum}, not {expected}. The average divides by {sum}, so the last weight counts as {share}, not as {written}.',
  },
  remedy: {
    id: 'Tulis bobot yang berjumlah tepat {expected}; untuk bagian yang sama berat, hapus bobotnya.',
    en: 'Write weights that add up to exactly {expected}; where all weigh the same, remove them.',
  },
  *find(rubric) {
    for (const wrong of wrongWeightSums(rubric)) {
      const { node, siblings, sum, expected } = wrong
      const last = siblings.at(-1)
      if (node.aggregate !== 'average' || last === undefined) continue
      yield {
        place: lastWeightPlace(wrong),
        params: {
          node: node.id,
          count: siblings.length,
          sum: exactWords(sum),
          expected: exactWords(expected),
          written: exactWords(last.weight),
          share: exactWords(last.weight.div(sum).mul(expected)),
        },
        related: [
          { place: placeAt(node.source, 'id'), label: { id: 'induknya', en: 'their parent' } },
        ],
      }
    }
  },
  fix: fractionEdits,
})
