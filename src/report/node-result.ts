/** A scored node -> its part of the report. */

import type { NoAnswerReason } from '../coding/coded-row.ts'
import { exactText } from '../math/exact.ts'
import { rescaled } from '../math/rescale.ts'
import type { Rescale } from '../rubric/scale-model.ts'
import type { Graded } from '../score/grade.ts'
import { type ScoredNode, scoreValue } from '../score/scored-node.ts'
import type { ItemCounts } from '../tally/tally.ts'
import { quantity } from './quantity.ts'
import type { ReportNode } from './report-shape.ts'
import { pointsResult } from './worksheet-node.ts'

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
