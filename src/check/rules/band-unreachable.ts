/** A grade whose stretch of the scale no score can reach. */

import { exactWords } from '../../language/finding-numbers.ts'
import type { Exact } from '../../math/exact.ts'
import type { Rubric } from '../../rubric/model.ts'
import { placeAt } from '../../rubric/source-node.ts'
import type { GradeBand, GradeTable } from '../../rubric/verdict-model.ts'
import { satisfies } from '../../score/decide-condition.ts'
import { roundedBy } from '../../score/node-range.ts'
import { alsoHere, quotedList } from '../code-words.ts'
import { reachableRanges } from '../reachable-range.ts'
import { defineRule } from '../rule.ts'
import { nodesOffWeight } from '../weight-sums.ts'

export const bandUnreachable = defineRule({
  name: 'band-unreachable',
  severity: 'warning',
  summary: {
    id: 'Tidak ada nilai yang dapat mencapai predikat ini.',
    en: 'No score can reach this grade.',
  },
  message: {
    id: 'Predikat {grades} tidak pernah diberikan: nilai `{node}` berada di antara {lowest} dan {highest}.',
    en: '{grades} is never given: `{node}` lies between {lowest} and {highest}.',
  },
  remedy: {
    id: 'Periksa satuan batasnya (0–100, 1–4, atau bagian dari 1), atau hapus predikat ini.',
    en: 'Check the unit of its bound (0 to 100, 1 to 4, or a share of 1), or remove the grade.',
  },
  *find(rubric) {
    const offWeight = nodesOffWeight(rubric)
    for (const table of rubric.grades) {
      // What follows from weights that do not add up is told with the weights.
      if (table.nodes.some(node => offWeight.has(node))) continue
      const reaches = gradedReaches(table, rubric)
      const [first] = reaches
      if (first === undefined) continue
      const unreached = table.bands.filter(
        (band, position) =>
          !reaches.some(reach => isReached(band, table.bands[position - 1], reach)),
      )
      const [band] = unreached
      if (band === undefined) continue
      // Bounds in another unit put several grades out of reach: one slip.
      yield {
        place: boundPlace(band),
        params: {
          grades: quotedList(unreached.map(({ grade }) => grade)),
          node: first.node,
          lowest: first.lowest === undefined ? '–∞' : exactWords(first.lowest),
          highest: first.highest === undefined ? '∞' : exactWords(first.highest),
        },
        related: unreached.slice(1).map(each => alsoHere(boundPlace(each))),
      }
    }
  },
})

function boundPlace({ bound, source }: GradeBand) {
  return placeAt(source, bound?.inclusive === false ? 'above' : bound ? 'from' : 'grade')
}

interface GradedReach {
  readonly node: string
  readonly lowest: Exact | undefined
  readonly highest: Exact | undefined
}

/** After the rounding of the table. */
function gradedReaches(table: GradeTable, rubric: Rubric): readonly GradedReach[] {
  const ranges = reachableRanges(rubric)
  return table.nodes.flatMap(node => {
    const { lowest, highest } = ranges.get(node) ?? {}
    return [
      {
        node,
        lowest: lowest && roundedBy(lowest, table.round),
        highest: highest && roundedBy(highest, table.round),
      },
    ]
  })
}

function isReached(
  { bound }: GradeBand,
  above: GradeBand | undefined,
  { lowest, highest }: GradedReach,
): boolean {
  const tooHigh = bound !== undefined && highest !== undefined && !meets(highest, bound)
  const alwaysBetter =
    above?.bound !== undefined && lowest !== undefined && meets(lowest, above.bound)
  return !tooHigh && !alwaysBetter
}

function meets(value: Exact, bound: NonNullable<GradeBand['bound']>): boolean {
  return satisfies(value, bound.inclusive ? 'at-least' : 'above', bound.value)
}
