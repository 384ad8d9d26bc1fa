import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import * as browser from '../../src/platform/browser/compression.ts'
import * as node from '../../src/platform/compression.ts'

const TEXT = 'OPD,U1\n'.repeat(100_000)

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true })
  return text
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe.each(Object.entries({ node, browser }))('for %s', (_, platform) => {
  const { crc32, DamagedData, gunzip, inflateRaw } = platform

  describe('gunzip', () => {
    it('unpacks what arrives in pieces of any size', async () => {
      for (const size of [1, 7, 1_000_000])
        expect(await textOf(gunzip(inPieces(gzipSync(TEXT), size)))).toBe(TEXT)
    })

    it('names damage as such', async () => {
      const cut = gzipSync(TEXT).subarray(0, 500)
      await expect(textOf(gunzip(inPieces(cut, 100)))).rejects.toThrow(DamagedData)
    })

    it('passes on what goes wrong in the source', async () => {
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield gzipSync(TEXT).subarray(0, 50)
        throw new RangeError('no cable')
      }
      await expect(textOf(gunzip(broken()))).rejects.toThrow(RangeError)
    })
  })

  describe('inflateRaw', () => {
    it('unpacks a stream without a header', async () => {
      expect(await textOf(inflateRaw(deflateRawSync(TEXT)))).toBe(TEXT)
    })

    it('names damage as such', async () => {
      const other = new Uint8Array([0xff, 0xff, 0xff])
      await expect(textOf(inflateRaw(other))).rejects.toThrow(DamagedData)
    })
  })

  it('continues a checksum where the bytes before ended', () => {
    // The check value of CRC-32/ISO-HDLC.
    const digits = new TextEncoder().encode('123456789')
    expect(crc32(digits)).toBe(0xcbf43926)
    expect(crc32(digits.subarray(4), crc32(digits.subarray(0, 4)))).toBe(0xcbf43926)
  })
})
