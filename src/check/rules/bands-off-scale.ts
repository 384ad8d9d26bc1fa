/** Bounds that all lie in a sliver of the scale they grade: shares on an index of 100, or points on percents. */

import { exactWords } from '../../language/finding-numbers.ts'
import { type Exact, exact } from '../../math/exact.ts'
import type { Rubric } from '../../rubric/model.ts'
import { placeAt } from '../../rubric/source-node.ts'
import type { GradeTable } from '../../rubric/verdict-model.ts'
import { reachableRanges } from '../reachable-range.ts'
import { defineRule } from '../rule.ts'

const SLIVER = exact(1, 20)

export const bandsOffScale = defineRule({
  name: 'bands-off-scale',
  severity: 'warning',
  summary: {
    id: 'Semua batas predikat berada di ujung bawah rentang nilainya.',
    en: 'All bounds of a table of grades lie at the very bottom of the scale.',
  },
  message: {
    id: 'Batas tertinggi adalah {bound}, sedangkan nilai `{node}` mencapai {highest}: hampir semua mendapat `{grade}`.',
    en: 'The highest bound is {bound} while `{node}` reaches {highest}: nearly everybody gets `{grade}`.',
  },
  remedy: {
    id: 'Tulis batas dalam satuan nilai itu sendiri.',
    en: 'Write the bounds in the unit of the score itself.',
  },
  *find(rubric) {
    for (const table of rubric.grades) {
      const [best] = table.bands
      const wide = best?.bound && widestNode(table, rubric, best.bound.value)
      if (best?.bound === undefined || wide === undefined) continue
      yield {
        place: placeAt(best.source, best.bound.inclusive ? 'from' : 'above'),
        params: {
          grade: best.grade,
          node: wide.node,
          bound: exactWords(best.bound.value),
          highest: exactWords(wide.highest),
        },
      }
    }
  },
})

/** Only where every graded node is that much wider. */
function widestNode(table: GradeTable, rubric: Rubric, bound: Exact) {
  const ranges = reachableRanges(rubric)
  const wide = table.nodes.flatMap(node => {
    const { lowest, highest } = ranges.get(node) ?? {}
    if (lowest === undefined || highest === undefined || bound.compare(lowest) <= 0) return []
    const share = bound.sub(lowest).compare(highest.sub(lowest).mul(SLIVER))
    return share < 0 ? [{ node, highest }] : []
  })
  return wide.length === table.nodes.length ? wide[0] : undefined
}
