/** The parser of CSV for browsers, with what the one for Node.js has beside it: plain bytes to write, and `destroy`. */
import { type Options, type Parser, parse as parseInBrowser } from 'csv-parse/browser/esm'

export { CsvError } from 'csv-parse/browser/esm'

/** It takes only bytes of a kind of its own, and shows that kind nowhere but on its options. */
interface OwnBytes {
  from(buffer: ArrayBufferLike, start: number, length: number): Uint8Array
}

export function parse(options: Options): Parser {
  const parser = parseInBrowser(options)
  const [delimiter] = parser.options.delimiter as readonly object[]
  const ownBytes = delimiter?.constructor as unknown as OwnBytes
  const write = parser.write.bind(parser) as (chunk: Uint8Array, done: () => void) => boolean
  return Object.assign(parser, {
    write: ({ buffer, byteOffset, length }: Uint8Array, done: () => void) =>
      write(ownBytes.from(buffer, byteOffset, length), done),
    destroy: () => parser,
  })
}
