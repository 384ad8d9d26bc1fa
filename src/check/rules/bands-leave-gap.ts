/** Bounds of a printed table (… to 88.30, from 88.31) without the rounding that closes the gaps between its lines. */

import { exactWords } from '../../language/finding-numbers.ts'
import { type Exact, exact } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { ScoreNode } from '../../rubric/model.ts'
import type { Rounding } from '../../rubric/scale-model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import type { GradeTable } from '../../rubric/verdict-model.ts'
import { defineRule } from '../rule.ts'

export const bandsLeaveGap = defineRule({
  name: 'bands-leave-gap',
  severity: 'warning',
  summary: {
    id: 'Tabel cetak bercelah (88,30 / 88,31) dan tidak ada pembulatan yang menutupnya.',
    en: 'A printed table has gaps (88.30 / 88.31) and no rounding closes them.',
  },
  message: {
    id: 'Batas `{grade}` adalah {bound}; pada tabel cetak predikat di bawahnya berakhir pada {below}. Nilai di antaranya tidak diatur: nilai tidak dibulatkan ke {digits} desimal lebih dulu.',
    en: 'The bound of `{grade}` is {bound}; in a printed table the grade below ends at {below}. Scores between them are left open: nothing rounds to {digits} decimals first.',
  },
  remedy: {
    id: 'Tambahkan pada `grades`: round: { digits: {digits}, mode: half-up }',
    en: 'Add to `grades`: round: { digits: {digits}, mode: half-up }',
  },
  *find({ grades, score }) {
    for (const table of grades) {
      const nodes = nodesOf(score).filter(node => table.nodes.includes(node.id))
      for (const band of table.bands) {
        if (band.bound?.inclusive !== true) continue
        const written = entryOf(band.source, 'from')?.value
        const digits = decimalsOf(written?.kind === 'scalar' ? written.text : '')
        if (
          !isPrinted(band.bound.value, digits) ||
          nodes.every(node => closes(table, node, digits))
        )
          continue
        const below = band.bound.value.sub(exact(1, 10n ** BigInt(digits)))
        yield {
          place: placeAt(band.source, 'from'),
          params: {
            grade: band.grade,
            bound: exactWords(band.bound.value),
            below: exactWords(below),
            digits,
          },
        }
        // One missing `round` opens all the gaps of a table.
        break
      }
    }
  },
})

function decimalsOf(text: string): number {
  return /^[+-]?\d+\.(\d+)$/.exec(text)?.[1]?.length ?? 0
}

/** 76.61 and 80.1 come from a table with a line below them; 62.5 and 3.25 are plain halves and quarters. */
function isPrinted(bound: Exact, digits: number): boolean {
  if (digits === 0) return false
  const steps = digits === 1 ? 2 : 20
  if (bound.mul(exact(steps)).d === 1n) return false
  return digits > 1 || bound.mul(exact(10)).n % 10n === 1n
}

/** The last rounding before the bounds are looked at leaves no score between two lines of the table. */
function closes(table: GradeTable, node: ScoreNode, digits: number): boolean {
  const last: Rounding | undefined =
    table.round ?? (node.rescale === undefined ? node.round : node.rescale.round)
  return last !== undefined && last.digits <= digits
}
