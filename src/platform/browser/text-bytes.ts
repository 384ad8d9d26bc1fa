/** Bytes <-> text of one character a byte, and whether bytes are UTF-8, by what browsers have. */

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Whether all bytes are below 128. */
export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte < 0x80)
}

/** As many arguments as a call surely takes. */
const PIECE = 8192

export function latin1Text(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return text
}

export function includesLatin1(bytes: Uint8Array, text: string): boolean {
  const sought = Uint8Array.from(text, character => character.charCodeAt(0))
  const [first] = sought
  if (first === undefined) return true
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (sought.every((byte, offset) => bytes[at + offset] === byte)) return true
  return false
}
