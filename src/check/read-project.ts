/** The text of `rb-score.yaml` -> settings, or what is wrong with them. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { hasError } from '../diagnostics/refusal.ts'
import { nearest } from '../language/nearest.ts'
import { parseYaml } from '../rubric/parse-yaml.ts'
import { entryOf, placeAt } from '../rubric/source-node.ts'
import { isRuleNamed, ruleNames } from './finding-kinds.ts'
import { type ProjectFile, projectShape } from './project-shape.ts'

export const projectUnknownRule = defineDiagnostic({
  code: 'check/project-unknown-rule',
  severity: 'error',
  message: { en: 'There is no rule `{rule}`.', id: 'Tidak ada aturan `{rule}`.' },
  remedy: {
    en: '{hint}`rb-score check --list-rules` names them.',
    id: '{hint}`rb-score check --list-rules` menyebut semuanya.',
  },
})

export interface Project {
  readonly file: string
  readonly settings: ProjectFile
}

export interface ProjectReading {
  readonly project: Project | undefined
  readonly problems: readonly Diagnostic[]
}

/** An empty file is a project without settings of its own. */
export function readProject(text: string, file: string): ProjectReading {
  const problems: Diagnostic[] = []
  const isEmpty = text.replace(/^\s*#.*$/gm, '').trim() === ''
  const node = parseYaml(isEmpty ? '{}' : text, file, problems)
  const settings = node && projectShape.read(node, problems)
  if (settings !== undefined) problems.push(...unknownRules(settings))
  if (settings === undefined || hasError(problems)) return { project: undefined, problems }
  return { project: { file, settings }, problems }
}

function unknownRules(settings: ProjectFile): Diagnostic[] {
  const severities = entryOf(settings.source, 'severities')?.value
  const entries = severities?.kind === 'map' ? severities.entries : []
  const named = entries.map(({ key, keyPlace }): [string, TextPlace] => [key, keyPlace])
  for (const [position, { rules }] of (settings.ignore ?? []).entries()) {
    for (const [index, rule] of rules.entries()) {
      named.push([rule, placeAt(settings.source, 'ignore', position, 'rules', index)])
    }
  }
  const known = ruleNames()
  return named.flatMap(([rule, place]) => {
    if (known.some(name => isRuleNamed(`check/${name}`, rule))) return []
    const near = nearest(rule, known)
    const hint =
      near === undefined
        ? { id: '', en: '' }
        : { id: `Maksudnya \`${near}\`? `, en: `Did you mean \`${near}\`? ` }
    return [projectUnknownRule(place, { rule, hint })]
  })
}
