/** A scored sheet -> for each node what a spreadsheet could have computed there: exactly, from other numbers, from rounded ones. */
import { type Exact, exact, ONE, round, sumOf, ZERO } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { Item } from '../rubric/model.ts'
import { type ScoredNode, scoreValue } from '../score/scored-node.ts'
import type { StatedValue } from '../worksheets/worksheet.ts'

export interface NodeParts {
  readonly item: Item | undefined
  /** On a leaf. */
  readonly score: Exact | undefined
  /** On a leaf: what a point of it adds to the node above. */
  readonly share: Exact | undefined
  /** Asked, and not answered. */
  readonly isBlank: boolean
  /** Whether weights below it are filled in. */
  readonly isFilledIn: boolean
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
    isFilledIn: nodesOf(node).some(({ weightFrom }) => weightFrom !== undefined),
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

// A number as a sheet writes it, and ours -> whether the one stands for the other.

const HUNDRED = exact(100)
const TWO = exact(2)
/** Spreadsheets show at most 15 digits and keep some of them wrong. */
const MOST_DIGITS = 9
/** With fewer decimals a number is rounded for show, and only what rounds to it will do. */
const SHOWN_DIGITS = 2

/** Whether the number as written stands for ours: half a unit of its last decimal, or less. A whole number stands for itself alone. */
export function isSameNumber(value: Exact, digits: number, ours: Exact): boolean {
  if (digits === 0) return value.equals(ours)
  if (digits < SHOWN_DIGITS) return round(ours, digits).equals(value)
  const unit = exact(1, 10n ** BigInt(Math.min(digits, MOST_DIGITS)))
  return distance(value, ours).compare(unit.div(TWO)) <= 0
}

/** Like `isSameNumber`, and nearer to ours than halfway to what any other option is worth. */
export function isSameChoice(
  value: Exact,
  digits: number,
  ours: Exact,
  options: readonly Exact[],
): boolean {
  if (!isSameNumber(value, digits, ours)) return false
  const others = options.filter(option => !option.equals(ours))
  return others.every(other => distance(value, ours).compare(distance(other, ours).div(TWO)) < 0)
}

/** A percent is rounded to whole ones, or stored as a share: 0.67 shown as 67 %. */
export function isSamePercent({ value, digits }: StatedValue, ours: Exact): boolean {
  const share = ours.div(HUNDRED)
  if (digits === 0) return round(ours, 0).equals(value) || (value.equals(ONE) && share.equals(ONE))
  return isSameNumber(value, digits, ours) || isSameNumber(value, digits, share)
}

function distance(a: Exact, b: Exact): Exact {
  return a.sub(b).abs()
}
