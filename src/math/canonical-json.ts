/** A value -> the one JSON text that stands for it: keys by code point, no spaces, fractions as text. */
import { exactText, isExact } from './exact.ts'

/** Undefined values are left out, maps become objects, other iterables lists, big integers and fractions text. */
export function canonicalJson(value: unknown): string {
  let text = ''
  writeCanonicalJson(value, part => {
    text += part
  })
  return text
}

/** The same text part by part: of a large value nobody has to hold it as a whole. */
export function writeCanonicalJson(value: unknown, write: (part: string) => void): void {
  if (typeof value !== 'object' || value === null || isExact(value)) {
    write(plainText(value))
    return
  }
  if (Array.isArray(value) || (Symbol.iterator in value && !(value instanceof Map))) {
    let before = '['
    for (const each of value as Iterable<unknown>) {
      write(before)
      writeCanonicalJson(each, write)
      before = ','
    }
    write(before === '[' ? '[]' : ']')
    return
  }
  // Written by hand because a plain object puts keys that look like whole numbers first.
  const entries: [string, unknown][] = value instanceof Map ? [...value] : Object.entries(value)
  entries.sort(([a], [b]) => compareTexts(a, b))
  let before = '{'
  for (const [key, each] of entries) {
    if (each === undefined) continue
    write(`${before}${JSON.stringify(key)}:`)
    writeCanonicalJson(each, write)
    before = ','
  }
  write(before === '{' ? '{}' : '}')
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'bigint') return `"${value}"`
  if (isExact(value)) return `"${exactText(value)}"`
  return JSON.stringify(value) ?? 'null'
}

/** By code units, the same in every locale. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
