/** What lanes have counted -> an open tally, and the readers of the plain path as if they had read the rows. */
import type { GroupReader } from '../coding/group-values.ts'
import type { TableResponses } from '../coding/table-responses.ts'
import { categoriesOf, type Rubric } from '../rubric/model.ts'
import { type OpenCell, openCell, scoresByPattern } from '../tally/count-cell.ts'
import type { OpenTally } from '../tally/count-rows.ts'
import { addScoreSums } from '../tally/cross-tables.ts'
import { cellKey } from '../tally/tally.ts'
import type { LaneCell, LaneCounts } from './lane-counts.ts'
import { digitsOf, type Job, type ScanPlan, scoreSymbols, statesOf } from './scan-plan.ts'

/** Everything that the rows of one table count for. To be called once, when nothing of it is for the plain path. */
export function addLanes(
  tally: OpenTally,
  table: TableResponses,
  plan: ScanPlan,
  lanes: readonly LaneCounts[],
): void {
  const { rows, input } = table
  const used = lanes.reduce((sum, lane) => sum + lane.used, 0)
  table.pass({ read: lanes.reduce((sum, lane) => sum + lane.read, 0), used })
  for (const lane of lanes) {
    for (const [position, spellings] of lane.answers.entries()) {
      for (const [text, count] of spellings) {
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
    return at === -1 ? [[value, used]] : lanes.flatMap(lane => lane.texts[at] ?? [])
  }
  for (const [position, { column, value }] of input.groups.entries()) {
    addTexts(rows.groups[position], textsOf(value === undefined ? column : -1, value))
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
  addCells(tally, table, plan, lanes)
  const jobs = plan.jobs.map((_, job) => summed(lanes.map(lane => lane.jobs[job] ?? [])))
  addJobs(tally, plan, jobs)
}

/** The cells of a row as far as `--where` looks at them, for each text that stands there. */
function* whereTexts({ where, texts }: ScanPlan, lanes: readonly LaneCounts[]) {
  const column = texts[where?.text ?? -1]?.column
  if (where === undefined || column === undefined) return
  for (const lane of lanes) {
    for (const [text] of lane.texts[where.text] ?? []) {
      yield [...new Array<string>(column).fill(''), text]
    }
  }
}

function addTexts(reader: GroupReader | undefined, texts: readonly (readonly [string, number])[]) {
  for (const [text, count] of texts) {
    const value = reader?.read(text)
    if (value !== undefined) value.count += count
  }
}

function addCells(
  tally: OpenTally,
  { rows, input }: TableResponses,
  plan: ScanPlan,
  lanes: readonly LaneCounts[],
): void {
  const whole = tally.margins[0]?.cells.get('')
  const states = statesByCell(plan, tally.plan.rubric)
  for (const [at, { texts }] of plan.margins.entries()) {
    const margin = tally.margins[at + 1]
    for (const lane of lanes) {
      for (const cell of lane.margins[at] ?? []) {
        if (cell.rows === 0) continue
        if (at === 0 && whole !== undefined) addCell(whole, cell, states)
        if (margin === undefined) continue
        const textOf = (column: number) => {
          const position = texts.findIndex(text => plan.texts[text]?.column === column)
          const found = texts[position]
          const text =
            found === undefined ? undefined : lane.texts[found]?.[cell.key[position] ?? -1]
          return text?.[0] ?? ''
        }
        const group = margin.positions.map(position => {
          const { column = -1, value } = input.groups[position] ?? {}
          return rows.groups[position]?.read(value ?? (column < 0 ? '' : textOf(column))).key ?? ''
        })
        const key = cellKey(group)
        const open = margin.cells.get(key) ?? openCell(tally.plan, group)
        margin.cells.set(key, open)
        addCell(open, cell, states)
      }
    }
  }
}

/** What a state of a block counts for: a pattern of a layout, and an answer to each of its items that no other block counts. */
interface State {
  readonly layout: number | undefined
  readonly pattern: number
  readonly answers: readonly { readonly item: number; readonly code: number }[]
  /** The index of complete answers, in parts of its denominator. */
  readonly index?: number
}

/** The number of a code stands for `blank` or `not-applicable` behind the categories. */
function statesByCell({ blocks, index }: ScanPlan, { items }: Rubric): readonly State[] {
  const counted = new Set<number>()
  const ofIndex = Array.from({ length: index?.states ?? 0 }, (_, at) => ({
    ...{ layout: undefined, pattern: 0, answers: [] },
    index: (index?.from ?? 0) + at * (index?.step ?? 1),
  }))
  const ofBlocks = blocks.flatMap((block, position) => {
    if (!block.isByCell) return []
    const own = block.items.map(item => !counted.has(item) && counted.add(item))
    return Array.from({ length: statesOf(block) }, (_, pattern) => ({
      layout: position,
      pattern,
      answers: digitsOf(block, pattern).flatMap((code, at) => {
        const item = block.items[at] ?? 0
        return own[at] && items[item] !== undefined ? [{ item, code }] : []
      }),
    }))
  })
  return [...ofBlocks, ...ofIndex]
}

function addCell(open: OpenCell, cell: LaneCell, states: readonly State[]): void {
  open.rows += cell.rows
  cell.states.forEach((number, at) => {
    const state = states[number]
    const count = cell.counts[at] ?? 0
    if (state === undefined) return
    const patterns = open.patterns[state.layout ?? -1]
    if (state.index !== undefined) {
      open.indexes.set(state.index, (open.indexes.get(state.index) ?? 0) + count)
    }
    patterns?.set(state.pattern, (patterns.get(state.pattern) ?? 0) + count)
    for (const { item, code } of state.answers) {
      const codes = open.codes[item] ?? []
      const noAnswers = open.noAnswers[item]
      if (code < codes.length) codes[code] = (codes[code] ?? 0) + count
      else if (noAnswers !== undefined) {
        noAnswers[code === codes.length ? 'blank' : 'not-applicable'] += count
      }
    }
  })
  cell.dontKnows.forEach((count, item) => {
    const noAnswers = open.noAnswers[item]
    if (noAnswers === undefined) return
    noAnswers.blank -= count
    noAnswers['dont-know'] += count
  })
}

// Pairs over all rows.

/** Counts as floats, since lanes together may pass 32 bits. */
function summed(lanes: readonly (readonly Uint32Array[])[]): readonly Float64Array[] {
  const [first = [], ...others] = lanes
  return first.map((table, at) => {
    const sums = Float64Array.from(table)
    for (const other of others) {
      other[at]?.forEach((count, index) => {
        sums[index] = (sums[index] ?? 0) + count
      })
    }
    return sums
  })
}

/** The jobs stand in the order in which the plan makes them: all answers, complete answers node by node, scores. */
function addJobs(
  tally: OpenTally,
  plan: ScanPlan,
  tables: readonly (readonly Float64Array[])[],
): void {
  const { crossed } = tally.plan
  let job = 0
  const take = (): readonly [Job, readonly Float64Array[]] => {
    const taken = [plan.jobs[job] ?? { symbols: [] }, tables[job] ?? []] as const
    job++
    return taken
  }
  if (crossed.items.length > 0) addAnswerPairs(plan, ...take(), crossed.items, tally.crossed.items)
  crossed.complete.forEach(({ pairs }, at) => {
    addAnswerPairs(plan, ...take(), pairs, tally.crossed.complete[at] ?? [])
  })
  if (crossed.scores.length > 0) addScorePairs(tally, ...take())
}

function pairIndex(count: number, a: number, b: number): number {
  return count + a * count - (a * (a + 1)) / 2 + (b - a - 1)
}

type ItemPairs = OpenTally['plan']['crossed']['items']

function addAnswerPairs(
  { blocks }: ScanPlan,
  { symbols }: Job,
  tables: readonly Float64Array[],
  pairs: ItemPairs,
  into: readonly number[][],
): void {
  const positions = new Map(pairs.map(({ a, b }, at) => [a.index * 1024 + b.index, { at, b }]))
  const parts = symbols.map(({ block, states }) => {
    const own = blocks[block] ?? { items: [], bases: [] }
    // The codes of the answers that a symbol holds.
    const answers = Array.from({ length: states }, (_, index) =>
      digitsOf(own, index).map((digit, at) => (digit < (own.bases[at] ?? 0) - 2 ? digit : -1)),
    )
    return { items: own.items, answers }
  })
  const add = (a: number, codeA: number, b: number, codeB: number, count: number) => {
    const pair = positions.get(a * 1024 + b)
    const table = into[pair?.at ?? -1]
    if (pair === undefined || table === undefined || codeA < 0 || codeB < 0) return
    const cell = codeA * categoriesOf(pair.b).length + codeB
    table[cell] = (table[cell] ?? 0) + count
  }
  parts.forEach((one, a) => {
    tables[a]?.forEach((count, index) => {
      if (count === 0) return
      const codes = one.answers[index] ?? []
      one.items.forEach((first, at) => {
        one.items.forEach((second, other) => {
          if (other > at) add(first, codes[at] ?? -1, second, codes[other] ?? -1, count)
        })
      })
    })
    parts.slice(a + 1).forEach((other, behind) => {
      const table = tables[pairIndex(parts.length, a, a + 1 + behind)]
      const width = other.answers.length
      table?.forEach((count, index) => {
        if (count === 0) return
        const codes = one.answers[Math.floor(index / width)] ?? []
        const others = other.answers[index % width] ?? []
        one.items.forEach((first, at) => {
          other.items.forEach((second, position) => {
            const [codeA, codeB] = [codes[at] ?? -1, others[position] ?? -1]
            if (first < second) add(first, codeA, second, codeB, count)
            else add(second, codeB, first, codeA, count)
          })
        })
      })
    })
  })
}

function addScorePairs(tally: OpenTally, { symbols }: Job, tables: readonly Float64Array[]): void {
  const { plan, crossed } = tally
  const nodes = [...new Set(plan.crossed.scores.flatMap(({ a, b }) => [a, b]))]
  const values = nodes.map(node => scoreSymbols(scoresByPattern(plan, node).scores).values)
  plan.crossed.scores.forEach(({ a, b }, pair) => {
    const [one, other] = [nodes.indexOf(a), nodes.indexOf(b)]
    const isTurned = one > other
    const table = tables[pairIndex(nodes.length, Math.min(one, other), Math.max(one, other))]
    const width = symbols[Math.max(one, other)]?.states ?? 0
    const open = crossed.scores[pair]
    table?.forEach((count, index) => {
      const [low, high] = [Math.floor(index / width), index % width]
      if (count === 0 || low === 0 || high === 0 || open === undefined) return
      const [x, y] = isTurned
        ? [values[one]?.[high - 1], values[other]?.[low - 1]]
        : [values[one]?.[low - 1], values[other]?.[high - 1]]
      addScoreSums(open, x ?? 0, y ?? 0, count)
    })
  })
}
