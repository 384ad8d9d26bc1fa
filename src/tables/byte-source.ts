/** Bytes that can be read more than once, from wherever they come: the one thing every reader starts from. */
import { growingSha256 } from '../platform/hash.ts'
import { isAscii, isUtf8 } from '../platform/text-bytes.ts'
import { contentHash, HASHED_BLOCK, LARGE_FILE, mixedSums } from './content-hash.ts'

export interface ByteSource {
  /** As the user named it: `survei.csv`, `data/2024.zip!form.csv`, `-`. */
  readonly name: string
  /** Where parts can be read by themselves, as of a file. */
  readonly region?: () => Region | undefined
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

/** They stay where they are. */
export function bytesRegion(bytes: Uint8Array): Region {
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
  /** 32 hex digits. */
  readonly contentHash: string
  /** 64 hex digits, where they were asked for. */
  readonly sha256: string | undefined
  /** The first bytes, enough to tell formats, encodings and delimiters apart. */
  readonly head: Uint8Array
  /** True when the head is all there is. */
  readonly complete: boolean
  readonly utf8: boolean
  /** Of a large file whose head is ASCII nothing more was read: the rest is looked at when somebody asks. */
  readonly late?: LateFacts
}

export interface LateFacts {
  readonly isUtf8: () => boolean
  /** Told by whoever has read all bytes anyway, and found that they are UTF-8. */
  readonly tell: (contentHash: string) => void
}

const HEAD_SIZE = 64 * 1024

/** @param withSha256 whether all its digits are asked for: then all bytes are read at once */
export async function scanBytes(source: ByteSource, withSha256 = false): Promise<ByteFacts> {
  const late = withSha256 ? undefined : factsOfLarge(source)
  if (late !== undefined) return late
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
  const sha256 = hash.digest()
  const known = size < LARGE_FILE ? sha256.slice(0, 32) : contentHash(size, await sumsOf(source))
  return {
    ...{ size, contentHash: known, sha256: withSha256 ? sha256 : undefined },
    ...{ head, complete: head.length === size, utf8 },
  }
}

async function sumsOf(source: ByteSource): Promise<readonly Uint8Array[]> {
  const sums: Uint8Array[] = []
  const block = new Uint8Array(HASHED_BLOCK)
  let filled = 0
  for await (const chunk of source.open()) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + HASHED_BLOCK - filled)
      block.set(part, filled)
      filled += part.length
      at += part.length
      if (filled < HASHED_BLOCK) continue
      sums.push(mixedSums(block))
      filled = 0
    }
  }
  return filled > 0 ? [...sums, mixedSums(block.subarray(0, filled))] : sums
}

function factsOfLarge(source: ByteSource): ByteFacts | undefined {
  const region = source.region?.()
  if (region === undefined) return undefined
  try {
    const { size } = region
    const head = new Uint8Array(HEAD_SIZE)
    if (size < LARGE_FILE || region.read(head, 0) < HEAD_SIZE) return undefined
    if (!isAscii(head)) return undefined
    let known: { readonly contentHash: string; readonly utf8: boolean } | undefined
    const all = () => {
      known ??= factsOfRegion(source)
      return known
    }
    return {
      size,
      get contentHash() {
        return all().contentHash
      },
      sha256: undefined,
      ...{ head, complete: false, utf8: true },
      late: {
        isUtf8: () => all().utf8,
        tell(hash) {
          known ??= { contentHash: hash, utf8: true }
        },
      },
    }
  } finally {
    region.close()
  }
}

function factsOfRegion(source: ByteSource) {
  const region = source.region?.()
  if (region === undefined) throw new Error(`${source.name} can no longer be read`)
  const block = new Uint8Array(HASHED_BLOCK)
  const sums: Uint8Array[] = []
  let [at, utf8, rest] = [0, true, new Uint8Array(0)]
  for (; at < region.size; at += HASHED_BLOCK) {
    const part = block.subarray(0, region.read(block, at))
    sums.push(mixedSums(part))
    if (!utf8) continue
    const bytes = rest.length === 0 ? part : joinedBytes([rest, part])
    const end = wholeCharacters(bytes)
    utf8 = isUtf8(bytes.subarray(0, end))
    rest = Uint8Array.from(bytes.subarray(end))
  }
  region.close()
  return { contentHash: contentHash(region.size, sums), utf8: utf8 && rest.length === 0 }
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
