import { describe, expect, it } from 'vitest'
import {
  designBasedMean,
  designBasedShare,
  type StratumSums,
} from '../../src/statistics/design-based-mean.ts'
import { equalToR, statisticsFixture } from '../support/equal-to-r.ts'

type Wanted = readonly [mean: number, se: number, df?: number, low?: number, high?: number]
const { cases } = statisticsFixture<{
  readonly cases: readonly (readonly [string, readonly StratumSums[], Wanted])[]
}>('designs')

describe('a mean by the design', () => {
  it.each(cases)('equals R: %s', (_, strata, [mean, standardError, df, low, high]) => {
    const found = designBasedMean(strata)
    if ('undefinedBecause' in found) expect.fail(found.undefinedBecause)
    equalToR('mean by design', found.mean, mean)
    if (standardError > 1e-9) equalToR('SE by design', found.standardError, standardError, 1e-9)
    if (df !== undefined) expect(found.df).toBe(df)
    if (low !== undefined) equalToR('interval by design', found.low, low)
    if (high !== undefined) equalToR('interval by design', found.high, high)
  })

  it('says why there is none: a lone cluster in a stratum, nobody in the domain', () => {
    const sums = [{ w: 1, wy: 1 }]
    expect(designBasedMean([{ drawn: 1, sums }])).toEqual({ undefinedBecause: 'lone-cluster' })
    expect(designBasedMean([{ drawn: 2, sums: [] }])).toEqual({ undefinedBecause: 'no-answers' })
  })

  it('has no doubt left where all clusters were drawn', () => {
    const sums = [
      { w: 1, wy: 1 },
      { w: 1, wy: 3 },
    ]
    expect(designBasedMean([{ drawn: 2, sums }])).toMatchObject({ mean: 2, standardError: 1 })
    expect(designBasedMean([{ drawn: 2, population: 2, sums }])).toMatchObject({ standardError: 0 })
  })
})

describe('a share by the design', () => {
  it.each([
    ['strat_fpc', 0.7751706428244959, 0.8704074187195575],
    ['strat_no_fpc', 0.7741949424100711, 0.8710366380713312],
    ['clus1_fpc', 0.828993394786406, 0.9089473444433886],
    ['clus1_no_fpc', 0.8284834630790466, 0.9092442567033155],
  ])('has Wilson’s interval of the effective size, as R has it: %s', (name, low, high) => {
    const [, strata = []] = cases.find(([each]) => each === `${name} share`) ?? []
    const found = designBasedShare(strata)
    equalToR('share by design', found?.low, low)
    equalToR('share by design', found?.high, high)
  })

  it('has none where everybody or nobody counts', () => {
    const sums = { w: 4, wy: 4, ww: 4, wwy: 4, wwyy: 4 }
    expect(designBasedShare([{ drawn: 4, sums }])).toBeUndefined()
    expect(designBasedShare([{ drawn: 1, sums }])).toBeUndefined()
  })
})
