import { describe, expect, it } from 'vitest'
import { confidenceByBand } from '../../src/statistics/confidence-by-band.ts'

describe('the confidence distribution by band', () => {
  it('is half on each side of a bound that the score stands on', () => {
    expect(confidenceByBand({ value: 2, standardError: 1, df: 9 }, [2])).toEqual([0.5, 0.5])
  })

  it('equals the tail of t and adds up to one', () => {
    // SciPy: t.sf(1.22, 20)
    const found = confidenceByBand({ value: 76, standardError: 0.5, df: 20 }, [65, 76.61]) ?? []
    expect(found[2]).toBeCloseTo(0.11832805545635765, 12)
    expect(found.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14)
  })

  it('is undefined of a score that cannot vary', () => {
    expect(confidenceByBand({ value: 2, standardError: 0, df: 9 }, [2])).toBeUndefined()
  })
})
