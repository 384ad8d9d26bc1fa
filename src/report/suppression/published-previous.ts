/** The period before in a report -> the same as it may be passed on: few of either period hidden. */

import { HIDDEN_NUMBER } from '../report-numbers.ts'
import type { ReportResult } from '../report-shape.ts'
import { cellId, keysOf, MIN_CATEGORY, type SuppressionPlan } from './suppression-plan.ts'

type PreviousSurvey = NonNullable<ReportResult['previous']>

export function publishedPrevious(
  previous: PreviousSurvey,
  plan: SuppressionPlan,
  minGroup: number,
): PreviousSurvey {
  const { scores, counts, dropped, before: hiddenBefore, isWholeSmall, isBeforeSmall } = plan
  const hasWhole = !isWholeSmall
  const { splits, periods, n: beforeAll = 0, ...rest } = previous
  const isShown = (of: string) =>
    previous.groups.some(
      ({ by, groups }) =>
        by.join('*') === of &&
        groups.every(({ labels }) => {
          const id = cellId(by, keysOf(labels))
          return ![scores, counts, dropped, hiddenBefore].some(hidden => hidden.has(id))
        }),
    )
  return {
    ...rest,
    ...(isBeforeSmall && beforeAll < MIN_CATEGORY ? {} : { n: beforeAll }),
    ...(hasWhole
      ? isBeforeSmall
        ? { nodes: previous.nodes.map(withoutBefore), items: previous.items.map(withoutBefore) }
        : {}
      : { nodes: [], items: [] }),
    ...(splits === undefined
      ? {}
      : { splits: isBeforeSmall ? [] : splits.filter(({ by }) => isShown(by.join('*'))) }),
    ...(periods === undefined
      ? {}
      : { periods: hasWhole ? periods.filter(({ n = 0 }) => n >= minGroup) : [] }),
    groups: previous.groups.map(grouping => ({
      ...grouping,
      groups: grouping.groups.flatMap(group => {
        const id = cellId(grouping.by, keysOf(group.labels))
        if (dropped.has(id)) return []
        const { labels, n, nBefore, now, before, change, low, high, p } = group
        const [isNow, isBefore] = [!scores.has(id), !hiddenBefore.has(id)]
        return [
          {
            labels,
            ...(counts.has(id) || n === undefined ? {} : { n }),
            ...(isBefore && nBefore !== undefined ? { nBefore } : {}),
            ...(isNow && now !== undefined ? { now } : isNow ? {} : { now: HIDDEN_NUMBER }),
            ...(isBefore && before !== undefined
              ? { before }
              : isBefore
                ? {}
                : { before: HIDDEN_NUMBER }),
            ...(isNow && isBefore && change !== undefined
              ? {
                  change,
                  ...(low === undefined || high === undefined || counts.has(id)
                    ? {}
                    : { low, high, ...(p === undefined ? {} : { p }) }),
                }
              : isNow && isBefore
                ? {}
                : { change: HIDDEN_NUMBER }),
          },
        ]
      }),
    })),
  }
}

function withoutBefore<T extends PreviousSurvey['nodes'][number]>({
  low: _low,
  high: _high,
  p: _p,
  ...node
}: T) {
  return { ...node, before: HIDDEN_NUMBER, change: HIDDEN_NUMBER }
}

/** Few who were paired, or few who were not: these numbers beside those of all would tell what the others answered. */
export function withPublishedPairs(
  previous: PreviousSurvey,
  rowsUsed: number,
  minGroup: number,
): PreviousSurvey {
  const { paired } = previous
  const isSmall = (n: number) => n > 0 && n < minGroup
  const isHidden = ({ n }: { readonly n: number }) =>
    [n, rowsUsed - n, (previous.n ?? 0) - n].some(isSmall)
  if (paired === undefined || !paired.nodes.some(isHidden)) return previous
  const nodes = paired.nodes.map(node =>
    isHidden(node)
      ? { id: node.id, n: node.n, before: HIDDEN_NUMBER, now: HIDDEN_NUMBER, change: HIDDEN_NUMBER }
      : node,
  )
  return { ...previous, paired: { ...paired, nodes } }
}
