/** A node with its score: what every table, grade and gate is made from. */
import type { Exact } from '../math/exact.ts'
import type { ScoreNode } from '../rubric/model.ts'
import type { ItemCounts } from '../tally/tally.ts'

/** Why there is no score. Missing is not zero. */
export type UndefinedReason =
  | 'no-answers'
  | 'too-few-answers'
  | 'not-applicable'
  | 'incomplete'
  | 'child-undefined'
  | 'no-units'
  | 'several-units'

export type Outcome = { readonly value: Exact } | { readonly undefinedBecause: UndefinedReason }

export interface Range {
  readonly minimum: Exact
  readonly maximum: Exact
}

export interface ScoredNode {
  readonly node: ScoreNode
  readonly outcome: Outcome
  /** The value before this node's own rescale, where it has one. */
  readonly beforeRescale: Exact | undefined
  /** Lowest and highest value that answers can give. */
  readonly range: Range
  /** Respondents or units the value rests on. */
  readonly n: number
  /** On a leaf of a survey: how it was answered. */
  readonly counts: ItemCounts | undefined
  /** Ids of children left out because they have no value and the rubric goes on without them. */
  readonly excluded: readonly string[]
  /** Worksheets only. */
  readonly points: WorksheetPoints | undefined
  readonly children: readonly ScoredNode[]
}

/** What a worksheet node could earn, in the unit of its value. */
export interface WorksheetPoints {
  /** Attainable given what is applicable; 0 where nothing is. */
  readonly attainable: Exact
  /** Attainable if everything were applicable. */
  readonly nominal: Exact
  /** With blanks: the value if every blank got the lowest or the highest points, or were left out. */
  readonly ifBlank:
    | {
        readonly lowest: Exact
        readonly highest: Exact
        readonly provisional: Exact | undefined
        /** Attainable by what is filled in. */
        readonly provisionalAttainable: Exact
      }
    | undefined
}

export function scoreValue(scored: ScoredNode | undefined): Exact | undefined {
  return scored !== undefined && 'value' in scored.outcome ? scored.outcome.value : undefined
}

const LISTS = new WeakMap<ScoredNode, readonly ScoredNode[]>()

/** The node and all below it, parents first. Made once for each tree: every condition asks for it. */
export function scoredNodesOf(root: ScoredNode): readonly ScoredNode[] {
  const known = LISTS.get(root)
  if (known !== undefined) return known
  const nodes: ScoredNode[] = []
  const visit = (node: ScoredNode): void => {
    nodes.push(node)
    for (const child of node.children) visit(child)
  }
  visit(root)
  LISTS.set(root, nodes)
  return nodes
}
