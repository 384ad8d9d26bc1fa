import { describe, expect, it } from 'vitest'
import { omega } from '../../src/statistics/omega.ts'
import { bfi, bfiCovariances } from '../support/bfi.ts'

const near = (found: number | undefined, wanted: number) =>
  expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThanOrEqual(wanted * 1e-10)

describe('omega', () => {
  it('equals the maximum likelihood of R on five items', () => {
    near(omega(bfiCovariances())?.omega, bfi.expected.omega)
  })

  it('is closed for three items: the loadings follow from the covariances', () => {
    const loadings = [0.8, 0.6, 0.5]
    const matrix = loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)))
    const common = 1.9 ** 2
    near(omega({ n: 100, matrix })?.omega, common / (common + 0.36 + 0.64 + 0.75))
  })

  it('is undefined for two items, and where the answers do not fit one factor', () => {
    expect(
      omega({
        n: 80,
        matrix: [
          [1.19, 0.48],
          [0.48, 1.62],
        ],
      }),
    ).toBeUndefined()
    expect(
      omega({
        n: 80,
        matrix: [
          [1, 0.9, 0.9],
          [0.9, 1, 0.5],
          [0.9, 0.5, 1],
        ],
      }),
    ).toBeUndefined()
  })
})
