/** What lanes have counted group by group -> the cells of an open tally. */

import type { NoAnswerReason } from '../coding/answer-spellings.ts'
import type { TableResponses } from '../coding/table-responses.ts'
import { drawnKey } from '../columns/sample-columns.ts'
import { onceFor } from '../language/remembered.ts'
import { addAnswers, alikeRows, type OpenCell, openCell } from '../tally/count-cell.ts'
import type { OpenMargin, OpenTally } from '../tally/count-rows.ts'
import { addPart } from '../tally/count-weights.ts'
import { partKey, type SamplePart } from '../tally/sample-parts.ts'
import { cellKey } from '../tally/tally.ts'
import type { LaneCell, TextCounts } from './lane-counts.ts'
import { digitsOf, statesOf } from './scan-layout.ts'
import type { ScanPlan } from './scan-plan.ts'

/** By group what its texts stand for. */
export type GroupKeys = readonly Map<string, string>[]

/** All lanes of a group are put together first: its counts are then taken over once. */
export function addCells(
  tally: OpenTally,
  { input }: TableResponses,
  plan: ScanPlan,
  lanes: readonly TextCounts[],
  keys: GroupKeys,
): void {
  if (lanes.every(({ margins }) => margins.every(cells => cells.length === 0))) return
  const layout = layoutOf(plan)
  const own = noCounts(layout, plan)
  const addTo = (margin: OpenMargin | undefined, groups: ReadonlyMap<string, GroupCells>) => {
    for (const { group, drawn, cells } of margin === undefined ? [] : groups.values()) {
      for (const cell of cells) addCounts(own, cell)
      const counted = openCell(tally.plan, group)
      addCell(counted, own, layout)
      if (margin !== undefined) addGroup(tally, margin, drawn, counted)
    }
  }
  for (const [at, { texts }] of plan.margins.entries()) {
    const margin = tally.margins[at + 1]
    const [byGroup, all] = [new Map<string, GroupCells>(), new Map<string, GroupCells>()]
    for (const lane of lanes) {
      for (const cell of lane.margins[at] ?? []) {
        if (cell.rows === 0) continue
        const textOf = (text = -1) => lane.texts[text]?.[cell.key[texts.indexOf(text)] ?? -1]?.[0]
        const inColumn = (column: number) =>
          textOf(plan.texts.findIndex(text => text.column === column)) ?? ''
        const group = (margin?.positions ?? []).map(position => {
          const { column = -1, value } = input.groups[position] ?? {}
          return keys[position]?.get(value ?? inColumn(column)) ?? ''
        })
        const { stratum, cluster } = plan.drawn
        const drawn = {
          stratum: drawnKey(textOf(stratum) ?? ''),
          cluster: drawnKey(textOf(cluster) ?? ''),
        }
        if (margin !== undefined) gathered(byGroup, group, drawn).push(cell)
        if (at === 0) gathered(all, [], drawn).push(cell)
      }
    }
    addTo(margin, byGroup)
    addTo(tally.margins[0], all)
  }
}

/** What lanes have counted of the rows that share their groups, stratum and cluster. */
interface GroupCells {
  readonly group: readonly string[]
  readonly drawn: Drawn
  readonly cells: LaneCell[]
}

type Drawn = Pick<SamplePart, 'stratum' | 'cluster'>

function gathered(
  byGroup: Map<string, GroupCells>,
  group: readonly string[],
  drawn: Drawn,
): LaneCell[] {
  const key = cellKey([...group, partKey(drawn)])
  const known = byGroup.get(key) ?? { group, drawn, cells: [] }
  byGroup.set(key, known)
  return known.cells
}

/** Where a sample is counted, its parts and who gave one answer to all are counted apart as well. */
function addGroup(
  { plan, sample, suspicious }: OpenTally,
  margin: OpenMargin,
  drawn: Drawn,
  counted: OpenCell,
): void {
  const key = cellKey(counted.group)
  const add = ({ cells, parts }: OpenMargin, rows: OpenCell) => {
    const known = cells.get(key)
    if (known === undefined) cells.set(key, rows)
    else addRows(known, rows)
    if (sample === undefined) return
    const own = parts.get(key) ?? new Map()
    parts.set(key, own)
    addPart(plan, sample.design, own, drawn, rows)
  }
  const apart = suspicious?.margins.find(({ by }) => by.join() === margin.by.join())
  const alike = apart && alikeRows(plan, counted)
  add(margin, counted)
  if (apart && alike && alike.rows > 0) add(apart, alike)
}

/** Adds the rows of another cell, all of whose answers are choices. */
function addRows(cell: OpenCell, other: OpenCell): void {
  cell.rows += other.rows
  other.codes.forEach((counts, position) => {
    counts.forEach((times, code) => {
      addAnswers(cell, position, code, undefined, times)
    })
  })
  other.noAnswers.forEach((counts, position) => {
    const own = cell.noAnswers[position]
    for (const reason of Object.keys(counts) as NoAnswerReason[])
      if (own) own[reason] += counts[reason]
  })
  other.patterns.forEach((counts, position) => {
    for (const [pattern, times] of counts) addTo(cell.patterns[position], pattern, times)
  })
  for (const [index, times] of other.indexes) addTo(cell.indexes, index, times)
  other.alike?.forEach((times, code) => {
    if (cell.alike) cell.alike[code] = (cell.alike[code] ?? 0) + times
  })
}

/** What lanes have counted of one group, by state. */
interface CellCounts {
  rows: number
  readonly dontKnows: Float64Array
  readonly counts: Float64Array
}

function noCounts({ states }: CellLayout, { items }: ScanPlan): CellCounts {
  return { rows: 0, dontKnows: new Float64Array(items.length), counts: new Float64Array(states) }
}

function addCounts(sums: CellCounts, { rows, dontKnows, states, counts }: LaneCell): void {
  sums.rows += rows
  for (let at = 0; at < dontKnows.length; at++)
    sums.dontKnows[at] = (sums.dontKnows[at] ?? 0) + (dontKnows[at] ?? 0)
  for (let at = 0; at < states.length; at++) {
    const state = states[at] ?? 0
    sums.counts[state] = (sums.counts[state] ?? 0) + (counts[at] ?? 0)
  }
}

/** Where the states of a cell stand: block by block, then the index of complete answers, then one answer to all. */
interface CellLayout {
  readonly blocks: readonly CellBlock[]
  readonly indexAt: number
  readonly alikeAt: number
  readonly states: number
  readonly index: ScanPlan['index']
}

interface CellBlock {
  readonly layout: number
  readonly from: number
  readonly states: number
  /** The items that no block before has counted, and the answer to each by state. */
  readonly items: readonly { readonly item: number; readonly codes: Uint8Array }[]
}

/** Worked out once for the tables of a lane. */
const layoutOf = onceFor(cellLayout)

function cellLayout({ blocks, index, alike = 0 }: ScanPlan): CellLayout {
  const counted = new Set<number>()
  let from = 0
  const laid = blocks.flatMap((block, layout): readonly CellBlock[] => {
    if (!block.isByCell) return []
    const states = statesOf(block)
    const digits = Array.from({ length: states }, (_, state) => digitsOf(block, state))
    const items = block.items.flatMap((item, at) => {
      if (counted.has(item)) return []
      counted.add(item)
      return [{ item, codes: Uint8Array.from(digits, all => all[at] ?? 0) }]
    })
    from += states
    return [{ layout, from: from - states, states, items }]
  })
  const alikeAt = from + (index?.states ?? 0)
  return { blocks: laid, indexAt: from, alikeAt, states: alikeAt + alike, index }
}

/** The counts are empty again afterwards. */
function addCell(open: OpenCell, sums: CellCounts, layout: CellLayout): void {
  const { counts, dontKnows } = sums
  open.rows += sums.rows
  for (const block of layout.blocks) addBlock(open, block, counts)
  const { from = 0, step = 1 } = layout.index ?? {}
  for (let at = layout.indexAt; at < layout.alikeAt; at++) {
    const index = from + (at - layout.indexAt) * step
    addTo(open.indexes, index, counts[at] ?? 0)
  }
  for (let at = layout.alikeAt; at < layout.states && open.alike !== undefined; at++) {
    const code = at - layout.alikeAt
    open.alike[code] = (open.alike[code] ?? 0) + (counts[at] ?? 0)
  }
  dontKnows.forEach((count, item) => {
    const noAnswers = open.noAnswers[item]
    if (noAnswers === undefined) return
    noAnswers.blank -= count
    noAnswers['dont-know'] += count
  })
  sums.rows = 0
  counts.fill(0)
  dontKnows.fill(0)
}

/** The number of a code stands for `blank` or `not-applicable` behind the categories. */
function addBlock(
  open: OpenCell,
  { layout, from, states, items }: CellBlock,
  counts: Float64Array,
) {
  const patterns = open.patterns[layout]
  for (let state = 0; patterns !== undefined && state < states; state++) {
    addTo(patterns, state, counts[from + state] ?? 0)
  }
  for (const { item, codes } of items) {
    const sums = new Float64Array(256)
    for (let state = 0; state < states; state++) {
      const code = codes[state] ?? 0
      sums[code] = (sums[code] ?? 0) + (counts[from + state] ?? 0)
    }
    const own = open.codes[item] ?? []
    const noAnswers = open.noAnswers[item]
    for (const code of own.keys()) own[code] = (own[code] ?? 0) + (sums[code] ?? 0)
    if (noAnswers === undefined) continue
    noAnswers.blank += sums[own.length] ?? 0
    noAnswers['not-applicable'] += sums[own.length + 1] ?? 0
  }
}

function addTo<K>(counts: Map<K, number> | undefined, key: K, count: number): void {
  if (count > 0) counts?.set(key, (counts.get(key) ?? 0) + count)
}
