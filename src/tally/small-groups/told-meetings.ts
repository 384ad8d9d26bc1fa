/** Two tables that do not cross -> whom both tell all the same: the few whom a service has beside those of an office that has no other. */

/** How many are in a group of the one table and in one of the other. */
export interface Meeting {
  readonly left: string
  readonly right: string
  readonly n: number
}

/** Whether a crossing is that of two tables of which neither holds the other. */
export function isOfBoth(
  crossing: readonly string[],
  left: readonly string[],
  right: readonly string[],
): boolean {
  const both = new Set([...left, ...right])
  return (
    crossing.length === both.size &&
    both.size > Math.max(left.length, right.length) &&
    crossing.every(id => both.has(id))
  )
}

interface Edge extends Meeting {
  readonly parts: Meeting[]
}

/**
 * Those of fewer than `least` whose numbers follow from what both tables print, for whoever knows which groups meet at all: alone,
 * or together with others that are as few all in all. What is all of a group stands there anyway.
 * @param nameOf the same for groups of which only the sum is known
 * @param isKnown what stands elsewhere
 * @param isUneven one table has means of the groups of the other: sums of both weigh unlike, and circles tell too
 */
export function toldMeetings(
  meetings: readonly Meeting[],
  least: number,
  nameOf: (id: string) => string = id => id,
  isKnown: (meeting: Meeting) => boolean = () => false,
  isUneven = false,
): readonly Meeting[] {
  const edges = new Map<string, Edge & { n: number }>()
  for (const meeting of meetings) {
    const [left, right] = [nameOf(meeting.left), nameOf(meeting.right)]
    const key = JSON.stringify([left, right])
    const edge = edges.get(key) ?? { left, right, n: 0, parts: [] }
    edge.n += meeting.n
    edge.parts.push(meeting)
    edges.set(key, edge)
  }
  const all = [...edges.values()]
  const sizes = sizesOf(all)
  const open = all.filter(
    ({ left, right, n, parts }) =>
      n !== sizes.get(left) && n !== sizes.get(right) && !parts.every(isKnown),
  )
  const bridges = isUneven ? new Set(open) : bridgesOf(open)
  const others = open.filter(edge => !bridges.has(edge))
  const around = edgesAround(others)
  const rests = sizesOf(others)
  const isAlone = (edge: Edge) =>
    others.length <= MOST_FOLLOWED
      ? isLeft(edge, around, least)
      : [edge.left, edge.right].some(id => (rests.get(id) ?? 0) < least)
  return [
    ...[...bridges].filter(({ n }) => n < least),
    ...others.filter(edge => edge.n < least && isAlone(edge)),
  ].flatMap(({ parts }) => parts)
}

/** Among more it is not followed how they go together: what is left of a single group has to do. */
const MOST_FOLLOWED = 1000

/**
 * Whether some groups of the left table have this meeting, and fewer than `least` in all, beside what groups of the right table have
 * that they have alone: as little can then flow from the one end of it to the other, by meetings forth and by any way back.
 */
function isLeft(
  { left, right }: Meeting,
  around: ReadonlyMap<string, readonly Meeting[]>,
  least: number,
): boolean {
  const used = new Map<Meeting, number>()
  for (let flow = 0; flow < least; ) {
    const from = new Map<string, Meeting | undefined>([[left, undefined]])
    for (const id of from.keys()) {
      if (from.has(right)) break
      for (const edge of around.get(id) ?? []) {
        const next = edge.left === id ? edge.right : edge.left
        const isFull = edge.left === id && edge.n === (used.get(edge) ?? 0)
        if (!isFull && !from.has(next)) from.set(next, edge)
      }
    }
    if (!from.has(right)) return true
    const path: { edge: Meeting; isForth: boolean }[] = []
    for (let id = right; id !== left; ) {
      const edge = from.get(id)
      if (edge === undefined) break
      const isForth = edge.right === id
      path.push({ edge, isForth })
      id = isForth ? edge.left : edge.right
    }
    const room = path.flatMap(({ edge, isForth }) =>
      isForth ? [edge.n - (used.get(edge) ?? 0)] : [],
    )
    const more = Math.min(...room)
    for (const { edge, isForth } of path)
      used.set(edge, (used.get(edge) ?? 0) + (isForth ? more : -more))
    flow += more
  }
  return false
}

function edgesAround<E extends Meeting>(edges: readonly E[]): ReadonlyMap<string, readonly E[]> {
  const around = new Map<string, E[]>()
  for (const edge of edges) {
    for (const id of [edge.left, edge.right]) {
      const known = around.get(id)
      if (known === undefined) around.set(id, [edge])
      else known.push(edge)
    }
  }
  return around
}

/** How many are in each group of either. */
function sizesOf(meetings: readonly Meeting[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const { left, right, n } of meetings) {
    sizes.set(left, (sizes.get(left) ?? 0) + n)
    sizes.set(right, (sizes.get(right) ?? 0) + n)
  }
  return sizes
}

/** Sums of rows and columns leave one value for a cell where no circle of cells goes through it. */
function bridgesOf<E extends Meeting>(edges: readonly E[]): ReadonlySet<E> {
  const around = edgesAround(edges)
  const bridges = new Set<E>()
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  for (const root of around.keys()) {
    if (order.has(root)) continue
    const path: { id: string; from?: E; next: number }[] = [{ id: root, next: 0 }]
    order.set(root, order.size)
    lowest.set(root, order.size - 1)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = around.get(top.id)?.[top.next++]
      if (edge === undefined) {
        path.pop()
        const above = path.at(-1)
        if (above === undefined || top.from === undefined) continue
        const low = lowest.get(top.id) ?? 0
        lowest.set(above.id, Math.min(low, lowest.get(above.id) ?? 0))
        if (low > (order.get(above.id) ?? 0)) bridges.add(top.from)
      } else if (edge !== top.from) {
        const other = edge.left === top.id ? edge.right : edge.left
        const known = order.get(other)
        if (known !== undefined) lowest.set(top.id, Math.min(known, lowest.get(top.id) ?? known))
        else {
          lowest.set(other, order.size)
          order.set(other, order.size)
          path.push({ id: other, from: edge, next: 0 })
        }
      }
    }
  }
  return bridges
}

/**
 * The groups of one of the tables without whose numbers nothing is told: those that the few are in, each with another that many of the
 * same group of the other table are in. Of the table with fewer of them; the later one where both have as many.
 */
export function coveringGroups(
  meetings: readonly Meeting[],
  least: number,
  isUneven = false,
): ReadonlySet<string> {
  const [right, left] = (['right', 'left'] as const).map(side =>
    covering(meetings, least, side, isUneven),
  )
  if (left === undefined || right === undefined) return new Set()
  return left.size < right.size ? left : right
}

function covering(
  meetings: readonly Meeting[],
  least: number,
  side: 'left' | 'right',
  isUneven: boolean,
): ReadonlySet<string> {
  const other = side === 'left' ? 'right' : 'left'
  const hidden = new Set<string>()
  const nameOf = (id: string) => (hidden.has(id) && hidden.size > 1 ? '' : id)
  const beside = new Map<string, Meeting[]>()
  for (const each of meetings) beside.set(each[other], [...(beside.get(each[other]) ?? []), each])
  for (;;) {
    const told = toldMeetings(meetings, least, nameOf, undefined, isUneven)
    if (told.length === 0) return hidden
    const more = told.flatMap(each => (hidden.has(each[side]) ? [] : [each[side]]))
    for (const each of more.length > 0 ? [] : told) {
      const next = (beside.get(each[other]) ?? [])
        .filter(meeting => !hidden.has(meeting[side]))
        .sort((a, b) => a.n - b.n || (a[side] < b[side] ? -1 : 1))
      const enough = next.find(({ n }) => n + each.n >= least) ?? next.at(-1)
      if (enough !== undefined) more.push(enough[side])
    }
    // Beside a group that is hidden whole nothing is left to tell.
    if (more.length === 0) return hidden
    for (const id of more) hidden.add(id)
  }
}
