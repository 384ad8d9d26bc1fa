import { describe, expect, it } from 'vitest'
import { changeSplit } from '../../src/statistics/change-split.ts'

const part = (p1: number, m1: number | undefined, p2: number, m2: number | undefined) => ({
  before: { share: p1, mean: m1 },
  now: { share: p2, mean: m2 },
})

describe('a change', () => {
  it('adds up from answers and mix', () => {
    const parts = [part(0.5, 60, 0.25, 64), part(0.5, 80, 0.75, 82)]
    const { answers, mix } = changeSplit(parts) ?? expect.fail()
    // By hand: 0.375·4 + 0.625·2, and 62·(−0.25) + 81·0.25.
    expect([answers, mix]).toEqual([2.75, 4.75])
    expect(answers + mix).toBeCloseTo(0.25 * 64 + 0.75 * 82 - (0.5 * 60 + 0.5 * 80), 12)
  })

  it('is all mix where nobody answers otherwise, and all answers where the same ones answer', () => {
    expect(changeSplit([part(0.5, 60, 0.25, 60), part(0.5, 80, 0.75, 80)])?.answers).toBe(0)
    expect(changeSplit([part(1, 2, 1, 3)])).toEqual({ answers: 1, mix: 0 })
  })

  it('counts a new part as mix, and is undefined where a part has no mean', () => {
    expect(changeSplit([part(1, 60, 0.5, 60), part(0, undefined, 0.5, 80)])).toEqual({
      answers: 0,
      mix: 10,
    })
    expect(changeSplit([part(1, undefined, 1, undefined)])).toBeUndefined()
  })
})
