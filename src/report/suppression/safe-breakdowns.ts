/** A survey's result -> the same without the tables of groups from which something hidden would follow. */
import type { Localized } from '../../language/language.ts'
import { type Breakdown, tableTooMany } from '../../tally/small-groups/table-too-many.ts'
import type { ReportResult } from '../report-shape.ts'
import { breakdownName, cellId, keysOf, labelsOf } from './group-lines.ts'
import { narrowsToPersons, ofWholeOffice } from './persons-and-offices.ts'
import { type SuppressionPlan, suppressionPlan } from './suppression-plan.ts'
import { earlierTables, tellingTable } from './table-meetings.ts'

/** What is left of a result once nothing hidden follows from it. */
export interface SafeBreakdowns {
  readonly result: ReportResult
  readonly plan: SuppressionPlan
  /** Ids of the groups of each breakdown that is left out, since with it something hidden would follow. */
  readonly leftOut: readonly (readonly string[])[]
}

/**
 * A kind of persons who are all of one office, whose score stands there: whoever sees both divided can tell. So can, of two tables
 * that do not cross, whoever knows what of one lies within what of the other.
 */
export function safeBreakdowns(all: ReportResult, minGroup: number): SafeBreakdowns {
  let result = withoutThinIntervals(all, minGroup)
  let plan = suppressionPlan(result, minGroup)
  const leftOut: (readonly string[])[] = []
  for (;;) {
    const revealed = new Set(plan.revealed)
    const { groups, previous, coverage } = result
    const isRevealing =
      revealed.size > 0 &&
      // Also those without a unit: strata have only the others.
      coverage !== undefined &&
      [{ label: { id: '' } }, ...coverage.units].some(({ label }) =>
        revealed.has(cellId([coverage.by], keysOf([label]))),
      )
    if (coverage?.strata !== undefined && (isRevealing || divideFew(coverage, plan, minGroup))) {
      leftOut.push(['strata'])
      result = { ...result, coverage: withoutStrata(coverage) }
      plan = suppressionPlan(result, minGroup)
      continue
    }
    const telling =
      revealed.size > 0
        ? tellingBreakdowns(result, revealed)
        : besideAnother(result, plan, minGroup)
    if (telling.size === 0) return { result, plan, leftOut }
    leftOut.push(...groups.flatMap(({ by }) => (telling.has(breakdownName(by)) ? [by] : [])))
    const isLeft = ({ by }: { readonly by: readonly string[] }) => !telling.has(breakdownName(by))
    const { splits, otherPairs } = previous ?? {}
    result = {
      ...result,
      groups: groups.filter(isLeft),
      ...(previous && {
        previous: {
          ...previous,
          groups: previous.groups.filter(isLeft),
          ...(splits && { splits: splits.filter(isLeft) }),
          ...(otherPairs && {
            otherPairs: otherPairs.map(pair => ({
              ...pair,
              groups: pair.groups.filter(isLeft),
              ...(pair.splits && { splits: pair.splits.filter(isLeft) }),
            })),
          }),
        },
      }),
    }
    plan = suppressionPlan(result, minGroup)
  }
}

/** An interval that rests on few of a group's persons tells how far these lie apart. The same result where nothing tells of few. */
function withoutThinIntervals(result: ReportResult, minGroup: number): ReportResult {
  type Basis = { readonly n: number; readonly complete?: number | undefined }
  const isThin = ({ n, complete = 0 }: Basis) =>
    n < minGroup || (complete > 0 && complete < minGroup)
  /** How many a group has beside them is how few left something out. */
  const isTold = ({ complete }: Basis, rows = 0) =>
    complete !== undefined && rows - complete > 0 && rows - complete < minGroup
  const isWhole = ofWholeOffice(result.groups, result.model)
  const groups = result.groups.map(grouping => {
    const { by } = grouping
    if (
      !narrowsToPersons(result.model, by) ||
      !grouping.groups.some(({ n, intervals = [] }) =>
        intervals.some(each => isThin(each) || isTold(each, n)),
      )
    )
      return grouping
    return {
      ...grouping,
      groups: grouping.groups.map(group => {
        if (isWhole(by, group)) return group
        const { intervals = [], ...others } = group
        const kept = intervals.flatMap(interval => {
          const { complete: _complete, ...rest } = interval
          return isThin(interval) ? [] : [isTold(interval, group.n) ? rest : interval]
        })
        return {
          ...others,
          ...(kept.length > 0 && { intervals: kept }),
          ...(kept.length < intervals.length && { intervalsHidden: true }),
        }
      }),
    }
  })
  const isSame = groups.every((grouping, at) => grouping === result.groups[at])
  return isSame ? result : { ...result, groups }
}

type Coverage = NonNullable<ReportResult['coverage']>

/** Strata that units are divided into, so that their counts are of parts of units. */
function divideFew(
  { by, units, strata = [] }: Coverage,
  { isOfPersons, scores, counts }: SuppressionPlan,
  minGroup: number,
): boolean {
  const isDivided = isOfPersons([by]) && units.some(({ stratum }) => stratum === undefined)
  const isHidden = scores.size + counts.size > 0
  return isDivided && (isHidden || strata.some(({ n = 0 }) => n > 0 && n < minGroup))
}

/** Hidden respondents of a stratum's only units are what it has beside those that are shown. */
function withoutStrata({ strata: _strata, ...coverage }: Coverage): Coverage {
  return { ...coverage, units: coverage.units.map(({ stratum: _stratum, ...unit }) => unit) }
}

/** The crossings of persons with the groups of what would be revealed; where there are none, its own breakdown. */
function tellingBreakdowns(
  result: ReportResult,
  revealed: ReadonlySet<string>,
): ReadonlySet<string> {
  const all = tablesOf(result)
  const own = all.filter(({ ids }) => ids.some(id => revealed.has(id)))
  const ids = new Set(own.flatMap(({ by }) => by))
  const crossings = all.filter(({ by }) => by.length > 1 && by.some(id => ids.has(id)))
  return new Set((crossings.length > 0 ? crossings : own).map(({ by }) => breakdownName(by)))
}

/** The table to leave out since it does not cross another that it may lie within. */
function besideAnother(
  result: ReportResult,
  plan: SuppressionPlan,
  minGroup: number,
): ReadonlySet<string> {
  const { coverage, model, previous } = result
  const hidden = [plan.scores, plan.counts, plan.dropped, plan.before]
  // Which offices are covered was worked out by what both tables cross in.
  const hides = (by: readonly string[], ids: readonly string[]) =>
    (by.length > 1 || plan.isOfPersons(by)) && ids.some(id => hidden.some(each => each.has(id)))
  const tables = new Map<string, Breakdown>()
  const roster = (coverage?.units ?? []).map(({ label }) => [label])
  const ofRoster = coverage === undefined ? [] : [tableOf([coverage.by], roster)]
  for (const { by, ids } of [...tablesOf(result), ...ofRoster]) {
    const name = breakdownName(by)
    const known = tables.get(name)
    tables.set(name, {
      by,
      cells: Math.max(ids.length, known?.cells ?? 0),
      hidesAny: known?.hidesAny === true || hides(by, ids),
      mayGo: name !== coverage?.by,
    })
  }
  const isPlace = (id: string) => (model.profile ?? []).every(question => question.id !== id)
  const isNow = (id: string) => [plan.scores, plan.counts, plan.dropped].some(each => each.has(id))
  const before = earlierTables(previous?.groups)
  const found =
    tableTooMany([...tables.values()], isPlace)?.by ??
    tellingTable(result.groups, isNow, minGroup, plan.isOfPersons) ??
    tellingTable(before, id => plan.before.has(id), minGroup, plan.isOfPersons)
  return new Set(found === undefined ? [] : [breakdownName(found)])
}

/** Each table of groups, of this period and the one before: the ids of its cells. */
function tablesOf({ groups, previous }: ReportResult) {
  return [
    ...groups.map(({ by, groups: own }) => tableOf(by, own.map(labelsOf))),
    ...(previous?.groups ?? []).map(({ by, groups: own }) =>
      tableOf(
        by,
        own.map(({ labels }) => labels),
      ),
    ),
  ]
}

function tableOf(by: readonly string[], labels: readonly (readonly Localized[])[]) {
  return { by, ids: labels.map(each => cellId(by, keysOf(each))) }
}
