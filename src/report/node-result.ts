/** A scored node -> its part of the report. */
import type { NoAnswerReason } from '../coding/coded-row.ts'
import { decimalText, type Exact, exact, exactText, rescaled, ZERO } from '../math/exact.ts'
import type { Rescale } from '../rubric/model.ts'
import type { Compared } from '../score/conditions.ts'
import { type ScoredNode, scoreValue } from '../score/scored-node.ts'
import type { Graded, LookedUp, Verdict } from '../score/verdicts.ts'
import type { Filling } from '../score/worksheet-filling.ts'
import type { ItemCounts } from '../tally/tally.ts'
import { type Quantity, quantity } from './report-numbers.ts'
import type { ReportNode, ReportResult } from './report-shape.ts'

export function nodeResult(
  scored: ScoredNode,
  graded: readonly Graded[],
  digits: number,
): ReportNode {
  return resultBelow(scored, graded, digits, undefined)
}

/** @param above the rescale nearest above: a leaf's mean is shown on its scale too */
function resultBelow(
  scored: ScoredNode,
  graded: readonly Graded[],
  digits: number,
  above: Rescale | undefined,
): ReportNode {
  const { node, outcome, points, range } = scored
  const value = 'value' in outcome ? outcome.value : undefined
  const grade = graded.find(each => each.node === scored)?.grade
  const counts = points === undefined ? countsBelow(scored) : []
  return {
    id: node.id,
    title: node.title ?? node.item?.text ?? { id: node.id },
    ...(node.level === undefined ? {} : { level: node.level }),
    ...(node.item === undefined ? {} : { item: node.item.id }),
    weight: exactText(node.weight),
    ...(value === undefined ? undefinedResult(scored) : quantity(value, digits)),
    ...(scored.beforeRescale === undefined
      ? {}
      : { beforeRescale: quantity(scored.beforeRescale, digits) }),
    ...(node.item !== undefined &&
    value !== undefined &&
    above !== undefined &&
    node.rescale === undefined
      ? { index: quantity(rescaled(value, above), digits) }
      : {}),
    minimum: quantity(range.minimum, digits),
    maximum: quantity(range.maximum, digits),
    ...pointsResult(scored, digits),
    ...extremes(scored.children),
    ...(grade === undefined ? {} : { grade: grade.grade }),
    ...(grade?.label === undefined ? {} : { gradeLabel: grade.label }),
    n: scored.n,
    ...(scored.excluded.length === 0 ? {} : { excluded: scored.excluded }),
    ...(counts.length === 0 ? {} : { noAnswers: noAnswersResult(counts) }),
    children: scored.children.map(child =>
      resultBelow(child, graded, digits, node.rescale ?? above),
    ),
  }
}

function countsBelow(scored: ScoredNode): readonly ItemCounts[] {
  return scored.counts === undefined ? scored.children.flatMap(countsBelow) : [scored.counts]
}

/** Nothing where there is nothing to compare, and where several share the place: none of them is singled out. */
function extremes(children: readonly ScoredNode[]): {
  readonly lowest?: string
  readonly highest?: string
} {
  const valued = children.flatMap(child => {
    const value = scoreValue(child)
    return value === undefined ? [] : [{ id: child.node.id, value }]
  })
  if (valued.length < 2) return {}
  const ordered = valued.sort((a, b) => a.value.compare(b.value))
  const alone = (at: number, beside: number) => {
    const [one, other] = [ordered.at(at), ordered.at(beside)]
    return one === undefined || other?.value.equals(one.value) === true ? undefined : one.id
  }
  const [lowest, highest] = [alone(0, 1), alone(-1, -2)]
  return {
    ...(lowest === undefined ? {} : { lowest }),
    ...(highest === undefined ? {} : { highest }),
  }
}

function undefinedResult({ outcome }: ScoredNode): { readonly undefinedBecause?: string } {
  return 'undefinedBecause' in outcome ? { undefinedBecause: outcome.undefinedBecause } : {}
}

/** Summed over items. */
export function noAnswersResult(
  counts: readonly ItemCounts[],
): NonNullable<ReportNode['noAnswers']> {
  const sum = (reason: NoAnswerReason) =>
    counts.reduce((total, { noAnswers }) => total + noAnswers[reason], 0)
  return {
    blank: sum('blank'),
    dontKnow: sum('dont-know'),
    notApplicable: sum('not-applicable'),
    unknown: sum('unknown'),
  }
}

// A scored node of a worksheet -> what a report says of it beside its score: points, filling, the other readings.

/** Nothing for a survey. */
function pointsResult({ outcome, points }: ScoredNode, digits: number): Partial<ReportNode> {
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
interface OtherReadings {
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

// A node without a score -> the nodes below it that it waits for.

/** The lowest nodes without a score that have no other such node below them; the node itself where nothing below it is the cause. */
export function undefinedCauses(node: ReportNode): readonly ReportNode[] {
  if (node.value !== undefined) return []
  const below = node.children.flatMap(undefinedCauses)
  return below.length > 0 && node.undefinedBecause === 'child-undefined' ? below : [node]
}

// Gates and matrices that were decided -> their part of the report, each condition with its distance.

type VerdictResult = ReportResult['verdicts'][number]
type LookupResult = ReportResult['lookups'][number]

export function verdictResult(
  { gate, holds, comparisons }: Verdict,
  digits: number,
): VerdictResult {
  const label = holds === undefined ? undefined : holds ? gate.label : gate.otherwise
  return {
    id: gate.verdict,
    ...(holds === undefined ? {} : { holds }),
    ...(label === undefined ? {} : { label }),
    conditions: comparisons.map(compared => conditionResult(compared, digits)),
  }
}

const SIGNS = { 'at-least': '≥', above: '>', 'at-most': '≤', below: '<', is: '=' } as const

function conditionResult(compared: Compared, digits: number): VerdictResult['conditions'][number] {
  const { title, holds, comparison, found, bound, codes } = compared
  const foundText = codes === undefined ? found && decimalText(found, digits) : codes.found
  const boundText =
    codes === undefined ? bound && decimalText(bound, digits) : codes.asked.join(' / ')
  return {
    title,
    ...(holds === undefined ? {} : { holds }),
    ...(foundText === undefined ? {} : { found: foundText }),
    ...(boundText === undefined ? {} : { bound: `${SIGNS[comparison]} ${boundText}` }),
    ...(found === undefined || bound === undefined
      ? {}
      : { distance: quantity(found.sub(bound), digits) }),
  }
}

export function lookupResult({ lookup, row, column, verdict }: LookedUp): LookupResult {
  return {
    id: lookup.id,
    ...(lookup.title === undefined ? {} : { title: lookup.title }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(verdict === undefined ? {} : { verdict }),
  }
}
