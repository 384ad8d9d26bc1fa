/** A plan -> the compiled kernel with everything it looks things up in, and what it has counted. */
import { answerReader } from '../coding/answer-reader.ts'
import { NO_ANSWER } from '../coding/answer-spellings.ts'
import type { ComparedRows } from '../coding/find-copies.ts'
import { whereFilter } from '../coding/select-rows.ts'
import { answerDay, DAYS_KEPT } from '../coding/time-column.ts'
import { drawnKey, saysNothing } from '../columns/sample-columns.ts'
import { categoriesOf } from '../rubric/model.ts'
import { isNumbering } from '../tables/number-column.ts'
import { tellingBeginnings, textWeights } from './harmless-text.ts'
import { jobTables } from './job-tables.ts'
import { compiledKernel } from './kernel-code.ts'
import { freeSlot, kernelMemory } from './kernel-memory.ts'
import type { LaneCounts, TextCounts } from './lane-counts.ts'
import { marginCells } from './margin-cells.ts'
import { rowTrace } from './row-trace.ts'
import { statesOf } from './scan-layout.ts'
import type { ScanPlan } from './scan-plan.ts'
import { spellingDictionaries } from './spelling-dictionaries.ts'

export interface ScanKernel {
  /** Where records are put, `capacity` bytes at most. */
  readonly buffer: () => Uint8Array
  readonly capacity: number
  /**
   * @param length bytes of the buffer, @param own those of them in which records may begin
   * @returns where the next record begins, undefined where something is for the plain path
   */
  readonly run: (length: number, own: number) => number | undefined
  /** Where in the buffer the last row of the last run begins whose answers run through the scale; -1 for none. */
  readonly orderedAt: () => number
  /** The numbers of the first and the last row since `startNumbers`. */
  readonly numbers: () => { readonly first: number; readonly last: number }
  readonly startNumbers: () => void
  /** Read of the table so far. */
  readonly rows: () => number
  /** `mixedSums` of a part of the buffer. */
  readonly mixed: (from: number, length: number) => Uint8Array
  readonly counts: () => LaneCounts
  readonly textCounts: () => TextCounts
  /** What comes is of another table with the same plan. */
  readonly startTable: () => void
  /** The rows as far as they were compared; undefined where the plain path would say something of them. */
  readonly harmless: () => ComparedRows | undefined
}

const [IS_BLANK, IS_DONT_KNOW, IS_ANSWER] = [0x100, 0x200, 0x400]
/** Bytes that are indexed at a time, and the cells of a record that goes on: as in the kernel. */
const [STRETCH, MOST_CARRIED] = [32768, 16384]
const QUOTE = 0x22
/** Where the count of an answer's spelling stands, and that of a text, as in the kernel. */
const [ANSWERED, ROWS] = [48, 12]

interface TextColumn {
  readonly told: number
  readonly records: { readonly text: string; readonly address: number; readonly hash: number }[]
}

/** @param rowsCompared at most, where rows are compared */
export function scanKernel(plan: ScanPlan, capacity: number, rowsCompared?: number): ScanKernel {
  const memory = kernelMemory()
  const { room, view, bytes, put, copied } = memory
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let hasLabel = false
  let before = { read: 0, used: 0, inOrder: 0 }

  /** The text of a cell as the plain path has it: without its quotes. */
  const textAt = (start: number, length: number): string => {
    const raw = decoder.decode(bytes().slice(start, start + length))
    return bytes()[start] === QUOTE ? raw.slice(1, -1).replaceAll('""', '"') : raw
  }

  const trace = rowTrace(memory, plan, rowsCompared)
  const { dictionary, newSpelling } = spellingDictionaries(memory, textAt, trace.answerKeys)
  const items = plan.items.map(({ item, said }) => {
    const reader = answerReader(item, said)
    const categories = categoriesOf(item).length
    return dictionary(text => {
      const code = reader?.read(text).code ?? NO_ANSWER.unknown
      if (code >= 0) return code | IS_ANSWER
      if (code === NO_ANSWER.blank) return categories | IS_BLANK
      if (code === NO_ANSWER['dont-know']) return categories | IS_DONT_KNOW
      return code === NO_ANSWER['not-applicable'] ? categories + 1 : undefined
    }, false)
  })
  const weightOf = textWeights(plan.footers, plan.mark)
  const loose = plan.loose.map(column =>
    dictionary(text => {
      const weight = weightOf(text, column)
      if (weight === 'label') hasLabel = true
      return weight === 'telling' ? undefined : 0
    }, true),
  )

  const jobs = jobTables(memory, plan)

  // Texts of groups.
  const filter = plan.where === undefined ? undefined : whereFilter(plan.where.conditions)
  const { where } = plan
  const { stratum, cluster } = plan.drawn
  const behind = 16 + plan.margins.length * 4
  const shiftOffset = behind + 12
  const FIRST_SLOTS = 64
  const texts: TextColumn[] = []
  /** @returns undefined where it is for the plain path */
  const textOf = (position: number, start: number, length: number): string | undefined => {
    const told = plan.texts[position]
    if (told === undefined) return dayOf(start, length)
    const text = textAt(start, length)
    const isDrawnBy = position === stratum || position === cluster
    if (isDrawnBy && saysNothing(drawnKey(text))) return undefined
    const weight = weightOf(text, told)
    if (weight === 'label') hasLabel = true
    return weight === 'telling' ? undefined : text
  }
  /** The text of a date without its clock. */
  const dayOf = (start: number, length: number): string | undefined => {
    const text = decoder.decode(bytes().slice(start, start + length))
    const isTooMany = (texts.at(-1)?.records.length ?? 0) >= DAYS_KEPT
    return isTooMany || text.length < length || answerDay(text) === undefined ? undefined : text
  }
  const newText = (position: number, start: number, length: number, hash: number): number => {
    const column = texts[position]
    const text = textOf(position, start, length)
    if (column === undefined || text === undefined) return 0
    const cells = new Array<string>(plan.texts[position]?.column ?? 0).fill('')
    const isAsked = where?.text !== position || filter?.asksFor([...cells, text]) === true
    const shift = position === stratum ? jobs.shiftOfNext() : 0
    if (shift === undefined) return 0
    const record = room(shiftOffset + 4)
    put([copied(start, length), length, isAsked ? 1 : 0, 0], record)
    if (trace.textKeys !== undefined) put(trace.textKeys(text), record + behind)
    put([shift], record + shiftOffset)
    column.records.push({ text, address: record, hash: hash >>> 0 })
    let slots = view().getUint32(column.told + 4, true)
    let mask = view().getUint32(column.told + 8, true)
    const isFull = column.records.length * 2 > mask
    if (isFull) {
      mask = mask * 4 + 3
      slots = room((mask + 1) * 8)
      put([slots, mask], column.told + 4)
    }
    for (const each of isFull ? column.records : column.records.slice(-1)) {
      put([each.hash, each.address], freeSlot(view(), each.hash, mask, slots, 8))
    }
    return record
  }

  const cells = marginCells(memory, plan, (text, record) =>
    (texts[text]?.records ?? []).findIndex(({ address }) => address === record),
  )

  // Everything the kernel is told.
  const buffer = room(capacity + 128)
  const sums = room(64)
  const ends = room((STRETCH + MOST_CARRIED + 256) * 4) + 64
  const recordEnds = room((STRETCH + 64) * 4)
  const masks = room(96)
  bytes().fill(0xff, masks, masks + 32)
  const itemsTold = put(plan.items.flatMap(({ column }, at) => [column, items[at]?.address ?? 0]))
  const textsTold = room((plan.texts.length + 1) * 16)
  const tellText = (column: number, isDay: boolean) => {
    const at = textsTold + texts.length * 16
    put([column, room(FIRST_SLOTS * 8), FIRST_SLOTS - 1, isDay ? 1 : 0], at)
    texts.push({ told: at, records: [] })
  }
  for (const { column } of plan.texts) tellText(column, false)
  // Behind them the days of the answers.
  if (plan.time !== undefined) tellText(plan.time, true)
  const looseTold = put(
    plan.loose.flatMap(({ column, isComment }, at) => [
      column,
      loose[at]?.address ?? 0,
      plan.mark === 'time' || (isComment && plan.mark !== undefined) ? 0 : 1,
    ]),
  )
  const beginnings = tellingBeginnings(plan.footers)
  const beginningsTold = room(beginnings.length)
  bytes().set(beginnings, beginningsTold)
  let offset = cells.counters
  const blocksTold = put(
    plan.blocks.flatMap(block => {
      const at = block.isByCell ? offset : 0
      if (block.isByCell) offset += statesOf(block) * 2
      return [
        block.items.length,
        at,
        ...block.items.flatMap((item, position) => [item, block.bases[position] ?? 0]),
      ]
    }),
  )
  const indexTables = put(
    plan.blocks.map((_, block) => {
      const table = plan.index?.tables[block]
      if (table === undefined) return 0
      const address = room(table.length * 2)
      new Uint16Array(memory.memory.buffer, address).set(table)
      return address
    }),
  )
  const runs = plan.styles === undefined ? 0 : plan.styles.items + 1
  const styleLength = runs + (plan.styles?.states ?? 0)
  const styleCounts = room(styleLength * 4)
  const decoded = (start: number, length: number) =>
    decoder.decode(bytes().slice(start, start + length)).replaceAll('""', '"')
  const kernel = compiledKernel(memory.memory, {
    ...{ newSpelling, newText, traced: trace.take },
    ...{ newCell: cells.newCell, spill: cells.spill },
    formOf: (start, length, isTime) => trace.formOf(decoded(start, length), isTime !== 0),
    isNumbering: (start, length) => (isNumbering(decoded(start, length)) ? 1 : 0),
  })
  const told = put([
    ...[plan.columns, plan.delimiter, ends, recordEnds, masks],
    ...[plan.items.length, itemsTold, texts.length, textsTold],
    ...[plan.loose.length, looseTold, beginningsTold],
    ...[plan.time ?? -1, plan.number ?? -1, where?.text ?? -1],
    ...[plan.blocks.length, blocksTold, plan.margins.length, cells.told],
    ...[plan.jobs.length, jobs.told],
    ...[room(256), room(256 * 4), room((texts.length + 1) * 4)],
    room((plan.blocks.length + 1) * 4),
    ...[indexTables, plan.index === undefined ? 0 : cells.index],
    ...[plan.alike ?? 0, cells.alike],
    ...[put(plan.styles?.offsets.map(offset => runs + offset) ?? []), styleCounts],
    ...[stratum ?? -1, shiftOffset],
    trace.told,
  ])
  kernel.configure(told)

  const soFar = () => ({
    ...{ read: kernel.read() >>> 0, used: kernel.used() >>> 0 },
    inOrder: kernel.inOrder() >>> 0,
  })
  const textCounts = (): TextCounts => {
    const { read, used, inOrder } = soFar()
    return {
      ...{ read: read - before.read, used: used - before.used },
      ...{ inOrder: inOrder - before.inOrder, hasLabel },
      answers: items.map(({ entries }) =>
        entries.map(
          ({ text, address }) =>
            [text, Number(view().getBigUint64(address + ANSWERED, true))] as const,
        ),
      ),
      texts: texts.map(({ records }) =>
        records.map(({ text, address }) => [text, view().getUint32(address + ROWS, true)] as const),
      ),
      margins: cells.ofTable(),
    }
  }
  return {
    capacity,
    textCounts,
    buffer: () => bytes().subarray(buffer, buffer + capacity + 64),
    run(length, own) {
      bytes().fill(0x20, buffer + length, buffer + length + 64)
      const next = kernel.process(buffer, length, own) >>> 0
      return next === 0xffffffff ? undefined : next
    },
    orderedAt: () => Math.max(-1, (kernel.orderedAt() >>> 0) - buffer),
    numbers: () => ({ first: kernel.numberedFrom() >>> 0, last: kernel.numberedTo() >>> 0 }),
    startNumbers: () => kernel.startNumbers(),
    rows: () => (kernel.read() >>> 0) - before.read,
    harmless() {
      trace.take(kernel.tracedRows() >>> 0)
      return trace.harmless()
    },
    mixed(from, length) {
      const whole = Math.ceil(length / 64) * 64
      bytes().fill(0, buffer + from + length, buffer + from + whole)
      bytes().fill(0, sums, sums + 64)
      kernel.mixed(buffer + from, whole, sums)
      return bytes().slice(sums, sums + 64)
    },
    startTable() {
      before = soFar()
      for (const { entries } of items)
        for (const { address } of entries) view().setBigUint64(address + ANSWERED, 0n, true)
      for (const { records } of texts)
        for (const { address } of records) view().setUint32(address + ROWS, 0, true)
      cells.startTable()
      kernel.startTrace()
      trace.start()
    },
    counts: () => ({
      ...textCounts(),
      margins: cells.counts(),
      styles: new Uint32Array(memory.memory.buffer, styleCounts, styleLength).slice(),
      jobs: jobs.counts(),
    }),
  }
}
