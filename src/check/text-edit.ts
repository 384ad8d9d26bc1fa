/** A stretch of a rubric file and what should stand there instead. */
import type { TextPlace } from '../diagnostics/place.ts'

/** Edits never overlap. An edit may lie in another file than the one checked: where a base rubric holds the text. */
export interface TextEdit {
  readonly place: TextPlace
  readonly newText: string
}
