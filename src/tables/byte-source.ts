/** Bytes that can be read more than once, from wherever they come: the one thing every reader starts from. */
import { growingSha256 } from '../platform/hash.ts'
import { isUtf8 } from '../platform/text-bytes.ts'

export interface ByteSource {
  /** As the user named it: `survei.csv`, `data/2024.zip!form.csv`, `-`. */
  readonly name: string
  /** Where parts can be read by themselves, as of a file. */
  readonly region?: () => Region
  /** Found in a folder: nobody named it, so it may have nothing to do with the matter. */
  readonly isGathered?: true
  /** Reads from the first byte, each time it is called. */
  open(): AsyncIterable<Uint8Array>
}

export interface Region {
  readonly size: number
  /** Where it stands, for other threads to open it too. */
  readonly path?: string
  /** Fills `into` with what stands from `at` on. @returns how many bytes that were */
  readonly read: (into: Uint8Array, at: number) => number
  readonly close: () => void
}

export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    region: () => bytesRegion(bytes),
    async *open() {
      yield bytes
    },
  }
}

function bytesRegion(bytes: Uint8Array): Region {
  return {
    size: bytes.length,
    read(into, at) {
      const part = bytes.subarray(at, at + into.length)
      into.set(part)
      return part.length
    },
    close: () => {},
  }
}

export function textSource(name: string, text: string): ByteSource {
  return bytesSource(name, new TextEncoder().encode(text))
}

/** A stream can be read once only; it is kept in memory when first opened, so that it can be read again. */
export function streamSource(name: string, stream: AsyncIterable<Uint8Array>): ByteSource {
  let chunks: Promise<Uint8Array[]> | undefined
  return {
    name,
    async *open() {
      chunks ??= collected(stream)
      yield* await chunks
    },
  }
}

/** All bytes of a source in one piece. */
export async function bytesOf(source: ByteSource): Promise<Uint8Array> {
  return joinedBytes(await collected(source.open()))
}

/** A single part is passed on as it is, without a copy. */
export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

async function collected(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return chunks
}

// One pass over all bytes of a source -> what identifies them, and whether they can be UTF-8.

export interface ByteFacts {
  readonly size: number
  /** 64 hex digits. */
  readonly sha256: string
  /** The first bytes, enough to tell formats, encodings and delimiters apart. */
  readonly head: Uint8Array
  /** True when the head is all there is. */
  readonly complete: boolean
  readonly utf8: boolean
}

const HEAD_SIZE = 64 * 1024

export async function scanBytes(source: ByteSource): Promise<ByteFacts> {
  const hash = growingSha256()
  const headParts: Uint8Array[] = []
  let size = 0
  let utf8 = true
  let rest: Uint8Array = new Uint8Array(0)
  for await (const chunk of source.open()) {
    hash.add(chunk)
    if (size < HEAD_SIZE) headParts.push(chunk.subarray(0, HEAD_SIZE - size))
    size += chunk.length
    if (!utf8) continue
    const bytes = rest.length === 0 ? chunk : joinedBytes([rest, chunk])
    const end = wholeCharacters(bytes)
    utf8 = isUtf8(bytes.subarray(0, end))
    // A copy: a reader may reuse its buffer for the next chunk.
    rest = Uint8Array.from(bytes.subarray(end))
  }
  if (rest.length > 0) utf8 = false
  const head = joinedBytes(headParts)
  return { size, sha256: hash.digest(), head, complete: head.length === size, utf8 }
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
