/** Cells beside the answers -> whether they may say what their row is. AssemblyScript, part of the kernel. */

@inline
export function hasDigit(start: u32, end: u32): bool {
  for (let at = start; at < end; at++) if (<u32>load<u8>(at) - 0x30 < 10) return true
  return false
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
