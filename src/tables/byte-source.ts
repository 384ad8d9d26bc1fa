/** Bytes that can be read more than once, from wherever they come: the one thing every reader starts from. */

export interface ByteSource {
  /** As the user named it: `survei.csv`, `data/2024.zip!form.csv`, `-`. */
  readonly name: string
  /** Found in a folder: nobody named it, so it may have nothing to do with the matter. */
  readonly isGathered?: true
  /** Reads from the first byte, each time it is called. */
  open(): AsyncIterable<Uint8Array>
}

export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    async *open() {
      yield bytes
    },
  }
}

export function textSource(name: string, text: string): ByteSource {
  return bytesSource(name, new TextEncoder().encode(text))
}

/** A stream can be read once only; it is kept in memory when first opened, so that it can be read again. */
export function streamSource(name: string, stream: AsyncIterable<Uint8Array>): ByteSource {
  let chunks: Promise<Uint8Array[]> | undefined
  return {
    name,
    async *open() {
      chunks ??= collected(stream)
      yield* await chunks
    },
  }
}

/**
 * All bytes of a source in one piece.
 * @internal Not in the declarations: a `Buffer` there would ask every user for the types of Node.
 */
export async function bytesOf(source: ByteSource): Promise<Buffer> {
  return Buffer.concat(await collected(source.open()))
}

async function collected(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return chunks
}
