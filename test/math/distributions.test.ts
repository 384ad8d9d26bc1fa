import { describe, expect, it } from 'vitest'
import {
  chiSquareTail,
  fQuantile,
  fTail,
  tCdf,
  tQuantile,
  tTwoTails,
} from '../../src/math/distributions.ts'

/** Within twelve digits. */
const near = (found: number, wanted: number) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * 1e-11)

describe('quantiles', () => {
  // R: qt(p, df); 12.706… is tan(0.475 pi).
  it.each([
    [0.975, 1, Math.tan(0.475 * Math.PI)],
    [0.975, 10, 2.228138851986274],
    [0.975, 299, 1.9679296690656698],
    [0.9, 4_700_000, 1.281551745669045],
    [0.025, 10, -2.228138851986274],
    [0.5, 7, 0],
  ])('of t: %f with %i degrees of freedom', (p, df, wanted) => {
    near(tQuantile(p, df), wanted)
  })

  // R: qf(p, df1, df2)
  it.each([
    [0.975, 2, 10, 5.45639552591273],
    [0.025, 299, 5980, 0.8430615079291738],
    [0.95, 3, 400_000, 2.6049314908837102],
    [0.9, 1, 1, Math.tan(0.45 * Math.PI) ** 2],
  ])('of F: %f with %i and %i', (p, df1, df2, wanted) => {
    near(fQuantile(p, df1, df2), wanted)
  })

  it('are where the distribution reaches the share', () => {
    for (const p of [0.001, 0.2, 0.5, 0.8, 0.999]) {
      for (const df of [1, 2, 30, 5000]) {
        near(tCdf(tQuantile(p, df), df), p)
        near(1 - fTail(fQuantile(p, df, 7), df, 7), p)
      }
    }
  })
})

describe('tails', () => {
  it('keep their digits where they are small', () => {
    // R: pchisq(181.21096710263907, 2, lower.tail = FALSE); pchisq(3.841458820694124, 1, lower.tail = FALSE)
    near(chiSquareTail(181.21096710263907, 2), 4.4723775984807935e-40)
    near(chiSquareTail(3.841458820694124, 1), 0.05)
    // SciPy: chi2.sf(0.3, 4); chi2.sf(1500, 1400)
    near(chiSquareTail(0.3, 4), 0.9898141728888165)
    near(chiSquareTail(1500, 1400), 0.031503720989392366)
    expect(chiSquareTail(0, 3)).toBe(1)
    // R: pf(99.52367061271595, 2, 1522, lower.tail = FALSE)
    near(fTail(99.52367061271595, 2, 1522), 2.3945117631846997e-41)
    near(tTwoTails(-12.706204736174694, 1), 0.05)
    near(tTwoTails(12.706204736174694, 1), 0.05)
  })
})
