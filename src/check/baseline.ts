/** Findings that were there before, kept in a file, so that only new ones are reported. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import type { FileFindings } from './apply-project.ts'

export const baselineForm = defineDiagnostic({
  code: 'check/baseline-form',
  severity: 'error',
  message: {
    en: '`{file}` is not a baseline that rb-score wrote.',
    id: '`{file}` bukan baseline yang ditulis rb-score.',
  },
  remedy: {
    en: 'Write it anew with `rb-score check --update-baseline`.',
    id: 'Tulis ulang dengan `rb-score check --update-baseline`.',
  },
})

export const baselineOutdated = defineDiagnostic({
  code: 'check/baseline-outdated',
  severity: 'note',
  message: {
    en: '{count} findings of the baseline `{file}` are there no longer.',
    id: '{count} temuan dalam baseline `{file}` sudah tidak ada.',
  },
  remedy: {
    en: 'Shorten it with `rb-score check --update-baseline`, so that they cannot come back unseen.',
    id: 'Perbarui dengan `rb-score check --update-baseline`, agar tidak muncul lagi diam-diam.',
  },
})

/** Known by the text of its line rather than the number, so that lines may move. */
interface Entry {
  readonly file: string
  readonly rule: string
  readonly text: string
  readonly count: number
}

export type Baseline = readonly Entry[]

/** The text of a file at hand, by the name that findings use. */
export type TextOf = (file: string) => string | undefined

export function baselineOf(files: readonly FileFindings[], textOf: TextOf): Baseline {
  const counts = new Map<string, Entry>()
  for (const { path, findings } of files) {
    for (const finding of findings) {
      const entry = { file: path, rule: finding.code, text: lineOf(finding, textOf) }
      const known = counts.get(keyOf(entry))
      counts.set(keyOf(entry), { ...entry, count: (known?.count ?? 0) + 1 })
    }
  }
  return [...counts.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify({ format: 1, findings: baseline }, null, 2)}\n`
}

/** Throws a Refusal on anything that `baselineText` did not write. */
export function parseBaseline(text: string, file: string): Baseline {
  const refused = () => new Refusal([baselineForm({ kind: 'file', file }, { file })])
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refused()
  }
  const findings = isObject(value) && value.format === 1 ? value.findings : undefined
  if (!Array.isArray(findings) || !findings.every(isEntry)) throw refused()
  return findings
}

/** The findings that the baseline does not hold, and how many of its own are there no longer. */
export function withoutBaseline(
  files: readonly FileFindings[],
  baseline: Baseline,
  textOf: TextOf,
): { readonly files: readonly FileFindings[]; readonly outdated: number } {
  const left = new Map(baseline.map(entry => [keyOf(entry), entry.count]))
  const remaining = files.map(each => {
    const findings = each.findings.filter(finding => {
      const key = keyOf({ file: each.path, rule: finding.code, text: lineOf(finding, textOf) })
      const count = left.get(key) ?? 0
      if (count > 0) left.set(key, count - 1)
      return count === 0
    })
    return { ...each, findings }
  })
  const outdated = [...left.values()].reduce((sum, count) => sum + count, 0)
  return { files: remaining, outdated }
}

function keyOf({ file, rule, text }: Omit<Entry, 'count'>): string {
  return JSON.stringify([file, rule, text])
}

function lineOf({ place }: Diagnostic, textOf: TextOf): string {
  if (place?.kind !== 'text') return ''
  return textOf(place.file)?.split('\n')[place.line - 1]?.trim() ?? ''
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isEntry(value: unknown): value is Entry {
  if (!isObject(value)) return false
  const texts = [value.file, value.rule, value.text]
  return texts.every(text => typeof text === 'string') && Number.isInteger(value.count)
}
