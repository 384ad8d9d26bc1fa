/** A gzip-compressed source -> the source inside, unpacked while it is read, and never without limit. */
import { createGunzip } from 'node:zlib'
import type { ByteSource } from './byte-source.ts'
import { damaged, isBomb, tooLarge } from './read-zip.ts'

/** `packedSize`: the bytes as stored, to judge how much may come out of them. */
export function gunzipped(source: ByteSource, packedSize: number): ByteSource {
  return {
    name: source.name,
    async *open() {
      const gunzip = createGunzip({ chunkSize: 256 * 1024 })
      let failure: unknown
      const feeding = feed(source.open(), gunzip).catch((error: unknown) => {
        failure = error
        gunzip.destroy(error instanceof Error ? error : undefined)
      })
      let size = 0
      try {
        for await (const chunk of gunzip) {
          size += chunk.length
          if (isBomb(packedSize, size)) throw tooLarge(source.name, size)
          yield chunk
        }
      } catch (error) {
        throw failure ?? (isZlibError(error) ? damaged(source.name) : error)
      } finally {
        gunzip.destroy()
        await feeding
      }
    },
  }
}

async function feed(
  chunks: AsyncIterable<Uint8Array>,
  gunzip: NodeJS.WritableStream & { destroyed?: boolean },
): Promise<void> {
  for await (const chunk of chunks) {
    if (gunzip.destroyed) return
    if (!gunzip.write(chunk)) await drained(gunzip)
  }
  gunzip.end()
}
