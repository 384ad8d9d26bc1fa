import { expect, it } from 'vitest'
import { bytesOf, streamSource, textSource } from '../../src/tables/byte-source.ts'

it('gives the bytes of a text as UTF-8, as often as it is opened', async () => {
  const source = textSource('a.csv', 'é')
  expect(await bytesOf(source)).toEqual(Buffer.from([0xc3, 0xa9]))
  expect(await bytesOf(source)).toEqual(Buffer.from([0xc3, 0xa9]))
})

it('reads a stream once and gives its bytes twice', async () => {
  let starts = 0
  async function* stream() {
    starts += 1
    yield Buffer.from('a,')
    yield Buffer.from('b')
  }
  const source = streamSource('-', stream())
  expect(String(await bytesOf(source))).toBe('a,b')
  expect(String(await bytesOf(source))).toBe('a,b')
  expect(starts).toBe(1)
})
