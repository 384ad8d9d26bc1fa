/** Which numbers of small groups may not be printed, with the further ones that would reveal them by subtraction. */

/** A number over a group of persons. */
export interface GroupCell {
  readonly id: string
  /** Persons behind each of its numbers: all of the group, then those behind each part. */
  readonly n: readonly number[]
  /** Not to be printed for its own sake. */
  readonly isSmall: boolean
  /** Printed whatever else: an office that the public judges, a count that a form prescribes. */
  readonly isFixed?: boolean
  /** In no table. It is told only with few persons behind it, and by the cells within it. */
  readonly isUnprinted?: boolean
}

/** Cells that add up to a printed number: that of another cell, or of all rows where `total` is undefined. */
export interface Line {
  readonly cells: readonly string[]
  readonly total: string | undefined
}

interface Suppression {
  readonly hidden: ReadonlySet<string>
  /** What could not be kept from being worked out. */
  readonly revealed: readonly string[]
}

/**
 * Beside the small cells, hides the next smallest of each line until what is hidden in it is at least two cells that
 * together have `least` persons, and more than one each, and until no hidden cell follows from all lines together.
 * What is fixed is never hidden: what follows from it is `revealed`.
 * @param equations how many sums of the same cells are printed; 2 where a mean of groups stands beside that of persons
 */
export function suppressedCells(
  cells: readonly GroupCell[],
  lines: readonly Line[],
  least: number,
  equations = 1,
): Suppression {
  const byId = new Map(cells.map(cell => [cell.id, cell]))
  const hidden = new Set(cells.flatMap(({ id, isSmall }) => (isSmall ? [id] : [])))
  const mayGo = (id: string) => !hidden.has(id) && byId.get(id)?.isFixed !== true
  const smallestShown = ({ cells: own, total }: Line) => {
    const shown = own.filter(id => byId.has(id) && mayGo(id))
    const size = (id: string) => byId.get(id)?.n[0] ?? 0
    const [next] = shown.sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1))
    // Where all of a line is hidden, its sum may be what gives it away.
    return next ?? (total !== undefined && mayGo(total) ? total : undefined)
  }
  const isOpen = (line: Line) => !isSafe(line, hidden, byId, least, equations)
  let revealed: readonly string[] = []
  for (;;) {
    const more = new Set(lines.filter(isOpen).flatMap(line => smallestShown(line) ?? []))
    if (more.size === 0) {
      revealed = determinedCells(hidden, lines, equations)
      for (const id of revealed) {
        // No table prints its sum: it is told by those of which nothing is hidden.
        if (byId.get(id)?.isUnprinted !== true) continue
        for (const line of lines) {
          if (line.total !== id || line.cells.some(part => hidden.has(part))) continue
          const next = smallestShown(line)
          if (next !== undefined) more.add(next)
        }
      }
      for (const id of more.size === 0 ? revealed : []) {
        const line = lines.find(
          each => each.cells.includes(id) && smallestShown(each) !== undefined,
        )
        const next = line && smallestShown(line)
        if (next !== undefined) more.add(next)
      }
    }
    if (more.size === 0) {
      const isTold = (id: string) => byId.get(id)?.isUnprinted !== true || byId.get(id)?.isSmall
      return { hidden, revealed: revealed.filter(isTold) }
    }
    for (const id of more) hidden.add(id)
  }
}

function isSafe(
  { cells, total }: Line,
  hidden: ReadonlySet<string>,
  byId: ReadonlyMap<string, GroupCell>,
  least: number,
  equations: number,
): boolean {
  const own = cells.filter(id => hidden.has(id))
  if (own.length === 0) return true
  if (total !== undefined && hidden.has(total)) return true
  if (own.length <= equations) return false
  // All of a line together is what is printed as its sum.
  if (own.length === cells.length) return true
  const parts = Math.max(...own.map(id => byId.get(id)?.n.length ?? 0))
  return Array.from({ length: parts }, (_, part) =>
    own.reduce((sum, id) => sum + (byId.get(id)?.n[part] ?? 0), 0),
  ).every(persons => persons === 0 || (persons >= least && persons > own.length))
}

/** Beyond this many hidden cells it is not worked out: two of each line have to do. */
const MOST_UNKNOWNS = 2000

/** Hidden cells whose value follows from the lines, whatever the values are. */
export function determinedCells(
  hidden: ReadonlySet<string>,
  lines: readonly Line[],
  equations = 1,
): readonly string[] {
  if (hidden.size > MOST_UNKNOWNS) return []
  const rows: Equation[] = []
  for (const { cells, total } of lines) {
    for (let equation = 0; equation < equations; equation++) {
      const row: Equation = new Map()
      cells.forEach((id, at) => {
        // Any weights other than those of the first sum: a mean of groups has its own.
        if (hidden.has(id)) row.set(id, equation === 0 ? 1 : at + 2)
      })
      if (total !== undefined && hidden.has(total)) row.set(total, -1)
      add(rows, row)
    }
  }
  return rows.flatMap(row => (row.size === 1 ? [...row.keys()] : []))
}

/** The hidden cells of a sum, each with its factor. */
type Equation = Map<string, number>

const TINY = 1e-9

/** Keeps the rows reduced: the first cell of each stands in no other, so that a row of one cell says what that is. */
function add(rows: Equation[], row: Equation): void {
  for (const known of rows) {
    const [lead] = known.keys()
    const factor = row.get(lead ?? '')
    if (factor !== undefined) subtract(row, known, factor)
  }
  const [first] = row
  if (first === undefined) return
  const [lead, scale] = first
  for (const [id, value] of row) row.set(id, value / scale)
  for (const known of rows) {
    const factor = known.get(lead)
    if (factor !== undefined) subtract(known, row, factor)
  }
  rows.push(row)
}

function subtract(from: Equation, row: Equation, factor: number): void {
  for (const [id, value] of row) {
    const left = (from.get(id) ?? 0) - factor * value
    if (Math.abs(left) > TINY) from.set(id, left)
    else from.delete(id)
  }
}
