/** YAML text -> its comments with their places, and nothing that only looks like one. */
import { Lexer } from 'yaml'
import type { TextPlace } from '../diagnostics/place.ts'

export interface YamlComment {
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
