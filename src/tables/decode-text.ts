/** Bytes in any encoding we know -> the same text in UTF-8, chunk by chunk, without its byte order mark. */
import { isAscii, latin1Text } from '../platform/text-bytes.ts'
import type { ByteFacts, ByteSource, LateFacts } from './byte-source.ts'

/** UTF-8 passes through as it is: no copy, no decoding. */
export async function* utf8Chunks(
  source: ByteSource,
  encoding: Encoding,
  late?: LateFacts,
): AsyncGenerator<Uint8Array> {
  if (late !== undefined) {
    yield* lateChunks(source, late)
    return
  }
  const decoded = textDecoder(encoding)
  const encoder = new TextEncoder()
  let markLeft = encoding.markLength
  for await (const chunk of source.open()) {
    const skipped = Math.min(markLeft, chunk.length)
    markLeft -= skipped
    const bytes = chunk.subarray(skipped)
    if (encoding.name === 'utf-8') yield bytes
    else yield encoder.encode(decoded(bytes, true))
  }
  if (encoding.name !== 'utf-8') yield encoder.encode(decoded(new Uint8Array(0), false))
}

/** What is ASCII is the same in either encoding: which one it is need not be known before anything else comes. */
async function* lateChunks(source: ByteSource, late: LateFacts): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const chunk of source.open()) {
    const isPlain = isAscii(chunk) || late.isUtf8()
    yield isPlain ? chunk : encoder.encode(windows1252(chunk))
  }
}

/** The text at the start of a source; a character cut in half at its end is left out. */
export function headText(head: Uint8Array, encoding: Encoding): string {
  return textDecoder(encoding)(head.subarray(encoding.markLength), true)
}

function textDecoder(encoding: Encoding): (bytes: Uint8Array, more: boolean) => string {
  if (encoding.name === 'windows-1252') return bytes => windows1252(bytes)
  const decoder = new TextDecoder(encoding.name, { ignoreBOM: true })
  return (bytes, more) => decoder.decode(bytes, { stream: more })
}

/**
 * The characters of bytes 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt).
 * Written out because some Node releases decode `windows-1252` as Latin-1, which turns ’ into a control character.
 */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The whole of a small file: UTF-16 where its byte order mark says so, as Windows PowerShell writes with `>`, else UTF-8. */
export function markedText(bytes: Uint8Array): string {
  const mark = `${bytes[0]} ${bytes[1]}`
  const name = { '255 254': 'utf-16le', '254 255': 'utf-16be' }[mark] ?? 'utf-8'
  return new TextDecoder(name).decode(bytes)
}

function windows1252(bytes: Uint8Array): string {
  return latin1Text(bytes).replace(
    /[\x80-\x9f]/g,
    character => HIGH[character.charCodeAt(0) - 0x80] ?? character,
  )
}

// What is known about the bytes of a text -> its encoding.

export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** Bytes of the byte order mark, to be left out. */
  readonly markLength: number
}

/**
 * A byte order mark decides; without one, UTF-16 shows by a zero in every other byte, and what is not UTF-8
 * is Windows-1252: the code page of Excel's plain "CSV" on Indonesian and English Windows.
 */
export function detectEncoding({ head, utf8 }: ByteFacts): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf && utf8) {
    return { name: 'utf-8', markLength: 3 }
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', markLength: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', markLength: 2 }
  const zeros = zeroShares(head)
  if (zeros.odd > 0.4 && zeros.even < 0.02) return { name: 'utf-16le', markLength: 0 }
  if (zeros.even > 0.4 && zeros.odd < 0.02) return { name: 'utf-16be', markLength: 0 }
  return { name: utf8 ? 'utf-8' : 'windows-1252', markLength: 0 }
}

/** The share of zeros among the bytes at even and at odd offsets. Fewer than four bytes prove nothing. */
function zeroShares(head: Uint8Array): { even: number; odd: number } {
  const pairs = Math.floor(head.length / 2)
  if (pairs < 2 || !head.includes(0)) return { even: 0, odd: 0 }
  let [even, odd] = [0, 0]
  for (let offset = 0; offset < pairs * 2; offset += 2) {
    if (head[offset] === 0) even++
    if (head[offset + 1] === 0) odd++
  }
  return { even: even / pairs, odd: odd / pairs }
}

/** True when the head of a file cannot be text: zeros, or more control characters than colours copied from a terminal. */
export function looksBinary(head: Uint8Array, encoding: Encoding): boolean {
  if (encoding.name.startsWith('utf-16')) return false
  let [zeros, controls] = [0, 0]
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] ?? 0
    if (byte > 0x1f && byte !== 0x7f) continue
    const isControl = byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a
    if (byte === 0) zeros++
    if (isControl || byte === 0x7f) controls++
  }
  const areMany = (fewest: number, share: number) =>
    controls > fewest && controls / head.length > share
  return zeros > 0 ? areMany(1, 0.02) : areMany(8, 0.05)
}
