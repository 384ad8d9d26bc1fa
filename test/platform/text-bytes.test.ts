import { describe, expect, it } from 'vitest'
import * as browser from '../../src/platform/browser/text-bytes.ts'
import * as node from '../../src/platform/text-bytes.ts'

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe.each(Object.entries({ node, browser }))('for %s', (_, platform) => {
  const { includesLatin1, isUtf8, latin1Text } = platform

  it('makes every byte the character of its number', () => {
    const text = latin1Text(EVERY_BYTE)
    expect([...text].map(character => character.charCodeAt(0))).toEqual([...EVERY_BYTE])
  })

  it('reads a part of a larger array from its own beginning', () => {
    const part = EVERY_BYTE.subarray(0x41, 0x44)
    expect(latin1Text(part)).toBe('ABC')
    expect(includesLatin1(part, 'BC')).toBe(true)
    expect(includesLatin1(part, 'CD')).toBe(false)
    expect(includesLatin1(new Uint8Array([0xe9]), 'é')).toBe(true)
  })

  it('tells UTF-8 from other bytes', () => {
    expect(isUtf8(new TextEncoder().encode('é€😀'))).toBe(true)
    expect(isUtf8(new Uint8Array([0xe9]))).toBe(false)
    expect(isUtf8(new Uint8Array([0xc3]))).toBe(false)
  })
})
