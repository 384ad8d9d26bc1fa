import { describe, expect, it } from 'vitest'
import * as browser from '../../src/platform/browser/hash.ts'
import * as node from '../../src/platform/hash.ts'

// FIPS 180-2, appendix B.1; and the digest of nothing.
const OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

describe.each(Object.entries({ node, browser }))('for %s', (_, { growingSha256, sha256 }) => {
  it('hashes text as UTF-8, and bytes', () => {
    expect(sha256('abc')).toBe(OF_ABC)
    expect(sha256(new Uint8Array([0x61, 0x62, 0x63]))).toBe(OF_ABC)
    expect(sha256('')).toBe(OF_NOTHING)
    expect(sha256('é')).toBe(sha256(new Uint8Array([0xc3, 0xa9])))
  })

  it('comes to the same piece by piece', () => {
    const hash = growingSha256()
    hash.add(new Uint8Array([0x61]))
    hash.add(new Uint8Array(0))
    hash.add(new Uint8Array([0x62, 0x63]))
    expect(hash.digest()).toBe(OF_ABC)
  })
})

it('is the same for both, whatever the length and the pieces', () => {
  const bytes = Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 251)
  for (let length = 0; length <= 400; length++) {
    const hash = browser.growingSha256()
    hash.add(bytes.subarray(0, length >> 1))
    hash.add(bytes.subarray(length >> 1, length))
    expect(hash.digest()).toBe(node.sha256(bytes.subarray(0, length)))
  }
})
