/** Findings -> one line each, as compilers write them, so that editors and `grep` can follow. */

import { placeText } from '../../diagnostics/place.ts'
import { safeText } from '../../language/safe-text.ts'
import type { CheckReport } from '../check-report.ts'
import { type FindingOptions, oneLine } from './finding-format.ts'

export function renderConcise({ findings }: CheckReport, { language }: FindingOptions): string {
  return findings
    .map(finding => {
      const where = finding.place === undefined ? '' : `${placeText(finding.place)}: `
      const { severity, code } = finding
      return `${safeText(`${where}${severity} ${code} ${oneLine(finding, language)}`)}\n`
    })
    .join('')
}
