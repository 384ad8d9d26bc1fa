import { describe, expect, it } from 'vitest'
import { indexError, varianceTogether } from '../../src/statistics/index-error.ts'

const part = (n: number, standardError: number) => ({ n, standardError })
const TWO = [part(4, 1), part(4, 1)]

describe('the standard error of an index of several means', () => {
  it('is that of its respondents where all answered everything', () => {
    const members = { rows: 4, complete: part(4, 1.3), together: 0.2 }
    expect(indexError(TWO, members)).toBe(1.3)
  })

  it('takes from all respondents how far the answers of those go together who left something out', () => {
    expect(indexError(TWO, { rows: 4, complete: undefined, together: 0.25 })).toBe(1)
    // Half of them by their own, (1.5/2)², half by all.
    const half = indexError(TWO, { rows: 8, complete: part(4, 1.5), together: 0.25 })
    expect(half).toBeCloseTo(2 * Math.sqrt((0.5625 + 0.25) / 2), 12)
  })

  it('is undefined where a mean is of one, or where nobody knows how answers go together', () => {
    expect(
      indexError([part(1, 0), part(4, 1)], { rows: 4, complete: part(2, 1), together: 1 }),
    ).toBeUndefined()
    expect(indexError(TWO, { rows: 4, complete: undefined, together: undefined })).toBeUndefined()
    expect(indexError([part(4, 1)], { rows: 4, complete: undefined, together: undefined })).toBe(1)
    expect(
      indexError([part(4, 0), part(4, 0)], { rows: 5, complete: part(4, 0), together: 1 }),
    ).toBe(0)
  })

  it('shares the variance that means would have if they rose and fell as one', () => {
    expect(varianceTogether(1, [1, 1])).toBe(0.25)
    expect(varianceTogether(0, [0, 0])).toBe(1)
  })
})
