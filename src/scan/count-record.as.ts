/** The cells of a record -> counts, once all of them are known. AssemblyScript, part of the kernel; `scan-kernel.ts` lays out what it is told. */
import { countStyle, IS_ANSWER, runsThroughScale } from './answer-pattern.as'
import { areSame, hasDigit, hashOf, isSuspicious, numberIn, PRIME, withoutClock } from './cell-bytes.as'
import { configureTrace, isTraced, traceRow } from './trace-row.as'

/** Decides a spelling that its dictionary does not hold yet. @returns its entry, 0 to give up */
@external('env', 'newSpelling')
declare function newSpelling(dictionary: u32, start: u32, length: u32): u32
/** Takes in a text that its column has not had yet. @returns its record, 0 to give up */
@external('env', 'newText')
declare function newText(column: u32, start: u32, length: u32, hash: u32): u32
/** A cell of a margin that no row was in yet. @returns its address, 0 to give up */
@external('env', 'newCell')
declare function newCell(margin: u32, first: u32, second: u32): u32
/** Takes over the 16-bit counters of a cell before one could be full. */
@external('env', 'spill')
declare function spill(margin: u32, cell: u32): void

// Bits of a spelling's value; below them the digit of an item.
const DIGIT: u32 = 0xff
const IS_BLANK: u32 = 0x100
const IS_DONT_KNOW: u32 = 0x200

/** What a table has for a state that is not counted. */
const SKIPS: u32 = 0xffff

// What `configure` was told; the order is that of `scan-kernel.ts`.
export let columns: u32 = 0
export let delimiter: i8 = 0
export let ends: u32 = 0
export let recordEnds: u32 = 0
let masks: u32 = 0
let itemCount: u32 = 0
let items: u32 = 0
let textCount: u32 = 0
let texts: u32 = 0
let looseCount: u32 = 0
let looseColumns: u32 = 0
let beginnings: u32 = 0
let timeColumn: i32 = 0
let numberColumn: i32 = 0
let whereText: i32 = 0
let blockCount: u32 = 0
let blocks: u32 = 0
let marginCount: u32 = 0
let margins: u32 = 0
let jobCount: u32 = 0
let jobs: u32 = 0
let digits: u32 = 0
let entries: u32 = 0
let records: u32 = 0
let indices: u32 = 0
let indexTables: u32 = 0
let indexOffset: u32 = 0
let alikeCategories: u32 = 0
let alikeOffset: u32 = 0
let styleLayout: u32 = 0
let styleCounts: u32 = 0
let stratumText: i32 = 0
let shiftOffset: u32 = 0

export function configure(told: u32): void {
  columns = load<u32>(told)
  delimiter = <i8>load<u32>(told, 4)
  ends = load<u32>(told, 8)
  recordEnds = load<u32>(told, 12)
  masks = load<u32>(told, 16)
  itemCount = load<u32>(told, 20)
  items = load<u32>(told, 24)
  textCount = load<u32>(told, 28)
  texts = load<u32>(told, 32)
  looseCount = load<u32>(told, 36)
  looseColumns = load<u32>(told, 40)
  beginnings = load<u32>(told, 44)
  timeColumn = load<i32>(told, 48)
  numberColumn = load<i32>(told, 52)
  whereText = load<i32>(told, 56)
  blockCount = load<u32>(told, 60)
  blocks = load<u32>(told, 64)
  marginCount = load<u32>(told, 68)
  margins = load<u32>(told, 72)
  jobCount = load<u32>(told, 76)
  jobs = load<u32>(told, 80)
  digits = load<u32>(told, 84)
  entries = load<u32>(told, 88)
  records = load<u32>(told, 92)
  indices = load<u32>(told, 96)
  indexTables = load<u32>(told, 100)
  indexOffset = load<u32>(told, 104)
  alikeCategories = load<u32>(told, 108)
  alikeOffset = load<u32>(told, 112)
  styleLayout = load<u32>(told, 116)
  styleCounts = load<u32>(told, 120)
  stratumText = load<i32>(told, 124)
  shiftOffset = load<u32>(told, 128)
  configureTrace(load<u32>(told, 132))
}

let rowsRead: u32 = 0
let rowsUsed: u32 = 0
/** Rows whose answers run through the scale, and where in the buffer the last of them begins. */
let rowsInOrder: u32 = 0
let lastInOrder: u32 = 0
let firstNumber: u32 = 0
let lastNumber: u32 = 0

export function read(): u32 { return rowsRead }
export function used(): u32 { return rowsUsed }
export function inOrder(): u32 { return rowsInOrder }
export function orderedAt(): u32 { return lastInOrder }
export function numberedFrom(): u32 { return firstNumber }
export function numberedTo(): u32 { return lastNumber }
/** Before each run. */
export function forgetOrder(): void { lastInOrder = 0 }
export function startNumbers(): void { firstNumber = 0; lastNumber = 0 }

@inline
function startOf(cells: u32, column: u32): u32 {
  return load<u32>(cells + column * 4 - 4) + 1
}

@inline
function endOf(cells: u32, column: u32): u32 {
  return load<u32>(cells + column * 4)
}

export function countRecord(cells: u32, recordStart: u32): bool {
  // Everything is looked up before anything is counted.
  let flags: u32 = IS_BLANK
  let anyFlags: u32 = 0
  for (let item: u32 = 0; item < itemCount; item++) {
    const told = items + item * 8
    const column = load<u32>(told)
    const start = startOf(cells, column)
    const entry = entryOf(load<u32>(told, 4), start, endOf(cells, column) - start)
    if (!entry) return false
    const value = load<u32>(entry, 8)
    flags &= value
    anyFlags |= value
    store<u32>(entries + item * 4, entry)
    store<u8>(digits + item, <u8>(value & DIGIT))
  }
  // A row without any answer is no response.
  if (flags) return false
  for (let text: u32 = 0; text < textCount; text++) {
    const told = texts + text * 16
    const column = load<u32>(told)
    let start = startOf(cells, column)
    let end = endOf(cells, column)
    if (load<u32>(told, 12)) {
      if (end > start && load<u8>(start) == 0x22) {
        start++
        end--
      }
      end = withoutClock(start, end)
    }
    const record = recordOf(text, told, start, end)
    if (!record) return false
    store<u32>(records + text * 4, record)
  }
  for (let loose: u32 = 0; loose < looseCount; loose++) {
    const told = looseColumns + loose * 12
    const column = load<u32>(told)
    const start = startOf(cells, column)
    const end = endOf(cells, column)
    if (start == end || !isSuspicious(start, end, beginnings, load<u32>(told, 8))) continue
    if (!entryOf(load<u32>(told, 4), start, end - start)) return false
  }
  if (timeColumn >= 0 && !hasDigit(startOf(cells, timeColumn), endOf(cells, timeColumn))) return false
  if (numberColumn >= 0 && !goesOn(startOf(cells, numberColumn), endOf(cells, numberColumn))) return false
  if (runsThroughScale(entries, digits, itemCount)) {
    rowsInOrder++
    lastInOrder = recordStart
  }
  rowsRead++
  if (isTraced()) traceRow(cells, timeColumn, entries, digits, itemCount, records, numberColumn >= 0 ? lastNumber : 0)
  if (whereText >= 0 && !load<u32>(load<u32>(records + whereText * 4), 8)) return true
  return countUsed(anyFlags)
}

function countUsed(anyFlags: u32): bool {
  rowsUsed++
  for (let item: u32 = 0; item < itemCount; item++) {
    const entry = load<u32>(entries + item * 4)
    store<u64>(entry, load<u64>(entry, 48) + 1, 48)
  }
  for (let text: u32 = 0; text < textCount; text++) {
    const record = load<u32>(records + text * 4)
    store<u32>(record, load<u32>(record, 12) + 1, 12)
  }
  let told = blocks
  for (let block: u32 = 0; block < blockCount; block++) {
    const count = load<u32>(told)
    let index: u32 = 0
    told += 8
    for (let item: u32 = 0; item < count; item++) {
      index = index * load<u32>(told, 4) + load<u8>(digits + load<u32>(told))
      told += 8
    }
    store<u32>(indices + block * 4, index)
  }
  const index = indexOffset ? indexOfAll() : SKIPS
  const isAlike =
    alikeCategories && countStyle(digits, itemCount, alikeCategories, styleLayout, styleCounts) == itemCount
  for (let margin: u32 = 0; margin < marginCount; margin++) {
    const cell = cellOf(margin, margins + margin * 20)
    if (!cell) return false
    countInCell(cell, anyFlags)
    if (index != SKIPS) {
      const at = cell + indexOffset + index * 2
      store<u16>(at, load<u16>(at) + 1)
    }
    if (isAlike) {
      const at = cell + alikeOffset + <u32>load<u8>(digits) * 2
      store<u16>(at, load<u16>(at) + 1)
    }
    const rows = load<u32>(cell) + 1
    store<u32>(cell, rows)
    if (rows == 0xffff) spill(margin, cell)
  }
  countJobs()
  return true
}

// Spellings of answers, and of what is looked at in loose columns.

/** An entry: next, length, value, address of all bytes, 32 bytes of them, count, and what `trace-row.as.ts` compares. A dictionary: the first entry by length. */
@inline
function entryOf(dictionary: u32, start: u32, length: u32): u32 {
  const mask = masks + 32 - min(length, 32)
  const head = v128.and(v128.load(start), v128.load(mask))
  const more = v128.and(v128.load(start, 16), v128.load(mask, 16))
  let entry = load<u32>(dictionary + ((length & 63) << 2))
  while (entry) {
    const differs = v128.or(v128.xor(head, v128.load(entry, 16)), v128.xor(more, v128.load(entry, 32)))
    if (!v128.any_true(differs) && load<u32>(entry, 4) == length) {
      if (length <= 32 || areSame(start, load<u32>(entry, 12), length, masks)) return entry
    }
    entry = load<u32>(entry)
  }
  return newSpelling(dictionary, start, length)
}

// Texts of groups.

/** A record: address, length, whether `--where` asks for it, count, a cell by margin, what `trace-row.as.ts` compares, how far behind the first tables of jobs those of a stratum stand. Slots: hash and record. */
@inline
function recordOf(text: u32, told: u32, start: u32, end: u32): u32 {
  const length = end - start
  const hash = hashOf(start, end, length, masks)
  const slots = load<u32>(told, 4)
  const mask = load<u32>(told, 8)
  let slot = hash & mask
  while (true) {
    const at = slots + slot * 8
    const record = load<u32>(at, 4)
    if (!record) return newText(text, start, length, hash)
    if (load<u32>(at) == hash && load<u32>(record, 4) == length && areSame(start, load<u32>(record), length, masks)) {
      return record
    }
    slot = (slot + 1) & mask
  }
}

/** A number above the one before. */
function goesOn(start: u32, end: u32): bool {
  const number = numberIn(start, end)
  if (number <= lastNumber) return false
  if (!firstNumber) firstNumber = number
  lastNumber = number
  return true
}

// Counting.

/** The sum of what each block adds to the index of a row; `SKIPS` where an answer is missing. A table by block, 0 for none. */
@inline
function indexOfAll(): u32 {
  let sum: u32 = 0
  for (let block: u32 = 0; block < blockCount; block++) {
    const table = load<u32>(indexTables + block * 4)
    if (!table) continue
    const part = <u32>load<u16>(table + load<u32>(indices + block * 4) * 2)
    if (part == SKIPS) return SKIPS
    sum += part
  }
  return sum
}

/** A margin: texts that are its key (0, 1 or 2), the two of them, table of cells, its mask. */
@inline
function cellOf(margin: u32, told: u32): u32 {
  const keys = load<u32>(told)
  if (keys == 0) return load<u32>(told, 12)
  const first = load<u32>(records + load<u32>(told, 4) * 4)
  if (keys == 1) {
    // The cell of a text stands behind its record, by margin.
    const cell = load<u32>(first + margin * 4, 16)
    return cell ? cell : newCell(margin, first, 0)
  }
  const second = load<u32>(records + load<u32>(told, 8) * 4)
  const slots = load<u32>(told, 12)
  const mask = load<u32>(told, 16)
  let slot = <u32>(((<u64>first << 32) | second) * PRIME >> 40) & mask
  while (true) {
    const at = slots + slot * 12
    const cell = load<u32>(at, 8)
    if (!cell) return newCell(margin, first, second)
    if (load<u32>(at) == first && load<u32>(at, 4) == second) return cell
    slot = (slot + 1) & mask
  }
}

/** A cell: rows since it was spilled, don't-knows by item, 16-bit counters by block. */
@inline
function countInCell(cell: u32, anyFlags: u32): void {
  if (anyFlags & IS_DONT_KNOW) {
    for (let item: u32 = 0; item < itemCount; item++) {
      if (!(load<u32>(load<u32>(entries + item * 4), 8) & IS_DONT_KNOW)) continue
      const at = cell + 4 + item * 4
      store<u32>(at, load<u32>(at) + 1)
    }
  }
  let told = blocks
  for (let block: u32 = 0; block < blockCount; block++) {
    const offset = load<u32>(told, 4)
    told += 8 + load<u32>(told) * 8
    if (!offset) continue
    const at = cell + offset + load<u32>(indices + block * 4) * 2
    store<u16>(at, load<u16>(at) + 1)
  }
}

let symbols: StaticArray<u32> = new StaticArray<u32>(256)

/**
 * A job counts pairs of symbols over all rows. Its length in bytes, number of symbols; by symbol: block, table that makes a symbol
 * of an index or 0, number of symbols, table of counts; then a table for each pair. Each stratum has such tables of its own.
 */
function countJobs(): void {
  const shift = stratumText < 0 ? 0 : load<u32>(load<u32>(records + stratumText * 4) + shiftOffset)
  let told = jobs
  for (let job: u32 = 0; job < jobCount; job++) {
    countJob(told, shift)
    told += load<u32>(told)
  }
}

@inline
function countJob(told: u32, shift: u32): void {
  const count = load<u32>(told, 4)
  const list = told + 8
  for (let at: u32 = 0; at < count; at++) {
    const one = list + at * 16
    const table = load<u32>(one, 4)
    let symbol = load<u32>(indices + load<u32>(one) * 4)
    if (table) symbol = load<u16>(table + symbol * 2)
    if (symbol == SKIPS) return
    unchecked(symbols[at] = symbol)
  }
  let pairs = list + count * 16
  for (let a: u32 = 0; a < count; a++) {
    const one = unchecked(symbols[a])
    const own = load<u32>(list + a * 16, 12) + shift + one * 4
    store<u32>(own, load<u32>(own) + 1)
    for (let b = a + 1; b < count; b++) {
      const states = load<u32>(list + b * 16, 8)
      const at = load<u32>(pairs) + shift + (one * states + unchecked(symbols[b])) * 4
      store<u32>(at, load<u32>(at) + 1)
      pairs += 4
    }
  }
}
