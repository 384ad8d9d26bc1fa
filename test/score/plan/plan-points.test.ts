import { describe, expect, it } from 'vitest'
import { exact, exactText } from '../../../src/math/exact.ts'
import type { Rubric } from '../../../src/rubric/model.ts'
import { planPoints } from '../../../src/score/plan/plan-points.ts'
import { leastBefore } from '../../../src/score/plan/plan-target.ts'
import { scoredSurvey } from '../../../src/score/score-rubric.ts'
import { closedTally, openTally, tallyRow } from '../../../src/tally/count-rows.ts'
import { surveyCells } from '../../../src/tally/tally.ts'
import { soundRubric } from '../../support/rubric-files.ts'

/** Each row is the code of every item. */
function scored(rubric: Rubric, rows: readonly ((at: number) => number)[]) {
  const open = openTally(rubric, [], [])
  for (const code of rows) {
    const codes = rubric.items.map((_, at) => code(at))
    tallyRow(open, { codes, numbers: codes.map(() => undefined), groups: [], profile: [] })
  }
  const read = { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() }
  return scoredSurvey(rubric, surveyCells(closedTally(open, read)))
}

const skm = soundRubric('rubrics', 'skm-2017')

describe('points that a survey must gain', () => {
  it('are those of one part alone, and of all alike', () => {
    // Nine times 3 of 4: 75. B begins at 76.61, which 76.605 rounds to: 3.0642 on average, 0.0642 more.
    const plan = planPoints({ kind: 'grade', node: 'ikm', grade: 'B' }, scored(skm, [() => 2]))
    expect(plan.isReachedNow).toBe(false)
    const [need] = plan.needs
    const [part] = need?.parts ?? []
    expect(part && [part.alone, part.together].map(each => each && exactText(each))).toEqual([
      exactText(exact(3).add(exact(642, 10_000).mul(exact(9)))),
      exactText(exact(30_642, 10_000)),
    ])
  })

  it('of one part alone are not enough where its maximum is too low', () => {
    const plan = planPoints({ kind: 'grade', node: 'ikm', grade: 'A' }, scored(skm, [() => 2]))
    expect(plan.needs[0]?.isPossible).toBe(true)
    expect(plan.needs[0]?.parts.map(({ alone }) => alone)).toEqual(skm.items.map(() => undefined))
  })

  it('that a full part cannot take are taken by the others', () => {
    const target = { kind: 'value', node: 'ikm', least: exact(90) } as const
    const plan = planPoints(target, scored(skm, [at => (at < 3 ? 3 : 2)]))
    const parts = plan.needs[0]?.parts ?? []
    expect(parts.slice(0, 3).map(({ together }) => exactText(together))).toEqual(['4', '4', '4'])
    const mean = parts.reduce((sum, { together }) => sum.add(together), exact(0)).div(exact(9))
    expect(exactText(mean.mul(exact(25)))).toBe('90')
  })

  it('are none where the target is reached, and cannot be where it is above the maximum', () => {
    const best = scored(skm, [() => 3])
    expect(planPoints({ kind: 'grade', node: 'ikm', grade: 'B' }, best)).toMatchObject({
      isReachedNow: true,
    })
    const beyond = planPoints({ kind: 'value', node: 'ikm', least: exact(101) }, best)
    expect(beyond.needs[0]).toMatchObject({ isMet: false, isPossible: false })
  })
})

describe('the least value before a rounding', () => {
  it.each([
    ['half-up', false, '15321/200', false],
    ['half-even', false, '15321/200', true],
    ['down', false, '7661/100', false],
    ['up', false, '383/5', true],
    ['half-up', true, '15323/200', false],
  ] as const)('by %s (above: %s) is %s', (mode, strict, value, isStrict) => {
    const found = leastBefore(exact(7661, 100), strict, { digits: 2, mode })
    expect([exactText(found.value), found.strict]).toEqual([value, isStrict])
  })
})
