/** What lanes have counted -> an open tally, and the readers of the plain path as if they had read the rows. */
import type { ComparedRows } from '../coding/find-copies.ts'
import type { GroupReader } from '../coding/group-values.ts'
import type { TableResponses } from '../coding/table-responses.ts'
import { answerDay } from '../coding/time-column.ts'
import { drawnKey } from '../columns/sample-columns.ts'
import { type CountingPlan, scoresByPattern } from '../tally/count-cell.ts'
import type { OpenTally } from '../tally/count-rows.ts'
import { addSquaredSums, openSquares } from '../tally/count-weights.ts'
import { addScoreSums } from '../tally/cross-tables.ts'
import { withDay } from '../tally/survey-period.ts'
import { addCells, type GroupKeys } from './lane-cells.ts'
import type { LaneCounts, TextCounts } from './lane-counts.ts'
import { digitsOf, type Job, scoreSymbols } from './scan-layout.ts'
import type { ScanPlan } from './scan-plan.ts'

/**
 * What the rows of one table are known by: how many they are, and texts. To be called once, when nothing of any is for the plain path.
 * @param keys are told what the texts of groups stand for
 */
export function addTable(
  tally: OpenTally,
  table: TableResponses,
  plan: ScanPlan,
  lanes: readonly TextCounts[],
  compared: ComparedRows | undefined,
  keys: GroupKeys,
): void {
  const { rows, input } = table
  const used = lanes.reduce((sum, lane) => sum + lane.used, 0)
  const read = lanes.reduce((sum, lane) => sum + lane.read, 0)
  table.pass(read, used, compared)
  for (const lane of lanes) {
    for (const [position, spellings] of lane.answers.entries()) {
      for (const [text, count] of spellings) {
        if (count === 0 && plan.where === undefined) continue
        const answer = rows.columns[position]?.reader.read(text)
        if (answer !== undefined) answer.count += count
      }
    }
  }
  // What `--where` has met, for the note on a value that no row has.
  for (const text of whereTexts(plan, lanes)) table.filter?.asksFor(text)
  /** By column: texts with their counts; what stands in no column is the same for all rows. */
  const textsOf = (
    column: number | undefined,
    value = '',
  ): readonly (readonly [string, number])[] => {
    const at = plan.texts.findIndex(each => each.column === column)
    if (at === -1) return [[value, used]]
    const texts = lanes.flatMap(lane => lane.texts[at] ?? [])
    return plan.where === undefined ? texts.filter(([, count]) => count > 0) : texts
  }
  for (const [position, { column, value }] of input.groups.entries()) {
    const texts = textsOf(value === undefined ? column : -1, value)
    addTexts(rows.groups[position], texts, keys[position])
  }
  for (const [position, group] of tally.plan.rubric.profile.entries()) {
    const matched = input.mapping.profile.find(each => each.group === group)
    const reader = rows.profile[position]
    if (matched === undefined || reader === undefined || used === 0) continue
    const own = tally.profile[position] ?? new Map<string, number>()
    tally.profile[position] = own
    const texts = textsOf(matched.column)
    addTexts(reader, texts)
    for (const [text, count] of texts) {
      const { key } = reader.read(text)
      if (count > 0) own.set(key, (own.get(key) ?? 0) + count)
    }
  }
  const days = plan.time === undefined ? [] : lanes.flatMap(lane => lane.texts.at(-1) ?? [])
  for (const [text, count] of days) {
    const day = answerDay(text)
    if (day !== undefined) tally.period = withDay(tally.period, day, count)
  }
  addCells(tally, table, plan, lanes, keys)
}

/** What the rows of a lane count for, which may be those of several tables alike. @param keys of all of them */
export function addRows(
  tally: OpenTally,
  table: TableResponses,
  plan: ScanPlan,
  lanes: readonly LaneCounts[],
  keys: GroupKeys,
): void {
  addCells(tally, table, plan, lanes, keys)
  for (const lane of lanes) addStyles(tally, lane)
  const of = (jobs: LaneCounts['jobs']) =>
    plan.jobs.map((_, job) => summed(jobs.map(tables => tables[job] ?? [])))
  addJobs(tally.plan, plan, of(lanes.flatMap(lane => lane.jobs)), tally.crossed, addScoreSums)
  addStrata(tally, table, plan, lanes, of)
}

/** What each stratum has of its own: how often it was written, and pairs, unless there are clusters. */
function addStrata(
  tally: OpenTally,
  table: TableResponses,
  plan: ScanPlan,
  lanes: readonly LaneCounts[],
  of: (jobs: LaneCounts['jobs']) => readonly (readonly Float64Array[])[],
): void {
  const { stratum = -1 } = plan.drawn
  const byKey = new Map<string, LaneCounts['jobs'][number][]>()
  for (const { texts, jobs } of lanes) {
    for (const [at, [text, rows]] of (texts[stratum] ?? []).entries()) {
      if (rows === 0) continue
      table.sample?.addStratum(text, rows)
      const key = drawnKey(text)
      byKey.set(key, [...(byKey.get(key) ?? []), jobs[at] ?? []])
    }
  }
  const { sample } = tally
  if (sample === undefined || sample.design.hasClusters) return
  // Where all rows are one stratum, it has no name.
  if (stratum === -1)
    byKey.set(
      '',
      lanes.flatMap(lane => lane.jobs),
    )
  for (const [key, jobs] of byKey) {
    const squares = sample.squares.get(key) ?? openSquares(tally.plan.crossed)
    sample.squares.set(key, squares)
    addJobs(tally.plan, plan, of(jobs), { ...squares, complete: [] }, addSquaredSums)
  }
}

function addStyles({ styles }: OpenTally, lane: LaneCounts): void {
  if (styles === undefined) return
  const runs = styles.runs.length
  lane.styles.forEach((rows, at) => {
    if (rows === 0) return
    if (at < runs) styles.runs[at] = (styles.runs[at] ?? 0) + rows
    else styles.spreads.set(at - runs, (styles.spreads.get(at - runs) ?? 0) + rows)
  })
}

/** The cells of a row as far as `--where` looks at them, for each text that stands there. */
function* whereTexts({ where, texts }: ScanPlan, lanes: readonly TextCounts[]) {
  const column = texts[where?.text ?? -1]?.column
  if (where === undefined || column === undefined) return
  for (const lane of lanes) {
    for (const [text] of lane.texts[where.text] ?? []) {
      yield [...new Array<string>(column).fill(''), text]
    }
  }
}

function addTexts(
  reader: GroupReader | undefined,
  texts: readonly (readonly [string, number])[],
  keys?: Map<string, string>,
): void {
  for (const [text, count] of texts) {
    const value = reader?.read(text)
    if (value === undefined) continue
    value.count += count
    keys?.set(text, value.key)
  }
}

// Pairs over all rows.

/** Counts as floats, since lanes together may pass 32 bits. */
function summed(lanes: readonly (readonly Uint32Array[])[]): readonly Float64Array[] {
  const [first = [], ...others] = lanes
  return first.map((table, at) => {
    const sums = Float64Array.from(table)
    for (const other of others) {
      const own = other[at]
      for (let index = 0; index < sums.length; index++)
        sums[index] = (sums[index] ?? 0) + (own?.[index] ?? 0)
    }
    return sums
  })
}

/** The jobs stand in the order in which the plan makes them: all answers, complete answers node by node, scores. */
function addJobs<Sums>(
  counting: CountingPlan,
  plan: ScanPlan,
  tables: readonly (readonly Float64Array[])[],
  into: PairTables<Sums>,
  addSums: (sums: Sums, x: number, y: number, rows: number) => void,
): void {
  const { crossed } = counting
  let job = 0
  const take = (): readonly [Job, readonly Float64Array[]] => {
    const taken = [plan.jobs[job] ?? { symbols: [] }, tables[job] ?? []] as const
    job++
    return taken
  }
  if (crossed.items.length > 0) addAnswerPairs(plan, ...take(), crossed.items, into.items)
  crossed.complete.forEach(({ pairs }, at) => {
    addAnswerPairs(plan, ...take(), pairs, into.complete[at] ?? [])
  })
  if (crossed.scores.length > 0) {
    const [job, counts] = take()
    addScorePairs(counting, job, counts, (pair, x, y, rows) => {
      const sums = into.scores[pair]
      if (sums !== undefined) addSums(sums, x, y, rows)
    })
  }
}

/** Where pairs over all rows are added, and those of a stratum. */
interface PairTables<Sums> {
  readonly items: readonly PairTable[]
  readonly complete: readonly (readonly PairTable[])[]
  readonly scores: readonly Sums[]
}

/** Counts, as floats over all rows and as integers beside sums of weights. */
type PairTable = (number | bigint)[]

function addPairs(table: PairTable, cell: number, rows: number): void {
  const before = table[cell]
  if (typeof before === 'bigint') table[cell] = before + BigInt(rows)
  else table[cell] = (before ?? 0) + rows
}

function pairIndex(count: number, a: number, b: number): number {
  return count + a * count - (a * (a + 1)) / 2 + (b - a - 1)
}

type ItemPairs = CountingPlan['crossed']['items']

/** Of the items of a symbol, which answer each of its states holds; -1 for none. */
interface SymbolAnswers {
  readonly items: readonly number[]
  readonly states: number
  readonly codes: readonly Int16Array[]
  readonly categories: readonly number[]
}

function addAnswerPairs(
  { blocks }: ScanPlan,
  { symbols }: Job,
  tables: readonly Float64Array[],
  pairs: ItemPairs,
  into: readonly PairTable[],
): void {
  const positions = new Map(pairs.map(({ a, b }, at) => [a.index * 1024 + b.index, at]))
  const parts = symbols.map(({ block, states }): SymbolAnswers => {
    const { items, bases } = blocks[block] ?? { items: [], bases: [] }
    const categories = bases.map(base => base - 2)
    const digits = Array.from({ length: states }, (_, index) => digitsOf({ bases }, index))
    return {
      ...{ items, states, categories },
      codes: items.map((_, at) =>
        Int16Array.from(digits, all => {
          const code = all[at] ?? -1
          return code < (categories[at] ?? 0) ? code : -1
        }),
      ),
    }
  })
  /** Row by row of the codes of the first. */
  const add = (first: number, second: number, counts: Float64Array, width: number): void => {
    const isTurned = first > second
    const [a, b] = isTurned ? [second, first] : [first, second]
    const table = into[positions.get(a * 1024 + b) ?? -1]
    if (table === undefined) return
    const height = counts.length / width
    counts.forEach((count, at) => {
      const [row, column] = [Math.floor(at / width), at % width]
      const cell = isTurned ? column * height + row : at
      if (count > 0) addPairs(table, cell, count)
    })
  }
  parts.forEach((one, a) => {
    const single = tables[a] ?? new Float64Array()
    one.items.forEach((first, at) => {
      one.items.slice(at + 1).forEach((second, behind) => {
        const width = one.categories[at + 1 + behind] ?? 0
        const [codes, others] = [one.codes[at], one.codes[at + 1 + behind]]
        const counts = new Float64Array((one.categories[at] ?? 0) * width)
        single.forEach((count, state) => {
          const [code = -1, other = -1] = [codes?.[state], others?.[state]]
          if (code >= 0 && other >= 0)
            counts[code * width + other] = (counts[code * width + other] ?? 0) + count
        })
        add(first, second, counts, width)
      })
    })
    parts.slice(a + 1).forEach((other, behind) => {
      const table = tables[pairIndex(parts.length, a, a + 1 + behind)] ?? new Float64Array()
      one.items.forEach((first, at) => {
        const rows = joinedRows(table, other.states, one.codes[at], one.categories[at] ?? 0)
        other.items.forEach((second, position) => {
          const width = other.categories[position] ?? 0
          add(first, second, joinedColumns(rows, other, position, width), width)
        })
      })
    })
  })
}

/** A table of all states by all states of another symbol -> of the answers to one item by the same states. */
function joinedRows(
  table: Float64Array,
  width: number,
  codes: Int16Array | undefined,
  categories: number,
): Float64Array {
  const rows = new Float64Array(categories * width)
  codes?.forEach((code, state) => {
    if (code < 0) return
    const [from, to] = [state * width, code * width]
    for (let at = 0; at < width; at++)
      rows[to + at] = (rows[to + at] ?? 0) + (table[from + at] ?? 0)
  })
  return rows
}

function joinedColumns(
  rows: Float64Array,
  { states, codes }: SymbolAnswers,
  position: number,
  width: number,
): Float64Array {
  const joined = new Float64Array((rows.length / states) * width)
  const own = codes[position]
  rows.forEach((count, at) => {
    const code = own?.[at % states] ?? -1
    const cell = Math.floor(at / states) * width + code
    if (code >= 0) joined[cell] = (joined[cell] ?? 0) + count
  })
  return joined
}

function addScorePairs(
  plan: CountingPlan,
  { symbols }: Job,
  tables: readonly Float64Array[],
  add: (pair: number, x: number, y: number, rows: number) => void,
): void {
  const nodes = [...new Set(plan.crossed.scores.flatMap(({ a, b }) => [a, b]))]
  const values = nodes.map(node => scoreSymbols(scoresByPattern(plan, node).scores).values)
  plan.crossed.scores.forEach(({ a, b }, pair) => {
    const [one, other] = [nodes.indexOf(a), nodes.indexOf(b)]
    const isTurned = one > other
    const table = tables[pairIndex(nodes.length, Math.min(one, other), Math.max(one, other))]
    const width = symbols[Math.max(one, other)]?.states ?? 0
    table?.forEach((count, index) => {
      const [low, high] = [Math.floor(index / width), index % width]
      if (count === 0 || low === 0 || high === 0) return
      const [x, y] = isTurned
        ? [values[one]?.[high - 1], values[other]?.[low - 1]]
        : [values[one]?.[low - 1], values[other]?.[high - 1]]
      add(pair, x ?? 0, y ?? 0, count)
    })
  })
}
