/**
 * Chunks of a file, taken from one counter by as many lanes as there are, each read by a kernel of its own. A chunk owns the records that
 * begin in it. Where the first of them begins is guessed, and proven in the end: each chunk must begin where the one before has ended.
 */

import { isUtf8 } from '../platform/text-bytes.ts'
import type { Region } from '../tables/byte-source.ts'
import type { ScanKernel } from './scan-kernel.ts'

export interface Chunks {
  readonly size: number
  /** Where the first record begins. */
  readonly start: number
  readonly length: number
  readonly columns: number
  readonly delimiter: number
  /** By chunk the fields from `FROM` on; shared by all lanes. */
  readonly log: Float64Array
  /** By chunk the sums of its bytes, where they are asked for: nobody has looked at all bytes yet, so whether they are UTF-8 is asked as well. */
  readonly sums: Uint8Array | undefined
  /** The next chunk that nobody has taken, whether a lane has met what is for the plain path, and rows read so far. */
  readonly shared: Int32Array
}

const [FROM, TO, FIRST_NUMBER, LAST_NUMBER, ORDERED_AT, FIELDS] = [0, 1, 2, 3, 4, 5]
/** No record begins in the chunk; nothing is known of it; it holds something for the plain path. */
const [NONE, UNKNOWN, GAVE_UP] = [-1, -2, -3]
const [NEXT, STOPPED, ROWS] = [0, 1, 2]
const [LINE_FEED, QUOTE] = [0x0a, 0x22]
const SUMS = 64

/** So much is read beyond a chunk at first, for its last record to end in. */
const BEYOND = 16384
/** A longer record is for the plain path. */
const LONGEST_RECORD = 131072

export function chunksOf(
  place: Pick<Chunks, 'size' | 'start' | 'length' | 'columns' | 'delimiter'>,
  withSums: boolean,
): Chunks {
  const count = Math.max(1, Math.ceil(place.size / place.length))
  const log = new Float64Array(new SharedArrayBuffer(count * FIELDS * 8)).fill(UNKNOWN)
  const sums = withSums ? new Uint8Array(new SharedArrayBuffer(count * SUMS)) : undefined
  return { ...place, log, sums, shared: new Int32Array(new SharedArrayBuffer(12)) }
}

export function laneCapacity(length: number): number {
  return length + BEYOND + LONGEST_RECORD
}

/** Takes one chunk. @returns whether there may be another */
export function scanNext(chunks: Chunks, kernel: ScanKernel, region: Region): boolean {
  const chunk = Atomics.add(chunks.shared, NEXT, 1)
  if (chunk * FIELDS >= chunks.log.length || Atomics.load(chunks.shared, STOPPED) > 0) return false
  const before = kernel.rows()
  const isCounted = scanChunk(chunks, kernel, region, chunk, undefined)
  Atomics.add(chunks.shared, ROWS, kernel.rows() - before)
  if (!isCounted) {
    chunks.log[chunk * FIELDS + TO] = GAVE_UP
    Atomics.store(chunks.shared, STOPPED, 1)
  }
  return true
}

/** Of all lanes together. */
export function scannedSoFar({ shared, log }: Chunks): { rows: number; share: number } {
  const taken = Math.min(Atomics.load(shared, NEXT), log.length / FIELDS)
  return { rows: Atomics.load(shared, ROWS), share: (taken * FIELDS) / log.length }
}

/** All chunks one after another, so that nothing is guessed. @returns whether none of it is for the plain path */
export function scanInSequence(
  chunks: Chunks,
  kernel: ScanKernel,
  region: Region,
  onChunk: () => void = () => {},
): boolean {
  let from = chunks.start
  for (let chunk = 0; chunk * FIELDS < chunks.log.length; chunk++) {
    if (!scanChunk(chunks, kernel, region, chunk, from)) return false
    Atomics.store(chunks.shared, NEXT, chunk + 1)
    Atomics.store(chunks.shared, ROWS, kernel.rows())
    onChunk()
    const to = chunks.log[chunk * FIELDS + TO] ?? 0
    if (to > from) from = to
  }
  return true
}

/** @param known where its first record begins, or a later chunk's */
function scanChunk(
  chunks: Chunks,
  kernel: ScanKernel,
  region: Region,
  chunk: number,
  known: number | undefined,
): boolean {
  const { size, start, log, sums } = chunks
  const base = chunk * chunks.length
  const end = Math.min(base + chunks.length, size)
  const note = (from: number, to: number) => {
    log[chunk * FIELDS + FROM] = from
    log[chunk * FIELDS + TO] = to
    return true
  }
  const isGuessed = known === undefined && base > start
  // One byte before it may end the record before.
  let at = isGuessed ? base - 1 : base
  let got = 0
  const fill = (wanted: number) => {
    const missing = Math.min(wanted, size - at) - got
    if (missing > 0) got += region.read(kernel.buffer().subarray(got, got + missing), at + got)
  }
  fill(end + BEYOND - at)
  sums?.set(kernel.mixed(base - at, end - base), chunk * SUMS)
  const guess = isGuessed ? likelyStart(kernel.buffer().subarray(0, got), chunks) : undefined
  const begin = isGuessed ? at + (guess ?? got) : Math.max(known ?? start, base)
  if (begin >= end) return note(NONE, NONE)
  kernel.buffer().copyWithin(0, begin - at, got)
  got -= begin - at
  at = begin
  const from = at
  log[chunk * FIELDS + FROM] = from
  let ordered = -1
  kernel.startNumbers()
  for (;;) {
    const buffer = kernel.buffer()
    const isWhole = at + got >= size
    const isOpen = isWhole && got > 0 && buffer[got - 1] !== LINE_FEED
    if (isOpen) buffer[got] = LINE_FEED
    const length = isOpen ? got + 1 : got
    const next = kernel.run(length, Math.min(end - at, length))
    if (next === undefined) return false
    // The memory may have moved meanwhile.
    if (sums !== undefined && !isUtf8(kernel.buffer().subarray(0, Math.min(next, got))))
      return false
    const inOrder = kernel.orderedAt()
    if (inOrder >= 0) ordered = at + inOrder
    if (next >= end - at || (isWhole && next >= length)) {
      at = Math.min(at + next, size)
      break
    }
    // A quote that is never closed, or a record longer than any of ours.
    if (isWhole || (next === 0 && got >= kernel.capacity)) return false
    kernel.buffer().copyWithin(0, next, got)
    got -= next
    at += next
    fill(Math.min(kernel.capacity, got + LONGEST_RECORD / 2))
  }
  const { first: firstNumber, last } = kernel.numbers()
  log[chunk * FIELDS + FIRST_NUMBER] = firstNumber
  log[chunk * FIELDS + LAST_NUMBER] = last
  log[chunk * FIELDS + ORDERED_AT] = ordered
  return note(from, at)
}

/** Behind the first line end that is followed by a record of the right width. */
function likelyStart(bytes: Uint8Array, { columns, delimiter }: Chunks): number | undefined {
  for (let line = bytes.indexOf(LINE_FEED); line >= 0; line = bytes.indexOf(LINE_FEED, line + 1)) {
    let [cells, isQuoted, at] = [1, false, line + 1]
    for (; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte === QUOTE) isQuoted = !isQuoted
      else if (isQuoted) continue
      else if (byte === delimiter) cells++
      else if (byte === LINE_FEED) break
    }
    // What is cut off is not known to be wrong.
    if (at >= bytes.length || cells === columns) return line + 1
  }
  return undefined
}

export interface Proof {
  /** `plain`: something is for the plain path. `guess`: a chunk began where no record does. */
  readonly result: 'proven' | 'plain' | 'guess'
  /** Where the last row begins whose answers run through the scale. */
  readonly orderedAt: number | undefined
}

/** @param isNumbered whether the numbers of rows go on from chunk to chunk */
export function proof({ log, start, size }: Chunks, isNumbered: boolean): Proof {
  let [at, number, orderedAt] = [start, 0, undefined as number | undefined]
  for (let field = 0; field < log.length; field += FIELDS) {
    const from = log[field + FROM] ?? UNKNOWN
    const to = log[field + TO] ?? UNKNOWN
    if (from === NONE) continue
    if (from !== at) return { result: 'guess', orderedAt }
    if (to === GAVE_UP) return { result: 'plain', orderedAt }
    at = to
    if (isNumbered) {
      if ((log[field + FIRST_NUMBER] ?? 0) <= number) return { result: 'plain', orderedAt }
      number = log[field + LAST_NUMBER] ?? 0
    }
    const ordered = log[field + ORDERED_AT] ?? -1
    if (ordered >= 0) orderedAt = ordered
  }
  return { result: at === size ? 'proven' : 'guess', orderedAt }
}
