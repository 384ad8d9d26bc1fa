/** A report -> JSON: a line a part, keys by code point, the same bytes for the same report. */
import { safeJson } from '../language/safe-text.ts'
import type { Report } from '../report/report-shape.ts'

/** What is longer is broken up into its parts, a line each: then a reader and `diff` find their way. */
const LONGEST_LINE = 1000

export function renderJson(report: Report): string {
  return `${brokenText(writtenValue(report), '')}\n`
}

/** A value as text on one line; an object or a list with its parts, for where the line is too long. */
interface Written {
  readonly line: string
  readonly brackets?: readonly [string, string]
  readonly parts?: readonly { readonly key: string; readonly value: Written }[]
}

function writtenValue(value: unknown): Written {
  if (typeof value !== 'object' || value === null) return { line: safeJson(value) }
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map(each => ({ key: '', value: writtenValue(each ?? null) }))
    : // Sorted by hand: a plain object puts keys that look like whole numbers first.
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, each]) => ({ key: `${safeJson(key)}:`, value: writtenValue(each) }))
  const brackets = isList ? (['[', ']'] as const) : (['{', '}'] as const)
  const inside = parts.map(part => part.key + part.value.line).join(',')
  return { line: brackets[0] + inside + brackets[1], brackets, parts }
}

function brokenText({ line, brackets, parts }: Written, indent: string): string {
  if (line.length <= LONGEST_LINE || parts === undefined || brackets === undefined) return line
  const inner = `${indent} `
  const lines = parts.map(({ key, value }) => inner + key + brokenText(value, inner))
  return `${brackets[0]}\n${lines.join(',\n')}\n${indent}${brackets[1]}`
}
