/** Grades, gates and matrices as the later stages see them. */
import type { Localized } from '../language/language.ts'
import type { Exact } from '../math/exact.ts'
import type { Rounding } from './scale-model.ts'
import type { SourceMap } from './source-node.ts'

export interface GradeTable {
  /** Ids of the nodes it grades. */
  readonly nodes: readonly string[]
  readonly round: Rounding | undefined
  /** From the best grade to the worst. The last one may have no bound: everything below. */
  readonly bands: readonly GradeBand[]
  /** Other roundings found in practice: a grade that would differ under one of them gets a caution. */
  readonly alternativeRounds: readonly (Rounding | 'none')[]
  readonly source: SourceMap
}

export interface GradeBand {
  readonly grade: string
  readonly label: Localized | undefined
  readonly bound: { readonly value: Exact; readonly inclusive: boolean } | undefined
  /** The grade holds only if this does; otherwise `otherwise` is given. */
  readonly onlyIf: Condition | undefined
  readonly otherwise: { readonly grade: string; readonly label: Localized | undefined } | undefined
  readonly source: SourceMap
}

export type Comparison = 'at-least' | 'above' | 'at-most' | 'below'

export type Condition = (
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | {
      readonly kind: 'compare'
      /** One node, every node of a level, one item's points or number, or every item that has a target. */
      readonly subject:
        | { readonly node: string }
        | { readonly level: string }
        | { readonly item: string }
        | { readonly items: 'with-target' }
      readonly comparison: Comparison
      /** In the node's own unit, as a share (0-1) of its maximum, or the item's own target. */
      readonly threshold: { readonly value: Exact } | { readonly share: Exact } | 'target'
    }
  | { readonly kind: 'answer'; readonly item: string; readonly codes: readonly string[] }
) & { readonly title: Localized | undefined; readonly source: SourceMap }

export interface Gate {
  readonly verdict: string
  readonly label: Localized | undefined
  readonly otherwise: Localized | undefined
  readonly round: Rounding | undefined
  readonly condition: Condition
  readonly source: SourceMap
}

/** Two graded nodes or coded items -> a verdict, as in a 3 × 3 matrix. */
export interface Lookup {
  readonly id: string
  readonly title: Localized | undefined
  readonly rows: string
  readonly columns: string
  readonly table: ReadonlyMap<string, ReadonlyMap<string, Localized>>
  readonly source: SourceMap
}
