/** Bytes in any encoding we know -> the same text in UTF-8, chunk by chunk, without its byte order mark. */
import type { ByteSource } from './byte-source.ts'
import type { Encoding } from './detect-encoding.ts'

/** UTF-8 passes through as it is: no copy, no decoding. */
export async function* utf8Chunks(source: ByteSource, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoded = textDecoder(encoding)
  let markLeft = encoding.markLength
  for await (const chunk of source.open()) {
    const skipped = Math.min(markLeft, chunk.length)
    markLeft -= skipped
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset + skipped, chunk.length - skipped)
    if (encoding.name === 'utf-8') yield bytes
    else yield Buffer.from(decoded(bytes, true))
  }
  if (encoding.name !== 'utf-8') yield Buffer.from(decoded(Buffer.alloc(0), false))
}

/** The text at the start of a source; a character cut in half at its end is left out. */
export function headText(head: Buffer, encoding: Encoding): string {
  return textDecoder(encoding)(head.subarray(encoding.markLength), true)
}

function textDecoder(encoding: Encoding): (bytes: Buffer, more: boolean) => string {
  if (encoding.name === 'windows-1252') return bytes => windows1252(bytes)
  const decoder = new TextDecoder(encoding.name, { ignoreBOM: true })
  return (bytes, more) => decoder.decode(bytes, { stream: more })
}

/**
 * The characters of bytes 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt).
 * Written out because some Node releases decode `windows-1252` as Latin-1, which turns ’ into a control character.
 */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, character => HIGH[character.charCodeAt(0) - 0x80] ?? character)
}
