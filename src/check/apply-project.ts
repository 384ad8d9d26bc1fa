/** Findings and the settings of a project -> the findings as this project wants them. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { placeAt } from '../rubric/source-node.ts'
import { isRuleNamed } from './finding-kinds.ts'
import { pathMatches } from './path-pattern.ts'
import type { Project } from './read-project.ts'

export const projectIgnoreUnused = defineDiagnostic({
  code: 'check/project-ignore-unused',
  severity: 'warning',
  message: {
    en: 'Nothing in these paths is silenced by this entry ({rules}).',
    id: 'Tidak ada temuan di path ini yang dibungkam oleh entri ini ({rules}).',
  },
  remedy: { en: 'Remove the entry.', id: 'Hapus entrinya.' },
})

export interface FileFindings {
  /** As it is named in the output. */
  readonly file: string
  /** From the folder of the settings file, with forward slashes. */
  readonly path: string
  readonly findings: readonly Diagnostic[]
}

export interface AppliedProject {
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
