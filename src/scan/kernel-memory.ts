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
  readonly used: () => number
}

export function kernelMemory(): KernelMemory {
  const memory = wasmMemory(64, 16384)
  let next = FIRST_FREE
  let bytes = new Uint8Array(memory.buffer)
  let view = new DataView(memory.buffer)
  const refresh = () => {
    if (bytes.buffer === memory.buffer) return
    bytes = new Uint8Array(memory.buffer)
    view = new DataView(memory.buffer)
  }
  return {
    memory,
    bytes() {
      refresh()
      return bytes
    },
    view() {
      refresh()
      return view
    },
    room(length) {
      const start = next
      next = Math.ceil((start + length) / 64) * 64
      const lacking = next + PADDING - memory.buffer.byteLength
      if (lacking > 0) memory.grow(Math.max(Math.ceil(lacking / PAGE), 16))
      return start
    },
    used: () => next,
  }
}
