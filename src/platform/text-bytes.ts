/** Bytes <-> text where every byte is a character (Latin-1), and whether bytes are UTF-8: what is slow without help. */
import { isAscii as bufferIsAscii, isUtf8 as bufferIsUtf8 } from 'node:buffer'

/** Whether all bytes are below 128. */
export function isAscii(bytes: Uint8Array): boolean {
  return bufferIsAscii(bytes)
}

/** Whether the bytes are whole characters of UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  return bufferIsUtf8(bytes)
}

/** One character a byte, U+0000 to U+00FF; unlike `TextDecoder`, whose `latin1` is Windows-1252. */
export function latin1Text(bytes: Uint8Array): string {
  return viewOf(bytes).toString('latin1')
}

/** Whether Latin-1 text stands somewhere in the bytes, without making a text of them. */
export function includesLatin1(bytes: Uint8Array, text: string): boolean {
  return viewOf(bytes).includes(text, 0, 'latin1')
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
