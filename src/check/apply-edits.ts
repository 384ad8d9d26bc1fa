/** A text and edits with places -> the edited text; what is not edited stays as it is, to the byte. */
import type { TextPlace } from '../diagnostics/place.ts'
import type { TextEdit } from './text-edit.ts'

/** Of edits that overlap, the first is made; `skipped` are the others, and those that lie outside the text. */
export function editedText(
  text: string,
  edits: readonly TextEdit[],
): { readonly text: string; readonly skipped: readonly TextEdit[] } {
  const offsetOf = offsets(text)
  const skipped: TextEdit[] = []
  const ranged = edits.flatMap(edit => {
    const range = rangeOf(edit.place, offsetOf)
    if (range !== undefined) return [{ edit, ...range }]
    skipped.push(edit)
    return []
  })
  ranged.sort((a, b) => a.start - b.start || a.end - b.end)
  let result = ''
  let done = 0
  for (const { edit, start, end } of ranged) {
    if (start < done) {
      skipped.push(edit)
      continue
    }
    result += text.slice(done, start) + edit.newText
    done = end
  }
  return { text: result + text.slice(done), skipped }
}

type OffsetOf = (line: number, column: number) => number | undefined

function rangeOf(place: TextPlace, offsetOf: OffsetOf): { start: number; end: number } | undefined {
  const start = offsetOf(place.line, place.column)
  const end = offsetOf(place.endLine, place.endColumn)
  return start === undefined || end === undefined || end < start ? undefined : { start, end }
}

/** Places are counted without a byte order mark, which the text may begin with. */
function offsets(text: string): OffsetOf {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (line, column) => {
    const start = starts[line - 1]
    const offset = start === undefined ? undefined : start + column - 1
    return offset === undefined || offset > text.length ? undefined : offset
  }
}
