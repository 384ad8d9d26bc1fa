import { describe, expect, it } from 'vitest'
import { exact } from '../../src/math/exact.ts'
import {
  analysisOfVariance,
  intraclassCorrelation,
} from '../../src/statistics/analysis-of-variance.ts'
import { sampleMoments } from '../../src/statistics/sample-moments.ts'
import { counted, momentsOf } from '../support/counted-values.ts'
import { type Companies, equalToR, type Parties, statisticsFixture } from '../support/equal-to-r.ts'

const { scales } = statisticsFixture<Parties>('parties')
const { items, sums, expected: companies } = statisticsFixture<Companies>('companies')
const TWO = [
  { n: 2, mean: exact(1), squares: exact(2) },
  { n: 2, mean: exact(3), squares: exact(2) },
]

describe('analysis of variance', () => {
  it.each(Object.entries(scales))('equals R: %s', (name, { counts, expected }) => {
    const [first, denominator] = name === 'two items' ? [2, 2] : [1, 1]
    const found = analysisOfVariance(
      counts.map(each => sampleMoments(counted(each, first, denominator))),
    )
    equalToR('F', found?.f, expected.f)
    equalToR('p of F', found?.p, expected.p, 1e-8)
    equalToR('eta squared', found?.etaSquared, expected.etaSquared)
  })

  it('needs two groups with somebody in them, somebody to spare, and a difference', () => {
    expect(analysisOfVariance(TWO)?.f).toBe(2)
    expect(analysisOfVariance([momentsOf(1, 2, 3), momentsOf()])).toBeUndefined()
    expect(analysisOfVariance([momentsOf(1), momentsOf(2)])).toBeUndefined()
    expect(analysisOfVariance([momentsOf(2, 2), momentsOf(2, 2)])).toBeUndefined()
  })

  it('of groups that each agree has all variance between them, and no F', () => {
    const found = analysisOfVariance([momentsOf(1, 1), momentsOf(2, 2)])
    expect([found?.etaSquared, found?.f, found?.p]).toEqual([1, undefined, undefined])
  })
})

describe('intraclass correlation', () => {
  const check = (found: ReturnType<typeof intraclassCorrelation>, wanted: readonly number[]) => {
    const [icc1 = 0, icc2 = 0, low1 = 0, high1 = 0, low2 = 0, high2 = 0] = wanted
    equalToR('ICC(1)', found?.icc1, icc1)
    equalToR('ICC(2)', found?.icc2, icc2)
    equalToR('interval of ICC(1)', found?.icc1Interval[0], low1, 1e-8)
    equalToR('interval of ICC(1)', found?.icc1Interval[1], high1, 1e-8)
    equalToR('interval of ICC(2)', found?.icc2Interval?.[0], low2, 1e-8)
    equalToR('interval of ICC(2)', found?.icc2Interval?.[1], high2, 1e-8)
  }

  it('equals R on 99 companies of 8 to 188, for one item and for the mean of eleven', () => {
    check(
      intraclassCorrelation(items.map(each => sampleMoments(counted(each[0] ?? [])))),
      companies.AF06,
    )
    const means = sums.map(each =>
      sampleMoments(each.map(([sum, times]) => [exact(sum, 11), times] as const)),
    )
    check(intraclassCorrelation(means), companies.scale)
    equalToR('F', analysisOfVariance(means)?.f, companies.scale[6] ?? 0)
    equalToR('p of F', analysisOfVariance(means)?.p, companies.scale[7] ?? 0, 1e-8)
  })

  it('takes k of units of unlike sizes, as docs/statistics/units.md has it', () => {
    // By hand: MSB 1058/63, MSW 150/49, k = 28/9; with N/G = 4.5 it would be 0.4992.
    const unlike = [momentsOf(1, 2, 3, 4, 5, 6, 5), momentsOf(6, 8)]
    expect(intraclassCorrelation(unlike)?.icc1).toBeCloseTo(0.590483619344774, 12)
    expect(intraclassCorrelation(unlike)?.icc2).toBeCloseTo(0.817715365919525, 12)
  })

  it('may be negative, and is −1/(k − 1) where no group differs from another', () => {
    expect(intraclassCorrelation(TWO)?.icc2).toBe(0.5)
    expect(intraclassCorrelation([momentsOf(1, 5), momentsOf(2, 5)])?.icc1).toBeLessThan(0)
    const alike = intraclassCorrelation([momentsOf(1, 3), momentsOf(1, 3), momentsOf(0, 2, 4)])
    // k = (7 - 17/7)/2
    expect(alike?.icc1).toBeCloseTo(-1 / (16 / 7 - 1), 14)
    expect(alike?.icc1Interval).toEqual([alike?.icc1, alike?.icc1])
    expect([alike?.icc2, alike?.icc2Interval]).toEqual([undefined, undefined])
    expect(intraclassCorrelation([momentsOf(3, 3), momentsOf(3, 3)])).toBeUndefined()
  })

  it('is 1 where all members of a unit answer alike, as R has it', () => {
    // m <- anova(aov(c(1, 1, 2, 2, 2) ~ factor(c(1, 1, 2, 2, 2))))$Mean; c((m[1] - m[2]) / (m[1] + 1.4 * m[2]), 1 - m[2] / m[1])
    expect(intraclassCorrelation([momentsOf(1, 1), momentsOf(2, 2, 2)])).toEqual({
      icc1: 1,
      icc2: 1,
      icc1Interval: [1, 1],
      icc2Interval: [1, 1],
    })
  })
})
