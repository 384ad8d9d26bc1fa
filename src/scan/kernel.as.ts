/**
 * Bytes of CSV -> records -> counts. AssemblyScript, compiled to WebAssembly with SIMD by the build. It counts what is plain and gives up
 * at the first thing that is not: then the plain path reads the file.
 */
import { columns, countRecord, delimiter, ends, forgetOrder, recordEnds } from './count-record.as'

export {
  configure,
  inOrder,
  numberedFrom,
  numberedTo,
  orderedAt,
  read,
  startNumbers,
  used,
} from './count-record.as'
export { startTrace, tracedRows } from './trace-row.as'
export { mixed } from './mixed-sums.as'

const GAVE_UP: u32 = 0xffffffff
const QUOTE: i8 = 0x22
const LINE_FEED: i8 = 0x0a
const CARRIAGE_RETURN: i8 = 0x0d

/** So many bytes are indexed before their records are read: the index stays in the cache. */
const STRETCH: u32 = 32768
/** A record with more cells is none of ours. */
const MOST_CARRIED: u32 = 16384

/** A bit for each of 64 bytes. */
@inline
function bitsOf(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16)
  const high = <u32>i8x16.bitmask(c) | (<u32>i8x16.bitmask(d) << 16)
  return <u64>low | (<u64>high << 32)
}

/**
 * Reads the records that begin in the first `own` of `length` bytes; 64 bytes of padding follow these.
 * @returns where the first record begins that was not read: it is not the lane's own, or not whole
 */
export function process(start: u32, length: u32, own: u32): u32 {
  forgetOrder()
  const end = start + length
  const ownEnd = start + own
  const delimiters = i8x16.splat(delimiter)
  const lineFeeds = i8x16.splat(LINE_FEED)
  const quotes = i8x16.splat(QUOTE)
  const returns = i8x16.splat(CARRIAGE_RETURN)
  const zero = i8x16.splat(0)
  let known: u32 = 0
  let first: u32 = 0
  let recordStart = start
  /** All ones inside of quotes. */
  let inside: u64 = 0
  /** Whether a cell may begin with the next byte; whether it follows a closing quote, or a carriage return. */
  let mayBegin: u64 = 1
  let closed: u64 = 0
  let returned: u64 = 0
  for (let from = start; from < end; from += STRETCH) {
    const to = min(from + STRETCH, end)
    let recordCount: u32 = 0
    for (let at = from; at < to; at += 64) {
      const a = v128.load(at)
      const b = v128.load(at, 16)
      const c = v128.load(at, 32)
      const d = v128.load(at, 48)
      // What stands behind the end belongs to nothing.
      const valid: u64 = at + 64 > end ? ((<u64>1) << (end - at)) - 1 : ~(<u64>0)
      const least = i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d))
      if (!i8x16.all_true(least)) return GAVE_UP
      const lineA = i8x16.eq(a, lineFeeds)
      const lineB = i8x16.eq(b, lineFeeds)
      const lineC = i8x16.eq(c, lineFeeds)
      const lineD = i8x16.eq(d, lineFeeds)
      let separators = bitsOf(
        v128.or(i8x16.eq(a, delimiters), lineA),
        v128.or(i8x16.eq(b, delimiters), lineB),
        v128.or(i8x16.eq(c, delimiters), lineC),
        v128.or(i8x16.eq(d, delimiters), lineD),
      )
      let lines = bitsOf(lineA, lineB, lineC, lineD) & valid
      separators &= valid
      const quoteA = i8x16.eq(a, quotes)
      const quoteB = i8x16.eq(b, quotes)
      const quoteC = i8x16.eq(c, quotes)
      const quoteD = i8x16.eq(d, quotes)
      const returnA = i8x16.eq(a, returns)
      const returnB = i8x16.eq(b, returns)
      const returnC = i8x16.eq(c, returns)
      const returnD = i8x16.eq(d, returns)
      const isRare = v128.any_true(
        v128.or(
          v128.or(v128.or(quoteA, quoteB), v128.or(quoteC, quoteD)),
          v128.or(v128.or(returnA, returnB), v128.or(returnC, returnD)),
        ),
      )
      if (isRare || inside | closed | returned) {
        const found = bitsOf(quoteA, quoteB, quoteC, quoteD)
        const ofReturn = bitsOf(returnA, returnB, returnC, returnD)
        let quoted = found
        quoted ^= quoted << 1
        quoted ^= quoted << 2
        quoted ^= quoted << 4
        quoted ^= quoted << 8
        quoted ^= quoted << 16
        quoted ^= quoted << 32
        quoted ^= inside
        const opening = found & quoted
        const closing = found & ~quoted
        const outsideReturns = ofReturn & ~quoted
        // A quote opens where a cell begins, or right behind one that closes.
        if (opening & ~(((separators | closing) << 1) | mayBegin)) return GAVE_UP
        // Behind one that closes the cell ends, or the next one opens.
        if (((closing << 1) | closed) & ~(separators | found | outsideReturns) & valid) return GAVE_UP
        // A carriage return stands before a line feed, or inside of quotes.
        if (((outsideReturns << 1) | returned) & ~lines & valid) return GAVE_UP
        inside = <u64>(<i64>quoted >> 63)
        separators &= ~quoted
        lines &= ~quoted
        mayBegin = (separators | closing) >> 63
        closed = closing >> 63
        returned = outsideReturns >> 63
      } else mayBegin = separators >> 63
      while (lines) {
        const line = lines & (0 - lines)
        store<u32>(recordEnds + recordCount * 4, known + <u32>popcnt(separators & (line - 1)))
        recordCount++
        lines ^= line
      }
      let into = ends + known * 4
      known += <u32>popcnt(separators)
      // Eight at a time: the bits that are not there write behind the end.
      while (separators) {
        store<u32>(into, at + <u32>ctz(separators))
        separators &= separators - 1
        store<u32>(into, at + <u32>ctz(separators), 4)
        separators &= separators - 1
        store<u32>(into, at + <u32>ctz(separators), 8)
        separators &= separators - 1
        store<u32>(into, at + <u32>ctz(separators), 12)
        separators &= separators - 1
        store<u32>(into, at + <u32>ctz(separators), 16)
        separators &= separators - 1
        store<u32>(into, at + <u32>ctz(separators), 20)
        separators &= separators - 1
        store<u32>(into, at + <u32>ctz(separators), 24)
        separators &= separators - 1
        store<u32>(into, at + <u32>ctz(separators), 28)
        separators &= separators - 1
        into += 32
      }
    }
    for (let record: u32 = 0; record < recordCount; record++) {
      const last = load<u32>(recordEnds + record * 4)
      const lineEnd = load<u32>(ends + last * 4)
      if (last - first + 1 != columns) return GAVE_UP
      if (lineEnd > recordStart && load<u8>(lineEnd - 1) == <u8>CARRIAGE_RETURN) {
        store<u32>(ends + last * 4, lineEnd - 1)
      }
      // The end before the first cell; its place belongs to the record before, or to the margin below.
      const cells = ends + first * 4
      store<u32>(cells - 4, recordStart - 1)
      if (!countRecord(cells, recordStart)) return GAVE_UP
      first = last + 1
      recordStart = lineEnd + 1
      if (recordStart >= ownEnd) return recordStart - start
    }
    if (first > 0) {
      known -= first
      memory.copy(ends, ends + first * 4, known * 4)
      first = 0
    }
    if (known > MOST_CARRIED) return GAVE_UP
  }
  return recordStart - start
}
