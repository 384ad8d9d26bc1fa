/** The bytes of a cell -> whether they are others again, their hash, what they may say of a row. AssemblyScript, part of the kernel. */

/** Of two texts at least one of 16 bytes; both may be read beyond their ends. */
@inline
export function areSame(a: u32, b: u32, length: u32, masks: u32): bool {
  let at: u32 = 0
  for (; at + 16 <= length; at += 16) {
    if (v128.any_true(v128.xor(v128.load(a + at), v128.load(b + at)))) return false
  }
  const rest = v128.xor(v128.load(a + at), v128.load(b + at))
  return !v128.any_true(v128.and(rest, v128.load(masks + 32 - (length - at))))
}

export const PRIME: u64 = 0x9e3779b97f4a7c15

@inline
export function hashOf(start: u32, end: u32, length: u32, masks: u32): u32 {
  let first: u64 = 0
  let last: u64 = 0
  if (length >= 8) {
    first = load<u64>(start)
    last = load<u64>(end - 8) ^ rotl(load<u64>(start + (length >> 1) - 4), 29)
  } else first = load<u64>(start) & load<u64>(masks + 32 - length)
  let hash = (first ^ <u64>length) * PRIME
  hash ^= hash >> 32
  hash = (hash ^ last) * PRIME
  return <u32>(hash >> 32)
}

@inline
export function hasDigit(start: u32, end: u32): bool {
  for (let at = start; at < end; at++) if (<u32>load<u8>(at) - 0x30 < 10) return true
  return false
}

/** A whole number of nine digits at most; 0 for anything else. */
export function numberIn(start: u32, end: u32): u32 {
  if (end - start > 9) return 0
  let number: u32 = 0
  for (let at = start; at < end; at++) {
    const digit = <u32>load<u8>(at) - 0x30
    if (digit > 9) return 0
    number = number * 10 + digit
  }
  return number
}

/** Whether a text might be a label of sums, a year or a sign of a tool: by its first letters, or for want of any. */
export function isSuspicious(start: u32, end: u32, beginnings: u32, looksForEquals: u32): bool {
  if (looksForEquals) for (let at = start; at < end; at++) if (load<u8>(at) == 0x3d) return true
  let numerals: u32 = 0
  for (let at = start; at < end; at++) {
    const byte = <u32>load<u8>(at)
    if (byte >= 0x80 || byte == 0x25) return true
    if (byte - 0x30 < 10) numerals++
    if ((byte | 0x20) - 0x61 >= 26) continue
    let letters: u32 = 0
    let key: u32 = 0
    for (; letters < 3; letters++, at++) {
      const next = at < end ? <u32>load<u8>(at) : 0
      if (next >= 0x80) return true
      const letter = (next | 0x20) - 0x61
      if (letter >= 26) break
      key = key * 27 + letter + 1
    }
    for (; letters < 3; letters++) key *= 27
    return load<u8>(beginnings + key) != 0
  }
  return numerals == 4
}

/** Bytes of a date at least. */
const EARLIEST_CLOCK: u32 = 8

/** Where the clock behind a date begins, as in the reader of days. */
export function withoutClock(start: u32, end: u32): u32 {
  for (let at = start + EARLIEST_CLOCK; at < end; at++) {
    const byte = load<u8>(at)
    if (byte == 0x20 || byte == 0x54 || byte == 0x2c) return at
  }
  return end
}
