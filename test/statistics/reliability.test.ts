import { describe, expect, it } from 'vitest'
import { omega } from '../../src/statistics/omega.ts'
import {
  criticalCorrelation,
  reliability,
  stratifiedAlpha,
} from '../../src/statistics/reliability.ts'
import { bfi, bfiCovariances, bfiPairwise, bfiPairwiseCovariances } from '../support/bfi.ts'
import { equalToR, statisticsFixture } from '../support/equal-to-r.ts'

interface Scales {
  readonly scales: readonly {
    readonly scale: string
    readonly use: 'listwise' | 'pairwise'
    readonly n: number
    readonly matrix: readonly (readonly number[])[]
    readonly expected: {
      readonly alpha: number
      readonly standardised: number
      readonly lambda2: number
      readonly alphaWithout: readonly number[] | null
      readonly rest: readonly number[]
      readonly total: readonly number[]
      readonly interval?: readonly [number, number]
      readonly measurementError?: number
      readonly omega?: number
    }
  }[]
  readonly stratified: {
    readonly parts: readonly (readonly [variance: number, alpha: number])[]
    readonly total: number
    readonly alpha: number
  }
}

const near = (found: number | undefined, wanted: number | null) => {
  if (wanted === null) expect(found).toBeUndefined()
  else
    expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * 1e-10)
}

describe('reliability', () => {
  it('equals R on five items, one of them keyed in reverse', () => {
    const found = reliability(bfiCovariances())
    const { expected } = bfi
    expect([found.n, found.items]).toEqual([expected.n, 5])
    near(found.alpha, expected.alpha)
    near(found.standardised, expected.standardised)
    near(found.interval?.[0], expected.interval[0])
    near(found.interval?.[1], expected.interval[1])
    near(found.lambda2, expected.lambda2)
    near(found.measurementError, expected.measurementError)
    found.byItem.forEach((item, position) => {
      near(item.rest, expected.rest[position] ?? null)
      near(item.total, expected.total[position] ?? null)
      near(item.alphaWithout, expected.alphaWithout[position] ?? null)
    })
  })

  it('equals R on eight more scales of two to twenty items, listwise and pairwise', () => {
    const { scales } = statisticsFixture<Scales>('scales')
    expect(scales).toHaveLength(16)
    for (const { n, matrix, use, expected } of scales) {
      const found = reliability({ n, matrix })
      const compare = (name: string, value: number | undefined, wanted: number | null = null) => {
        if (wanted !== null) equalToR(`${name}, ${use}`, value, wanted)
      }
      compare('alpha', found.alpha, expected.alpha)
      compare('standardised alpha', found.standardised, expected.standardised)
      compare('lambda 2', found.lambda2, expected.lambda2)
      compare('interval of alpha', found.interval?.[0], expected.interval?.[0])
      compare('interval of alpha', found.interval?.[1], expected.interval?.[1])
      compare('measurement error', found.measurementError, expected.measurementError)
      for (const [at, item] of found.byItem.entries()) {
        compare('alpha without', item.alphaWithout, expected.alphaWithout?.[at])
        compare('corrected correlation', item.rest, expected.rest[at])
        // R takes sums over who answered anything here, and pairs of items nowhere.
        if (use === 'listwise') compare('uncorrected correlation', item.total, expected.total[at])
      }
      if (expected.omega !== undefined)
        equalToR('omega', omega({ n, matrix })?.omega, expected.omega, 1e-7)
    }
  })

  it('of a total in parts is Cronbach’s, as R has it on 25 items of five scales', () => {
    const { stratified } = statisticsFixture<Scales>('scales')
    const parts = stratified.parts.map(([variance, alpha]) => ({ error: variance * (1 - alpha) }))
    equalToR('stratified alpha', stratifiedAlpha(parts, stratified.total), stratified.alpha)
    expect(stratifiedAlpha([{ error: 1 }], 0)).toBeUndefined()
  })

  it('of pairs of items equals R, which takes them by default', () => {
    const covariances = bfiPairwiseCovariances()
    const found = reliability(covariances)
    const { expected } = bfiPairwise
    expected.covariances.forEach((row, at) => {
      row.forEach((value, other) => {
        equalToR('covariance, pairwise', covariances.matrix[at]?.[other], value)
      })
    })
    equalToR('alpha, pairwise', found.alpha, expected.alpha)
    equalToR('standardised alpha, pairwise', found.standardised, expected.standardised)
    equalToR('lambda 2, pairwise', found.lambda2, expected.lambda2)
    found.byItem.forEach(({ alphaWithout, rest }, at) => {
      equalToR('alpha without, pairwise', alphaWithout, expected.alphaWithout[at] ?? 0)
      equalToR('corrected correlation, pairwise', rest, expected.rest[at] ?? 0)
    })
  })

  it('has the table of critical correlations', () => {
    for (const [n, r] of bfiPairwise.critical) equalToR('critical r', criticalCorrelation(n), r)
    expect(criticalCorrelation(2)).toBeUndefined()
  })

  it('of two items has no alpha without one of them', () => {
    const found = reliability({
      n: 80,
      matrix: [
        [1.19, 0.48],
        [0.48, 1.62],
      ],
    })
    expect(found.byItem.map(({ alphaWithout }) => alphaWithout)).toEqual([undefined, undefined])
    near(found.alpha, 2 * (1 - 2.81 / 3.77))
    const r = 0.48 / Math.sqrt(1.19 * 1.62)
    near(found.standardised, (2 * r) / (1 + r))
  })

  it('keeps an item that everybody answers alike, which correlates with nothing', () => {
    const found = reliability({
      n: 60,
      matrix: [
        [1, 0.5, 0],
        [0.5, 1, 0],
        [0, 0, 0],
      ],
    })
    near(found.alpha, 1.5 * (1 - 2 / 3))
    expect(found.standardised).toBeUndefined()
    expect(found.byItem[2]?.rest).toBeUndefined()
    near(found.byItem[2]?.alphaWithout, 2 / 3)
  })

  it('is undefined where all answer alike, and may be negative', () => {
    expect(
      reliability({
        n: 9,
        matrix: [
          [0, 0],
          [0, 0],
        ],
      }).alpha,
    ).toBeUndefined()
    near(
      reliability({
        n: 9,
        matrix: [
          [1, -0.4],
          [-0.4, 1],
        ],
      }).alpha,
      2 * (1 - 2 / 1.2),
    )
  })
})
