/** Findings -> text for a person: each with its line and caret, and a count at the end. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { numberText } from '../../language/number-text.ts'
import { safeText } from '../../language/safe-text.ts'
import { renderDiagnostics } from '../../render/render-diagnostics.ts'
import type { CheckReport } from '../check-report.ts'
import { checkWords } from './check-words.ts'
import { type FindingOptions, fileOf } from './finding-format.ts'

export function renderPretty(report: CheckReport, options: FindingOptions): string {
  const texts = new Map(report.files.map(({ file, text }) => [file, text]))
  const sources = (file: string) => texts.get(file)
  const { shown, hidden } = withoutRepeats(report.findings)
  const findings = renderDiagnostics(shown, { ...options, sources })
  const words = checkWords(options.language)
  const repeats = hidden
    .map(({ code, file, count }) => `${safeText(words.repeated(code, file, count))}\n`)
    .join('')
  const summary = checkSummary(report, options)
  const parts = [findings, repeats, summary].filter(part => part !== '')
  return parts.join('\n')
}

/** More notes or warnings of one kind in one file than a reader wants to see one by one. */
const MOST_ALIKE = 5
const SHOWN_OF_THEM = 2

interface Repeats {
  readonly code: string
  readonly file: string
  readonly count: number
}

/** Asked for one by one, with `--mutate`. */
const ALWAYS_SHOWN = 'check/mutation-unnoticed'

/** Errors are all shown; of the rest, a few of each kind in each file. Other formats have them all. */
function withoutRepeats(findings: readonly Diagnostic[]): {
  readonly shown: readonly Diagnostic[]
  readonly hidden: readonly Repeats[]
} {
  const alike = new Map<string, Diagnostic[]>()
  for (const finding of findings) {
    const key = `${fileOf(finding.place)}
${finding.code}`
    alike.set(key, [...(alike.get(key) ?? []), finding])
  }
  const shown = new Set<Diagnostic>()
  const hidden: Repeats[] = []
  for (const group of alike.values()) {
    const [first] = group
    const isSmall = first?.severity !== 'error' && first?.code !== ALWAYS_SHOWN
    const isMany = group.length > MOST_ALIKE && isSmall
    for (const each of isMany ? group.slice(0, SHOWN_OF_THEM) : group) shown.add(each)
    if (first === undefined || !isMany) continue
    hidden.push({
      code: first.code,
      file: fileOf(first.place),
      count: group.length - SHOWN_OF_THEM,
    })
  }
  return { shown: findings.filter(each => shown.has(each)), hidden }
}

/** `7 rubrik diperiksa dalam 0,3 dtk: 4 error, 1 warning, pada 2 file.` */
export function checkSummary(
  { files, findings, counts, fixable, seconds }: CheckReport,
  { language }: Pick<FindingOptions, 'language'>,
): string {
  const words = checkWords(language)
  const checked = words.files(files.length)
  if (findings.length === 0) return `${words.nothingFound(checked)}\n`
  // Only what `check` itself finds has a page; the gravest one needs it most.
  const rules = findings.filter(each => each.code.startsWith('check/'))
  const gravest = (['error', 'warning', 'note'] as const).flatMap(severity =>
    rules.filter(each => each.severity === severity),
  )
  const rule = gravest.find(({ code }) => code !== 'check/tests-missing') ?? gravest[0]
  const counted = (['error', 'warning', 'note'] as const)
    .filter(severity => counts[severity] > 0)
    .map(severity => words.counted(counts[severity], severity))
  const places = words.inFiles(new Set(findings.map(({ place }) => fileOf(place))).size)
  const time = seconds === undefined ? undefined : numberText(seconds.toFixed(1), language)
  const line = words.summary(checked, time, `${counted.join(', ')}, ${places}`)
  const mend = fixable > 0 ? `${words.fixable(fixable)}\n` : ''
  const more = rule === undefined ? '' : `${words.more} ${rule.code.replace(/^check\//, '')}\n`
  return `${line}\n${mend}${more}`
}
