/** A line of a document -> the line as it is printed, its facts looked up and its blanks marked. */
import type { Inline, Line } from '../../documents/document.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { type FactContext, factText } from './facts.ts'

interface Span {
  readonly text: string
  readonly isBlank?: boolean
}
export type PaperLine = readonly Span[]
/** A text whose facts are not there is not written; what is said instead stands there. */
export function paperLine(line: Line, context: FactContext): PaperLine | undefined {
  const spans: Span[] = []
  for (const inline of line) {
    const span = spanOf(inline, context)
    if (span === undefined) return undefined
    const before = spans.at(-1)
    const isPlain = before !== undefined && before.isBlank !== true && span.isBlank !== true
    if (isPlain) spans.splice(-1, 1, { text: before.text + span.text })
    else spans.push(span)
  }
  return spans
}

export function spanOf(inline: Inline, context: FactContext): Span | undefined {
  if ('text' in inline) return { text: inline.text }
  if ('blank' in inline)
    return { text: DOCUMENT_WORDS[context.document.language].blank(inline.blank), isBlank: true }
  const text = factText(inline.fact, context)
  return text === undefined ? undefined : { text }
}

export function plainText(line: PaperLine | undefined): string {
  return (line ?? []).map(({ text }) => text).join('')
}
