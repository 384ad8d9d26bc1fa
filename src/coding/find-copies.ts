/** The rows of a table as they pass -> which of them repeat an earlier row in every cell, the number at most aside. */

import { isNumbering } from '../tables/number-column.ts'
import type { CodedRow, ReadRow } from './row-reader.ts'

/** Above this nobody pasted rows by hand, and remembering them would cost memory. */
export const MOST_ROWS_COMPARED = 200_000

export interface CopyFinder {
  /** To be called once for each row that counts. */
  readonly add: (row: ReadRow) => boolean
  /** Keeps what a copy counts for. */
  readonly keep: (row: number, coded: CodedRow) => void
  /** Rows that were counted elsewhere, with what was compared of them; without it, there are too many. */
  readonly pass: (rows: number, compared: ComparedRows | undefined) => void
  readonly found: () => Copies
  /** Whether all rows stand in another table too, and that is no accident. */
  readonly isWithin: (other: CopyFinder) => boolean
  readonly has: (key: number) => boolean
  /** Whether it is so of the key of each row; ends with the first of which it is not. */
  readonly every: (is: (key: number) => boolean) => boolean
  readonly twins: () => number
}

/** A row as far as it is compared; keys are whole numbers above 0. */
interface ComparedRow {
  readonly row: number
  /** Of all its cells but its number. */
  readonly key: number
  /** Of the cells that hardly any other has, such as a name; none where it has none. */
  readonly own: number | undefined
  /** Of its number, where it has one. */
  readonly number: number | undefined
  /** Whether its answers are not all the same text. */
  readonly isVaried: () => boolean
}

/** Rows as they pass, each by its keys. */
export interface ComparedRows {
  /** @returns whether it repeats an earlier row */
  readonly add: (row: ComparedRow) => boolean
  /** More of them, which are not compared. */
  readonly pass: (rows: number) => void
  /** Of a row that repeats another, whether it has its number too. */
  readonly hasNumber: (row: number) => boolean | undefined
  readonly found: () => Omit<Copies, 'coded'> & { readonly areByNumber: boolean }
  readonly isWithin: (other: Pick<ComparedRows, 'has' | 'twins'>) => boolean
  readonly has: (key: number) => boolean
  readonly every: RowTable['every']
  /** The share of rows that have their like in the table, at most. */
  readonly twins: () => number
}

/** Rows told apart by a time or a name. */
const FEWEST_ROWS_WITHIN = 3
/** Of others, so unlikely it must be that all have their like by chance: one in 10 to this power. */
const CHANCE_POWER = 12

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

/** A block that stands in the file twice in the same order; shorter ones happen where few answers are given. */
const LEAST_BLOCK = 4
/** Rows of it that differ from each other, and in themselves. */
const LEAST_VARIED = 3
/** Of a hundred rows whose number stands above already: where so many repeat that row, the number tells persons apart. */
const NUMBERS_REPEAT = 90

/**
 * Two persons may well give the same answers, also in the same minute. So copies mean something where cells that hardly ever come
 * again (a name, a time to the second) are equal too, where a whole block comes again in the same order, or where numbers come again
 * and nearly all of them with the answers they had.
 */
export function comparedRows(mostRows = MOST_ROWS_COMPARED): ComparedRows {
  const rows = rowTable()
  const identities = rowTable()
  const numbers = rowTable()
  const pairs: { row: number; of: number }[] = []
  const numberPairs: typeof pairs = []
  /** By row, whether it has the number of the row it repeats. */
  const copied = new Map<number, boolean>()
  let [seen, count, named, blocked] = [0, 0, 0, 0]
  let [numbersAgain, numberCopies, variedCopies] = [0, 0, 0]
  let block = { distance: 0, rows: 0, varied: new Set<number>() }

  const endBlock = () => {
    if (block.rows >= LEAST_BLOCK && block.varied.size >= LEAST_VARIED) blocked += block.rows
  }
  const tellsApart = () => named === seen && identities.size() * 10 >= (seen - count) * 9
  return {
    add({ row, key, own, number, isVaried }) {
      if (++seen > mostRows) return false
      if (own !== undefined) {
        named++
        identities.placed(own, 0, 0)
      }
      const numbered = number === undefined ? undefined : numbers.placed(number, row, seen)
      if (numbered !== undefined) numbersAgain++
      const of = rows.placed(key, row, seen)
      if (of === undefined) return false
      const distance = seen - of.place
      if (distance !== block.distance) {
        endBlock()
        block = { distance, rows: 0, varied: new Set() }
      }
      block.rows++
      const varies = isVaried()
      if (varies && block.varied.size < LEAST_VARIED) block.varied.add(key)
      const hasNumberOf = numbered?.row === of.row
      if (hasNumberOf) {
        numberCopies++
        if (varies) variedCopies++
        if (numberPairs.length < PAIRS_KEPT) numberPairs.push({ row, of: of.row })
      }
      count++
      copied.set(row, hasNumberOf)
      if (pairs.length < PAIRS_KEPT) pairs.push({ row, of: of.row })
      return true
    },
    pass(more) {
      seen += more
    },
    hasNumber(row) {
      const hasNumberOf = copied.get(row)
      copied.delete(row)
      return hasNumberOf
    },
    has: rows.has,
    every: rows.every,
    twins: () => Math.max(0.01, Math.min(1, (2 * count) / seen)),
    isWithin(other) {
      if (seen > mostRows || rows.size() < FEWEST_ROWS_WITHIN) return false
      const isNoChance = -rows.size() * Math.log10(other.twins()) >= CHANCE_POWER
      return (tellsApart() || isNoChance) && rows.every(other.has)
    },
    found() {
      endBlock()
      block = { distance: 0, rows: 0, varied: new Set() }
      const isCut = seen > mostRows
      // Where most of what comes again does so in whole blocks, it was pasted.
      if ((tellsApart() || blocked * 2 > count) && !isCut)
        return { pairs, count, isCut, areByNumber: false }
      const areNumbers = numbersAgain * 2 <= seen
      const byNumber =
        areNumbers && variedCopies > 0 && numberCopies * 100 >= numbersAgain * NUMBERS_REPEAT
      if (!byNumber || isCut) return { pairs: [], count: 0, isCut, areByNumber: false }
      return { pairs: numberPairs, count: numberCopies, isCut, areByNumber: true }
    },
  }
}

/** Columns beside the answers, by what their cells are compared for. */
export interface ComparedColumns {
  /** Groups, in which many rows are alike. */
  readonly shared: readonly number[]
  /** Others that hold no names, such as weights. */
  readonly exact: readonly number[]
  readonly time: number | undefined
  /** Runs on in what was pasted. */
  readonly number: number | undefined
}

export function copyFinder(
  itemColumns: readonly number[],
  columns: ComparedColumns,
  mostRows = MOST_ROWS_COMPARED,
): CopyFinder {
  const isShared = new Set([...itemColumns, ...columns.shared])
  const isExact = new Set([...isShared, ...columns.exact, columns.time])
  const coded: { readonly one: CodedRow; readonly hasNumberOf: boolean }[] = []
  let rows = comparedRows(mostRows)
  let seen = 0

  const isNumber = (cell: string, column: number) => column === columns.number && isNumbering(cell)
  const isOwn = (cell: string, column: number) =>
    !isShared.has(column) &&
    !isNumber(cell, column) &&
    cell.trim() !== '' &&
    (column !== columns.time || SECOND_EXACT.test(cell))
  return {
    add({ row, cells }) {
      if (++seen > mostRows) {
        rows.pass(1)
        return false
      }
      // Nobody else answers alike in the same second under nearly the same name.
      const isTimed = SECOND_EXACT.test(cells[columns.time ?? -1] ?? '')
      const isLoose = (column: number) => isTimed && !isExact.has(column)
      const key = hashOf(
        cells.map((cell, column) => (isNumber(cell, column) ? '' : cell)),
        isLoose,
      )
      const own = cells.filter(isOwn)
      const number = cells[columns.number ?? -1] ?? ''
      return rows.add({
        ...{ row, key, own: own.length > 0 ? hashOf(own) : undefined },
        number: isNumbering(number) ? hashOf([number]) : undefined,
        isVaried: () => new Set(itemColumns.map(column => cells[column])).size > 1,
      })
    },
    keep(row, one) {
      const hasNumberOf = rows.hasNumber(row)
      if (hasNumberOf !== undefined) coded.push({ one, hasNumberOf })
    },
    pass(more, compared) {
      if (compared === undefined) rows.pass(more)
      else rows = compared
    },
    has: key => rows.has(key),
    every: is => rows.every(is),
    twins: () => rows.twins(),
    isWithin: other => rows.isWithin(other),
    found() {
      const { areByNumber, ...found } = rows.found()
      const own = coded.filter(({ hasNumberOf }) => hasNumberOf || !areByNumber)
      return { ...found, coded: found.count === 0 ? [] : own.map(({ one }) => one) }
    },
  }
}

// Keys of rows -> the row that each was first seen in. Numbers side by side: two hundred thousand objects would take ten times the room.

interface RowTable {
  /** The row that this key stands for already, if any; else it stands for `row` from now on. */
  readonly placed: (
    key: number,
    row: number,
    place: number,
  ) => { readonly row: number; readonly place: number } | undefined
  readonly has: (key: number) => boolean
  /** Whether it is so of each key; ends with the first of which it is not. */
  readonly every: (is: (key: number) => boolean) => boolean
  readonly size: () => number
}

/** 0 stands for no key. */
function rowTable(): RowTable {
  // Small at first: there may be ten thousand files of a few rows each.
  let keys = new Float64Array(16)
  let rows = new Uint32Array(16)
  let places = new Uint32Array(16)
  let size = 0

  const slotOf = (key: number, among: Float64Array): number => {
    const mask = among.length - 1
    let slot = (key % 0x7fffffff) & mask
    while (among[slot] !== 0 && among[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  const grow = () => {
    const [oldKeys, oldRows, oldPlaces] = [keys, rows, places]
    keys = new Float64Array(2 * oldKeys.length)
    rows = new Uint32Array(keys.length)
    places = new Uint32Array(keys.length)
    for (const [old, key] of oldKeys.entries()) {
      if (key === 0) continue
      const slot = slotOf(key, keys)
      keys[slot] = key
      rows[slot] = oldRows[old] ?? 0
      places[slot] = oldPlaces[old] ?? 0
    }
  }
  return {
    placed(key, row, place) {
      const slot = slotOf(key, keys)
      if (keys[slot] === key) return { row: rows[slot] ?? 0, place: places[slot] ?? 0 }
      keys[slot] = key
      rows[slot] = row
      places[slot] = place
      if (++size * 4 > keys.length * 3) grow()
      return undefined
    },
    has: key => keys[slotOf(key, keys)] === key,
    every: is => keys.every(key => key === 0 || is(key)),
    size: () => size,
  }
}

const SECOND_EXACT = /\d[:.]\d{2}[:.]\d{2}/

const SKIPPED: ReadonlySet<number> = new Set([..." \u00a0'"].map(sign => sign.charCodeAt(0)))
/** `09.15.02`, `09:15:02`; `12/05/2026`, `12-05-2026`. */
const [DOT, COLON, SLASH, DASH] = [0x2e, 0x3a, 0x2f, 0x2d]
/** Two spellings of a name mostly differ in these: `Soekarno`, `Sukarno.` */
const SELDOM_TELLING: ReadonlySet<number> = new Set(
  [...'aeiouyh:-'].map(sign => sign.charCodeAt(0)),
)
const COMMA = 0x2c

/** Letters without their case, and signs that part a clock or a date without their form. */
function plainSign(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20
  return unit === DOT ? COLON : unit === SLASH ? DASH : unit
}

/**
 * Case and spaces aside, and in loose cells vowels and what stands behind a comma, such as a degree. 52 bits of two FNV-1a hashes
 * with different starts: among 200,000 rows a false copy is less likely than one in 200,000.
 */
export function hashOf(cells: readonly string[], isLoose = (_column: number) => false): number {
  let [high, low] = [0x811c9dc5, 0x01000193]
  for (const [column, cell] of cells.entries()) {
    const loose = isLoose(column)
    for (let position = 0; position < cell.length; position++) {
      const unit = plainSign(cell.charCodeAt(position))
      if (SKIPPED.has(unit) || (loose && SELDOM_TELLING.has(unit))) continue
      if (loose && unit === COMMA) break
      high = Math.imul(high ^ unit, 0x01000193)
      low = Math.imul(low ^ (unit + 0x9e37), 0x85ebca6b)
    }
    high = Math.imul(high ^ 0x1f, 0x01000193)
    low = Math.imul(low ^ 0x1f, 0x85ebca6b)
  }
  return (high >>> 6) * 2 ** 26 + (low >>> 6) || 1
}
