import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactFraction, isPrintedAs } from '../../src/check/weight-sums.ts'
import {
  decimalText,
  exact,
  exactText,
  ONE,
  parseExact,
  round,
  ZERO,
} from '../../src/math/exact.ts'

describe('exactFraction', () => {
  it.each([
    ['0.111', '1/9'],
    ['0.11', '1/9'],
    ['0.33', '1/3'],
    ['0.67', '2/3'],
    ['0.66', '2/3'],
    ['0.17', '1/6'],
  ])('reads %s as %s', (printed, fraction) => {
    expect(exactText(exactFraction(printed, ONE))).toBe(fraction)
  })

  it.each(['0.25', '0.125', '0.20', '0.75', '0.05', '0.2', '1', '3', '1/9', '0.3'])(
    'leaves %s as it is',
    printed => {
      expect(exactText(exactFraction(printed, ONE))).toBe(exactText(parseExact(printed) ?? ZERO))
    },
  )

  it('knows the decimals of a share, rounded or cut', () => {
    expect(isPrintedAs(exact(1, 14), '0.071', ONE)).toBe(true)
    expect(isPrintedAs(exact(1, 14), '0.07', ONE)).toBe(true)
    expect(isPrintedAs(exact(1, 14), '0.08', ONE)).toBe(false)
    expect(isPrintedAs(exact(1, 3), '0.3', ONE)).toBe(false)
  })

  it('takes percents as parts of 100', () => {
    expect(exactText(exactFraction('33.3', exact(100)))).toBe('100/3')
  })

  it('finds a fraction that is printed like the number', () => {
    const parts = fc.record({
      n: fc.integer({ min: 1, max: 8 }),
      digits: fc.integer({ min: 2, max: 6 }),
    })
    fc.assert(
      fc.property(parts, ({ n, digits }) => {
        const printed = decimalText(exact(n, 9), digits)
        const found = exactFraction(printed, ONE)
        const [rounded, cut] = [round(found, digits), round(found, digits, 'down')]
        expect([decimalText(rounded, digits), decimalText(cut, digits)]).toContain(printed)
      }),
      { seed: 20170014 },
    )
  })
})
