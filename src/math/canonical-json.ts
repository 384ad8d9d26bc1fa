/** A value -> the one JSON text that stands for it: keys by code point, no spaces, fractions as text. */
import { exactText, isExact } from './exact.ts'

/** Undefined values are left out, maps become objects, big integers and fractions become text. */
export function canonicalJson(value: unknown): string {
  if (isExact(value)) return JSON.stringify(exactText(value))
  if (typeof value === 'bigint') return JSON.stringify(value.toString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  // Written by hand because a plain object puts keys that look like whole numbers first.
  const entries = value instanceof Map ? [...value] : Object.entries(value)
  const written = entries.filter(([, each]) => each !== undefined)
  written.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${written.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}
