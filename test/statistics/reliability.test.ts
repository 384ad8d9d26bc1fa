import { describe, expect, it } from 'vitest'
import { criticalCorrelation, reliability } from '../../src/statistics/reliability.ts'
import { bfi, bfiCovariances, bfiPairwise, bfiPairwiseCovariances } from '../support/bfi.ts'
import { equalToR } from '../support/equal-to-r.ts'

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
