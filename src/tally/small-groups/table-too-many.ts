/** The tables of groups in a file -> one that must not stand beside another, since with it something hidden would follow. */

/** A table of groups in a file. */
export interface Breakdown {
  /** What it crosses. */
  readonly by: readonly string[]
  readonly cells: number
  readonly hidesAny: boolean
  /** Whether the file can do without. */
  readonly mayGo: boolean
}

/**
 * The first table to leave out since it stands beside another that does not cross it. Services lie within units and units within
 * agencies, and who reads may know which in which: sums of the one then give what the other hides.
 */
export function tableTooMany(
  tables: readonly Breakdown[],
  isPlace: (id: string) => boolean,
): Breakdown | undefined {
  for (const table of tables) {
    const telling = table.hidesAny
      ? tables.find(other => tellsOf(other, table, tables, isPlace))
      : undefined
    if (telling === undefined) continue
    const [first, last] = [table, telling].sort((a, b) => tables.indexOf(a) - tables.indexOf(b))
    const inOrder = [last, first].sort((a, b) => (b?.by.length ?? 0) - (a?.by.length ?? 0))
    const goes = inOrder.find(each => each?.mayGo)
    if (goes !== undefined) return goes
  }
  return undefined
}

/** Whether sums of one table may be sums of the other too: a place of one takes the place of one of the other. */
function tellsOf(
  other: Breakdown,
  table: Breakdown,
  tables: readonly Breakdown[],
  isPlace: (id: string) => boolean,
): boolean {
  const isIn = ({ by }: Breakdown, id: string) => by.includes(id)
  const places = other.by.filter(id => !isIn(table, id))
  if (places.length === 0 || !places.every(isPlace) || other.cells < 2) return false
  const own = table.by.filter(id => !isIn(other, id) && isPlace(id))
  if (own.length === 0) return false
  // With the crossing in the file its sums are known, and what is hidden was chosen by them.
  const isCrossed = tables.some(each => [...table.by, ...places].every(id => isIn(each, id)))
  return (
    !isCrossed &&
    // What stands there whole tells its own sums already.
    !own.every(id =>
      tables.some(
        each =>
          !each.hidesAny &&
          each.by.every(known => known === id || isIn(table, known)) &&
          [id, ...other.by.filter(known => isIn(table, known))].every(known => isIn(each, known)),
      ),
    )
  )
}
