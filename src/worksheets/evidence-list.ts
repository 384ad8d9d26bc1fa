/** The evidence cells of a row -> the pieces of evidence named there. */
import { cleanText } from '../language/normalised-text.ts'

/** What people write where there is nothing. */
const NOTHING = /^(?:-+|–|—|tidak ada|belum ada|belum|nihil|kosong|none|n\/?a|x)\.?$/i

/** Separated by `;` or line breaks; numbering and bullets in front of each are dropped. */
export function evidenceList(cells: readonly string[]): readonly string[] {
  return cells
    .flatMap(cell => cell.split(/[;\r\n]+/))
    .map(piece => cleanText(piece.replace(/^\s*(?:\d{1,2}[.)]|[-–•*])\s+/u, '')))
    .filter(piece => piece !== '' && !NOTHING.test(piece))
}
