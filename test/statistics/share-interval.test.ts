import { describe, expect, it } from 'vitest'
import { shareInterval } from '../../src/statistics/share-interval.ts'
import { equalToR, type Parties, statisticsFixture } from '../support/equal-to-r.ts'

const { shares } = statisticsFixture<Parties>('parties')

describe('the interval of a share', () => {
  it('equals R, from none of ten to all of ten and one of one', () => {
    for (const [x, n, low, high] of shares) {
      const found = shareInterval(x, n)
      equalToR('Wilson', found?.low, low)
      equalToR('Wilson', found?.high, high)
    }
  })

  it('does not leave 0 to 1, and of nobody is undefined', () => {
    expect(shareInterval(0, 10)?.low).toBe(0)
    expect(shareInterval(7, 7)?.high).toBe(1)
    expect(shareInterval(0, 0)).toBeUndefined()
  })
})
