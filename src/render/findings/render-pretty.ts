/** Findings -> text for a person: each with its line and caret, and a count at the end. */
import type { CheckReport } from '../../check/check-report.ts'
import { numberText } from '../../language/number-text.ts'
import { renderDiagnostics } from '../render-diagnostics.ts'
import { checkWords } from './check-words.ts'
import { type FindingOptions, fileOf } from './finding-format.ts'

export function renderPretty(report: CheckReport, options: FindingOptions): string {
  const texts = new Map(report.files.map(({ file, text }) => [file, text]))
  const sources = (file: string) => texts.get(file)
  const findings = renderDiagnostics(report.findings, { ...options, sources })
  const summary = checkSummary(report, options)
  return findings === '' ? summary : `${findings}\n${summary}`
}

/** `7 rubrik diperiksa dalam 0,3 dtk: 4 error, 1 warning, pada 2 file.` */
export function checkSummary(
  { files, findings, counts, fixable, seconds }: CheckReport,
  { language }: Pick<FindingOptions, 'language'>,
): string {
  const words = checkWords(language)
  const checked = words.files(files.length)
  if (findings.length === 0) return `${words.nothingFound(checked)}\n`
  const [error, first] = [findings.find(each => each.severity !== 'note'), findings[0]]
  const code = (error ?? first)?.code.replace(/^check\//, '') ?? ''
  const counted = (['error', 'warning', 'note'] as const)
    .filter(severity => counts[severity] > 0)
    .map(severity => `${counts[severity]} ${severity}`)
  const places = words.inFiles(new Set(findings.map(({ place }) => fileOf(place))).size)
  const time = numberText(seconds.toFixed(1), language)
  const line = words.summary(checked, time, `${counted.join(', ')}, ${places}`)
  const mend = fixable > 0 ? `${words.fixable(fixable)}\n` : ''
  const isRule = findings.some(each => each.code.startsWith('check/'))
  return `${line}\n${mend}${isRule ? `${words.more} ${code}\n` : ''}`
}
