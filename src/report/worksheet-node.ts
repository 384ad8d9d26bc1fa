/** A scored node of a worksheet -> what a report says of it beside its score: points, filling, the other readings. */
import { type Exact, exact, ZERO } from '../math/exact.ts'
import type { ScoredNode } from '../score/scored-node.ts'
import type { Filling } from '../score/worksheet-filling.ts'
import { type Quantity, quantity } from './quantity.ts'
import type { ReportNode } from './report-shape.ts'

/** Nothing for a survey. */
export function pointsResult({ outcome, points }: ScoredNode, digits: number): Partial<ReportNode> {
  if (points === undefined) return {}
  const { attainable, nominal, ifBlank } = points
  const percent = 'value' in outcome ? percentOf(outcome.value, attainable, digits) : undefined
  const range = { nominal: quantity(nominal, digits), ...(percent ? { percent } : {}) }
  if (ifBlank === undefined) return range
  const { provisional } = ifBlank
  const provisionalPercent = provisional && percentOf(provisional, attainable, digits)
  return {
    ...range,
    lowestPossible: quantity(ifBlank.lowest, digits),
    highestPossible: quantity(ifBlank.highest, digits),
    ...(provisional ? { provisional: quantity(provisional, digits) } : {}),
    ...(provisionalPercent ? { provisionalPercent } : {}),
  }
}

function percentOf(earned: Exact, attainable: Exact, digits: number): Quantity | undefined {
  if (attainable.compare(ZERO) <= 0) return undefined
  return quantity(earned.div(attainable).mul(exact(100)), digits)
}

/** The same tree read in another way. */
export interface OtherReadings {
  readonly evidenced: ReportNode | undefined
  readonly verified: ReportNode | undefined
}

/** `filling` has the shape of the node; evidence is counted only where sheets ask for it. */
export function withFilling(
  node: ReportNode,
  filling: Filling,
  others: OtherReadings,
  asksForEvidence: boolean,
): ReportNode {
  const { evidenced, verified } = others
  return {
    ...node,
    filled: { count: filling.filled, of: filling.asked },
    ...(asksForEvidence ? { evidence: { count: filling.proven, of: filling.claimed } } : {}),
    ...(evidenced === undefined ? {} : { evidenced: readingResult(evidenced) }),
    ...(verified === undefined ? {} : { verified: readingResult(verified) }),
    children: node.children.map((child, position) => {
      const below = filling.children[position]
      if (below === undefined) return child
      const childOthers = {
        evidenced: evidenced?.children[position],
        verified: verified?.children[position],
      }
      return withFilling(child, below, childOthers, asksForEvidence)
    }),
  }
}

function readingResult(node: ReportNode): NonNullable<ReportNode['evidenced']> {
  const { value, exact: exactly, shown, percent, provisional, undefinedBecause } = node
  const hasScore = value !== undefined && exactly !== undefined && shown !== undefined
  return {
    ...(hasScore ? { score: { value, exact: exactly, shown } } : {}),
    ...(percent === undefined ? {} : { percent }),
    ...(provisional === undefined ? {} : { provisional }),
    ...(undefinedBecause === undefined ? {} : { undefinedBecause }),
  }
}
