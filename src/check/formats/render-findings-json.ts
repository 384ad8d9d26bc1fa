/** Findings -> JSON in both languages, for other programs. */

import type { Place } from '../../diagnostics/place.ts'
import type { CheckReport } from '../check-report.ts'

/** Lines and columns count from 1; `endColumn` is the first column after it. Columns count UTF-16 units, as editors do. */
export function renderFindingsJson({ version, files, findings, counts }: CheckReport): string {
  const value = {
    format: 1,
    tool: `rb-score ${version}`,
    files: files.map(({ file }) => file),
    counts,
    findings: findings.map(({ code, severity, place, message, remedy, related }) => ({
      rule: code,
      severity,
      ...placeOf(place),
      message,
      remedy,
      related: related.map(each => ({ ...placeOf(each.place), label: each.label })),
    })),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

function placeOf(place: Place | undefined) {
  if (place === undefined || place.kind === 'command') return {}
  if (place.kind !== 'text') return { file: place.file }
  const { kind: _kind, ...rest } = place
  return rest
}
