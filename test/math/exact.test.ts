import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/math/canonical-json.ts'
import {
  approximate,
  decimalText,
  exact,
  exactText,
  isEndless,
  parseExact,
  round,
  sumOf,
  wholeDecimal,
} from '../../src/math/exact.ts'

describe('parseExact', () => {
  it.each([
    ['1/9', '1/9'],
    ['0.67', '67/100'],
    ['76.61', '7661/100'],
    ['-3', '-3'],
    ['007', '7'],
    ['+2.50', '5/2'],
  ])('reads %s as %s', (text, fraction) => {
    expect(exactText(parseExact(text) ?? exact(0))).toBe(fraction)
  })

  it.each([
    '88,31',
    '1e3',
    '1/0',
    '',
    ' 1',
    '1 1/2',
    '0.(3)',
    '0.',
    '.5',
    'NaN',
    'Infinity',
    '1'.repeat(41),
  ])('reads %j as no number', text => {
    expect(parseExact(text)).toBeUndefined()
  })

  it('adds nine ninths to exactly one, where floats and 0.11 do not', () => {
    const ninths = Array.from({ length: 9 }, () => parseExact('1/9') ?? exact(0))
    expect(exactText(sumOf(ninths))).toBe('1')
    expect(exactText(sumOf(ninths.map(() => exact(11, 100))))).toBe('99/100')
  })
})

describe('canonicalJson', () => {
  it('sorts keys by code point, also those that look like numbers, and leaves undefined out', () => {
    expect(canonicalJson({ b: 1, a: undefined, 10: 'x', 9: 'y', B: [exact(1, 3)] })).toBe(
      '{"10":"x","9":"y","B":["1/3"],"b":1}',
    )
  })

  it('writes maps as objects and big integers as text', () => {
    expect(
      canonicalJson(
        new Map<string, unknown>([
          ['z', 2n],
          ['a', null],
        ]),
      ),
    ).toBe('{"a":null,"z":"2"}')
  })
})

const number = (text: string) => parseExact(text) ?? exact(0)
const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([numerator, denominator]) => exact(numerator, denominator))

describe('decimalText', () => {
  it.each([
    ['1.335', 2, '1.34'],
    ['4.335', 2, '4.34'],
    ['-1.335', 2, '-1.34'],
    ['76.604', 2, '76.60'],
    ['64.995', 2, '65.00'],
    ['-0.001', 2, '0.00'],
    ['1/3', 4, '0.3333'],
    ['2/3', 0, '1'],
    ['0.5', 0, '1'],
    ['1000000', 1, '1000000.0'],
  ])('rounds %s to %d decimals as %s, half away from zero', (text, digits, shown) => {
    expect(decimalText(number(text), digits)).toBe(shown)
  })
})

describe('round', () => {
  it('goes to the even neighbour on a tie only where half-even is asked for', () => {
    expect(exactText(round(number('0.125'), 2, 'half-even'))).toBe('3/25')
    expect(exactText(round(number('0.135'), 2, 'half-even'))).toBe('7/50')
    expect(exactText(round(number('0.125'), 2))).toBe('13/100')
  })

  it('never moves a number by more than half a unit of the last decimal', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const moved = round(value, digits).sub(value).abs()
        expect(moved.mul(exact(2n * 10n ** BigInt(digits))).compare(exact(1))).toBeLessThanOrEqual(
          0,
        )
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('keeps order: a larger number never rounds lower', () => {
    fc.assert(
      fc.property(fraction, fraction, fc.integer({ min: 0, max: 4 }), (a, b, digits) => {
        const [low, high] = a.compare(b) <= 0 ? [a, b] : [b, a]
        expect(round(low, digits).compare(round(high, digits))).toBeLessThanOrEqual(0)
      }),
      { seed: 2, numRuns: 300 },
    )
  })

  it('truncates with down and goes away from zero with up', () => {
    expect(exactText(round(number('-2.09'), 1, 'down'))).toBe('-2')
    expect(exactText(round(number('2.01'), 1, 'up'))).toBe('21/10')
  })
})

describe('approximate', () => {
  it('has 12 significant digits, whatever the size', () => {
    expect(approximate(number('1/3'))).toBe(0.333333333333)
    expect(approximate(exact(2, 300))).toBe(0.00666666666667)
    expect(approximate(exact(123456789012345n))).toBe(123456789012000)
    expect(approximate(exact(999999999999999n, 1000n))).toBe(1000000000000)
    expect(approximate(exact(0))).toBe(0)
  })

  it('differs from the fraction by less than one part in 10^11', () => {
    fc.assert(
      fc.property(fraction, value => {
        const back = number(approximate(value).toFixed(20).slice(0, 40))
        const error = back.sub(value).abs()
        expect(
          error.mul(exact(10n ** 11n)).compare(value.abs()) <= 0 ||
            value.abs().compare(exact(1, 10n ** 7n)) < 0,
        ).toBe(true)
      }),
      { seed: 3, numRuns: 300 },
    )
  })
})

it('writes all decimals of a number, as far as they end within so many', () => {
  expect(wholeDecimal(exact(-1, 8), 6)).toBe('-0.125')
  expect(wholeDecimal(exact(7), 0)).toBe('7')
  expect(wholeDecimal(exact(1, 8), 2)).toBeUndefined()
  expect(wholeDecimal(exact(1, 3), 30)).toBeUndefined()
})

it('knows whose decimals never end', () => {
  expect([exact(1, 3), exact(1, 6), exact(1, 8), exact(3, 75)].map(isEndless)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
