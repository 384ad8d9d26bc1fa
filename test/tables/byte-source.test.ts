import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  bytesOf,
  bytesSource,
  joinedBytes,
  scanBytes,
  streamSource,
  textSource,
} from '../../src/tables/byte-source.ts'

it('gives the bytes of a text as UTF-8, as often as it is opened', async () => {
  const source = textSource('a.csv', 'é')
  expect(await bytesOf(source)).toEqual(new Uint8Array([0xc3, 0xa9]))
  expect(await bytesOf(source)).toEqual(new Uint8Array([0xc3, 0xa9]))
})

it('reads a stream once and gives its bytes twice', async () => {
  let starts = 0
  async function* stream() {
    starts += 1
    yield Buffer.from('a,')
    yield Buffer.from('b')
  }
  const source = streamSource('-', stream())
  expect(new TextDecoder().decode(await bytesOf(source))).toBe('a,b')
  expect(new TextDecoder().decode(await bytesOf(source))).toBe('a,b')
  expect(starts).toBe(1)
})

it('counts, hashes and keeps the head', async () => {
  const bytes = Buffer.alloc(100_000, 'a')
  const facts = await scanBytes(bytesSource('a', bytes))
  expect(facts.size).toBe(100_000)
  expect(facts.head.length).toBe(64 * 1024)
  expect(facts.complete).toBe(false)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(facts.contentHash).toBe(sha256.slice(0, 32))
  expect((await scanBytes(bytesSource('a', bytes), true)).sha256).toBe(sha256)
})

it('judges UTF-8 the same however the bytes are cut', async () => {
  const text = fc.array(fc.constantFrom('a', 'é', '›', '😀', '\xff'), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (characters, step) => {
      const bytes = Buffer.concat(
        characters.map(c => (c === '\xff' ? Buffer.from([0xff]) : Buffer.from(c))),
      )
      async function* open() {
        for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
      }
      expect((await scanBytes({ name: 'a', open })).utf8).toBe(!characters.includes('\xff'))
    }),
  )
})

it('does not take a character cut off at the end for UTF-8', async () => {
  const cut = Buffer.from('a›').subarray(0, 3)
  expect((await scanBytes(bytesSource('a', cut))).utf8).toBe(false)
})

it('joins bytes in their order, and copies a single part not', () => {
  const [first, second] = [new Uint8Array([1, 2]), new Uint8Array([3])]
  expect([...joinedBytes([first, new Uint8Array(0), second])]).toEqual([1, 2, 3])
  expect(joinedBytes([first])).toBe(first)
  expect(joinedBytes([])).toHaveLength(0)
})
