import { describe, expect, it } from 'vitest'
import { holmAdjusted, honestRanks } from '../../src/statistics/honest-ranks.ts'
import { sampleMoments } from '../../src/statistics/sample-moments.ts'
import { differenceOf, estimateOf } from '../../src/statistics/welch-test.ts'
import { counted } from '../support/counted-values.ts'
import { equalToR, type Parties, statisticsFixture } from '../support/equal-to-r.ts'

const { scales } = statisticsFixture<Parties>('parties')
const sure = (value: number) => ({ value, standardError: 0.1, df: 99 })

describe('Holm', () => {
  it.each(Object.entries(scales))('equals R: %s', (_, { expected }) => {
    const found = holmAdjusted(expected.pairs.map(({ p }) => p))
    expected.pairs.forEach(({ holm }, at) => {
      equalToR('p adjusted by Holm', found[at], holm)
    })
  })

  it('never falls below a smaller one, nor rises above 1', () => {
    expect(holmAdjusted([0.01, 0.02, 0.5])).toEqual([0.03, 0.04, 0.5])
    expect(holmAdjusted([0.04, 0.03])).toEqual([0.06, 0.06])
    expect(holmAdjusted([0.9, 0.8])).toEqual([1, 1])
    expect(holmAdjusted([])).toEqual([])
  })
})

describe('ranks', () => {
  it('come out alike when every pair is tested', () => {
    const estimates = Array.from({ length: 30 }, (_, at) => ({
      value: (at * 7) % 30,
      standardError: 0.5 + (at % 4) / 2,
      df: 3 + (at % 11),
    }))
    const pairs = estimates.flatMap((a, at) =>
      estimates.slice(at + 1).map((b, behind) => {
        const { difference, p = 1 } = differenceOf(a, b)
        const [higher, lower] = difference > 0 ? [at, at + 1 + behind] : [at + 1 + behind, at]
        return { p, higher, lower }
      }),
    )
    const adjusted = holmAdjusted(pairs.map(({ p }) => p))
    const clear = pairs.filter((_, at) => (adjusted[at] ?? 1) < 0.05)
    expect(clear.length).toBeGreaterThan(20)
    expect(honestRanks(estimates)).toEqual(
      estimates.map((_, at) => ({
        best: 1 + clear.filter(({ lower }) => lower === at).length,
        worst: 30 - clear.filter(({ higher }) => higher === at).length,
      })),
    )
  })

  it('are ranges that tie what cannot be told apart', () => {
    const found = honestRanks([sure(9), sure(5), sure(5.1), sure(1)])
    expect(found).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 3 },
      { best: 2, worst: 3 },
      { best: 4, worst: 4 },
    ])
  })

  it('leave out who has no estimate, and tell units apart that do not vary at all unless they are equal', () => {
    const still = (value: number) => ({ value, standardError: 0, df: 3 })
    expect(honestRanks([still(4), undefined, still(2), still(2)])).toEqual([
      { best: 1, worst: 1 },
      undefined,
      { best: 2, worst: 3 },
      { best: 2, worst: 3 },
    ])
  })

  it('are none where nobody else has an estimate', () => {
    expect(honestRanks([sure(3), undefined])).toEqual([undefined, undefined])
  })

  it('say of three parties what pairwise tests of R say', () => {
    const { counts } = scales.Blair ?? expect.fail()
    const estimates = counts.map(each => estimateOf(sampleMoments(counted(each))))
    expect(honestRanks(estimates).map(range => range?.best)).toEqual([3, 1, 2])
  })
})
