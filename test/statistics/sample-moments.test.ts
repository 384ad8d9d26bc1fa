import { describe, expect, it } from 'vitest'
import { exact, parseExact } from '../../src/math/exact.ts'
import { meanInterval, sampleMoments, varianceOf } from '../../src/statistics/sample-moments.ts'
import { counted, momentsOf } from '../support/counted-values.ts'
import { equalToR, type Parties, statisticsFixture } from '../support/equal-to-r.ts'

interface Finite extends Record<'population' | 'se' | 'finite', number> {
  readonly scale: string
  readonly scores: readonly (readonly [score: string, times: number])[]
  readonly interval: readonly [number, number]
  readonly finiteInterval: readonly [number, number]
}

const { scales } = statisticsFixture<Parties>('parties')

describe('moments of counted values', () => {
  it('are exact', () => {
    const { n, mean, squares } = sampleMoments([
      [exact(1), 2],
      [exact(4), 1],
    ])
    expect([n, mean.toFraction(), squares.toFraction()]).toEqual([3, '2', '6'])
  })

  it('of nobody are nothing, and of one have no variance', () => {
    expect(sampleMoments([]).n).toBe(0)
    expect(varianceOf(momentsOf(3))).toBeUndefined()
    expect(meanInterval(momentsOf(3))).toBeUndefined()
  })
})

describe('the interval of a mean', () => {
  it.each(Object.entries(scales))('equals R for each party: %s', (name, { counts, expected }) => {
    counts.forEach((each, group) => {
      const [first, denominator] = name === 'two items' ? [2, 2] : [1, 1]
      const found = meanInterval(sampleMoments(counted(each, first, denominator)))
      equalToR('interval of a mean', found?.low, expected.intervals[group]?.[0] ?? 0)
      equalToR('interval of a mean', found?.high, expected.intervals[group]?.[1] ?? 0)
    })
  })

  it.each(statisticsFixture<readonly Finite[]>('finite'))(
    'equals R for a population of $population: $scale',
    ({ scores, population, se, interval, finite, finiteInterval }) => {
      const moments = sampleMoments(
        scores.map(([score, times]) => [parseExact(score) ?? expect.fail(), times] as const),
      )
      const [large, small] = [meanInterval(moments), meanInterval(moments, population)]
      equalToR('standard error of a mean', large?.standardError, se)
      equalToR('interval of a mean', large?.low, interval[0])
      equalToR('standard error, finite population', small?.standardError, finite)
      equalToR('interval, finite population', small?.low, finiteInterval[0])
      equalToR('interval, finite population', small?.high, finiteInterval[1])
    },
  )

  it('shrinks with the part of the population that has answered, to nothing', () => {
    const moments = { n: 4, mean: exact(2), squares: exact(3) }
    expect(meanInterval(moments)?.standardError).toBe(0.5)
    expect(meanInterval(moments, 16)?.standardError).toBeCloseTo(0.5 * Math.sqrt(0.75), 15)
    expect(meanInterval(moments, 4)).toMatchObject({ standardError: 0, low: 2, high: 2 })
  })
})
