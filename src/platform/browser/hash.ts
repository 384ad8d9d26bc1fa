/** SHA-256 at once (FIPS 180-4): the digest of a browser can only be waited for. */
import type { GrowingHash } from '../hash.ts'

export function sha256(data: string | Uint8Array): string {
  const hash = growingSha256()
  hash.add(typeof data === 'string' ? new TextEncoder().encode(data) : data)
  return hash.digest()
}

const BLOCK = 64

export function growingSha256(): GrowingHash {
  const state = Uint32Array.from(INITIAL)
  const waiting = new Uint8Array(BLOCK)
  let size = 0
  const add = (bytes: Uint8Array) => {
    let [at, filled] = [0, size % BLOCK]
    size += bytes.length
    if (filled > 0) {
      at = Math.min(bytes.length, BLOCK - filled)
      waiting.set(bytes.subarray(0, at), filled)
      filled += at
      if (filled < BLOCK) return
      mix(state, waiting, 0)
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) mix(state, bytes, at)
    waiting.set(bytes.subarray(at))
  }
  const digest = () => {
    const bits = BigInt(size) * 8n
    // A one, zeros, and the length in bits fill the last block.
    const padding = new Uint8Array(((119 - (size % BLOCK)) % BLOCK) + 9)
    padding[0] = 0x80
    new DataView(padding.buffer).setBigUint64(padding.length - 8, bits)
    add(padding)
    return Array.from(state, word => word.toString(16).padStart(8, '0')).join('')
  }
  return { add, digest }
}

const schedule = new Uint32Array(BLOCK)

function mix(state: Uint32Array, bytes: Uint8Array, start: number): void {
  const word = (at: number) => schedule[at] ?? 0
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, BLOCK)
  for (let at = 0; at < 16; at++) schedule[at] = view.getUint32(at * 4)
  for (let at = 16; at < BLOCK; at++) {
    const [near, far] = [word(at - 2), word(at - 15)]
    const first = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3)
    const second = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10)
    schedule[at] = word(at - 16) + first + word(at - 7) + second
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let at = 0; at < BLOCK; at++) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const sum = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    const first = (h + sum + choice + (ROUNDS[at] ?? 0) + word(at)) | 0
    const second = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + value
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

const PRIMES = primes(64)
const INITIAL = PRIMES.slice(0, 8).map(prime => fraction(Math.sqrt(prime)))
const ROUNDS = Uint32Array.from(PRIMES, prime => fraction(Math.cbrt(prime)))

/** The first 32 bits behind the point. */
function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32)
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let number = 2; found.length < count; number++)
    if (found.every(prime => number % prime !== 0)) found.push(number)
  return found
}
