/** A scored node -> its part of the report. */
import { exact, exactText, ZERO } from '../math/exact.ts'
import type { Graded } from '../score/grade.ts'
import type { ScoredNode } from '../score/scored-node.ts'
import type { ItemCounts } from '../tally/tally.ts'
import { quantity } from './quantity.ts'
import type { ReportNode } from './report-shape.ts'

export function nodeResult(
  scored: ScoredNode,
  graded: readonly Graded[],
  digits: number,
): ReportNode {
  const { node, outcome, points } = scored
  const value = 'value' in outcome ? outcome.value : undefined
  const grade = graded.find(each => each.node === scored)?.grade
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
    minimum: exactText(scored.range.minimum),
    maximum: exactText(scored.range.maximum),
    ...(points === undefined ? {} : worksheetResult(scored, digits)),
    ...(grade === undefined ? {} : { grade: grade.grade }),
    ...(grade?.label === undefined ? {} : { gradeLabel: grade.label }),
    n: scored.n,
    ...(scored.excluded.length === 0 ? {} : { excluded: scored.excluded }),
    ...(scored.counts === undefined ? {} : { noAnswers: noAnswersResult(scored.counts) }),
    children: scored.children.map(child => nodeResult(child, graded, digits)),
  }
}

function undefinedResult({ outcome }: ScoredNode): { readonly undefinedBecause?: string } {
  return 'undefinedBecause' in outcome ? { undefinedBecause: outcome.undefinedBecause } : {}
}

function worksheetResult({ outcome, points }: ScoredNode, digits: number): Partial<ReportNode> {
  if (points === undefined) return {}
  const { attainable, nominal, ifBlank } = points
  const hasPercent = 'value' in outcome && attainable.compare(ZERO) > 0
  return {
    nominal: exactText(nominal),
    ...(hasPercent
      ? { percent: quantity(outcome.value.div(attainable).mul(exact(100)), digits) }
      : {}),
    ...(ifBlank === undefined
      ? {}
      : {
          lowestPossible: quantity(ifBlank.lowest, digits),
          highestPossible: quantity(ifBlank.highest, digits),
          ...(ifBlank.provisional === undefined
            ? {}
            : { provisional: quantity(ifBlank.provisional, digits) }),
        }),
  }
}

export function noAnswersResult({ noAnswers }: ItemCounts): NonNullable<ReportNode['noAnswers']> {
  return {
    blank: noAnswers.blank,
    dontKnow: noAnswers['dont-know'],
    notApplicable: noAnswers['not-applicable'],
    unknown: noAnswers.unknown,
  }
}
