/** CSV with cells such as `="3"` -> the same with `"3"`: programs write numbers so that are to stay texts in Excel. */

const [QUOTE, EQUALS, LINE_FEED, CARRIAGE_RETURN] = [0x22, 0x3d, 0x0a, 0x0d]

/** Only at the beginning of a cell and outside of quotes; all other bytes are passed on as they are. */
export async function* withoutFormulaMarks(
  chunks: AsyncIterable<Buffer>,
  delimiter: string,
): AsyncGenerator<Buffer> {
  const separator = delimiter.charCodeAt(0)
  let isQuoted = false
  let last = LINE_FEED
  let kept: Buffer | undefined
  for await (const read of chunks) {
    const chunk = kept === undefined ? read : Buffer.concat([kept, read])
    kept = undefined
    const parts: Buffer[] = []
    let [start, end] = [0, chunk.length]
    for (let at = 0; at < end; at++) {
      const byte = chunk[at]
      const beginsCell = last === separator || last === LINE_FEED || last === CARRIAGE_RETURN
      if (byte === EQUALS && beginsCell && !isQuoted) {
        if (at + 1 === end) {
          // Whether a quote follows, the next chunk tells.
          kept = chunk.subarray(at)
          end = at
          break
        }
        if (chunk[at + 1] === QUOTE) {
          parts.push(chunk.subarray(start, at))
          start = at + 1
          continue
        }
      }
      if (byte === QUOTE) isQuoted = !isQuoted
      last = byte ?? last
    }
    parts.push(chunk.subarray(start, end))
    if (parts.length === 1 && end === chunk.length) yield chunk
    else if (end > 0) yield Buffer.concat(parts)
  }
  if (kept !== undefined) yield kept
}
