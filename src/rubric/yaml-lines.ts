/** A YAML text that cannot be read -> its lines, and the brackets and quotes that stand open at a place. */
import type { ErrorCode } from 'yaml'
import type { Localized } from '../language/language.ts'

export interface YamlCause {
  /** Offsets in the text. The reader stops where it no longer understands; the slip often stands before. */
  readonly start: number
  readonly end: number
  readonly reason: Required<Localized>
  readonly remedy: Required<Localized>
}

export interface ReaderError {
  readonly code: ErrorCode
  readonly message: string
  readonly pos: readonly [number, number]
}

export interface Context extends ReaderError {
  readonly text: string
  readonly at: number
  readonly line: Line
  /** The last line before it that holds more than a comment. */
  readonly before: Line | undefined
  readonly open: readonly Opened[]
  /** The quoted text that ends last before the error, or that never ends. */
  readonly quoted: Quoted | undefined
}

export type Words = Pick<YamlCause, 'reason' | 'remedy'>
export type Finder = (context: Context) => YamlCause | undefined

export function words(id: string, idRemedy: string, en: string, enRemedy: string): Words {
  return { reason: { id, en }, remedy: { id: idRemedy, en: enRemedy } }
}

export function cause(start: number, length: number, found: Words): YamlCause {
  return { start, end: start + Math.max(length, 1), ...found }
}

// Lines.

export interface Line {
  readonly text: string
  readonly start: number
  /** Of its text, before the line end. */
  readonly end: number
  /** Spaces before its text. */
  readonly indent: number
}

export function lineAt(text: string, at: number): Line {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const next = text.indexOf('\n', start)
  const end = next < 0 ? text.length : next - (text[next - 1] === '\r' ? 1 : 0)
  const line = text.slice(start, Math.max(end, start))
  return { text: line, start, end, indent: /^ */.exec(line)?.[0].length ?? 0 }
}

export function lineBefore(text: string, { start }: Line): Line | undefined {
  for (let at = start - 1; at >= 0; ) {
    const line = lineAt(text, at)
    if (hasContent(line)) return line
    at = line.start - 1
  }
  return undefined
}

export function lineAfter(text: string, line: Line): Line | undefined {
  for (let at = text.indexOf('\n', line.start) + 1; at > 0 && at < text.length; ) {
    const next = lineAt(text, at)
    if (hasContent(next)) return next
    at = text.indexOf('\n', at) + 1
  }
  return undefined
}

function hasContent({ text }: Line): boolean {
  return !/^\s*(?:#|$)/.test(text)
}

/** A word that begins another line or follows a brace or comma there with a colon: what is a key once is one again. */
export function isKeyElsewhere(text: string, word: string, line: Line): boolean {
  const name = word.replace(/["']/g, '')
  if (!/^[\w-]+$/.test(name)) return false
  const key = new RegExp(`(?:^|[{,\\s])${name}:\\s`, 'm')
  return key.test(text.slice(0, line.start)) || key.test(text.slice(line.end))
}

/** The line's indentation and those of the lines that hold it, the innermost first. */
export function levelsAbove(
  text: string,
  line: Line,
): readonly { readonly indent: number; readonly isItem: boolean; readonly number: number }[] {
  const levels: { indent: number; isItem: boolean; number: number }[] = []
  let number = text.slice(0, line.start).split('\n').length - 1
  for (let at = line.start - 1; at >= 0; number--) {
    const above = lineAt(text, at)
    at = above.start - 1
    if (!hasContent(above) || (levels.at(-1)?.indent ?? Infinity) <= above.indent) continue
    const isItem = /^\s*- /.test(above.text)
    const inner = /^ *(?:- +)+(?=[\w"'-]+:)/.exec(above.text)?.[0].length
    // The first key of an item sets the column of the others.
    if (inner !== undefined && inner < (levels.at(-1)?.indent ?? Infinity))
      levels.push({ indent: inner, isItem: false, number })
    levels.push({ indent: above.indent, isItem, number })
    if (above.indent === 0) break
  }
  return levels
}

// Brackets and quotes.

export interface Opened {
  readonly sign: string
  readonly at: number
}

interface Quoted {
  readonly start: number
  /** Where its closing quote stands, or where the text ends. */
  readonly end: number
}

/** What stands open just before `until`. Quotes and brackets count only where YAML reads them so: at the start of a value. */
export function scanned(
  text: string,
  until: number,
): { readonly open: readonly Opened[]; readonly quoted: Quoted | undefined } {
  const open: Opened[] = []
  let quoted: Quoted | undefined
  let isStart = true
  for (let at = 0; at < until; at++) {
    const sign = text[at] ?? ''
    if (sign === '\n' && open.length === 0) at = afterBlockText(text, at)
    if (sign === '\n') isStart = true
    else if (sign === '#' && /\s|^$/.test(text[at - 1] ?? '')) at = lineAt(text, at).end - 1
    else if ((sign === '"' || sign === "'") && isStart) {
      const end = closingQuote(text, at)
      quoted = { start: at, end }
      at = end
      isStart = false
    } else if ('[{'.includes(sign) && (isStart || open.length > 0)) {
      open.push({ sign, at })
      isStart = true
    } else if (']}'.includes(sign) && open.length > 0) {
      open.pop()
      isStart = false
    } else if (',:-?'.includes(sign)) {
      isStart =
        sign === ',' ? open.length > 0 : isStart || (sign === ':' && /\s/.test(text[at + 1] ?? ' '))
    } else if (!/\s/.test(sign)) isStart = false
  }
  return { open, quoted }
}

function closingQuote(text: string, start: number): number {
  const sign = text[start]
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && sign === '"') at++
    else if (text[at] === sign && sign === "'" && text[at + 1] === "'") at++
    else if (text[at] === sign) return at
  }
  return text.length
}

/** Below `text: |` the lines that are indented deeper are plain text: the end of the last one. */
function afterBlockText(text: string, lineEnd: number): number {
  const head = lineAt(text, lineEnd)
  if (!/(?:: |- )[|>][-+\d]*\s*(?:#.*)?$/.test(head.text)) return lineEnd
  let end = lineEnd
  while (end < text.length - 1) {
    const next = lineAt(text, end + 1)
    if (next.text.trim() !== '' && next.indent <= head.indent) break
    const after = text.indexOf('\n', end + 1)
    if (after < 0) return text.length - 1
    end = after
  }
  return end
}
