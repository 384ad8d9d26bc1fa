/** A rescale whose range is not the range of the answers: the top is never reached, or passed, or the bottom undercut. */
import { placeText } from '../../diagnostics/place.ts'
import { exactWords, scoreWords } from '../../language/finding-numbers.ts'
import { nodeReach } from '../reachable-range.ts'
import { defineRule } from '../rule.ts'
import { wrongWeightSum } from '../weight-sums.ts'
import { withParents, writtenPlace } from './written-default.ts'

export const rescaleOffRange = defineRule({
  name: 'rescale-off-range',
  severity: 'warning',
  summary: {
    id: 'Rentang asal `rescale` tidak cocok dengan nilai yang dapat dicapai.',
    en: 'The range that `rescale` starts from is not the range that answers can reach.',
  },
  message: {
    id: 'Sebelum diubah skalanya, `{node}` bernilai {lowest} sampai {highest}, bukan {from} sampai {to}. Hasilnya {lowestShown} sampai {highestShown}.',
    en: 'Before its rescale `{node}` lies between {lowest} and {highest}, not between {from} and {to}. The result lies between {lowestShown} and {highestShown}.',
  },
  remedy: {
    id: 'Samakan batas atas `from` dengan nilai tertinggi yang mungkin, dan jangan taruh batas bawahnya di atas yang terendah.',
    en: 'Let `from` end at the highest value there is, and begin no higher than the lowest.',
  },
  *find(rubric) {
    const told = new Set<string>()
    for (const [node, parent] of withParents(rubric.score)) {
      const { rescale } = node
      if (rescale === undefined || wrongWeightSum(node, rubric) !== undefined) continue
      const { lowest, highest } = nodeReach({ ...node, rescale: undefined }, rubric)
      const shown = nodeReach(node, rubric)
      if (lowest === undefined || highest === undefined) continue
      if (shown.lowest === undefined || shown.highest === undefined) continue
      const [from, to] = rescale.from
      // Starting below the lowest answer is how SKM is defined: 1 to 4 becomes 25 to 100.
      if (highest.equals(to) && lowest.compare(from) >= 0) continue
      // A default for all children is written once.
      const place = writtenPlace(node, parent, 'rescale', 'from')
      if (told.has(placeText(place))) continue
      told.add(placeText(place))
      yield {
        place,
        params: {
          node: node.id,
          lowest: exactWords(lowest),
          highest: exactWords(highest),
          from: exactWords(from),
          to: exactWords(to),
          lowestShown: scoreWords(shown.lowest),
          highestShown: scoreWords(shown.highest),
        },
      }
    }
  },
})
