import { describe, expect, it } from 'vitest'
import { exact, floatOf } from '../../src/math/exact.ts'
import { pairedDifference } from '../../src/statistics/paired-difference.ts'
import { equalToR, statisticsFixture } from '../support/equal-to-r.ts'

interface Pairs {
  readonly items: Readonly<
    Record<
      string,
      {
        /** Times by answer of before, then of now. */
        readonly counts: readonly (readonly number[])[]
        readonly expected: {
          readonly n: number
          readonly mean1: number
          readonly mean2: number
          readonly mean_diff: number
          readonly ci95: readonly [number, number]
          readonly p: number
        }
      }
    >
  >
}

describe('the paired difference', () => {
  it('equals R on twenty items of the same persons at two occasions', () => {
    const { items } = statisticsFixture<Pairs>('pairs')
    expect(Object.keys(items)).toHaveLength(20)
    for (const { counts, expected } of Object.values(items)) {
      const pairs = counts.flatMap((row, before) =>
        row.flatMap((times, now) =>
          Array.from({ length: times }, () => [exact(before + 1), exact(now + 1)] as const),
        ),
      )
      const found = pairedDifference(pairs) ?? expect.fail('no difference')
      expect(found.n).toBe(expected.n)
      equalToR('mean of pairs', floatOf(found.before), expected.mean1)
      equalToR('mean of pairs', floatOf(found.now), expected.mean2)
      equalToR('paired difference', floatOf(found.difference), expected.mean_diff)
      equalToR('its interval', found.interval?.low, expected.ci95[0])
      equalToR('its interval', found.interval?.high, expected.ci95[1])
      equalToR('its p', found.p, expected.p, 1e-8)
    }
  })

  it('of one pair has no interval, of none nothing, and no p where all differ alike', () => {
    expect(pairedDifference([])).toBeUndefined()
    const one = pairedDifference([[exact(1), exact(3)]])
    expect(one?.interval).toBeUndefined()
    const alike = pairedDifference([
      [exact(1), exact(2)],
      [exact(3), exact(4)],
    ])
    expect(alike?.interval).toEqual({ low: 1, high: 1 })
    expect(alike?.p).toBeUndefined()
  })
})
