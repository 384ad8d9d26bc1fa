/** The period before in a report -> the same as it may be passed on: few of either period hidden. */

import { HIDDEN_NUMBER } from '../report-numbers.ts'
import type { ReportResult } from '../report-shape.ts'
import { breakdownName, cellId, keysOf } from './group-lines.ts'
import { hasFew, MIN_CATEGORY, type SuppressionPlan } from './suppression-plan.ts'
import { earlierTables, tellingTable } from './table-meetings.ts'

type PreviousSurvey = NonNullable<ReportResult['previous']>

export function publishedPrevious(
  previous: PreviousSurvey,
  plan: SuppressionPlan,
  minGroup: number,
): PreviousSurvey {
  const { scores, counts, dropped, before: hiddenBefore, isWholeSmall, isBeforeSmall } = plan
  const hasWhole = !isWholeSmall
  const { splits, periods, otherPairs, n: beforeAll = 0, ...rest } = previous
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
      : { periods: periods.map(each => publishedPeriod(each, plan, minGroup)) }),
    ...(otherPairs === undefined ? {} : { otherPairs: publishedPairs(otherPairs, plan, minGroup) }),
    groups: previous.groups.map(({ acrossClustersBefore: _across, ...grouping }) => ({
      ...grouping,
      groups: grouping.groups.flatMap(group => {
        const id = cellId(grouping.by, keysOf(group.labels))
        if (dropped.has(id)) return []
        const { labels, n, nBefore, now, before, change, low, high, p } = group
        const [isNow, isBefore] = [!scores.has(id), !hiddenBefore.has(id)]
        // Who is in one period alone has no change to hide.
        const isInBoth = n !== 0 && nBefore !== 0
        return [
          {
            labels,
            ...(counts.has(id) || n === undefined ? {} : { n }),
            // How many came to an office stays.
            ...((isBefore || !plan.isOfPersons(grouping.by)) && nBefore !== undefined
              ? { nBefore }
              : {}),
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
              : (isNow && isBefore) || !isInBoth
                ? {}
                : { change: HIDDEN_NUMBER }),
          },
        ]
      }),
    })),
  }
}

type Periods = NonNullable<PreviousSurvey['periods']>
type OtherPair = NonNullable<PreviousSurvey['otherPairs']>[number]

function publishedPeriod(
  { n = 0, nodes, ...period }: Periods[number],
  { areAllPersons }: SuppressionPlan,
  minGroup: number,
): Periods[number] {
  if (!areAllPersons || n >= minGroup) return { ...period, n, nodes }
  const hidden = nodes.map(({ id }) => ({ id, value: HIDDEN_NUMBER }))
  return { ...period, ...(n < MIN_CATEGORY ? {} : { n }), nodes: hidden }
}

/** A pair with a small whole goes, and so does every grouping of persons in which few are in any, and parts that the last period lacks: nothing tells who answered them. */
function publishedPairs(
  pairs: readonly OtherPair[],
  { areAllPersons, isOfPersons, scores, counts, dropped, before }: SuppressionPlan,
  minGroup: number,
): readonly OtherPair[] {
  const hidden = [scores, counts, dropped, before]
  const isHiddenElsewhere = ({ by, groups }: OtherPair['groups'][number]) =>
    groups.some(({ labels }) => hidden.some(each => each.has(cellId(by, keysOf(labels)))))
  const all = pairs.flatMap(({ groups }) => groups)
  const telling = new Set(
    [
      ...all
        .filter(each => (isOfPersons(each.by) && hasFew(each, minGroup)) || isHiddenElsewhere(each))
        .map(({ by }) => by),
      ...pairs.flatMap(({ groups }) => {
        const found = tellingTable(earlierTables(groups), () => false, minGroup, isOfPersons)
        return found === undefined ? [] : [found]
      }),
    ].map(breakdownName),
  )
  const isKept = ({ by }: { readonly by: readonly string[] }) => !telling.has(breakdownName(by))
  return pairs.flatMap(({ titles = {}, ...pair }) => {
    const { n = 0, nBefore = 0, nodes, items, groups, splits } = pair
    if (areAllPersons && Math.min(n, nBefore) < minGroup) return []
    const isKnown = ({ id }: { readonly id: string }) => !Object.hasOwn(titles, id)
    return [
      {
        ...{ ...pair, nodes: nodes.filter(isKnown), items: items.filter(isKnown) },
        groups: groups.filter(isKept),
        ...(splits === undefined ? {} : { splits: splits.filter(isKept) }),
      },
    ]
  })
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
  const { n: nBefore = 0, otherPairs } = previous
  const own = withPublishedPaired(previous, rowsUsed, nBefore, minGroup)
  const others = otherPairs?.map(pair =>
    withPublishedPaired(pair, pair.n ?? 0, pair.nBefore ?? 0, minGroup),
  )
  const isSame = others?.every((pair, at) => pair === otherPairs?.[at]) ?? true
  return others === undefined || isSame ? own : { ...own, otherPairs: others }
}

function withPublishedPaired<T extends Pick<PreviousSurvey, 'paired'>>(
  changes: T,
  n: number,
  nBefore: number,
  minGroup: number,
): T {
  const { paired } = changes
  const isSmall = (persons: number) => persons > 0 && persons < minGroup
  const isHidden = ({ n: both }: { readonly n: number }) =>
    [both, n - both, nBefore - both].some(isSmall)
  if (paired === undefined || !paired.nodes.some(isHidden)) return changes
  const nodes = paired.nodes.map(node =>
    isHidden(node)
      ? { id: node.id, n: node.n, before: HIDDEN_NUMBER, now: HIDDEN_NUMBER, change: HIDDEN_NUMBER }
      : node,
  )
  return { ...changes, paired: { ...paired, nodes } }
}
