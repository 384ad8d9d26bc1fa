/** Hostile YAML is turned away by its text alone, before any parser works on it. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const LARGEST_BYTES = 1024 * 1024
const MOST_LINES = 50_000
const DEEPEST_NESTING = 64

const fileTooLarge = defineDiagnostic('rubric/file-too-large', 'error', {
  id: 'File lebih besar dari 1 MB atau 50.000 baris; sebuah rubrik hanya puluhan kB.',
  idRemedy: 'sebutkan file rubrik.',
  en: 'The file is larger than 1 MiB or 50,000 lines; a rubric is a few dozen KiB.',
  enRemedy: 'name a rubric file.',
})

const nestedTooDeep = defineDiagnostic('rubric/nested-too-deep', 'error', {
  id: 'Bersarang lebih dari {limit} tingkat.',
  idRemedy: 'kurangi tingkatnya.',
  en: 'Nested more than {limit} levels deep.',
  enRemedy: 'use fewer levels.',
})

const binaryRubric = defineDiagnostic('rubric/binary-file', 'error', {
  id: 'Ini bukan file teks.',
  idRemedy: 'sebutkan file rubrik (YAML).',
  en: 'This is not a text file.',
  enRemedy: 'name a rubric file (YAML).',
})

/** The first reason not to parse this text, if there is one. */
export function limitProblem(text: string, file: string): Diagnostic | undefined {
  if (text.length > LARGEST_BYTES || new TextEncoder().encode(text).length > LARGEST_BYTES) {
    return fileTooLarge({ kind: 'file', file })
  }
  if (/[\0\uFFFD]/.test(text.slice(0, 4096)) || text.includes('\0'))
    return binaryRubric({ kind: 'file', file })
  const lines = text.split(/\r\n?|\n/)
  // A parser that finds fault with each of half a million lines takes long to say so.
  if (lines.length > MOST_LINES) return fileTooLarge({ kind: 'file', file })
  const line = deepLine(lines)
  if (line === undefined) return undefined
  const place = { kind: 'text', file, line, column: 1, endLine: line, endColumn: 2 } as const
  return nestedTooDeep(place, { limit: DEEPEST_NESTING })
}

/**
 * The first line that may lie deeper than allowed. Counts what can open a level: a deeper indentation,
 * each `- ` or `? ` at the start of a line, each open bracket. It may count too many (brackets in plain
 * text), never too few.
 */
function deepLine(lines: readonly string[]): number | undefined {
  const indents: { column: number; levels: number }[] = []
  let openBrackets = 0
  let lineNumber = 0
  for (const line of lines) {
    lineNumber++
    const content = line.trimStart()
    if (content === '' || content.startsWith('#')) continue
    const column = line.length - content.length
    while ((indents.at(-1)?.column ?? -1) >= column) indents.pop()
    const markers = /^(?:[-?:](?:\s+|$))*/.exec(content)?.[0].replace(/\s/g, '').length ?? 0
    indents.push({ column, levels: 1 + markers })
    for (const sign of line) {
      if (sign === '[' || sign === '{') openBrackets++
      else if (sign === ']' || sign === '}') openBrackets = Math.max(0, openBrackets - 1)
      if (openBrackets > DEEPEST_NESTING) return lineNumber
    }
    const depth = indents.reduce((sum, indent) => sum + indent.levels, openBrackets)
    if (depth > DEEPEST_NESTING * 2) return lineNumber
    if (indents.length + openBrackets > DEEPEST_NESTING || markers > DEEPEST_NESTING)
      return lineNumber
  }
  return undefined
}
