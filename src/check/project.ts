/** The text of `rb-score.yaml` -> settings, or what is wrong with them. */
import { type Diagnostic, defineDiagnostic, hasError } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { nearest } from '../language/nearest.ts'
import { wholeNumber } from '../rubric/number-shapes.ts'
import { parseYaml } from '../rubric/read-rubric.ts'
import {
  type JsonSchema,
  listOf,
  mapOf,
  needed,
  oneOf,
  optional,
  record,
  text,
  type ValueOf,
} from '../rubric/shape.ts'
import { entryOf, placeAt } from '../rubric/source-node.ts'
import { isRuleNamed, ruleNames } from './finding-kinds.ts'

const projectUnknownRule = defineDiagnostic('check/project-unknown-rule', 'error', {
  id: 'Tidak ada aturan `{rule}`.',
  idRemedy: '{hint}`rb-score check --list-rules` memuat semuanya.',
  en: 'There is no rule `{rule}`.',
  enRemedy: '{hint}`rb-score check --list-rules` names them.',
})

export interface Project {
  readonly file: string
  readonly settings: ProjectFile
}

interface ProjectReading {
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
        : { id: `Mungkin maksudnya \`${near}\`? `, en: `Did you mean \`${near}\`? ` }
    return [projectUnknownRule(place, { rule, hint })]
  })
}

// The grammar of `rb-score.yaml`, the settings of a project. The reader and its JSON Schema both come from here.

const texts = listOf(text, { least: 1 })

const ignoreShape = record(
  {
    rules: needed(texts, 'Names of rules, as `rb-score check --list-rules` prints them'),
    paths: needed(texts, 'Files, folders or patterns, from the folder of this file'),
    reason: needed(text, 'Why: for the one who reads this next year'),
  },
  'Findings that are not reported',
)

const projectShape = record(
  {
    paths: optional(texts, 'What is checked where the command names nothing'),
    exclude: optional(texts, 'Files, folders or patterns that are never checked in a folder'),
    severities: optional(
      mapOf(oneOf('error', 'warning', 'note', 'off')),
      'Rule -> how grave its findings are here',
    ),
    ignore: optional(listOf(ignoreShape), 'Findings that are not reported, each with a reason'),
    baseline: optional(
      text,
      'A file of findings that were there before; only new ones are reported',
    ),
    'max-warnings': optional(wholeNumber(0, 999_999), 'More warnings than this fail the check'),
  },
  'Settings of rb-score for one project',
)

type ProjectFile = ValueOf<typeof projectShape>

export function projectJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'project.schema.json',
    title: 'Settings of rb-score for a project (rb-score.yaml)',
    ...projectShape.schema({}),
  }
}
