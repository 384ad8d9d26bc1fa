/** Problems -> text: where, how grave, which; what is the matter; the line it stands on; how to mend it. */
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts'
import { orderDiagnostics } from '../diagnostics/order-diagnostics.ts'
import { type Place, placeText, type TextPlace } from '../diagnostics/place.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { vocabularyOf } from '../language/vocabulary.ts'
import { codeFrame, type FramedPlace } from './code-frame.ts'
import { type Emphasis, type Palette, palette } from './palette.ts'
import { hangingText } from './wrap-text.ts'

export interface DiagnosticOptions {
  readonly language: Language
  readonly colour: boolean
  /** Columns to wrap at; 80 where it is not given. */
  readonly width?: number
  /** The text of a file, for the line a problem stands on; undefined where it is not at hand. */
  readonly sources?: (file: string) => string | undefined
}

/** The severities stay English in both languages: they are names to search for, like the codes. */
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
  const texts = orderDiagnostics(diagnostics).map(diagnostic =>
    diagnosticLines(diagnostic, options, paint).join('\n'),
  )
  return texts.length === 0 ? '' : `${texts.join('\n\n')}\n`
}

function diagnosticLines(
  diagnostic: Diagnostic,
  options: DiagnosticOptions,
  paint: Palette,
): string[] {
  const width = Math.max(60, options.width ?? 80) - 1
  const words = vocabularyOf(options.language)
  const { place, severity } = diagnostic
  const framed = framedPlaces(diagnostic, options, width, paint)
  const remedy = inLanguage(diagnostic.remedy, options.language)
  return [
    [
      ...(place === undefined ? [] : [paint.strong(safeText(placeText(place)))]),
      paint[EMPHASIS[severity]](severity),
      paint.faint(diagnostic.code),
    ].join('  '),
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
  options: DiagnosticOptions,
  width: number,
  paint: Palette,
): { lines: string[]; rest: Diagnostic['related'] } {
  const { place, related, severity } = diagnostic
  const source = isText(place) ? options.sources?.(place.file) : undefined
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
