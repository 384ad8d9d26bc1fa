/** A gzip-compressed source -> the source inside, unpacked while it is read, and never without limit. */
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { ByteSource } from './byte-source.ts'
import { damaged, isBomb, tooLarge } from './read-zip.ts'

/** `packedSize`: the bytes as stored, to judge how much may come out of them. */
export function gunzipped(source: ByteSource, packedSize: number): ByteSource {
  return {
    name: source.name,
    async *open() {
      const gunzip = createGunzip({ chunkSize: 256 * 1024 })
      // What goes wrong in the source reaches the loop below through `gunzip`.
      pipeline(Readable.from(source.open()), gunzip, () => {})
      let size = 0
      try {
        for await (const chunk of gunzip) {
          size += chunk.length
          if (isBomb(packedSize, size)) throw tooLarge(source.name, size)
          yield chunk
        }
      } catch (error) {
        throw isZlibError(error) ? damaged(source.name) : error
      }
    },
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
