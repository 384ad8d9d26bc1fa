/** One pass over all bytes of a source -> what identifies them, and whether they can be UTF-8. */
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { ByteSource } from './byte-source.ts'

export interface ByteFacts {
  readonly size: number
  /** 64 hex digits. */
  readonly sha256: string
  /** The first bytes, enough to tell formats, encodings and delimiters apart. */
  readonly head: Buffer
  /** True when the head is all there is. */
  readonly complete: boolean
  readonly utf8: boolean
}

const HEAD_SIZE = 64 * 1024

export async function scanBytes(source: ByteSource): Promise<ByteFacts> {
  const hash = createHash('sha256')
  const headParts: Uint8Array[] = []
  let size = 0
  let utf8 = true
  let rest: Uint8Array = new Uint8Array(0)
  for await (const chunk of source.open()) {
    hash.update(chunk)
    if (size < HEAD_SIZE) headParts.push(chunk.subarray(0, HEAD_SIZE - size))
    size += chunk.length
    if (!utf8) continue
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = wholeCharacters(bytes)
    utf8 = isUtf8(bytes.subarray(0, end))
    // A copy: a reader may reuse its buffer for the next chunk.
    rest = Uint8Array.from(bytes.subarray(end))
  }
  if (rest.length > 0) utf8 = false
  const head = Buffer.concat(headParts)
  return { size, sha256: hash.digest('hex'), head, complete: head.length === size, utf8 }
}

/** Where the last whole UTF-8 character ends: a chunk may stop in the middle of one. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return back < length ? bytes.length - back : bytes.length
  }
  return bytes.length
}
