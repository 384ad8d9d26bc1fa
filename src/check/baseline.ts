/** Findings that were there before, kept in a file, so that only new ones are reported. */

import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { safeJson } from '../language/safe-text.ts'
import { total } from '../math/exact.ts'
import { placeAt } from '../rubric/source-node.ts'
import { pathMatches } from './file-pattern.ts'
import { isRuleNamed } from './finding-kinds.ts'
import type { Project } from './project.ts'

const baselineForm = defineDiagnostic('check/baseline-form', 'error', {
  id: '`{file}` bukan baseline yang ditulis rb-score.',
  idRemedy: 'tulis ulang dengan `rb-score check --update-baseline`.',
  en: '`{file}` is not a baseline that rb-score wrote.',
  enRemedy: 'write it anew with `rb-score check --update-baseline`.',
})

export const baselineOutdated = defineDiagnostic('check/baseline-outdated', 'note', {
  id: '{count} temuan dalam baseline `{file}` sudah tidak ada.',
  idRemedy:
    'perbarui dengan `rb-score check --update-baseline`, agar temuan itu tidak muncul lagi tanpa diketahui.',
  en: '{count} findings of the baseline `{file}` are there no longer.',
  enRemedy:
    'shorten it with `rb-score check --update-baseline`, so that they cannot come back unseen.',
})

/** Known by the text of its line rather than the number, so that lines may move. */
interface Entry {
  readonly file: string
  readonly rule: string
  readonly text: string
  readonly count: number
}

type Baseline = readonly Entry[]

/** The text of a file at hand, by the name that findings use. */
type TextOf = (file: string) => string | undefined

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
  return `${safeJson({ format: 1, findings: baseline }, 2)}\n`
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
  const outdated = total(left.values())
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

// Findings and the settings of a project -> the findings as this project wants them.

const projectIgnoreUnused = defineDiagnostic('check/project-ignore-unused', 'warning', {
  id: 'Entri ini tidak mengabaikan temuan apa pun di lokasi itu ({rules}).',
  idRemedy: 'hapus entrinya.',
  en: 'Nothing in these paths is silenced by this entry ({rules}).',
  enRemedy: 'remove the entry.',
})

export interface FileFindings {
  /** As it is named in the output. */
  readonly file: string
  /** From the folder of the settings file, with forward slashes. */
  readonly path: string
  readonly findings: readonly Diagnostic[]
}

interface AppliedProject {
  readonly files: readonly FileFindings[]
  /** Entries that silence nothing; only worth saying where the whole project was checked. */
  readonly unused: readonly Diagnostic[]
}

/** What keeps a rubric from being read stays an error whatever the settings say. */
export function withProject(files: readonly FileFindings[], { settings }: Project): AppliedProject {
  const entries = settings.ignore ?? []
  const used = new Set<unknown>()
  const applied = files.map(each => {
    const findings = each.findings.flatMap(finding => {
      if (!finding.code.startsWith('check/')) return [finding]
      const ignoring = entries.filter(
        ({ rules, paths }) =>
          rules.some(rule => isRuleNamed(finding.code, rule)) &&
          paths.some(pattern => pathMatches(pattern, each.path)),
      )
      for (const entry of ignoring) used.add(entry)
      if (ignoring.length > 0) return []
      return withSeverity(finding, settings.severities)
    })
    return { ...each, findings }
  })
  const unused = entries.flatMap((entry, position) => {
    if (used.has(entry)) return []
    const rules = entry.rules.map(rule => `\`${rule}\``).join(', ')
    return [projectIgnoreUnused(placeAt(settings.source, 'ignore', position), { rules })]
  })
  return { files: applied, unused }
}

function withSeverity(
  finding: Diagnostic,
  severities: Project['settings']['severities'],
): readonly Diagnostic[] {
  const chosen = [...(severities ?? [])].find(([rule]) => isRuleNamed(finding.code, rule))?.[1]
  if (chosen === 'off') return []
  return [chosen === undefined ? finding : { ...finding, severity: chosen }]
}
