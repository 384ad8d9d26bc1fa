import { describe, expect, it } from 'vitest'
import {
  krippendorffAlpha,
  leniency,
  type Metric,
  weightedKappa,
} from '../../src/statistics/assessor-agreement.ts'

/** A second way: the matrix of coincidences, cell by cell, as the book works it out. */
function byCoincidence(
  units: readonly (readonly (number | undefined)[])[],
  metric: Metric,
): number {
  const size = 6
  const matrix = Array.from({ length: size }, () => Array<number>(size).fill(0))
  for (const unit of units) {
    const own = unit.filter(value => value !== undefined)
    own.forEach((x, i) => {
      own.forEach((y, j) => {
        const row = matrix[x]
        if (i !== j && row !== undefined) row[y] = (row[y] ?? 0) + 1 / (own.length - 1)
      })
    })
  }
  const n = matrix.map(row => row.reduce((sum, each) => sum + each, 0))
  const all = n.reduce((sum, each) => sum + each, 0)
  const delta = (c: number, k: number) => {
    const between = n.slice(c, k + 1).reduce((sum, each) => sum + each, 0)
    return {
      ...{ nominal: 1, interval: (c - k) ** 2, ratio: ((c - k) / (c + k)) ** 2 },
      ordinal: (between - ((n[c] ?? 0) + (n[k] ?? 0)) / 2) ** 2,
    }[metric]
  }
  let [observed, expected] = [0, 0]
  for (let c = 0; c < size; c++) {
    for (let k = c + 1; k < size; k++) {
      observed += (matrix[c]?.[k] ?? 0) * delta(c, k)
      expected += (n[c] ?? 0) * (n[k] ?? 0) * delta(c, k)
    }
  }
  return 1 - ((all - 1) * observed) / expected
}

const times = (n: number, x: number, y: number) => Array(n).fill([x, y])

describe('weighted kappa', () => {
  it('of two categories is Cohen’s own', () => {
    // 20 and 15 agreed, 5 and 10 not: 0.7 observed, 0.5 by chance.
    const answers = [...times(20, 1, 1), ...times(5, 1, 0), ...times(10, 0, 1), ...times(15, 0, 0)]
    expect(weightedKappa(answers)).toBeCloseTo(0.4, 14)
  })

  it('weighs a difference by its square, in whatever unit', () => {
    const answers = [...times(4, 0, 0), ...times(3, 1, 2), ...times(3, 2, 2), ...times(2, 0, 2)]
    // Observed Σ d² = 3 + 8; by chance ΣΣ (x − y)²/n by hand.
    const xs = answers.map(([x]) => x)
    const ys = answers.map(([, y]) => y)
    const chance = xs.flatMap(x => ys.map(y => (x - y) ** 2)).reduce((sum, each) => sum + each, 0)
    expect(weightedKappa(answers)).toBeCloseTo(1 - (12 * 11) / chance, 14)
    const halves = answers.map(pair => pair.map((value: number) => value / 2))
    expect(weightedKappa(halves)).toBeCloseTo(weightedKappa(answers) ?? 0, 14)
  })

  it('is 1 where they agree, and undefined where nothing varies or nothing is common', () => {
    expect(
      weightedKappa([
        [0, 0],
        [1, 1],
      ]),
    ).toBe(1)
    expect(weightedKappa(times(3, 1, 1))).toBeUndefined()
    expect(weightedKappa([[1, undefined]])).toBeUndefined()
  })
})

describe('Krippendorff’s alpha', () => {
  it('equals the published example of four observers, twelve units and missing answers', () => {
    const none = undefined
    const observers = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
      [none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none],
    ]
    const units = Array.from({ length: 12 }, (_, unit) => observers.map(each => each[unit]))
    const published = { nominal: '0.743', ordinal: '0.815', interval: '0.849', ratio: '0.797' }
    for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
      expect(krippendorffAlpha(units, metric)?.toFixed(3)).toBe(published[metric])
      expect(krippendorffAlpha(units, metric)).toBeCloseTo(byCoincidence(units, metric), 13)
    }
    expect(krippendorffAlpha(units)).toBe(krippendorffAlpha(units, 'interval'))
  })

  it('is one and the same of two values, whatever they are to each other', () => {
    const units = [...times(9, 0, 0), ...times(4, 1, 0), ...times(6, 1, 1)]
    for (const metric of ['nominal', 'ordinal', 'ratio'] as const)
      expect(krippendorffAlpha(units, metric)).toBeCloseTo(krippendorffAlpha(units) ?? 0, 12)
  })

  it('is 1 where they agree, and undefined where nothing varies', () => {
    expect(
      krippendorffAlpha([
        [0, 0],
        [1, 1],
      ]),
    ).toBe(1)
    expect(krippendorffAlpha([[1, 1]])).toBeUndefined()
    expect(krippendorffAlpha([[1, undefined]])).toBeUndefined()
  })
})

describe('leniency', () => {
  it('is the distance of each mean from that of all, over what all answered', () => {
    expect(
      leniency([
        [1, 0],
        [1, 1],
        [0, undefined],
      ]),
    ).toEqual([0.25, -0.25])
    expect(leniency([[1, undefined]])).toBeUndefined()
  })
})
