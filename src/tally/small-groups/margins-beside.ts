/** The tables of a tally -> offices and services to join since with them few who came to one for another would follow, or a table to leave out. */
import { cellKey, type Margin } from '../tally.ts'
import { coveringGroups, isOfBoth, type Meeting, toldMeetings } from './told-meetings.ts'

type Margins = readonly Margin[]

/** Ids of groups -> their values that are joined. */
export function coveredValues(
  margins: Margins,
  isOffice: (id: string) => boolean,
  least: number,
): ReadonlyMap<string, ReadonlySet<string>> {
  const single = margins.filter(({ by: [id = '', ...more] }) => more.length === 0 && isOffice(id))
  const covered = new Map<string, Set<string>>()
  for (const { left, right, meetings } of besideEachOther(single, margins)) {
    const found = coveringGroups(meetings, least)
    for (const { by, cells } of [left, right]) {
      const keys = [...cells].flatMap(([key]) => (found.has(nameOf(by, key)) ? [key] : []))
      const id = by[0] ?? ''
      if (keys.length > 0) covered.set(id, new Set([...(covered.get(id) ?? []), ...keys]))
    }
  }
  return covered
}

/** The table to leave out of some since another of them tells of few beside it. @param all what was counted */
export function tellingMargin(
  some: Margins,
  all: Margins,
  least: number,
  isOffice: (id: string) => boolean,
): Margin | undefined {
  const shown = some.filter(({ by }) => by.length > 0)
  const pair = besideEachOther(shown, all).find(
    ({ left, right, meetings }) =>
      !shown.some(({ by }) => [...left.by, ...right.by].every(id => by.includes(id))) &&
      toldMeetings(meetings, least).length > 0,
  )
  const rank = ({ by }: Margin) => (by.length === 1 && by.every(isOffice) ? 0 : by.length)
  return pair && (rank(pair.left) > rank(pair.right) ? pair.left : pair.right)
}

function besideEachOther(some: Margins, all: Margins) {
  return some.flatMap((right, at) =>
    some.slice(0, at).flatMap(left => {
      const crossing = all.find(({ by }) => isOfBoth(by, left.by, right.by))
      return crossing === undefined
        ? []
        : [{ left, right, meetings: meetingsOf(left, right, crossing) }]
    }),
  )
}

function meetingsOf(left: Margin, right: Margin, { by, cells }: Margin): readonly Meeting[] {
  return [...cells.values()].map(({ group, rows: n }) => {
    const of = (ids: readonly string[]) =>
      nameOf(ids, cellKey(ids.map(id => group[by.indexOf(id)] ?? '')))
    return { left: of(left.by), right: of(right.by), n }
  })
}

function nameOf(by: readonly string[], key: string): string {
  return JSON.stringify([by, key])
}
