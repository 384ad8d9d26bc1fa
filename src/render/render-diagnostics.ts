/** Problems -> text: where, how grave, which; what is the matter; the line it stands on; how to mend it. */
import { type Diagnostic, orderDiagnostics, type Severity } from '../diagnostics/diagnostic.ts'
import { type Place, placeText, type TextPlace } from '../diagnostics/place.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { vocabularyOf } from '../language/vocabulary.ts'
import {
  type Emphasis,
  hangingText,
  type Palette,
  palette,
  shortened,
  textWidth,
  wrapText,
} from './terminal-text.ts'

interface DiagnosticOptions {
  readonly language: Language
  readonly colour: boolean
  /** Columns to wrap at; 80 where it is not given. */
  readonly width?: number
  /** The text of a file, for the line a problem stands on; undefined where it is not at hand. */
  readonly sources?: (file: string) => string | undefined
}

const EMPHASIS: Readonly<Record<Severity, Emphasis>> = {
  error: 'error',
  warning: 'caution',
  note: 'strong',
}

/** In the order of their places, an empty line between them, a line break at the end; nothing for no problems. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: DiagnosticOptions,
): string {
  const paint = palette(options.colour)
  const lines = linesOf(options)
  const texts = orderDiagnostics(diagnostics).map(diagnostic =>
    diagnosticLines(diagnostic, { ...options, lines }, paint).join('\n'),
  )
  return texts.length === 0 ? '' : `${texts.join('\n\n')}\n`
}

type LinesOf = (file: string) => readonly string[] | undefined

interface Page extends DiagnosticOptions {
  readonly lines: LinesOf
}

/** Split once, whatever the number of problems. */
function linesOf({ sources }: DiagnosticOptions): LinesOf {
  const known = new Map<string, readonly string[] | undefined>()
  return file => {
    if (!known.has(file)) known.set(file, sources?.(file)?.split(/\r\n|\r|\n/))
    return known.get(file)
  }
}

function diagnosticLines(diagnostic: Diagnostic, options: Page, paint: Palette): string[] {
  const width = Math.max(60, options.width ?? 80) - 1
  const words = vocabularyOf(options.language)
  const { place, severity } = diagnostic
  const framed = framedPlaces(diagnostic, options, width, paint)
  const remedy = inLanguage(diagnostic.remedy, options.language)
  const where = place === undefined ? [] : [safeText(placeText(place))]
  const severityText = words.severities[severity]
  return [
    ...headLines(
      [
        ...where.map(text => ({ text, painted: paint.strong(text) })),
        { text: severityText, painted: paint[EMPHASIS[severity]](severityText) },
        { text: diagnostic.code, painted: paint.faint(diagnostic.code) },
      ],
      width,
    ),
    ...paragraph(INDENT, inLanguage(diagnostic.message, options.language), width),
    ...framed.lines,
    ...framed.rest.flatMap(({ place: other, label }) =>
      hangingText(
        INDENT,
        safeText(`${words.seeAlso} ${placeText(other)}: ${inLanguage(label, options.language)}`),
        width,
      ),
    ),
    ...(remedy === '' ? [] : remedyLines(words.fix, remedy, width, paint)),
  ]
}

const INDENT = '  '

/** Place, severity and code in one line where there is room; whole, so that each can be searched for and copied. */
function headLines(
  parts: readonly { readonly text: string; readonly painted: string }[],
  width: number,
): string[] {
  const lines: string[] = []
  let room = -1
  for (const { text, painted } of parts) {
    room -= text.length + INDENT.length
    if (room >= 0) lines.push(`${lines.pop()}${INDENT}${painted}`)
    else {
      const indent = lines.length === 0 ? '' : INDENT
      lines.push(indent + painted)
      room = width - indent.length - text.length
    }
  }
  return lines
}

/** Lines of the message keep their breaks; each is wrapped. */
function paragraph(indent: string, text: string, width: number): string[] {
  return text.split('\n').flatMap(line => hangingText(indent, safeText(line), width))
}

/** Further lines are to be copied: they are not wrapped. */
function remedyLines(fix: string, remedy: string, width: number, paint: Palette): string[] {
  const [first = '', ...copied] = remedy.split('\n')
  const [opening = '', ...wrapped] = hangingText(INDENT, `${fix} ${safeText(first)}`, width)
  return [
    opening.replace(fix, paint.strong(fix)),
    ...wrapped,
    ...copied.map(line => INDENT + INDENT + safeText(line)),
  ]
}

/** The lines the problem and its related places stand on, in one frame a file; and the places that have no frame. */
function framedPlaces(
  diagnostic: Diagnostic,
  options: Page,
  width: number,
  paint: Palette,
): { lines: string[]; rest: Diagnostic['related'] } {
  const { place, related, severity } = diagnostic
  const source = isText(place) ? options.lines(place.file) : undefined
  if (!isText(place) || source === undefined) return { lines: [], rest: related }
  const frames: FramedPlace[] = [
    { place, label: '', emphasis: severity === 'error' ? 'error' : 'caution' },
  ]
  const rest: Diagnostic['related'][number][] = []
  for (const other of related) {
    if (isText(other.place) && other.place.file === place.file) {
      const label = inLanguage(other.label, options.language)
      frames.push({ place: other.place, label, emphasis: 'code' })
    } else rest.push(other)
  }
  const lines = codeFrame(frames, source, width, paint)
  return lines === undefined ? { lines: [], rest: related } : { lines, rest }
}

function isText(place: Place | undefined): place is TextPlace {
  return place?.kind === 'text'
}

// A stretch of a text file -> its line with the line number and a caret below.

interface FramedPlace {
  readonly place: TextPlace
  /** Words beside the caret. */
  readonly label: string
  readonly emphasis: 'error' | 'caution' | 'code'
}

/** Undefined where the text does not have this line: the file may have changed. */
function codeFrame(
  frames: readonly FramedPlace[],
  lines: readonly string[],
  width: number,
  paint: Palette,
): string[] | undefined {
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
  // Of a line without end only what stands around the caret is looked at.
  const near = 8 * room
  let before = safeText(eachTabOneSpace(line.slice(Math.max(0, start - near), start)))
  let marked = safeText(eachTabOneSpace(line.slice(start, Math.min(end, start + near))))
  let after = safeText(eachTabOneSpace(line.slice(end, end + near)))
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
