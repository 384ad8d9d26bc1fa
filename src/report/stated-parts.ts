/** A scored sheet -> for each node what a spreadsheet could have computed there: exactly, from other numbers, from rounded ones. */
import { type Exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import { round } from '../math/round.ts'
import type { Item } from '../rubric/model.ts'
import { type ScoredNode, scoreValue } from '../score/scored-node.ts'
import type { StatedValue } from '../worksheets/sheet.ts'

export interface NodeParts {
  readonly item: Item | undefined
  /** On a leaf. */
  readonly score: Exact | undefined
  /** On a leaf: what a point of it adds to the node above. */
  readonly share: Exact | undefined
  /** Asked, and not answered. */
  readonly isBlank: boolean
  readonly nominal: Exact | undefined
  readonly attainable: Exact | undefined
  /** The score, or where there are blanks those that are possible: what is filled in, blanks as the lowest. */
  readonly known: readonly Exact[]
  /** Computed from what the sheet states of the parts. */
  readonly from: (stated: ReadonlyMap<string, Exact>) => readonly Exact[]
  /** Computed from parts rounded first. */
  readonly rounded: (digits: number) => readonly Exact[]
}

export function nodeParts(root: ScoredNode): ReadonlyMap<string, NodeParts> {
  const parts = new Map<string, NodeParts>()
  visit(root, ONE, undefined, parts)
  return parts
}

export function statedParts(stated: readonly StatedValue[]): ReadonlyMap<string, Exact> {
  return new Map(
    stated.flatMap(({ id, what, value }) => (what === 'score' ? [[id, value] as const] : [])),
  )
}

/** @param weight what the node's value was multiplied by */
function visit(
  scored: ScoredNode,
  weight: Exact,
  above: { readonly scored: ScoredNode; readonly weight: Exact } | undefined,
  parts: Map<string, NodeParts>,
): void {
  const { node, outcome, points, children } = scored
  const value = scoreValue(scored)
  const ifBlank = points?.ifBlank
  const share = above && shareOf(scored, above.scored)
  parts.set(node.id, {
    item: node.item,
    score: value,
    share: above && share?.mul(above.weight),
    isBlank: 'undefinedBecause' in outcome && outcome.undefinedBecause !== 'not-applicable',
    nominal: points?.nominal,
    attainable: points?.attainable,
    known: [value, ifBlank?.provisional, ifBlank?.lowest].flatMap(each => each ?? []),
    from: stated => combined(scored, weight, child => stated.get(child.node.id) ?? scoreOf(child)),
    rounded: digits => [
      ...combined(scored, weight, child => {
        const score = scoreOf(child)
        return score && round(score, digits)
      }),
      // A mean that was rounded before its weight.
      ...(value === undefined ? [] : [round(value.div(weight), digits).mul(weight)]),
    ],
  })
  const childWeight = (child: ScoredNode) => (node.aggregate === 'sum' ? child.node.weight : ONE)
  for (const child of children) visit(child, childWeight(child), { scored, weight }, parts)
}

/** A blank counts as the lowest: that is what spreadsheets do with empty cells. */
function scoreOf(scored: ScoredNode): Exact | undefined {
  return scoreValue(scored) ?? scored.points?.ifBlank?.lowest
}

function shareOf(child: ScoredNode, parent: ScoredNode): Exact {
  if (parent.node.aggregate === 'sum') return ONE
  const total = sumOf(applicable(parent).map(each => each.node.weight))
  // Where nothing of it applies, no part has a share.
  return total.equals(ZERO) ? ZERO : child.node.weight.div(total)
}

function applicable({ children }: ScoredNode): readonly ScoredNode[] {
  return children.filter(
    ({ outcome }) =>
      !('undefinedBecause' in outcome && outcome.undefinedBecause === 'not-applicable'),
  )
}

/** Undefined children leave nothing to compute. */
function combined(
  scored: ScoredNode,
  weight: Exact,
  of: (child: ScoredNode) => Exact | undefined,
): readonly Exact[] {
  const children = applicable(scored)
  const values = children.map(of)
  if (children.length === 0 || values.includes(undefined)) return []
  const weighted = children.map((child, position) =>
    shareOf(child, scored).mul(values[position] ?? ONE),
  )
  return [sumOf(weighted).mul(weight)]
}
