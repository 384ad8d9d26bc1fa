import { describe, expect, it } from 'vitest'
import { answerVariability, longestRun } from '../../src/statistics/response-style.ts'
import { equalToR, statisticsFixture } from '../support/equal-to-r.ts'

const careless = statisticsFixture<{
  readonly rows: readonly (readonly number[])[]
  readonly longestRun: readonly number[]
  readonly variability: readonly number[]
}>('careless')

describe('signs of careless answers', () => {
  it('equal those of R’s careless on fifty items', () => {
    careless.rows.forEach((row, at) => {
      equalToR('longest run', longestRun(row), careless.longestRun[at] ?? 0)
      equalToR('variability of answers', answerVariability(row), careless.variability[at] ?? 0)
    })
  })

  it('no answer ends a run and has no part in what varies', () => {
    expect(longestRun([2, 2, -1, 2, 3])).toBe(2)
    expect(longestRun([-1, -1])).toBe(0)
    expect(answerVariability([1, 3, -1])).toBeCloseTo(Math.SQRT2, 15)
    expect(answerVariability([4, 4])).toBe(0)
    expect(answerVariability([4, -1])).toBeUndefined()
  })
})
