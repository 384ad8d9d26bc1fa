/** The rows of a table as they pass -> which of them repeat an earlier row in every cell, name and time included. */
import type { CodedRow } from './coded-row.ts'
import type { ReadRow } from './row-reader.ts'

/** Above this nobody pasted rows by hand, and remembering them would cost memory. */
export const MOST_ROWS_COMPARED = 200_000

export interface CopyFinder {
  /** To be called once for each row that counts. */
  readonly add: (row: ReadRow) => boolean
  /** Keeps what a copy counts for. */
  readonly keep: (row: number, coded: CodedRow) => void
  readonly found: () => Copies
  /** Whether all rows, at least three and told apart by a time or a name, stand in another table too. */
  readonly isWithin: (other: CopyFinder) => boolean
  readonly has: (key: number) => boolean
}

const FEWEST_ROWS_WITHIN = 3

export interface Copies {
  /** Row numbers of copies with those of the rows they repeat, the first few. */
  readonly pairs: readonly { readonly row: number; readonly of: number }[]
  readonly count: number
  /** What the copies counted for; empty where the table shows nothing by which rows of two persons would differ. */
  readonly coded: readonly CodedRow[]
  /** Whether there were too many rows to look. */
  readonly isCut: boolean
}

const PAIRS_KEPT = 10

/**
 * Two persons may well give the same answers, so copies mean something only where the other cells (time, name, number) hardly ever
 * come again.
 *
 * @param sharedColumns columns of groups, in which many rows are alike
 */
export function copyFinder(
  itemColumns: readonly number[],
  sharedColumns: readonly number[],
): CopyFinder {
  const isShared = new Set([...itemColumns, ...sharedColumns])
  const rows = new Map<number, number>()
  const identities = new Set<number>()
  const pairs: { row: number; of: number }[] = []
  const coded: CodedRow[] = []
  const copied = new Set<number>()
  let [seen, count, named] = [0, 0, 0]
  const tellsApart = () => named === seen && identities.size * 20 >= (seen - count) * 19
  return {
    add({ row, cells }) {
      if (++seen > MOST_ROWS_COMPARED) return false
      const key = hashOf(cells)
      const own = cells.filter((cell, column) => !isShared.has(column) && cell.trim() !== '')
      if (own.length > 0) {
        named++
        identities.add(hashOf(own))
      }
      const of = rows.get(key)
      if (of === undefined) {
        rows.set(key, row)
        return false
      }
      count++
      copied.add(row)
      if (pairs.length < PAIRS_KEPT) pairs.push({ row, of })
      return true
    },
    keep(row, one) {
      if (copied.delete(row)) coded.push(one)
    },
    has: key => rows.has(key),
    isWithin(other) {
      if (seen > MOST_ROWS_COMPARED || rows.size < FEWEST_ROWS_WITHIN || !tellsApart()) return false
      for (const key of rows.keys()) if (!other.has(key)) return false
      return true
    },
    found() {
      const isCut = seen > MOST_ROWS_COMPARED
      return tellsApart() && !isCut
        ? { pairs, count, coded, isCut }
        : { pairs: [], count: 0, coded: [], isCut }
    },
  }
}

/** 52 bits of two FNV-1a hashes with different starts: among 200,000 rows a false copy is less likely than one in 200,000. */
function hashOf(cells: readonly string[]): number {
  let [high, low] = [0x811c9dc5, 0x01000193]
  for (const cell of cells) {
    for (let position = 0; position < cell.length; position++) {
      const unit = cell.charCodeAt(position)
      high = Math.imul(high ^ unit, 0x01000193)
      low = Math.imul(low ^ (unit + 0x9e37), 0x85ebca6b)
    }
    high = Math.imul(high ^ 0x1f, 0x01000193)
    low = Math.imul(low ^ 0x1f, 0x85ebca6b)
  }
  return (high >>> 6) * 2 ** 26 + (low >>> 6)
}
