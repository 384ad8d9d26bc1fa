/** A report -> JSON: a line a part, keys by code point, the same bytes for the same report. */
import { safeJson } from '../language/safe-text.ts'
import type { Report } from '../report/report-shape.ts'

/** What is longer is broken up into its parts, a line each: then a reader and `diff` find their way. */
const LONGEST_LINE = 2500

export function renderJson(report: Report): string {
  return `${jsonText(report, '')}\n`
}

function jsonText(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return safeJson(value)
  const inner = `${indent} `
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map(each => jsonText(each ?? null, inner))
    : // Sorted by hand: a plain object puts keys that look like whole numbers first.
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, each]) => `${safeJson(key)}:${jsonText(each, inner)}`)
  const [start, end] = isList ? '[]' : '{}'
  // A text that is broken up has line breaks, which no JSON value has.
  const length = parts.reduce((sum, part) => sum + part.length + 1, 1)
  const isShort = length <= LONGEST_LINE && !parts.some(part => part.includes('\n'))
  if (isShort) return `${start}${parts.join(',')}${end}`
  return `${start}\n${parts.map(part => inner + part).join(',\n')}\n${indent}${end}`
}
