/** Scales, roundings and rescales as the later stages see them. */
import type { Localized } from '../language/language.ts'
import type { Exact } from '../math/exact.ts'
import type { RoundingMode } from '../math/round.ts'
import type { SourceMap } from './source-node.ts'

export type NoAnswerKind = 'blank' | 'dont-know' | 'not-applicable'

export interface Scale {
  readonly id: string
  /** In the order of the file; an answer's code is its position here. Empty on a number scale. */
  readonly categories: readonly Category[]
  readonly number: NumberFormat | undefined
  /** Spellings that are no answer. An empty cell is always `blank`. */
  readonly noAnswer: Readonly<Record<NoAnswerKind, readonly string[]>>
  /** Smallest and largest points an answer can have; reverse keying mirrors between them. */
  readonly lowest: Exact
  readonly highest: Exact
  readonly source: SourceMap
}

export interface Category {
  /** As written in the rubric and typed in a cell: `4`, `A`, `Ya`. */
  readonly code: string
  readonly points: Exact
  readonly label: Localized
  /** Further spellings, abbreviations among them. */
  readonly also: readonly string[]
  readonly source: SourceMap
}

export interface NumberFormat {
  readonly min: Exact | undefined
  readonly max: Exact | undefined
  /** Decimals an answer may have; numbers are kept as integers of this many decimals. */
  readonly decimals: number
  /** Value -> points: a straight line from `from` to `to`. Without it, points are the value. */
  readonly rescale: Rescale | undefined
}

export interface Rounding {
  readonly digits: number
  readonly mode: RoundingMode
}

export interface Rescale {
  readonly from: readonly [Exact, Exact]
  readonly to: readonly [Exact, Exact]
  readonly round: Rounding | undefined
}
