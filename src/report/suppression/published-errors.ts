/** Standard errors by clusters -> none where they would tell hidden groups: with the score of all they are two sums of what each cluster scores. */
import type { ReportResult } from '../report-shape.ts'
import { cellId, keysOf, labelsOf } from './group-lines.ts'
import { hasFew, type SuppressionPlan } from './suppression-plan.ts'

type Previous = NonNullable<ReportResult['previous']>
type Changed = Previous['groups'][number]

/** A grouping that is printed, of either period. */
interface Printed {
  readonly by: readonly string[]
  /** Respondents in whom it and the clusters differ. */
  readonly across: number
  readonly hidesAny: boolean
}

/**
 * Whether groups of which some are hidden are clusters, made of clusters or parts of clusters, but for few respondents. Where a
 * coarser grouping tells every cluster anyway, they tell nothing more.
 */
export function doClustersTell(
  { sample, groups, previous }: ReportResult,
  plan: SuppressionPlan,
  minGroup: number,
): boolean {
  const { scores, counts, dropped, before, isOfPersons } = plan
  const isHidden = (id: string, ...sets: readonly ReadonlySet<string>[]) =>
    sets.some(set => set.has(id))
  // Reports of before do not say it.
  const now = (sample.design?.clusters === undefined ? [] : groups).map(
    ({ by, groups: own, acrossClusters: across = 0 }): Printed => ({
      ...{ by, across },
      hidesAny: own.some(group =>
        isHidden(cellId(by, keysOf(labelsOf(group))), scores, counts, dropped),
      ),
    }),
  )
  const { groups: lastGroups = [], otherPairs = [] } = previous ?? {}
  const earlier = (changed: readonly Changed[], hidesAny: (grouping: Changed) => boolean) =>
    changed.flatMap((each): Printed[] => {
      const { by, acrossClustersBefore: across } = each
      return across === undefined ? [] : [{ by, across, hidesAny: hidesAny(each) }]
    })
  const then = earlier(lastGroups, ({ by, groups: own }) =>
    own.some(({ labels }) => isHidden(cellId(by, keysOf(labels)), before)),
  )
  // What its own report hid.
  const others = otherPairs.map(pair =>
    earlier(pair.groups, each => isOfPersons(each.by) && hasFew(each, minGroup)),
  )
  return [now, then, ...others].some(printed => {
    const own = printed.filter(({ across }) => across < minGroup)
    const isToldAnyway = ({ by }: Printed) =>
      own.some(other => !other.hidesAny && other.by.every(id => by.includes(id)))
    return own.some(each => each.hidesAny && !isToldAnyway(each))
  })
}

/** What rests on them: intervals of all scores and changes, ranks, and how surely a grade is reached. */
export function withoutErrors(result: ReportResult): ReportResult {
  const { statistics, previous } = result
  return {
    ...result,
    ...(statistics && { statistics: statisticsWithoutErrors(statistics) }),
    groups: result.groups.map(grouping => ({
      ...grouping,
      groups: grouping.groups.map(({ intervals, ranks: _ranks, ...group }) => ({
        ...group,
        ...(intervals === undefined ? {} : { intervalsHidden: true }),
      })),
    })),
    ...(previous && { previous: previousWithoutErrors(previous) }),
  }
}

type Statistics = NonNullable<ReportResult['statistics']>

function statisticsWithoutErrors({ bands: _bands, items, ...statistics }: Statistics): Statistics {
  return {
    ...statistics,
    ...{ scores: [], intervalsHidden: true },
    ...(items && { items: items.map(withoutRange) }),
  }
}

function previousWithoutErrors({ periods, otherPairs, ...previous }: Previous): Previous {
  return {
    ...changesWithoutErrors(previous),
    ...(periods && {
      periods: periods.map(period => ({ ...period, nodes: period.nodes.map(withoutRange) })),
    }),
    ...(otherPairs && { otherPairs: otherPairs.map(changesWithoutErrors) }),
  }
}

function changesWithoutErrors<T extends Pick<Previous, 'nodes' | 'items' | 'groups'>>(changes: T) {
  return {
    ...changes,
    nodes: changes.nodes.map(withoutRange),
    items: changes.items.map(withoutRange),
    groups: changes.groups.map(grouping => ({
      ...grouping,
      groups: grouping.groups.map(withoutRange),
    })),
  }
}

interface Ranged {
  readonly low?: unknown
  readonly high?: unknown
  readonly p?: unknown
}

function withoutRange<T extends Ranged>({ low: _low, high: _high, p: _p, ...rest }: T) {
  return rest
}
