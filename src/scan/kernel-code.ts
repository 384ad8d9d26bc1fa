/** The compiled kernel, put into memory with the functions that it calls. */

import { KERNEL } from './kernel-bytes.ts'
import { type WasmMemory, wasmExports, wasmModule } from './web-assembly.ts'

interface KernelCalls {
  readonly newSpelling: (dictionary: number, start: number, length: number) => number
  readonly newText: (column: number, start: number, length: number, hash: number) => number
  readonly newCell: (margin: number, first: number, second: number) => number
  readonly spill: (margin: number, cell: number) => void
  readonly traced: (rows: number) => void
  readonly formOf: (start: number, length: number, isTime: number) => number
  readonly isNumbering: (start: number, length: number) => number
}

interface KernelExports {
  readonly configure: (told: number) => void
  readonly process: (start: number, length: number, own: number) => number
  readonly read: () => number
  readonly used: () => number
  readonly inOrder: () => number
  readonly orderedAt: () => number
  readonly numberedFrom: () => number
  readonly numberedTo: () => number
  readonly tracedRows: () => number
  readonly startTrace: () => void
  readonly startNumbers: () => void
  readonly mixed: (start: number, length: number, sums: number) => void
}

let compiled: object | undefined

export function compiledKernel(memory: WasmMemory, calls: KernelCalls): KernelExports {
  compiled ??= wasmModule(Uint8Array.from(atob(KERNEL), letter => letter.charCodeAt(0)))
  const abort = () => {
    throw new Error('the kernel stopped')
  }
  return wasmExports(compiled, { memory, abort, ...calls }) as KernelExports
}
