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

  it('is found where items hardly go together, as R has it to the digits at which it stops', () => {
    const halves = [
      [0.652407614781634],
      [-0.0752519596864502, 0.677939529675252],
      [0.0656215005599104, 0.0507278835386338, 0.637849944008959],
      [-0.0211646136618141, 0.0277715565509518, -0.0771556550951848, 0.600895856662934],
      [
        0.0247480403135498, 0.0736842105263158, 0.161366181410974, -0.0105263157894737,
        0.737513997760358,
      ],
    ]
    const matrix = halves.map((_, i) =>
      halves.map((_, j) => halves[Math.max(i, j)]?.[Math.min(i, j)] ?? Number.NaN),
    )
    // f <- factanal(covmat = C, factors = 1, n.obs = 95); s <- sqrt(diag(C)); l <- sum(f$loadings * s); l^2 / (l^2 + sum(f$uniquenesses * s^2))
    expect(omega({ n: 95, matrix })?.omega).toBeCloseTo(0.2760108, 5)
    const three = [
      [139.1, -5.9, -14.25],
      [-5.9, 127.1, 2.85],
      [-14.25, 2.85, 141.375],
    ]
    // l <- sqrt(-5.9 * -14.25 / 2.85); l <- c(l, -5.9 / l, -14.25 / l); sum(l)^2 / (sum(l)^2 + sum(diag(C) - l^2))
    near(omega({ n: 96, matrix: three })?.omega, 0.00794550459486879)
  })

  it('is of the highest peak where the likelihood has two, as R finds it', () => {
    const sums = [
      [1753, 433, 345, 435, 712],
      [433, 1885, 173, 1179, 264],
      [345, 173, 1517, -77, 828],
      [435, 1179, -77, 2209, 194],
      [712, 264, 828, 194, 1464],
    ]
    // By the steps of factanal from its start: 0.56628555; the lower peak, of the second and fourth item, has 0.605598.
    const matrix = sums.map(row => row.map(sum => sum / 1122))
    expect(omega({ n: 34, matrix })?.omega).toBeCloseTo(0.5662856, 6)
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
