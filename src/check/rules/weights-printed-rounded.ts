/** Weights that are printed roundings of fractions, and so add up to less or more than the whole: 0.111 nine times. */

import { exactWords } from '../../language/finding-numbers.ts'
import { exactText } from '../../math/exact.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'
import { scoreConsequence } from '../weight-consequence.ts'
import { fractionEdits, lastWeightPlace } from '../weight-edits.ts'
import { wrongWeightSums } from '../weight-sums.ts'

export const weightsPrintedRounded = defineRule({
  name: 'weights-printed-rounded',
  severity: 'error',
  summary: {
    id: 'Bobot adalah pecahan yang dibulatkan saat dicetak, sehingga jumlahnya tidak tepat dan nilai tertinggi tidak tercapai.',
    en: 'Weights are fractions rounded for print, so they do not add up and the highest score cannot be reached.',
  },
  message: {
    id: 'Bobot {count} bagian `{node}` berjumlah {sum}; seharusnya tepat {expected}.\nAkibat: {consequence}',
    en: 'The {count} weights under `{node}` add up to {sum}; expected exactly {expected}.\nConsequence: {consequence}',
  },
  remedy: {
    id: 'Tulis pecahannya: {fractions}.',
    en: 'Write the fractions: {fractions}.',
  },
  *find(rubric) {
    for (const wrong of wrongWeightSums(rubric)) {
      const { node, siblings, sum, expected, fractions } = wrong
      if (node.aggregate !== 'sum' || fractions === undefined) continue
      const texts = [...new Set(fractions.map(exactText))].map(text => `\`${text}\``)
      yield {
        place: lastWeightPlace(wrong),
        params: {
          node: node.id,
          count: siblings.length,
          sum: exactWords(sum),
          expected: exactWords(expected),
          consequence: scoreConsequence(wrong, rubric),
          fractions: texts.join(', '),
        },
        related: [
          { place: placeAt(node.source, 'id'), label: { id: 'induknya', en: 'their parent' } },
        ],
      }
    }
  },
  fix: fractionEdits,
})
