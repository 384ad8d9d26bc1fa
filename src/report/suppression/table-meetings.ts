/** Two tables of a result that do not cross -> how many are in a group of both, and what must not stand since both tell of few. */
import type { Localized } from '../../language/language.ts'
import { unitGroupOf } from '../../rubric/build-score-tree.ts'
import { count, localized, text } from '../../rubric/json-shapes.ts'
import type { Rubric } from '../../rubric/model.ts'
import { listOf, needed, optional, record, truth } from '../../rubric/shape.ts'
import {
  coveringGroups,
  isOfBoth,
  type Meeting,
  toldMeetings,
} from '../../tally/small-groups/told-meetings.ts'
import type { Tally } from '../../tally/tally.ts'
import type { ReportResult } from '../report-shape.ts'
import { cellId, keysOf } from './group-lines.ts'

/** How many are in a group of a table and in one of another. */
export const meetingsShape = listOf(
  record({
    by: needed(listOf(text), 'Ids of the groups of both'),
    uneven: optional(
      truth,
      'The score of a group of one is a mean of groups of the other: sums of both weigh unlike',
    ),
    groups: needed(
      listOf(
        record({
          labels: needed(listOf(localized), 'The value of each of them'),
          n: needed(count, 'Respondents'),
        }),
      ),
      'Where there are any',
    ),
  }),
)

type By = readonly string[]
type Counted = NonNullable<ReportResult['groups'][number]['meetings']>[number]
interface Table {
  readonly by: By
  readonly meetings?: readonly Counted[] | undefined
}

type Earlier = NonNullable<ReportResult['previous']>['groups']

/** Tables as the period before had them. */
export function earlierTables(groups: Earlier = []): readonly Table[] {
  return groups.map(({ by, meetingsBefore: meetings }) => ({ by, meetings }))
}

/** The same result where nothing of that was counted. */
export function withoutMeetings(result: ReportResult): ReportResult {
  const { groups, previous } = result
  const others = previous?.otherPairs
  const earlier = [previous, ...(others ?? [])].flatMap(each => each?.groups ?? [])
  const isCounted =
    groups.some(({ meetings }) => meetings !== undefined) ||
    earlier.some(({ meetingsBefore }) => meetingsBefore !== undefined)
  if (!isCounted) return result
  const without = (own: Earlier) => own.map(({ meetingsBefore: _meetings, ...each }) => each)
  return {
    ...result,
    groups: groups.map(({ meetings: _meetings, ...grouping }) => grouping),
    ...(previous && {
      previous: {
        ...previous,
        groups: without(previous.groups),
        ...(others && {
          otherPairs: others.map(pair => ({ ...pair, groups: without(pair.groups) })),
        }),
      },
    }),
  }
}

/** Of a table beside those before it; none where all of each group are in one of the other table. */
export function meetingsResult(
  { margins }: Tally,
  rubric: Rubric,
  { by }: { readonly by: By },
  before: readonly { readonly by: By }[],
  labelOf: (id: string, key: string) => Localized,
): { readonly meetings?: Counted[] } {
  const known = new Set<string>()
  const meetings = before.flatMap((other): Counted[] => {
    const margin = margins.find(each => isOfBoth(each.by, other.by, by))
    if (margin === undefined || known.has(margin.by.join('\n'))) return []
    const groups = [...margin.cells.values()].map(({ group, rows }) => ({
      labels: margin.by.map((id, at) => labelOf(id, group[at] ?? '')),
      n: rows,
    }))
    const counted = {
      by: [...margin.by],
      ...(isUneven(rubric, margin.by) ? { uneven: true } : {}),
      groups: groups.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)),
    }
    if (toldMeetings(meetingsOf(other.by, by, counted), Number.POSITIVE_INFINITY).length === 0)
      return []
    known.add(margin.by.join('\n'))
    return [counted]
  })
  return meetings.length === 0 ? {} : { meetings }
}

function isUneven(rubric: Rubric, by: By): boolean {
  return (
    unitGroupOf(rubric) !== undefined ||
    rubric.averages.some(
      ({ of, over, index }) => index === 'groups' && by.includes(of) && by.includes(over),
    )
  )
}

function textOf({ labels }: Counted['groups'][number]): string {
  return keysOf(labels).join('\n')
}

interface Beside {
  readonly left: By
  readonly right: By
  readonly counted: Counted
}

/** Each two tables that stand there and not what both cross in, as far as that was counted. */
function besideEachOther(tables: readonly Table[]): readonly Beside[] {
  return tables.flatMap(({ by: right, meetings = [] }, at) =>
    tables.slice(0, at).flatMap(({ by: left }) => {
      const counted = meetings.find(each => isOfBoth(each.by, left, right))
      const isCrossed = tables.some(({ by }) => [...left, ...right].every(id => by.includes(id)))
      return counted === undefined || isCrossed ? [] : [{ left, right, counted }]
    }),
  )
}

/** By the ids of cells; hidden ones of a table have one name, as far as both tables divide them alike. */
function meetingsOf(
  left: By,
  right: By,
  { by, groups }: Counted,
  isHidden: (id: string) => boolean = () => false,
): readonly Meeting[] {
  const shared = left.filter(id => right.includes(id))
  return groups.map(({ labels, n }) => {
    const keys = keysOf(labels)
    const idOf = (ids: By) =>
      cellId(
        ids,
        ids.map(id => keys[by.indexOf(id)] ?? ''),
      )
    const nameOf = (ids: By, side: string) => {
      const id = idOf(ids)
      return isHidden(id) ? `× ${side} ${idOf(shared)}` : id
    }
    return { left: nameOf(left, 'left'), right: nameOf(right, 'right'), n }
  })
}

/** Offices and services whose scores cannot stand there, since with them those of the few who are in one and in another would follow. */
export function coveredOffices(
  tables: readonly Table[],
  isOfPersons: (by: By) => boolean,
  least: number,
): ReadonlySet<string> {
  const pairs = besideEachOther(tables).filter(
    ({ left, right }) => !isOfPersons(left) && !isOfPersons(right),
  )
  return new Set(
    pairs.flatMap(({ left, right, counted }) => [
      ...coveringGroups(meetingsOf(left, right, counted), least, counted.uneven),
    ]),
  )
}

function toldIn(
  { uneven }: Counted,
  meetings: readonly Meeting[],
  least: number,
  isKnown?: (meeting: Meeting) => boolean,
) {
  return toldMeetings(meetings, least, undefined, isKnown, uneven)
}

/** The table to leave out since another tells of few beside it: of an office and of persons, that of persons. */
export function tellingTable(
  tables: readonly Table[],
  isHidden: (id: string) => boolean,
  least: number,
  isOfPersons: (by: By) => boolean,
): By | undefined {
  const pair = besideEachOther(tables).find(
    ({ left, right, counted }) =>
      toldIn(counted, meetingsOf(left, right, counted, isHidden), least).length > 0,
  )
  const rank = (by: By) => (isOfPersons(by) ? by.length : 0)
  return pair && (rank(pair.left) > rank(pair.right) ? pair.left : pair.right)
}

/**
 * Of groups of which more is known, those that would tell of few beside other tables: all that share a group of the other table.
 * @param known ids of their cells
 */
export function tellingBeside(
  tables: readonly Table[],
  isHidden: (id: string) => boolean,
  known: ReadonlySet<string>,
  least: number,
): ReadonlySet<string> {
  const pairs = besideEachOther(tables).map(({ left, right, counted }) => ({
    ...{ counted, all: meetingsOf(left, right, counted, isHidden) },
  }))
  const isKnown = ({ left, right }: Meeting) => known.has(left) || known.has(right)
  return new Set(
    pairs.flatMap(({ counted, all }) =>
      toldIn(counted, all, least, isKnown).length === 0
        ? []
        : toldMeetings(all, Number.POSITIVE_INFINITY).flatMap(({ left, right }) => [left, right]),
    ),
  )
}
