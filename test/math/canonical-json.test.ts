import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/math/canonical-json.ts'
import { exact } from '../../src/math/exact.ts'

describe('canonicalJson', () => {
  it('sorts keys by code point, also those that look like numbers', () => {
    expect(canonicalJson({ b: 1, a: 2, 10: 3, 9: 4, Z: 5 })).toBe(
      '{"10":3,"9":4,"Z":5,"a":2,"b":1}',
    )
  })

  it('writes fractions and large integers as texts, without loss', () => {
    expect(canonicalJson([exact(1, 9), 2n ** 64n])).toBe('["1/9","18446744073709551616"]')
  })

  it('writes a map as the object with the same keys', () => {
    expect(
      canonicalJson(
        new Map([
          ['b', null],
          ['a', true],
        ]),
      ),
    ).toBe('{"a":true,"b":null}')
  })

  it('leaves out what is undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  })
})
