/** A report -> the command its reader is likely to want next. */
import type { Report } from '../report/report-shape.ts'

/** Names that mean the same in every shell. */
const PLAIN = /^[\p{L}\p{N}_./\\:][\p{L}\p{N}_./\\: -]*$/u

/** Undefined where it would be long or the names need quoting that differs between shells. */
export function nextCommand(report: Report, reportName: string): string | undefined {
  const names = [...new Set(report.provenance.sources.map(source => source.name))]
  if (names.length === 0 || names.length > 2 || !names.every(name => PLAIN.test(name))) {
    return undefined
  }
  const quoted = names.map(name => (name.includes(' ') ? `"${name}"` : name))
  return `rb-score assess ${quoted.join(' ')} --format markdown -o ${reportName}.md`
}
