/** A result -> its digest: the SHA-256 of its canonical JSON, which is never held as a whole. */
import { writeCanonicalJson } from '../math/canonical-json.ts'
import { growingSha256 } from '../platform/hash.ts'

/** Characters that are hashed at a time. */
const PIECE = 65_536

export function resultDigest(result: unknown): string {
  const hash = growingSha256()
  const encoder = new TextEncoder()
  let text = ''
  writeCanonicalJson(result, part => {
    text += part
    if (text.length < PIECE) return
    hash.add(encoder.encode(text))
    text = ''
  })
  hash.add(encoder.encode(text))
  return hash.digest()
}
