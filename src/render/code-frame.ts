/** A stretch of a text file -> its line with the line number and a caret below. */
import type { TextPlace } from '../diagnostics/place.ts'
import { safeText } from '../language/safe-text.ts'
import type { Palette } from './palette.ts'
import { textWidth } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

export interface FramedPlace {
  readonly place: TextPlace
  /** Words beside the caret. */
  readonly label: string
  readonly emphasis: 'error' | 'caution' | 'code'
}

/** Undefined where the text does not have this line: the file may have changed. */
export function codeFrame(
  frames: readonly FramedPlace[],
  source: string,
  width: number,
  paint: Palette,
): string[] | undefined {
  const lines = source.split(/\r\n|\r|\n/)
  const ordered = [...frames].sort(
    (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
  )
  const digits = String(ordered.at(-1)?.place.line ?? '').length
  const gutterWidth = Math.max(5, digits + 3)
  const gutter = (text: string) => paint.faint(`${text.padStart(gutterWidth)} │ `)
  const room = width - gutterWidth - 3
  const framed: string[] = []
  let last = 0
  for (const { place, label, emphasis } of ordered) {
    const line = lines[place.line - 1]
    if (line === undefined) return undefined
    const { before, marked, after } = windowOf(line, place, room)
    if (place.line !== last) framed.push(gutter(String(place.line)) + before + marked + after)
    last = place.line
    const caret = '^'.repeat(Math.max(1, textWidth(marked)))
    for (const { plain, painted } of caretLines(textWidth(before), caret, safeText(label), room)) {
      framed.push(gutter('') + plain + paint[emphasis](painted))
    }
  }
  return framed
}

/** The label stands after the caret, else before it with an arrow, else below. */
function caretLines(
  indent: number,
  caret: string,
  label: string,
  room: number,
): { plain: string; painted: string }[] {
  const own = { plain: ' '.repeat(indent), painted: caret }
  if (label === '') return [own]
  if (indent + caret.length + 1 + textWidth(label) <= room) {
    return [{ ...own, painted: `${caret} ${label}` }]
  }
  const before = `${label} ─► `
  if (textWidth(before) <= indent) {
    return [{ plain: ' '.repeat(indent - textWidth(before)), painted: before + caret }]
  }
  return [own, ...wrapText(label, room).map(text => ({ plain: '', painted: text }))]
}

/** The part of a long line around the caret; dots say that there is more. */
function windowOf(
  line: string,
  place: TextPlace,
  room: number,
): { before: string; marked: string; after: string } {
  const start = Math.min(place.column - 1, line.length)
  const end = place.endLine > place.line ? line.length : Math.max(start, place.endColumn - 1)
  let before = safeText(eachTabOneSpace(line.slice(0, start)))
  let marked = safeText(eachTabOneSpace(line.slice(start, end)))
  let after = safeText(eachTabOneSpace(line.slice(end)))
  const fits = () => textWidth(before + marked + after) <= room
  if (fits()) return { before, marked, after }
  marked = shortened(marked, Math.floor(room / 2))
  const left = room - textWidth(marked)
  const beforeRoom = Math.max(Math.floor(left / 2), left - textWidth(after))
  before = reversed(shortened(reversed(before), beforeRoom))
  after = shortened(after, left - textWidth(before))
  return { before, marked, after }
}

function eachTabOneSpace(text: string): string {
  return text.replaceAll('\t', ' ')
}

function reversed(text: string): string {
  return [...text].reverse().join('')
}

function shortened(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  for (const letter of text) {
    if (textWidth(kept + letter) > width - 1) break
    kept += letter
  }
  return `${kept}…`
}
