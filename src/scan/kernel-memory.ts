/** The memory of a kernel: parts of it are given out and never taken back; views follow where it grows. */
import { type WasmMemory, wasmMemory } from './web-assembly.ts'

const FIRST_FREE = 0x10000
const PAGE = 0x10000
/** The kernel reads whole vectors, beyond the end of a text. */
const PADDING = 64

export interface KernelMemory {
  readonly memory: WasmMemory
  /** Valid until the next `room`. */
  readonly bytes: () => Uint8Array
  readonly view: () => DataView
  /** Zeros, on a multiple of 64. */
  readonly room: (length: number) => number
  /** Words of 32 bits, in room of their own or at a place. @returns where */
  readonly put: (words: readonly number[], at?: number) => number
  /** A copy of bytes that stand in the buffer now. @returns where */
  readonly copied: (start: number, length: number) => number
}

export function kernelMemory(): KernelMemory {
  const memory = wasmMemory(32, 16384)
  let next = FIRST_FREE
  let bytes = new Uint8Array(memory.buffer)
  let view = new DataView(memory.buffer)
  const refresh = () => {
    if (bytes.buffer === memory.buffer) return
    bytes = new Uint8Array(memory.buffer)
    view = new DataView(memory.buffer)
  }
  const room = (length: number): number => {
    const start = next
    next = Math.ceil((start + length) / 64) * 64
    const lacking = next + PADDING - memory.buffer.byteLength
    if (lacking > 0) memory.grow(Math.max(Math.ceil(lacking / PAGE), 16))
    return start
  }
  return {
    ...{ memory, room },
    bytes() {
      refresh()
      return bytes
    },
    view() {
      refresh()
      return view
    },
    put(words, at = room(words.length * 4)) {
      refresh()
      words.forEach((word, position) => {
        view.setUint32(at + position * 4, word, true)
      })
      return at
    },
    copied(start, length) {
      const at = room(length + PADDING)
      refresh()
      bytes.copyWithin(at, start, start + length)
      return at
    },
  }
}

/** Where the hash table at `slots`, of `mask + 1` entries of `size` bytes, has room: the last word of a taken entry is not 0. */
export function freeSlot(
  view: DataView,
  hash: number,
  mask: number,
  slots: number,
  size: number,
): number {
  let slot = hash & mask
  while (view.getUint32(slots + slot * size + size - 4, true) !== 0) slot = (slot + 1) & mask
  return slots + slot * size
}
