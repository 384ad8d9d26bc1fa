/** Two texts -> the lines that differ, in the unified form that `patch` and `git apply` read. */
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff'

/** Nothing for equal texts. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return ''
  const options = { context: 3 }
  const patch = structuredPatch(`a/${file}`, `b/${file}`, before, after, '', '', options)
  return formatPatch(patch, FILE_HEADERS_ONLY)
}
