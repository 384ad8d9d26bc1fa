/** Texts that a kernel looks up among those it has met -> what each was decided to be, once. */
import type { KernelMemory } from './kernel-memory.ts'

interface Dictionary {
  readonly address: number
  readonly entries: { readonly text: string; readonly address: number }[]
  readonly decide: (text: string) => number | undefined
  /** Whether texts beyond the ones that are kept are decided each time. */
  readonly isOpen: boolean
  scratch: number
}

const ENTRY = 68
const [LENGTHS, KEPT] = [64, 32]
/** So many spellings of one answer, or suspicious texts of one column, are kept. */
const MOST_SPELLINGS = 2000

export function spellingDictionaries(
  { room, view, bytes, put, copied }: KernelMemory,
  textAt: (start: number, length: number) => string,
  /** What rows are compared by, where they are. */
  keysOf: ((text: string) => readonly number[]) | undefined,
) {
  const dictionaries = new Map<number, Dictionary>()
  const dictionary = (decide: Dictionary['decide'], isOpen: boolean): Dictionary => {
    const address = room(LENGTHS * 4)
    const made: Dictionary = { address, entries: [], decide, isOpen, scratch: 0 }
    dictionaries.set(address, made)
    return made
  }
  const newSpelling = (address: number, start: number, length: number): number => {
    const known = dictionaries.get(address)
    if (known === undefined) return 0
    const text = textAt(start, length)
    const value = known.decide(text)
    if (value === undefined) return 0
    if (known.entries.length >= MOST_SPELLINGS) {
      if (!known.isOpen) return 0
      known.scratch ||= room(ENTRY)
      return known.scratch
    }
    const entry = room(ENTRY)
    const all = length > KEPT ? copied(start, length) : 0
    put([0, length, value, all], entry)
    if (keysOf !== undefined) put(keysOf(text), entry + 56)
    const kept = Math.min(length, KEPT)
    bytes().copyWithin(entry + 16, start, start + kept)
    let last = address + (length & (LENGTHS - 1)) * 4
    for (let next = view().getUint32(last, true); next !== 0; ) {
      last = next
      next = view().getUint32(last, true)
    }
    view().setUint32(last, entry, true)
    known.entries.push({ text, address: entry })
    return entry
  }
  return { dictionary, newSpelling }
}
