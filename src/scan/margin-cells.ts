/** The groups that a kernel meets -> room for what it counts of each, and what it has counted. */

import { freeSlot, type KernelMemory } from './kernel-memory.ts'
import type { LaneCell } from './lane-counts.ts'
import { statesOf } from './scan-layout.ts'
import { isOfTable, type ScanPlan } from './scan-plan.ts'

interface MarginCells {
  /** Where the kernel is told of the margins. */
  readonly told: number
  /** Where in a cell the counters of blocks begin, those of the index, and those of rows with one answer to all. */
  readonly counters: number
  readonly index: number
  readonly alike: number
  /** @returns its address, 0 where there is no room */
  readonly newCell: (margin: number, first: number, second: number) => number
  /** Of a cell one of whose counters is full. */
  readonly spill: (margin: number, address: number) => void
  readonly counts: () => readonly (readonly LaneCell[])[]
  /** Of the margins that no text tells apart, which are counted for each table anew. */
  readonly ofTable: () => readonly (readonly LaneCell[])[]
  readonly startTable: () => void
}

/** Bytes of all counters by group: with more groups than fit, the plain path counts. */
const MOST_BYTES = 48 * 2 ** 20
/** Of a new table of pairs; its last place as a mask. */
const FIRST_MASK = 63

interface MarginCell {
  readonly key: readonly number[]
  readonly address: number
  rows: number
  counts: Float64Array | undefined
}

interface Margin {
  readonly told: number
  readonly cells: MarginCell[]
  readonly byAddress: Map<number, MarginCell>
}

/** @param placeOf the place of a record among the texts of its column */
export function marginCells(
  memory: KernelMemory,
  plan: ScanPlan,
  placeOf: (text: number, record: number) => number,
): MarginCells {
  const { room, view, put } = memory
  let cellBytes = 0
  const counted = plan.blocks.filter(({ isByCell }) => isByCell)
  const counters = Math.ceil((4 + plan.items.length * 4) / 16) * 16
  const ofBlocks = counted.reduce((sum, block) => sum + statesOf(block), 0)
  const beforeAlike = ofBlocks + (plan.index?.states ?? 0)
  const states = beforeAlike + (plan.alike ?? 0)
  const newCell = (position: number, first: number, second: number): number => {
    const margin = margins[position]
    cellBytes += counters + states * 2
    if (margin === undefined || cellBytes > MOST_BYTES) return 0
    const address = room(counters + states * 2)
    const [a, b] = plan.margins[position]?.texts ?? []
    const at = (text: number | undefined, record: number) =>
      text === undefined ? [] : [placeOf(text, record)]
    const cell: MarginCell = {
      key: [...at(a, first), ...at(b, second)],
      ...{ address, rows: 0, counts: undefined },
    }
    margin.cells.push(cell)
    margin.byAddress.set(address, cell)
    if (second === 0) {
      view().setUint32(first + 16 + position * 4, address, true)
      return address
    }
    return paired(margin, first, second, address)
  }
  const pairs = new Map<Margin, { first: number; second: number; address: number }[]>()
  const paired = (margin: Margin, first: number, second: number, address: number): number => {
    const own = pairs.get(margin) ?? []
    pairs.set(margin, own)
    own.push({ first, second, address })
    let slots = view().getUint32(margin.told + 12, true)
    let mask = view().getUint32(margin.told + 16, true)
    const isFull = own.length * 2 > mask
    if (isFull) {
      mask = mask * 4 + 3
      slots = room((mask + 1) * 12)
      put([slots, mask], margin.told + 12)
    }
    for (const each of isFull ? own : own.slice(-1)) {
      const hash = pairHash(each.first, each.second)
      put([each.first, each.second, each.address], freeSlot(view(), hash, mask, slots, 12))
    }
    return address
  }
  /** Takes the counters over, so that they begin at 0 again. */
  const takeOver = (cell: MarginCell): void => {
    const total = cell.counts ?? new Float64Array(states)
    cell.counts = total
    cell.rows += view().getUint32(cell.address, true)
    view().setUint32(cell.address, 0, true)
    const own = new Uint16Array(memory.memory.buffer, cell.address + counters, states)
    for (let state = 0; state < states; state++) {
      const count = own[state] ?? 0
      if (count > 0) total[state] = (total[state] ?? 0) + count
    }
    own.fill(0)
  }
  const empty = (cell: MarginCell): void => {
    Object.assign(cell, { rows: 0, counts: undefined })
    new Uint8Array(memory.memory.buffer, cell.address, counters + states * 2).fill(0)
  }
  const spill = (position: number, address: number): void => {
    const cell = margins[position]?.byAddress.get(address)
    if (cell !== undefined) takeOver(cell)
  }

  const found = new Uint32Array(states)
  const laneCell = ({ key, address, rows, counts: total }: MarginCell): LaneCell => {
    const own = new Uint16Array(memory.memory.buffer, address + counters, states)
    let occurring = 0
    for (let state = 0; state < states; state++) {
      if (own[state] !== 0 || (total !== undefined && total[state] !== 0))
        found[occurring++] = state
    }
    const counts = new Float64Array(occurring)
    for (let at = 0; at < occurring; at++) {
      const state = found[at] ?? 0
      counts[at] = (own[state] ?? 0) + (total?.[state] ?? 0)
    }
    const dontKnows = plan.items.map((_, item) => view().getUint32(address + 4 + item * 4, true))
    return {
      ...{ key, rows: rows + view().getUint32(address, true) },
      dontKnows: Float64Array.from(dontKnows),
      ...{ states: found.slice(0, occurring), counts },
    }
  }
  const told = room(plan.margins.length * 20)
  const margins = plan.margins.map(({ texts }, position): Margin => {
    const at = told + position * 20
    const [a = 0, b = 0] = texts
    const isPair = texts.length === 2
    const mask = isPair ? FIRST_MASK : 0
    put([texts.length, a, b, isPair ? room((mask + 1) * 12) : 0, mask], at)
    const margin: Margin = { told: at, cells: [], byAddress: new Map() }
    if (texts.length > 0) return margin
    // The one cell of all rows.
    const address = room(counters + states * 2)
    const cell: MarginCell = { key: [], address, rows: 0, counts: undefined }
    margin.cells.push(cell)
    margin.byAddress.set(address, cell)
    view().setUint32(at + 12, address, true)
    return margin
  })
  return {
    ...{ told, counters, newCell, spill },
    ...{ index: counters + ofBlocks * 2, alike: counters + beforeAlike * 2 },
    counts: () => margins.map(({ cells }) => cells.map(laneCell)),
    ofTable: () =>
      margins.map(({ cells }, at) => (isOfTable(plan.margins[at]) ? cells.map(laneCell) : [])),
    startTable() {
      for (const { cells } of margins.filter((_, at) => isOfTable(plan.margins[at])))
        cells.forEach(empty)
    },
  }
}

/** As the kernel hashes the cells of a crossed margin. */
function pairHash(first: number, second: number): number {
  const product = ((BigInt(first) << 32n) | BigInt(second)) * 0x9e3779b97f4a7c15n
  return Number((product & 0xffffffffffffffffn) >> 40n)
}
