/** Points that are added up over several levels and come to nearly, but not quite, a round total: 99.9 or 4.99. */

import { exactWords } from '../../language/finding-numbers.ts'
import { type Exact, exact, ONE } from '../../math/exact.ts'
import type { Rubric, ScoreNode } from '../../rubric/model.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { fullMarks } from '../reachable-range.ts'
import { defineRule } from '../rule.ts'
import { wrongWeightSum } from '../weight-sums.ts'

export const totalNotWhole = defineRule({
  name: 'total-not-whole',
  severity: 'warning',
  summary: {
    id: 'Nilai penuh sebuah jumlah hampir bulat, tetapi tidak tepat.',
    en: 'The full marks of a sum are nearly round, but not quite.',
  },
  message: {
    id: 'Nilai penuh `{node}` adalah {full}, bukan {whole}.',
    en: 'The full marks of `{node}` are {full}, not {whole}.',
  },
  remedy: {
    id: 'Cocokkan bobot di bawahnya dengan sumbernya; tulis pecahan untuk bobot yang dibulatkan.',
    en: 'Compare the weights below it with their source; write fractions for weights that were rounded.',
  },
  *find(rubric) {
    for (const { node, full, whole } of oddTotals(rubric.score, rubric)) {
      yield {
        place: placeAt(node.source, 'id'),
        params: { node: node.id, full: exactWords(full), whole: exactWords(whole) },
      }
    }
  },
})

interface OddTotal {
  readonly node: ScoreNode
  readonly full: Exact
  readonly whole: Exact
}

/** The lowest nodes it shows at: what is off below is off in every sum above. */
function oddTotals(node: ScoreNode, rubric: Rubric): readonly OddTotal[] {
  if (wrongWeightSum(node, rubric) !== undefined) return []
  const below = node.children.flatMap(child => oddTotals(child, rubric))
  const isExplained = node.children.some(child => hasWrongWeights(child, rubric))
  if (below.length > 0 || isExplained || node.aggregate !== 'sum' || node.children.length < 2)
    return below
  const full = fullMarks({ ...node, round: undefined, rescale: undefined }, rubric)
  const whole = full && roundTotal(full, node === rubric.score)
  return full === undefined || whole === undefined ? [] : [{ node, full, whole }]
}

function hasWrongWeights(node: ScoreNode, rubric: Rubric): boolean {
  const isWrong = wrongWeightSum(node, rubric) !== undefined
  return isWrong || node.children.some(child => hasWrongWeights(child, rubric))
}

/** Within a fiftieth of a whole number; the root also within five of 100. */
function roundTotal(full: Exact, isRoot: boolean): Exact | undefined {
  const hundred = exact(100)
  if (isRoot && !full.equals(hundred) && full.sub(hundred).abs().compare(exact(5)) <= 0)
    return hundred
  const whole = full.round()
  const isNear = full.sub(whole).abs().compare(exact(1, 50)) <= 0
  return full.d !== 1n && isNear && whole.compare(ONE) >= 0 ? whole : undefined
}
