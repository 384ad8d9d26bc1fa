/** Packed bytes -> the bytes inside, by the unpacker of the browser; and the checksum of ZIP archives. */

export class DamagedData extends Error {
  override readonly name = 'DamagedData'
}

export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* unpacked('gzip', packed)
}

export async function* inflateRaw(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  async function* whole() {
    yield packed
  }
  yield* unpacked('deflate-raw', whole())
}

async function* unpacked(
  form: 'gzip' | 'deflate-raw',
  packed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream(form)
  let failure: { readonly error: unknown } | undefined
  const feeding = fed(stream.writable.getWriter(), packed, error => {
    failure = { error }
  })
  const reader = stream.readable.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value as Uint8Array
    }
  } catch (error) {
    await feeding
    throw failure === undefined ? new DamagedData(String(error)) : failure.error
  } finally {
    reader.cancel().catch(() => {})
  }
}

/** What goes wrong in the source is told apart from damage, which the reader sees. */
async function fed(
  writer: WritableStreamDefaultWriter,
  packed: AsyncIterable<Uint8Array>,
  failed: (error: unknown) => void,
): Promise<void> {
  const chunks = packed[Symbol.asyncIterator]()
  for (;;) {
    let chunk: IteratorResult<Uint8Array>
    try {
      chunk = await chunks.next()
    } catch (error) {
      failed(error)
      await writer.abort(error).catch(() => {})
      return
    }
    try {
      if (chunk.done) return await writer.close()
      await writer.write(chunk.value)
    } catch {
      return
    }
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

export function crc32(bytes: Uint8Array, before = 0): number {
  let rest = ~before
  for (const byte of bytes) rest = (rest >>> 8) ^ (TABLE[(rest ^ byte) & 0xff] ?? 0)
  return ~rest >>> 0
}
