/** A value -> the one JSON text that stands for it: keys by code point, no spaces, fractions as text. */
import { exactText, isExact } from './exact.ts'

/** Undefined values are left out, maps become objects, big integers and fractions become text. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'bigint') return `"${value}"`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (isExact(value)) return `"${exactText(value)}"`
  if (Array.isArray(value)) {
    let text = '['
    for (const each of value) text += `${text === '[' ? '' : ','}${canonicalJson(each)}`
    return `${text}]`
  }
  // Written by hand because a plain object puts keys that look like whole numbers first.
  const entries: [string, unknown][] = value instanceof Map ? [...value] : Object.entries(value)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  let text = '{'
  for (const [key, each] of entries) {
    if (each === undefined) continue
    text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(each)}`
  }
  return `${text}}`
}
