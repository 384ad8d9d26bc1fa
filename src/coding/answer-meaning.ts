/** What a cell of an answer column turned out to mean. */
import type { NoAnswerKind } from '../rubric/scale-model.ts'

/** Why a cell could not be read. Each gets words of its own. */
export type UnreadableReason =
  /** Neither a code nor a label of the scale. */
  | 'not-on-scale'
  /** `4 - Buruk`: its parts name two different categories. */
  | 'contradictory'
  /** A spreadsheet has made a date of it: `03-Apr`. */
  | 'spoiled-date'
  /** A spreadsheet has rounded it: `1,98501E+17`. */
  | 'spoiled-exponent'
  /** `#REF!`, `#N/A`, `#DIV/0!`. */
  | 'spreadsheet-error'
  /** On a number scale: text. */
  | 'not-a-number'
  /** `1.000`: one, or one thousand. */
  | 'ambiguous-number'
  | 'too-many-decimals'
  | 'out-of-range'

export type Meaning =
  | { readonly kind: 'category'; readonly position: number }
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'no-answer'; readonly reason: NoAnswerKind; readonly loneDash?: true }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }

export function unreadable(reason: UnreadableReason): Meaning {
  return { kind: 'unreadable', reason }
}
