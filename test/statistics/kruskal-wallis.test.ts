import { describe, expect, it } from 'vitest'
import { exact } from '../../src/math/exact.ts'
import { cliffsDelta, kruskalWallis } from '../../src/statistics/kruskal-wallis.ts'
import { counted, values } from '../support/counted-values.ts'
import { equalToR, type Parties, statisticsFixture } from '../support/equal-to-r.ts'

const { scales } = statisticsFixture<Parties>('parties')

describe('Kruskal and Wallis', () => {
  it.each(Object.entries(scales))('equals R, and so does Cliff’s delta: %s', (_, scale) => {
    const groups = scale.counts.map(each => counted(each))
    const found = kruskalWallis(groups)
    equalToR('Kruskal-Wallis H', found?.h, scale.expected.kruskal[0])
    equalToR('p of Kruskal-Wallis', found?.p, scale.expected.kruskal[1], 1e-8)
    const [a = [], b = [], c = []] = groups
    const pairs = [cliffsDelta(a, b), cliffsDelta(a, c), cliffsDelta(b, c)]
    scale.expected.pairs.forEach(({ delta }, at) => {
      equalToR('Cliff’s delta', pairs[at], delta)
    })
  })

  it('needs two groups with somebody in them, and two values', () => {
    const found = kruskalWallis([[[exact(1), 2]], [[exact(2), 2]]])
    expect(found?.h).toBeCloseTo(3, 12)
    expect(kruskalWallis([values(1, 2), []])).toBeUndefined()
    expect(kruskalWallis([values(2, 2), values(2)])).toBeUndefined()
  })
})

describe('Cliff’s delta', () => {
  it('is 1 where all of the first are higher, 0 where nobody is, and undefined of nobody', () => {
    expect(cliffsDelta(values(5, 6), values(1, 4))).toBe(1)
    expect(cliffsDelta(values(2), values(1, 1, 1, 2))).toBe(0.75)
    expect(cliffsDelta(values(3), values(3))).toBe(0)
    expect(cliffsDelta(values(3), [])).toBeUndefined()
  })
})
