import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/math/canonical-json.ts'
import { exact, exactText, parseExact, sumOf } from '../../src/math/exact.ts'

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
