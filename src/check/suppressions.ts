/** Findings and the comments of a file -> the findings that stand, and what is wrong with the comments that silence others. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import { isRuleNamed, ruleNames } from './finding-kinds.ts'
import {
  suppressionForm,
  suppressionUnused,
  suppressionWithoutReason,
} from './suppression-diagnostics.ts'
import { type YamlComment, yamlComments } from './yaml-comments.ts'

interface Suppression {
  readonly rule: string
  readonly isForFile: boolean
  readonly reason: string
  /** The line whose findings it silences. */
  readonly line: number
  readonly place: TextPlace
}

/** `wasRead`: whether the rules ran; where they did not, nobody knows what a comment would have silenced. */
export function unsuppressed(
  findings: readonly Diagnostic[],
  text: string,
  file: string,
  wasRead: boolean,
): Diagnostic[] {
  // Cutting a text into pieces takes time, and few files have such a comment.
  if (!/#\s*rb-score\b/.test(text)) return [...findings]
  const problems: Diagnostic[] = []
  const suppressions = suppressionsIn(text, file, problems)
  const used = new Set<Suppression>()
  const standing = findings.filter(finding => {
    const silenced = suppressions.filter(each => silences(each, finding, file))
    for (const each of silenced) used.add(each)
    return silenced.length === 0
  })
  for (const each of suppressions) {
    if (each.reason === '') problems.push(withoutReason(each))
    else if (wasRead && !used.has(each)) problems.push(unused(each))
  }
  return [...standing, ...problems]
}

/** What keeps a rubric from being read at all cannot be wished away. */
function silences(suppression: Suppression, finding: Diagnostic, file: string): boolean {
  const { place, code, severity } = finding
  if (severity === 'error' && !code.startsWith('check/')) return false
  if (place === undefined || place.kind === 'command' || place.file !== file) return false
  if (suppression.reason === '' || !isRuleNamed(code, suppression.rule)) return false
  return suppression.isForFile || (place.kind === 'text' && place.line === suppression.line)
}

function suppressionsIn(text: string, file: string, problems: Diagnostic[]): Suppression[] {
  const comments = yamlComments(text, file)
  const alone = new Map(comments.map(comment => [comment.place.line, comment.isAlone]))
  return comments.flatMap(comment => {
    if (!/^\s*rb-score\b/.test(comment.text)) return []
    const parts = /^\s*rb-score\s+(ignore|ignore-file)\s+([^:]+?)\s*(?::\s*(.*?)\s*)?$/.exec(
      comment.text,
    )
    const [, verb, rules = '', reason = ''] = parts ?? []
    if (verb === undefined) {
      problems.push(suppressionForm(comment.place))
      return []
    }
    const line = silencedLine(comment, alone, text)
    return rules
      .split(/[\s,]+/)
      .filter(rule => rule !== '')
      .map(rule => ({
        ...{ rule, reason, line, place: comment.place },
        isForFile: verb === 'ignore-file',
      }))
  })
}

/** A comment alone on its line speaks of the next line that holds something. */
function silencedLine(
  { place, isAlone }: YamlComment,
  alone: ReadonlyMap<number, boolean>,
  text: string,
): number {
  if (!isAlone) return place.line
  const lines = text.split(/\r?\n/)
  let line = place.line + 1
  while (line <= lines.length && (alone.get(line) === true || lines[line - 1]?.trim() === '')) {
    line++
  }
  return line
}

function withoutReason({ rule, isForFile, place }: Suppression): Diagnostic {
  return suppressionWithoutReason(place, { rule, verb: isForFile ? 'ignore-file' : 'ignore' })
}

function unused({ rule, isForFile, place, line }: Suppression): Diagnostic {
  const where: Required<Localized> = isForFile
    ? { id: 'dalam file ini', en: 'in this file' }
    : { id: `pada baris ${line}`, en: `on line ${line}` }
  return suppressionUnused(place, { rule, where, hint: ruleHint(rule) })
}

/** A misspelt rule silences nothing; the likely name helps more than "remove it". */
export function ruleHint(rule: string): Required<Localized> {
  const names = ruleNames()
  const near = names.includes(rule) ? undefined : nearest(rule, names)
  if (near === undefined) return { id: '', en: '' }
  return { id: `Maksudnya \`${near}\`? Bila tidak: `, en: `Did you mean \`${near}\`? If not: ` }
}
