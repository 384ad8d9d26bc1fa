/** Values of groups that were joined as Other before counts were passed on, and which of the others may lack respondents for it. */
import { OTHER_VALUE } from '../../coding/group-values.ts'
import { text } from '../../rubric/json-shapes.ts'
import { listOf, mapOf, optional } from '../../rubric/shape.ts'
import { cellKey, type Tally } from '../tally.ts'

/** Group or profile question of which small values were joined -> the values that stand apart in all counts that did so. */
export type JoinedValues = ReadonlyMap<string, ReadonlySet<string>>

export const joinedShape = optional(
  mapOf(listOf(text)),
  'Group of which small values were joined as Other before counts were passed on -> values that stand apart in all counts that did so: the others may lack respondents',
)

export function joinedJson({ joined = new Map() }: Joining) {
  const inOrder = [...joined].sort(([a], [b]) => (a < b ? -1 : 1))
  const own = inOrder.map(([id, values]) => [id, [...values].sort()] as const)
  return own.length === 0 ? {} : { joined: Object.fromEntries(own) }
}

/** @param counts of one file, whose small values of these groups are joined */
export function joinedValues(
  { margins, profile }: Pick<Tally, 'margins' | 'profile'>,
  ids: Iterable<string>,
): JoinedValues {
  return new Map(
    [...ids].map(id => {
      const values = margins.flatMap(({ by, cells }) => {
        const at = by.indexOf(id)
        return at < 0 ? [] : [...cells.values()].map(({ group }) => group[at] ?? '')
      })
      const own = values.length > 0 ? values : [...(profile.get(id)?.keys() ?? [])]
      return [id, new Set(own.filter(key => key !== OTHER_VALUE.key))]
    }),
  )
}

/** Groups that have an Other: files of before do not say of which values were joined. */
export function groupsWithOther({
  margins,
  profile,
}: Pick<Tally, 'margins' | 'profile'>): ReadonlySet<string> {
  const inMargins = margins.flatMap(({ by, cells }) =>
    by.filter((_, at) => [...cells.values()].some(({ group }) => group[at] === OTHER_VALUE.key)),
  )
  const inProfile = [...profile].flatMap(([id, counts]) =>
    counts.has(OTHER_VALUE.key) ? [id] : [],
  )
  return new Set([...inMargins, ...inProfile])
}

export function mergedJoined(a: JoinedValues, b: JoinedValues): JoinedValues {
  const both = new Map(a)
  for (const [id, values] of b) {
    const known = a.get(id)
    both.set(id, known === undefined ? values : new Set([...values].filter(key => known.has(key))))
  }
  return both
}

type Joining = Pick<Tally, 'joined'>

/** No group of its own: small ones of several files. */
export function isJoined(
  { joined }: Joining,
  by: readonly string[],
  keys: readonly string[],
): boolean {
  return by.some((id, at) => keys[at] === OTHER_VALUE.key && joined?.has(id) === true)
}

/** Some of its respondents may be among those that another file joined: of a crossing, in the Other of what it crosses with. */
export function mayLack(
  { joined, margins }: Joining & Pick<Tally, 'margins'>,
  by: readonly string[],
  keys: readonly string[],
): boolean {
  const open = by.flatMap((id, at) => {
    const apart = joined?.get(id)
    const key = keys[at] ?? ''
    return apart !== undefined && key !== OTHER_VALUE.key && !apart.has(key) ? [at] : []
  })
  const own = margins.find(each => !each.forUnits && each.by.join('\n') === by.join('\n'))
  if (by.length === 1 || own === undefined) return open.length > 0
  const joinedAt = (some: readonly number[]) =>
    cellKey(keys.map((key, at) => (some.includes(at) ? OTHER_VALUE.key : key)))
  const parts = Array.from({ length: 2 ** open.length - 1 }, (_, chosen) =>
    open.filter((__, position) => (((chosen + 1) >> position) & 1) === 1),
  )
  return parts.some(some => own.cells.has(joinedAt(some)))
}
