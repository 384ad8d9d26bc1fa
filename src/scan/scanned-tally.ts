/** The tables of a survey, as far as they are plain CSV -> their tally, straight from the bytes. */

import type { Groupings } from '../coding/choose-groupings.ts'
import type { Coding } from '../coding/code-responses.ts'
import { type ComparedRows, MOST_ROWS_COMPARED } from '../coding/find-copies.ts'
import { hasGivenName } from '../coding/personal-value.ts'
import { exampleName } from '../coding/selection/said-of-rows.ts'
import type { TableResponses } from '../coding/table-responses.ts'
import type { SampleDesign } from '../columns/sample-columns.ts'
import { total } from '../math/exact.ts'
import { categoriesOf, type Rubric } from '../rubric/model.ts'
import type { Region } from '../tables/byte-source.ts'
import { contentHash, HASHED_BLOCK } from '../tables/content-hash.ts'
import { sampleRecords } from '../tables/dialect.ts'
import { numberColumn } from '../tables/number-column.ts'
import type { TableText } from '../tables/table.ts'
import { closedSurvey, openTally } from '../tally/count-rows.ts'
import type { OnProgress } from '../tally/reading-progress.ts'
import type { Tally } from '../tally/tally.ts'
import { textWeights } from './harmless-text.ts'
import type { GroupKeys } from './lane-cells.ts'
import type { LaneCounts, TextCounts } from './lane-counts.ts'
import { addRows, addTable } from './lane-tally.ts'
import { comparedBy } from './row-trace.ts'
import {
  type Chunks,
  chunksOf,
  laneCapacity,
  type Proof,
  proof,
  scanInSequence,
  scanNext,
  scannedSoFar,
} from './scan-chunks.ts'
import { type ScanKernel, scanKernel } from './scan-kernel.ts'
import { scanLayout } from './scan-layout.ts'
import {
  areCountedTogether,
  type GeneralPlan,
  isOfTable,
  planKey,
  type ScanPlan,
  scanPlan,
} from './scan-plan.ts'

export interface ScanOptions {
  /** Lanes that read side by side. */
  readonly threads?: number
  /** Has a lane work in a thread of its own; without it, all of them take turns in this one. */
  readonly startThread?: (work: ThreadWork) => Promise<LaneCounts | undefined>
  readonly chunkLength?: number
  /** A table of fewer bytes is not worth a lane that no other shares. */
  readonly aloneFrom?: number
  /** So many rows are compared with each other, in one lane. */
  readonly rowsCompared?: number
  readonly onProgress?: OnProgress
}

/** What a thread needs to work on a file. */
export interface ThreadWork {
  readonly plan: ScanPlan
  readonly chunks: Chunks
  readonly path: string
}

/** A thread takes longer to start than to read so many chunks. */
const CHUNKS_PER_THREAD = 16
/** Where the header and the first rows must stand. */
const HEAD = 65536
/** So many rows at least: below, a summary could be as long as the table. */
const FEWEST_ROWS = 100
/** How much shorter than the first rows all of them may be. */
const ROWS_UNEVEN = 2
/** A column that numbers the rows has shown it by then. */
const ROWS_LOOKED_AT = 20

/** @returns undefined where a table is for the plain path: nothing has been counted then */
export async function scannedTally(
  coding: Coding,
  rubric: Rubric,
  { ids, by, alsoBy }: Groupings,
  design: SampleDesign | undefined,
  options: ScanOptions = {},
): Promise<Tally | undefined> {
  const tally = openTally(rubric, ids, by, alsoBy, design)
  const scans: ({ readonly table: TableResponses } & Scan)[] = []
  const sizes = coding.tables.map(({ input }) => input.table.source.size)
  const whole = total(sizes)
  const hasStrata = coding.tables.some(({ input }) => input.sample?.stratum !== undefined)
  let known: ReturnType<typeof scanLayout>
  const layout = () => {
    known ??= scanLayout(rubric, tally.plan, whole, hasStrata)
    return known
  }
  const shared: SharedLanes = new Map()
  let [rowsBefore, bytesBefore] = [0, 0]
  for (const [at, table] of coding.tables.entries()) {
    const { text } = table.input.table
    const size = sizes[at] ?? 0
    const isShared = areCountedTogether(table.input, tally)
    if (!isShared && size < (options.aloneFrom ?? 0)) return undefined
    const general = scanPlan(table, rubric, tally, layout)
    if (text === undefined || general === undefined) return undefined
    const region = text.source.region?.()
    if (region === undefined) return undefined
    try {
      const lanes: SharedLanes = isShared ? shared : new Map()
      const scan = await scanned(table, general, text, region, lanes, options, ({ rows, share }) =>
        options.onProgress?.({
          ...{ stage: 'reading', rows: rowsBefore + rows },
          share: (bytesBefore + size * share) / whole,
        }),
      )
      if (scan === undefined) return undefined
      rowsBefore += scan.texts.reduce((sum, lane) => sum + lane.read, 0)
      bytesBefore += size
      scans.push({ table, ...scan })
    } finally {
      region.close()
    }
  }
  // Rows of one table are looked for in the others.
  const areAlike = scans.every(({ plan }) => !plan.compared === !scans[0]?.plan.compared)
  if (!areAlike) return undefined
  for (const { table, texts, compared, lanes } of scans) {
    addTable(tally, table, lanes.plan, texts, compared, lanes.keys)
    await table.input.table.close?.()
  }
  for (const { table, plan, counts, keys } of new Set(scans.map(({ lanes }) => lanes)))
    addRows(tally, table, plan, counts(), keys)
  return closedSurvey(tally, coding)
}

interface Scan {
  readonly plan: ScanPlan
  readonly texts: readonly TextCounts[]
  readonly compared: ComparedRows | undefined
  readonly lanes: Lanes
}

/** What has counted the rows of a table, or of several alike. */
interface Lanes {
  /** The first of them. */
  readonly table: TableResponses
  readonly plan: ScanPlan
  readonly counts: () => readonly LaneCounts[]
  /** Of all of them. */
  readonly keys: GroupKeys
}

/** By `planKey`. */
type SharedLanes = Map<string, Lanes & { readonly kernel: ScanKernel }>

/** Each has tables of its own: with more kinds of tables the plain path counts. */
const MOST_SHARED = 8

async function scanned(
  table: TableResponses,
  general: GeneralPlan,
  text: TableText,
  region: Region,
  shared: SharedLanes,
  options: ScanOptions,
  onScanned: OnScanned,
): Promise<Scan | undefined> {
  const { chunkLength = HASHED_BLOCK, rowsCompared = MOST_ROWS_COMPARED } = options
  const beginning = dataStart(text, region)
  if (beginning === undefined) return undefined
  const { start, sample, rowLength } = beginning
  const numbered = numbering(table, sample)
  if (numbered === undefined) return undefined
  const { number } = numbered
  const mark = general.time !== undefined ? 'time' : number !== undefined ? 'number' : undefined
  if (mark === undefined) return undefined
  const loose = general.loose.filter(({ column }) => column !== number)
  const areExamples = sample.some(cells =>
    loose.some(({ column }) => exampleName(cells[column] ?? '') !== undefined),
  )
  if (areExamples) return undefined
  // Rows may be shorter than the first ones.
  const areCompared = (region.size - start) / rowLength <= rowsCompared * ROWS_UNEVEN
  const compared = areCompared ? comparedBy(general, table.beside.compared, number) : undefined
  const plan: ScanPlan = { ...general, loose, number, mark, compared }
  const withSums = text.late !== undefined && chunkLength === HASHED_BLOCK
  if (text.late !== undefined && !withSums && !text.late.isUtf8()) return undefined
  const { columns, delimiter } = plan
  const chunks = chunksOf(
    { size: region.size, start, length: chunkLength, columns, delimiter },
    withSums,
  )
  const scan = areCompared
    ? comparedScan(table, { plan, chunks }, region, shared, rowsCompared, onScanned)
    : await scannedByLanes(table, { plan, chunks }, region, options, onScanned)
  if (scan === undefined) return undefined
  const read = scan.texts.reduce((sum, lane) => sum + lane.read, 0)
  const inOrder = scan.texts.reduce((sum, lane) => sum + lane.inOrder, 0)
  // A number of its own that looks like a year is a label as well.
  const hasLabel = number !== undefined || scan.texts.some(lane => lane.hasLabel)
  const fewest = areCompared ? FEWEST_ROWS : Math.max(rowsCompared, FEWEST_ROWS)
  if (read <= fewest || (inOrder > 0 && hasLabel)) return undefined
  if (mark === 'number' && hasWordsOfSums(scan, table.beside.isValue)) return undefined
  if (scan.orderedAt !== undefined && isNearEnd(region, scan.orderedAt)) return undefined
  if (!areTooManyToSumUp(plan, read)) return undefined
  const { sums } = chunks
  if (sums !== undefined) text.late?.tell(contentHash(region.size, inBlocks(sums)))
  return scan
}

function* inBlocks(sums: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < sums.length; at += 64) yield sums.slice(at, at + 64)
}

/** Whether a group that numbered rows belong to may be a sum: its word stands alone, or where others have names. */
function hasWordsOfSums({ plan, texts }: Scan, isValue: TableResponses['beside']['isValue']) {
  const weightOf = textWeights(plan.footers, plan.mark)
  return texts.some(lane =>
    plan.texts.some((column, at) => {
      const own = lane.texts[at] ?? []
      const isWord = (text: string) =>
        weightOf(text, column) === 'label' && !isValue(column.column, text)
      if (!own.some(([text]) => isWord(text))) return false
      const isAlone = plan.texts.every(
        (_, other) => other === at || lane.texts[other]?.some(([text]) => text.trim() === ''),
      )
      return isAlone || own.some(([text]) => hasGivenName(text))
    }),
  )
}

type OrderedScan = Scan & Pick<Proof, 'orderedAt'>

async function scannedByLanes(
  table: TableResponses,
  { plan, chunks }: Pick<ThreadWork, 'plan' | 'chunks'>,
  region: Region,
  { threads = 1, startThread }: ScanOptions,
  onScanned: OnScanned,
): Promise<OrderedScan | undefined> {
  const of = (counts: readonly LaneCounts[], { orderedAt }: Proof): OrderedScan => {
    const lanes = { table, plan, counts: () => counts, keys: noKeys(table) }
    const texts = counts.map(lane => ({ ...lane, margins: [] }))
    return { plan, texts, compared: undefined, lanes, orderedAt }
  }
  const { path } = region
  const inThreads = path !== undefined && startThread !== undefined
  const most = inThreads ? Math.ceil(region.size / chunks.length / CHUNKS_PER_THREAD) : threads
  const others = Math.min(threads, most) - 1
  const started = inThreads
    ? Array.from({ length: others }, () => startThread({ plan, chunks, path }))
    : []
  const kernels = Array.from({ length: inThreads ? 1 : others + 1 }, () =>
    scanKernel(plan, laneCapacity(chunks.length)),
  )
  let open: readonly ScanKernel[] = kernels
  while (open.length > 0) {
    open = open.filter(kernel => scanNext(chunks, kernel, region))
    onScanned(scannedSoFar(chunks))
  }
  const counted = await Promise.all(started)
  const counts = [...kernels.map(kernel => kernel.counts()), ...counted.flatMap(lane => lane ?? [])]
  const proven = proof(chunks, plan.number !== undefined)
  if (proven.result === 'plain') return undefined
  // A thread that failed takes its counts with it.
  if (proven.result === 'proven' && counts.length === kernels.length + started.length)
    return of(counts, proven)
  const again = scanKernel(plan, laneCapacity(chunks.length))
  const renewed = chunksOf(chunks, chunks.sums !== undefined)
  if (!scanInSequence(renewed, again, region)) return undefined
  const provenAgain = proof(renewed, plan.number !== undefined)
  if (provenAgain.result !== 'proven') return undefined
  chunks.sums?.set(renewed.sums ?? [])
  return of([again.counts()], provenAgain)
}

/** Rows that are compared are read in their order by one lane, which those of other tables may share. */
function comparedScan(
  table: TableResponses,
  { plan, chunks }: Pick<ThreadWork, 'plan' | 'chunks'>,
  region: Region,
  shared: SharedLanes,
  rowsCompared: number,
  onScanned: OnScanned,
): OrderedScan | undefined {
  const { input } = table
  const key = planKey(plan, input)
  const known = shared.get(key)
  if (known === undefined && shared.size === MOST_SHARED) return undefined
  const kernel = known?.kernel ?? scanKernel(plan, laneCapacity(chunks.length), rowsCompared)
  const lanes = known ?? {
    ...{ table, plan, kernel, keys: noKeys(table) },
    counts() {
      const counts = kernel.counts()
      // Those of whole tables have been taken from each.
      const margins = counts.margins.map((cells, at) => (isOfTable(plan.margins[at]) ? [] : cells))
      return [{ ...counts, margins }]
    },
  }
  shared.set(key, lanes)
  if (known !== undefined) kernel.startTable()
  const isCounted = scanInSequence(chunks, kernel, region, () => onScanned(scannedSoFar(chunks)))
  const { result, orderedAt } = proof(chunks, plan.number !== undefined)
  const compared = isCounted && result === 'proven' ? kernel.harmless() : undefined
  return compared && { plan, texts: [kernel.textCounts()], compared, lanes, orderedAt }
}

function noKeys({ input }: TableResponses): GroupKeys {
  return input.groups.map(() => new Map())
}

type OnScanned = (done: ReturnType<typeof scannedSoFar>) => void

/** Where the rows of data begin, and the first of them. */
function dataStart({ start, delimiter, firstRow }: TableText, region: Region) {
  const head = new Uint8Array(Math.min(HEAD, region.size))
  region.read(head, 0)
  let [at, isQuoted] = [start, false]
  for (let row = 1; row < firstRow; at++) {
    const byte = head[at]
    if (byte === undefined) return undefined
    if (byte === 0x22) isQuoted = !isQuoted
    // A lone carriage return ends a line too.
    if (byte === 0x0d && !isQuoted && head[at + 1] !== 0x0a) return undefined
    if (byte === 0x0a && !isQuoted) row++
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(head.subarray(at))
  const isWhole = head.length === region.size
  const { records: sample } = sampleRecords(text, delimiter, isWhole, ROWS_LOOKED_AT)
  if (sample.length === 0) return undefined
  const length = sample.flat().reduce((sum, cell) => sum + cell.length + 1, 0)
  return { start: at, sample, rowLength: length / sample.length }
}

/** The column that numbers the rows; nothing where it may yet do so. */
function numbering(
  { input, beside }: TableResponses,
  sample: readonly (readonly string[])[],
): { readonly number: number | undefined } | undefined {
  if (beside.number === undefined) return { number: undefined }
  const numbers = numberColumn(input.table.headers, [beside.number])
  for (const cells of sample) numbers?.read(cells)
  if (numbers?.isNumbered() === true) return { number: beside.number }
  return numbers?.isNamed === true || sample.length < 4 ? undefined : { number: undefined }
}

const ROWS_AT_END = 4

/** Whether a row is among the last few. */
function isNearEnd(region: Region, at: number): boolean {
  const bytes = new Uint8Array(Math.min(HEAD, region.size - at))
  region.read(bytes, at)
  // Line ends inside of quotes end no row.
  return bytes.includes(0x22) || bytes.filter(byte => byte === 0x0a).length < ROWS_AT_END
}

/** The last rows cannot be how many gave each answer: their codes do not add up to that many. */
function areTooManyToSumUp({ items }: ScanPlan, rows: number): boolean {
  return items.every(({ item }) => {
    const codes = categoriesOf(item).map(({ code }) => Math.abs(Number(code)))
    const most = Math.max(...codes.filter(code => !Number.isNaN(code)), 0)
    return (codes.length + 1) * most < rows - codes.length - 1
  })
}
