/** A node with its score: what every table, grade and gate is made from. */
import { onceFor } from '../language/remembered.ts'
import { type Exact, ONE, rescaled, round, sumOf, ZERO } from '../math/exact.ts'
import type { Item, Rescale, Rounding, ScoreNode } from '../rubric/model.ts'
import type { WeightedCounts } from '../tally/sample-parts.ts'
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
  /** The same in weights, where respondents have any. */
  readonly weights?: WeightedCounts['items'][number]
  /** Ids of children left out because they have no value and the rubric goes on without them. */
  readonly excluded: readonly string[]
  /** Worksheets only. */
  readonly points: WorksheetPoints | undefined
  readonly children: readonly ScoredNode[]
}

/** What a worksheet node could earn, in the unit of its value. */
interface WorksheetPoints {
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

export function scoreValue(scored: Pick<ScoredNode, 'outcome'> | undefined): Exact | undefined {
  return scored !== undefined && 'value' in scored.outcome ? scored.outcome.value : undefined
}

/** The node and all below it, parents first. Made once for each tree: every condition asks for it. */
export const scoredNodesOf = onceFor((root: ScoredNode): readonly ScoredNode[] => {
  const nodes: ScoredNode[] = []
  const visit = (node: ScoredNode): void => {
    nodes.push(node)
    for (const child of node.children) visit(child)
  }
  visit(root)
  return nodes
})

// A node of a survey -> the lowest and highest score that answers can give.

/** The same for every unit that is scored, so it is worked out once. */
export const nodeRange: (node: ScoreNode) => Range = onceFor(rangeOf)

/** What this level does not ask has nothing to earn, and does not count in a mean. */
function rangeOf(node: ScoreNode): Range {
  if (!isAsked(node)) return { minimum: ZERO, maximum: ZERO }
  const ranges = node.children
    .filter(isAsked)
    .map(child => ({ weight: child.weight, ...nodeRange(child) }))
  const weights = sumOf(ranges.map(range => range.weight))
  const divisor = node.aggregate === 'average' ? weights : ONE
  const end = (which: keyof Range) => {
    const raw =
      node.item === undefined
        ? sumOf(ranges.map(range => range.weight.mul(range[which]))).div(divisor)
        : pointsRange(node.item)[which]
    return stages(raw, node.round, node.rescale)
  }
  return { minimum: end('minimum'), maximum: end('maximum') }
}

/** Whether any item below it belongs to the level that was chosen. */
function isAsked(node: ScoreNode): boolean {
  return node.item !== undefined || node.children.some(isAsked)
}

export function pointsRange(item: Item): Range {
  if (item.measure.kind !== 'ratio') {
    const { lowest, highest } = item.measure.scale
    return { minimum: lowest, maximum: highest }
  }
  const { atLeast, atMost } = item.measure.ratio
  return { minimum: atLeast ?? ZERO, maximum: atMost ?? ONE }
}

/**
 * What a leaf is worth on the scale of the rescale above it. Undefined where its best answer is not the top of that
 * rescale: its points are of another unit, and the number would look like an index and be none.
 */
export function indexOfLeaf(leaf: ScoreNode, value: Exact, above: Rescale): Exact | undefined {
  const known = ofOneUnit.get(leaf)
  const isOneUnit = known?.above === above ? known.isOneUnit : isOfOneUnit(leaf, above)
  return isOneUnit ? rescaled(value, above) : undefined
}

/** The same for every unit of the data. */
const ofOneUnit = new WeakMap<ScoreNode, { readonly above: Rescale; readonly isOneUnit: boolean }>()

function isOfOneUnit(leaf: ScoreNode, above: Rescale): boolean {
  const { minimum, maximum } = nodeRange(leaf)
  const [from, to] = above.from
  const isOneUnit = maximum.equals(to) && minimum.compare(from) >= 0
  ofOneUnit.set(leaf, { above, isOneUnit })
  return isOneUnit
}

/** The rounding before the rescale, the rescale, the rounding after it: each only where the rubric says so. */
export function stages(
  raw: Exact,
  before: Rounding | undefined,
  rescale: Rescale | undefined,
): Exact {
  const rounded = roundedBy(raw, before)
  return rescale === undefined ? rounded : roundedBy(rescaled(rounded, rescale), rescale.round)
}

export function roundedBy(number: Exact, rounding: Rounding | undefined): Exact {
  return rounding === undefined ? number : round(number, rounding.digits, rounding.mode)
}
