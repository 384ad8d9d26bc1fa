/** What lanes have counted group by group -> the cells of an open tally. */
import type { TableResponses } from '../coding/table-responses.ts'
import { type OpenCell, openCell } from '../tally/count-cell.ts'
import type { OpenTally } from '../tally/count-rows.ts'
import { cellKey } from '../tally/tally.ts'
import type { LaneCell, LaneCounts } from './lane-counts.ts'
import { digitsOf, type ScanPlan, statesOf } from './scan-plan.ts'

/** All lanes of a group are put together first: its counts are then taken over once. */
export function addCells(
  tally: OpenTally,
  { rows, input }: TableResponses,
  plan: ScanPlan,
  lanes: readonly LaneCounts[],
): void {
  const whole = tally.margins[0]?.cells.get('')
  const layout = cellLayout(plan)
  const all = noCounts(layout, plan)
  for (const [at, { texts }] of plan.margins.entries()) {
    const margin = tally.margins[at + 1]
    const byKey = new Map<string, { group: readonly string[]; cells: LaneCell[] }>()
    for (const lane of lanes) {
      for (const cell of lane.margins[at] ?? []) {
        if (cell.rows === 0) continue
        if (at === 0) addCounts(all, cell)
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
        const known = byKey.get(key)
        if (known === undefined) byKey.set(key, { group, cells: [cell] })
        else known.cells.push(cell)
      }
    }
    const own = noCounts(layout, plan)
    for (const [key, { group, cells }] of byKey) {
      const open = margin?.cells.get(key) ?? openCell(tally.plan, group)
      margin?.cells.set(key, open)
      for (const cell of cells) addCounts(own, cell)
      addCell(open, own, layout)
    }
  }
  if (whole !== undefined) addCell(whole, all, layout)
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

function addTo(counts: Map<number, number>, key: number, count: number): void {
  if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count)
}
