/** Bytes or text -> their SHA-256 in 64 hex digits, worked out at once, without waiting. */
import { createHash } from 'node:crypto'

/** @example sha256('')  // 'e3b0c442…' */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

export interface GrowingHash {
  readonly add: (bytes: Uint8Array) => void
  /** Once, when all is added. */
  readonly digest: () => string
}

/** The SHA-256 of what arrives piece by piece. */
export function growingSha256(): GrowingHash {
  const hash = createHash('sha256')
  return { add: bytes => void hash.update(bytes), digest: () => hash.digest('hex') }
}
