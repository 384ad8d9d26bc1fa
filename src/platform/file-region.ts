/** A file, read in parts wherever they stand. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

export interface Region {
  readonly size: number
  /** Fills `into` from `at` on. @returns how many bytes there were */
  readonly read: (into: Uint8Array, at: number) => number
  readonly close: () => void
}

export function fileRegion(path: string): Region {
  const file = openSync(path, 'r')
  return {
    size: fstatSync(file).size,
    read(into, at) {
      let filled = 0
      while (filled < into.length) {
        const got = readSync(file, into, filled, into.length - filled, at + filled)
        if (got === 0) break
        filled += got
      }
      return filled
    },
    close: () => closeSync(file),
  }
}

/** Bytes in memory as such a file. */
export function bytesRegion(bytes: Uint8Array): Region {
  return {
    size: bytes.length,
    read(into, at) {
      const part = bytes.subarray(at, at + into.length)
      into.set(part)
      return part.length
    },
    close: () => {},
  }
}
