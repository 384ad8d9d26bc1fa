/** Packed bytes -> the bytes inside, piece by piece while they are read; and the checksum of ZIP archives. */
import { pipeline, Readable } from 'node:stream'
import { createGunzip, createInflateRaw, crc32 as zlibCrc32 } from 'node:zlib'

const CHUNK_SIZE = 256 * 1024

/** What is packed is damaged or cut short. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData'
}

/** The bytes of a gzip stream. What goes wrong in `packed` itself is thrown as it is. */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: CHUNK_SIZE })
  // What goes wrong in the source reaches the loop below through `unpacked`.
  pipeline(Readable.from(packed), unpacked, () => {})
  yield* checked(unpacked)
}

/** The bytes of a DEFLATE stream without a header, as ZIP archives hold them. */
export async function* inflateRaw(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const unpacked = createInflateRaw({ chunkSize: CHUNK_SIZE })
  unpacked.end(packed)
  yield* checked(unpacked)
}

async function* checked(unpacked: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* unpacked
  } catch (error) {
    const isDamage =
      error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
    throw isDamage ? new DamagedData(error.message) : error
  }
}

/** The checksum of ZIP and gzip; `before` is that of the bytes before these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  return zlibCrc32(bytes, before)
}
