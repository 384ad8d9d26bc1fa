/** Findings and the comments of a file -> the findings that stand, and what is wrong with the comments that silence others. */

import { Lexer } from 'yaml'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import {
  isRuleNamed,
  ruleNames,
  suppressionForm,
  suppressionUnused,
  suppressionWithoutReason,
} from './finding-kinds.ts'

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
    else if (wasRead && !used.has(each) && !isRuleNamed(MUTATIONS, each.rule))
      problems.push(unused(each))
  }
  return [...standing, ...problems]
}

/** Looked for with `--mutate` alone: only then does anybody know what such a comment silences. */
const MUTATIONS = 'check/mutation-unnoticed'

/** Findings of a file that was checked before, comments and all. */
export function unsilenced(
  findings: readonly Diagnostic[],
  text: string,
  file: string,
): readonly Diagnostic[] {
  const suppressions = suppressionsIn(text, file, [])
  return findings.filter(finding => !suppressions.some(each => silences(each, finding, file)))
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
function ruleHint(rule: string): Required<Localized> {
  const names = ruleNames()
  const near = names.includes(rule) ? undefined : nearest(rule, names)
  if (near === undefined) return { id: '', en: '' }
  return {
    id: `Mungkin maksudnya \`${near}\`? Bila tidak: `,
    en: `Did you mean \`${near}\`? If not: `,
  }
}

// YAML text -> its comments with their places, and nothing that only looks like one.

interface YamlComment {
  /** Without the `#`. */
  readonly text: string
  readonly place: TextPlace
  /** Whether nothing else stands on its line. */
  readonly isAlone: boolean
}

/** What the lexer puts before the text of a scalar; such a text may begin with `#`. */
const SCALAR_FOLLOWS = '\u001F'

/** Works on broken files too: the lexer only cuts the text into pieces. */
export function yamlComments(text: string, file: string): YamlComment[] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (!body.includes('#')) return []
  const comments: YamlComment[] = []
  let offset = 0
  let line = 1
  let lineStart = 0
  let isScalar = false
  for (const token of new Lexer().lex(body)) {
    // Marks that the lexer adds have no place in the text.
    if (/^[\u0002\u0018\u001F\uFEFF]$/.test(token) && body[offset] !== token) {
      isScalar = token === SCALAR_FOLLOWS
      continue
    }
    if (!isScalar && token.startsWith('#')) {
      const column = offset - lineStart + 1
      comments.push({
        text: token.slice(1),
        place: {
          kind: 'text',
          file,
          line,
          column,
          endLine: line,
          endColumn: column + token.length,
        },
        isAlone: body.slice(lineStart, offset).trim() === '',
      })
    }
    isScalar = false
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) {
      line++
      lineStart = offset + at + 1
    }
    offset += token.length
  }
  return comments
}
