/** Compiled WebAssembly: the little of its interface that is used here, which the types of Node.js leave out. */

export interface WasmMemory {
  readonly buffer: ArrayBuffer
  readonly grow: (pages: number) => number
}

interface Interface {
  readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
}

const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: Interface }

/** Pages of 64 KiB. */
export function wasmMemory(initial: number, maximum: number): WasmMemory {
  return new wasm.Memory({ initial, maximum })
}

export function wasmModule(code: Uint8Array): object {
  return new wasm.Module(code)
}

/** @param imports what the module calls, under the name `env` */
export function wasmExports(module: object, imports: object): object {
  return new wasm.Instance(module, { env: imports }).exports
}
