/** A rubric -> answer sheets of all sorts, the same on every run, to see whether a change has any effect. */

import { type CodedRow, NO_ANSWER } from '../../coding/coded-row.ts'
import { exact, ZERO } from '../../math/exact.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { endRow, fixedPoint, noAnswerRow, rowOf, withoutAnswer } from '../uniform-answers.ts'

const RANDOM_PROBES = 40
const NO_ANSWERS = [NO_ANSWER.blank, NO_ANSWER['dont-know'], NO_ANSWER['not-applicable']]

/** Simple ones first, so that the first that shows a difference is easy to follow. */
export function probesOf(rubric: Rubric): readonly (readonly CodedRow[])[] {
  const next = pseudoRandom(2017)
  const [lowest, highest] = [endRow(rubric, 'lowest'), endRow(rubric, 'highest')]
  const probes: CodedRow[][] = [
    [highest],
    [lowest],
    [withoutAnswer(highest, 0)],
    [noAnswerRow(rubric, 'not-applicable')],
    [noAnswerRow(rubric, 'blank')],
  ]
  for (let count = 0; count < RANDOM_PROBES; count++) {
    // Every other one is complete; the rest lack a tenth to a half of the answers.
    const missing = count % 2 === 0 ? 0 : 1 + (count % 5)
    const rows = 1 + (count % 3)
    probes.push(
      Array.from({ length: rows }, () => rowOf(rubric, item => randomAnswer(item, missing, next))),
    )
  }
  return probes
}

function randomAnswer(item: Item, missingOfTen: number, next: (below: number) => number) {
  if (!('scale' in item.measure)) return { code: NO_ANSWER.blank, number: undefined }
  const { number, categories } = item.measure.scale
  if (next(10) < missingOfTen) {
    return { code: NO_ANSWERS[next(NO_ANSWERS.length)] ?? NO_ANSWER.blank, number: undefined }
  }
  if (number === undefined) return { code: next(categories.length), number: undefined }
  const low = number.min ?? ZERO
  const width = (number.max ?? low.add(exact(10))).sub(low)
  return { code: 0, number: fixedPoint(low.add(width.mul(exact(next(11), 10))), number) }
}

/** A linear congruential generator (Numerical Recipes): it need not be good, only always the same. */
function pseudoRandom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
