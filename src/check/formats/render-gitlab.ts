/** Findings -> a Code Quality report, which GitLab shows in merge requests. */
import type { CheckReport } from '../check-report.ts'
import { type FindingOptions, fileOf, fingerprints, oneLine, textPlace } from './finding-format.ts'

const SEVERITIES = { error: 'major', warning: 'minor', note: 'info' } as const

export function renderGitlab(report: CheckReport, { language }: FindingOptions): string {
  const hashes = fingerprints(report)
  const issues = report.findings.map(finding => {
    const place = textPlace(finding.place)
    return {
      description: oneLine(finding, language),
      check_name: finding.code,
      fingerprint: hashes.get(finding),
      severity: SEVERITIES[finding.severity],
      location: {
        path: fileOf(finding.place).replaceAll('\\', '/'),
        lines: { begin: place?.line ?? 1, end: place?.endLine ?? 1 },
      },
    }
  })
  return `${JSON.stringify(issues, null, 2)}\n`
}
