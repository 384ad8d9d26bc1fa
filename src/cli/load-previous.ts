/** The file of `--previous` -> the result of the period before: a JSON report as it is, a worksheet scored like this one. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { OfferedRubric } from '../columns/detect-rubric.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { assess, matchSources } from '../pipeline.ts'
import type { Report, ReportResult } from '../report/report-shape.ts'
import type { Rubric } from '../rubric/model.ts'
import type { AssessFlags } from './assess-flags.ts'
import { expandPaths } from './expand-paths.ts'
import { packageVersion } from './package-root.ts'

export const previousNotReport = defineDiagnostic({
  code: 'cli/previous-not-a-report',
  severity: 'error',
  message: {
    id: '`{file}` bukan laporan JSON dari rubrik `{rubric}`.',
    en: '`{file}` is not a JSON report of the rubric `{rubric}`.',
  },
  remedy: {
    id: 'berikan laporan yang ditulis dengan -o laporan.json, atau lembar kerja periode lalu.',
    en: 'give a report written with -o report.json, or the worksheet of the period before.',
  },
})

export const previousNeedsWorksheet = defineDiagnostic({
  code: 'cli/previous-needs-worksheet',
  severity: 'error',
  message: {
    id: '--previous hanya untuk lembar kerja; `{rubric}` adalah survei.',
    en: '--previous is for worksheets; `{rubric}` is a survey.',
  },
  remedy: {
    id: 'nilai kedua survei, lalu bandingkan laporannya.',
    en: 'score both surveys, then compare the reports.',
  },
})

/** `rubric` is the one this period was matched with, `offered` holds it without a level chosen. */
export async function loadPrevious(
  { previousFile: file, level, onUnknown }: AssessFlags,
  rubric: Rubric,
  offered: readonly OfferedRubric[],
  cwd: string,
): Promise<ReportResult | undefined> {
  if (file === undefined) return undefined
  const place = { kind: 'command', word: '--previous' } as const
  if (rubric.kind !== 'worksheet')
    throw new Refusal([previousNeedsWorksheet(place, { rubric: rubric.id })])
  const nothing = { [Symbol.asyncIterator]: () => [][Symbol.iterator]() as never }
  const { sources } = await expandPaths([file], nothing, cwd)
  if (/\.json$/i.test(file)) {
    const result = reportedResult(readFileSync(resolve(cwd, file), 'utf8'), rubric.id)
    if (result !== undefined) return result
    throw new Refusal([previousNotReport(place, { file, rubric: rubric.id })])
  }
  const same = offered.filter(each => each.rubric.id === rubric.id)
  const matched = await matchSources(sources, same, level === undefined ? {} : { level })
  const report = await assess(matched, { version: packageVersion(), onUnknown })
  return report.result
}

function reportedResult(text: string, rubric: string): ReportResult | undefined {
  try {
    const report = JSON.parse(text) as Partial<Report> | null
    const result = report?.result
    const isSame = result?.rubric?.id === rubric && result.score !== undefined
    return isSame && Array.isArray(result.units) ? result : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
