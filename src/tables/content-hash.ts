/**
 * The bytes of a large file -> what tells them from others, in a fraction of the time of a SHA-256 over all of them: sixteen sums for each
 * MiB, and the SHA-256 of these. It finds every accident; whoever needs proof against intent asks for `--sha256`.
 */
import { growingSha256 } from '../platform/hash.ts'

/** Bytes that are summed up by themselves, so that threads can share the work. */
export const HASHED_BLOCK = 2 ** 20
/** Smaller files are known by the SHA-256 of their bytes. */
export const LARGE_FILE = 64 * 2 ** 20

const STRIPE = 64
const PRIME = 0x9e3779b1 | 0

/** @param blocks the sums of all blocks, in order */
export function contentHash(size: number, blocks: Iterable<Uint8Array>): string {
  const hash = growingSha256()
  hash.add(new TextEncoder().encode(`rb-score ${size}\n`))
  for (const sums of blocks) hash.add(sums)
  return hash.digest().slice(0, 32)
}

/** @param block at most `HASHED_BLOCK` bytes; zeros fill its last stripe up */
export function mixedSums(block: Uint8Array): Uint8Array {
  const whole = Math.ceil(block.length / STRIPE) * STRIPE
  const isAligned = whole === block.length && block.byteOffset % 4 === 0
  const padded = isAligned ? block : new Uint8Array(whole)
  if (!isAligned) padded.set(block)
  const words = new Int32Array(padded.buffer, padded.byteOffset, whole / 4)
  const sums = new Int32Array(STRIPE / 4)
  const mixed = new Int32Array(STRIPE / 4)
  for (let at = 0; at < words.length; at += 16) {
    for (let lane = 0; lane < 16; lane++) {
      const sum = sums[lane] ?? 0
      mixed[lane] = Math.imul(((sum << 13) | (sum >>> 19)) ^ (words[at + lane] ?? 0), PRIME)
    }
    for (let lane = 0; lane < 12; lane++) sums[lane] = (mixed[lane] ?? 0) + (mixed[lane + 4] ?? 0)
    for (let lane = 0; lane < 4; lane++) {
      sums[12 + lane] = (mixed[12 + lane] ?? 0) + (sums[(lane + 1) % 4] ?? 0)
    }
  }
  return new Uint8Array(sums.buffer)
}
