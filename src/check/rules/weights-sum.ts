/** Weights of siblings that are added up and do not come to the whole they are parts of. */

import { exactWords } from '../../language/finding-numbers.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'
import { scoreConsequence } from '../weight-consequence.ts'
import { lastWeightPlace } from '../weight-edits.ts'
import { wrongWeightSums } from '../weight-sums.ts'

export const weightsSum = defineRule({
  name: 'weights-sum',
  severity: 'error',
  summary: {
    id: 'Bobot yang dijumlahkan tidak genap 1, 100, atau bobot induknya.',
    en: 'Weights that are added up do not come to 1, to 100, or to the weight of their parent.',
  },
  message: {
    id: 'Bobot {count} bagian `{node}` berjumlah {sum}; seharusnya tepat {expected}.\nAkibat: {consequence}',
    en: 'The {count} weights under `{node}` add up to {sum}; expected exactly {expected}.\nConsequence: {consequence}',
  },
  remedy: {
    id: 'Cocokkan setiap bobot dengan sumbernya. Bila sumbernya memang mencetak jumlah ini, katakan dalam `notice` dan beri komentar `# rb-score ignore weights-sum: alasan`.',
    en: 'Compare each weight with its source. If the source does print this sum, say so in `notice` and add the comment `# rb-score ignore weights-sum: reason`.',
  },
  *find(rubric) {
    for (const wrong of wrongWeightSums(rubric)) {
      const { node, siblings, sum, expected, fractions } = wrong
      if (node.aggregate !== 'sum' || fractions !== undefined) continue
      yield {
        place: lastWeightPlace(wrong),
        params: {
          node: node.id,
          count: siblings.length,
          sum: exactWords(sum),
          expected: exactWords(expected),
          consequence: scoreConsequence(wrong, rubric),
        },
        related: [
          { place: placeAt(node.source, 'id'), label: { id: 'induknya', en: 'their parent' } },
        ],
      }
    }
  },
})
