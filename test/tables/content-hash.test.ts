import { describe, expect, it } from 'vitest'
import { compiledKernel } from '../../src/scan/kernel-code.ts'
import { kernelMemory } from '../../src/scan/kernel-memory.ts'
import { contentHash, mixedSums } from '../../src/tables/content-hash.ts'

const BYTES = Uint8Array.from({ length: 4096 }, (_, at) => (at * 31) ^ (at >> 8))

describe('the sums of a block', () => {
  it('change with any byte, with its place, and not with zeros at the end of the last stripe', () => {
    const sums = mixedSums(BYTES)
    for (const at of [0, 1, 63, 64, 2048, 4095]) {
      expect(mixedSums(BYTES.with(at, (BYTES[at] ?? 0) ^ 1))).not.toEqual(sums)
    }
    expect(mixedSums(BYTES.toReversed())).not.toEqual(sums)
    expect(mixedSums(BYTES.subarray(1))).not.toEqual(sums)
    expect(mixedSums(Uint8Array.of(7))).toEqual(mixedSums(Uint8Array.of(7, 0, 0)))
  })

  it('are the same from the kernel of the scanner', () => {
    const memory = kernelMemory()
    const nothing = () => 0
    const calls = {
      ...{ newSpelling: nothing, newText: nothing, newCell: nothing, spill: () => {} },
      ...{ traced: () => {}, formOf: nothing, isNumbering: nothing },
    }
    const kernel = compiledKernel(memory.memory, calls)
    const [at, sums] = [memory.room(4096), memory.room(64)]
    memory.bytes().set(BYTES, at)
    kernel.mixed(at, BYTES.length, sums)
    expect(memory.bytes().slice(sums, sums + 64)).toEqual(mixedSums(BYTES))
  })
})

describe('the hash of a large file', () => {
  it('tells length, blocks and their order', () => {
    const [a, b] = [mixedSums(BYTES), mixedSums(BYTES.toReversed())]
    const hashes = [
      contentHash(8192, [a, b]),
      contentHash(8192, [b, a]),
      contentHash(8191, [a, b]),
      contentHash(8192, [a]),
    ]
    expect(new Set(hashes).size).toBe(4)
    expect(hashes[0]).toMatch(/^[0-9a-f]{32}$/)
  })
})
