/** A report -> JSON: two spaces, keys by code point, the same bytes for the same report. */
import type { Report } from '../report/report-shape.ts'

export function renderJson(report: Report): string {
  return `${jsonText(report, '')}\n`
}

function jsonText(value: unknown, indent: string): string {
  const inner = `${indent}  `
  const wrapped = (open: string, parts: readonly string[], close: string) =>
    parts.length === 0
      ? open + close
      : `${open}\n${parts.map(part => inner + part).join(',\n')}\n${indent}${close}`
  if (Array.isArray(value)) {
    return wrapped(
      '[',
      value.map(each => jsonText(each ?? null, inner)),
      ']',
    )
  }
  if (typeof value !== 'object' || value === null) return scalarText(value)
  // Written by hand because a plain object puts keys that look like whole numbers first.
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return wrapped(
    '{',
    entries.map(([key, each]) => `${scalarText(key)}: ${jsonText(each, inner)}`),
    '}',
  )
}

/** Unseen characters are written as escapes: nothing is lost, and no terminal obeys them. */
function scalarText(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return text.replace(
    /[\u007F\u2028\u2029\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu,
    character =>
      Array.from(
        { length: character.length },
        (_, position) => `\\u${character.charCodeAt(position).toString(16).padStart(4, '0')}`,
      ).join(''),
  )
}
