import { describe, expect, it } from 'vitest'
import { exact } from '../../src/math/exact.ts'
import { sampleMoments } from '../../src/statistics/sample-moments.ts'
import { differenceOf, estimateOf, welchTest } from '../../src/statistics/welch-test.ts'
import { counted, momentsOf } from '../support/counted-values.ts'
import { equalToR, type Parties, statisticsFixture } from '../support/equal-to-r.ts'

const { scales } = statisticsFixture<Parties>('parties')
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const

describe('Welch', () => {
  it.each(Object.entries(scales))('equals R: %s', (name, { counts, expected }) => {
    const [first, denominator] = name === 'two items' ? [2, 2] : [1, 1]
    const groups = counts.map(each => sampleMoments(counted(each, first, denominator)))
    const found = welchTest(groups)
    equalToR('Welch F', found?.f, expected.welch[0])
    equalToR('Welch F', found?.df[1], expected.welch[1])
    equalToR('p of Welch F', found?.p, expected.welch[2], 1e-8)
    const estimates = groups.map(estimateOf)
    PAIRS.forEach(([a, b], at) => {
      const [one, other, wanted] = [estimates[a], estimates[b], expected.pairs[at]]
      if (one === undefined || other === undefined || wanted === undefined) expect.fail()
      const difference = differenceOf(one, other)
      equalToR('difference of two groups', difference.difference, wanted.difference)
      equalToR('difference of two groups', difference.df, wanted.df)
      equalToR('p of a difference', difference.p, wanted.p, 1e-8)
      equalToR('interval of a difference', difference.low, wanted.interval[0])
      equalToR('interval of a difference', difference.high, wanted.interval[1])
    })
  })

  it('leaves out groups of one, and is undefined where one does not vary', () => {
    const [a, b] = [momentsOf(1, 2, 4), momentsOf(3, 5, 6)]
    expect(welchTest([a, momentsOf(9), b])).toEqual(welchTest([a, b]))
    expect(welchTest([a, momentsOf(2, 2)])).toBeUndefined()
    expect(welchTest([a])).toBeUndefined()
    const two = [1, 3].map(mean => ({ n: 3, mean: exact(mean), squares: exact(2) }))
    expect(welchTest(two)?.f).toBeCloseTo(6, 12)
  })
})

describe('the difference of two estimates', () => {
  it('adds what each varies, and has no p where neither does', () => {
    const [a, b] = [
      { value: 3, standardError: 3, df: 9 },
      { value: 1, standardError: 4, df: 9 },
    ]
    expect(differenceOf(a, b)).toMatchObject({ difference: 2, standardError: 5 })
    const still = differenceOf({ ...a, standardError: 0 }, { ...b, standardError: 0 })
    expect([still.low, still.high, still.p]).toEqual([2, 2, undefined])
  })
})
