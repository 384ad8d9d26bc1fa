/** A record -> what other rows are compared with: keys of its cells, their form, its answers. AssemblyScript, part of the kernel. */
import { PRIME } from './cell-bytes.as'

/** The form of a cell that is more than plain letters: its kinds of signs, or of a time its signs in order. */
@external('env', 'formOf')
declare function formOf(start: u32, length: u32, isTime: u32): u32
/** Whether a cell numbers a row. */
@external('env', 'isNumbering')
declare function isNumbering(start: u32, length: u32): u32
/** Takes a full block of rows over. */
@external('env', 'traced')
declare function traced(rows: u32): void

/** What a column's cells are compared for, as in `row-trace.ts`. */
const MAY_BE_LOOSE: u32 = 1
const IS_OWN: u32 = 2
const IS_TIME: u32 = 4
const MAY_NUMBER: u32 = 8

// Of a row.
const IS_VARIED: u32 = 1
const HAS_OWN: u32 = 2
const HAS_NUMBER: u32 = 4

const DIGITS: u32 = 1
const LETTERS: u32 = 2

let told: u32 = 0
let block: u32 = 0
let rowsOfBlock: u32 = 0
let stride: u32 = 0
let columnCount: u32 = 0
let columns: u32 = 0
let sharedCount: u32 = 0
let shared: u32 = 0
let behind: u32 = 0
let filled: u32 = 0

/**
 * @param at block, rows that it holds, bytes of a row; number of columns and where they are listed; the same of texts that many rows
 * share; where their keys stand behind their records. 0 where nothing is compared.
 */
export function configureTrace(at: u32): void {
  told = at
  if (!at) return
  block = load<u32>(at)
  rowsOfBlock = load<u32>(at, 4)
  stride = load<u32>(at, 8)
  columnCount = load<u32>(at, 12)
  columns = load<u32>(at, 16)
  sharedCount = load<u32>(at, 20)
  shared = load<u32>(at, 24)
  behind = load<u32>(at, 28)
}

export function tracedRows(): u32 { return filled }
export function startTrace(): void { filled = 0 }

@inline
export function isTraced(): bool { return told != 0 }

let exact: u64 = 0
let loose: u64 = 0
let isBlank: bool = true

@inline
function mixed(hash: u64, word: u64): u64 {
  const next = (hash ^ word) * PRIME
  return next ^ (next >> 32)
}

/** Case and spaces aside, and in the loose one vowels and what stands behind a comma: as `hashOf` of the plain path. */
function hashCell(start: u32, end: u32): void {
  let all: u64 = 0
  let some: u64 = 0
  let isOpen = true
  isBlank = true
  for (let at = start; at < end; at++) {
    let byte = <u32>load<u8>(at)
    if (byte == 0xc2 && at + 1 < end && load<u8>(at + 1) == 0xa0) {
      at++
      continue
    }
    if (byte == 0x20 || byte == 0x27) {
      if (byte == 0x27) isBlank = false
      continue
    }
    if (byte < 0x09 || byte > 0x0d) isBlank = false
    if (byte - 0x41 < 26) byte += 0x20
    if (byte == 0x2e) byte = 0x3a
    else if (byte == 0x2f) byte = 0x2d
    all = (all ^ byte) * PRIME
    all = rotl(all, 23)
    if (byte == 0x2c) isOpen = false
    if (isOpen && !isSeldomTelling(byte)) {
      some = (some ^ byte) * PRIME
      some = rotl(some, 23)
    }
  }
  exact = mixed(all, 0x1f)
  loose = mixed(some, 0x1f)
}

/** Two spellings of a name mostly differ in these. */
@inline
function isSeldomTelling(byte: u32): bool {
  // a e i o u y h
  if (byte - 0x61 < 26) return ((<u32>0x1104191) >> (byte - 0x61)) & 1 ? true : false
  return byte == 0x3a || byte == 0x2d
}

/** `10:15:30`, `10.15.30` */
function hasSecond(start: u32, end: u32): bool {
  for (let at = start + 1; at + 5 < end; at++) {
    const sign = load<u8>(at)
    if (sign != 0x3a && sign != 0x2e) continue
    const next = load<u8>(at + 3)
    if (next != 0x3a && next != 0x2e) continue
    if (isDigit(at - 1) && isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 4) && isDigit(at + 5)) return true
  }
  return false
}

@inline
function isDigit(at: u32): bool { return <u32>load<u8>(at) - 0x30 < 10 }

/** Signs of a cell that are looked at for its form. */
const LONGEST_FORM: u32 = 40
const FNV: u32 = 0x01000193

function formOfCell(start: u32, end: u32, isTime: u32): u32 {
  while (start < end && isSpace(load<u8>(start))) start++
  while (start < end && isSpace(load<u8>(end - 1))) end--
  const last = min(end, start + LONGEST_FORM)
  let found: u32 = 0
  let form: u32 = 0x811c9dc5
  let before: u32 = 0
  for (let at = start; at < last; at++) {
    let byte = <u32>load<u8>(at)
    if (byte >= 0x80 || byte == 0x22) return formOf(start, end - start, isTime)
    if (byte - 0x30 < 10) {
      found |= DIGITS
      byte = 0x39
    } else if ((byte | 0x20) - 0x61 < 26) {
      found |= LETTERS
      byte = 0x61
    }
    if (byte == before && (byte == 0x39 || byte == 0x61)) continue
    before = byte
    form = (form ^ byte) * FNV
  }
  return isTime ? form : found
}

@inline
function isSpace(byte: u32): bool { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) }

@inline
function startIn(cells: u32, column: u32): u32 { return load<u32>(cells + column * 4 - 4) + 1 }

/**
 * @param entries of the answers: key at 56, number of the text at 64; @param digits the answers themselves
 * @param records of texts; @param number of the row, 0 for none
 */
export function traceRow(cells: u32, time: i32, entries: u32, digits: u32, itemCount: u32, records: u32, number: u32): void {
  let key: u64 = 0
  let own: u64 = 0
  let hasOwn: bool = false
  let numberKey: u64 = number
  let form: u32 = 0x811c9dc5
  let isVaried: u32 = 0
  const firstText = load<u32>(load<u32>(entries), 64)
  for (let item: u32 = 0; item < itemCount; item++) {
    const entry = load<u32>(entries + item * 4)
    key = mixed(key, load<u64>(entry, 56))
    if (load<u32>(entry, 64) != firstText) isVaried = IS_VARIED
  }
  for (let at: u32 = 0; at < sharedCount; at++) {
    const record = load<u32>(records + load<u32>(shared + at * 4) * 4) + behind
    key = mixed(key, load<u64>(record))
    form = (form ^ load<u32>(record, 8)) * FNV
  }
  const isTimed = time >= 0 && hasSecond(startIn(cells, time), load<u32>(cells + time * 4))
  for (let at: u32 = 0; at < columnCount; at++) {
    const column = load<u32>(columns + at * 8)
    const kind = load<u32>(columns + at * 8, 4)
    let start = startIn(cells, column)
    let end = load<u32>(cells + column * 4)
    if (end > start && load<u8>(start) == 0x22) {
      start++
      end--
    }
    form = (form ^ formOfCell(start, end, kind & IS_TIME)) * FNV
    hashCell(start, end)
    const isNumber = (kind & MAY_NUMBER) != 0 && !isBlank && isNumbering(start, end - start) != 0
    if (isNumber) numberKey = exact
    // A row with a number is like one without.
    key = mixed(key, isNumber ? mixed(0, 0x1f) : isTimed && kind & MAY_BE_LOOSE ? loose : exact)
    const isTelling = kind & IS_TIME ? isTimed : (kind & IS_OWN) != 0 && !isBlank && !isNumber
    if (isTelling) {
      own = mixed(own, exact)
      hasOwn = true
    }
  }
  const row = block + filled * stride
  store<u64>(row, key)
  store<u64>(row, own, 8)
  store<u64>(row, numberKey, 16)
  store<u32>(row, form, 24)
  store<u32>(row, isVaried | (hasOwn ? HAS_OWN : 0) | (numberKey ? HAS_NUMBER : 0), 28)
  memory.copy(row + 32, digits, itemCount)
  if (++filled == rowsOfBlock) {
    traced(filled)
    filled = 0
  }
}
