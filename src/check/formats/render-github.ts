/** Findings -> workflow commands, which GitHub shows beside the lines of a pull request. */
import type { CheckReport } from '../check-report.ts'
import { type FindingOptions, fileOf, oneLine, textPlace } from './finding-format.ts'

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const

export function renderGithub({ findings }: CheckReport, { language }: FindingOptions): string {
  return findings
    .map(finding => {
      const place = textPlace(finding.place)
      const isOneLine = place !== undefined && place.line === place.endLine
      const properties = {
        file: fileOf(finding.place),
        ...(place === undefined ? {} : { line: place.line, endLine: place.endLine }),
        // Columns over several lines are refused.
        ...(isOneLine ? { col: place.column, endColumn: place.endColumn } : {}),
        title: finding.code,
      }
      const written = Object.entries(properties)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => `${key}=${property(String(value))}`)
      return `::${LEVELS[finding.severity]} ${written.join(',')}::${data(oneLine(finding, language))}\n`
    })
    .join('')
}

/** What would end the command, or begin another one, is written as a code. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
