/** A tally -> the same without columns of persons, and with single values that are somebody's own counted as Other. */
import { OTHER_VALUE } from '../coding/group-values.ts'
import type { PersonalColumns } from '../coding/personal-columns.ts'
import { mergedCell } from './merge-tallies.ts'
import { type Cell, cellKey, type Margin, type Tally } from './tally.ts'

/** Only once all rows are read is it known which those are. */
export function withoutPersons(tally: Tally, { ids, values }: PersonalColumns): Tally {
  const kept = (margins: readonly Margin[]) =>
    margins
      .filter(({ by }) => by.every(id => !ids.has(id)))
      .map(margin => (margin.by.some(id => values.has(id)) ? joinedMargin(margin, values) : margin))
  return {
    ...tally,
    margins: kept(tally.margins),
    ...(tally.suspicious === undefined ? {} : { suspicious: kept(tally.suspicious) }),
    profile: new Map(
      [...tally.profile]
        .filter(([id]) => !ids.has(id))
        .map(([id, counts]) => [id, joinedCounts(counts, values.get(id))]),
    ),
  }
}

function joinedMargin(margin: Margin, values: PersonalColumns['values']): Margin {
  const cells = new Map<string, Cell>()
  for (const cell of margin.cells.values()) {
    const group = cell.group.map((key, position) =>
      values.get(margin.by[position] ?? '')?.has(key) ? OTHER_VALUE.key : key,
    )
    const key = cellKey(group)
    const before = cells.get(key)
    cells.set(
      key,
      before === undefined ? { ...cell, group } : mergedCell(before, { ...cell, group }),
    )
  }
  return { ...margin, cells }
}

function joinedCounts(
  counts: ReadonlyMap<string, number>,
  own: ReadonlySet<string> | undefined,
): ReadonlyMap<string, number> {
  if (own === undefined) return counts
  const joined = new Map<string, number>()
  for (const [value, times] of counts) {
    const key = own.has(value) ? OTHER_VALUE.key : value
    joined.set(key, (joined.get(key) ?? 0) + times)
  }
  return joined
}
