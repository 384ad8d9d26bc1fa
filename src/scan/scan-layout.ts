/** A rubric -> what the scanner counts of a row: patterns and single items by group, pairs of items and of scores over all rows. Plain data: threads get a copy. */

import { total } from '../math/exact.ts'
import { categoriesOf, type Item, type Rubric } from '../rubric/model.ts'
import type { CompleteIndex } from '../tally/complete-index.ts'
import { type CountingPlan, scoresByPattern } from '../tally/count-cell.ts'
import type { StyleLayout } from '../tally/response-styles.ts'

export interface ScanLayout {
  readonly blocks: readonly Block[]
  readonly jobs: readonly Job[]
  readonly index: ScannedIndex | undefined
  /** How many answers every question has, where rows with one answer to all are counted by cell. */
  readonly alike: number | undefined
  /** How many of their answers vary is counted over all rows, where `alike` is known. */
  readonly styles: StyleLayout | undefined
}

/** The index of complete answers, counted by cell: a state stands for `from` and so many times `step`. */
interface ScannedIndex {
  /** By block what its state adds; `SKIPS` where an answer is missing. Undefined where it adds nothing. */
  readonly tables: readonly (Uint16Array | undefined)[]
  readonly states: number
  readonly from: number
  readonly step: number
}

/** The answers to a few items as one number in mixed base, the first item most significant, as in `patternOf`. */
interface Block {
  readonly items: readonly number[]
  readonly bases: readonly number[]
  /** Whether it is counted by group. */
  readonly isByCell: boolean
}

/** Symbols that are counted singly and in pairs over all rows. */
export interface Job {
  readonly symbols: readonly ScannedSymbol[]
}

interface ScannedSymbol {
  readonly block: number
  readonly states: number
  /** From the number of the block; `SKIPS` leaves the row out of the job. */
  readonly table?: Uint16Array
}

const SKIPS = 0xffff

/** Items of one block, as long as it has no more states. */
const MOST_STATES = 4096
/** Bytes of all tables of pairs. */
const MOST_BYTES = 12 * 2 ** 20
/** Of a small file so many bytes a byte of these tables: to fill larger ones with zeros would take longer than to count. */
const BYTES_A_BYTE = 8
/** Each stratum has such tables of its own. */
const STRATA_EXPECTED = 16
/** Ways in which the answers of a row may spread. */
const MOST_SPREADS = 2 ** 21

export function statesOf({ bases }: Block): number {
  return bases.reduce((product, base) => product * base, 1)
}

/** @param bytes of all tables, @param hasStrata whether pairs are counted in each stratum */
export function scanLayout(
  { items }: Rubric,
  plan: CountingPlan,
  bytes: number,
  hasStrata: boolean,
): ScanLayout | undefined {
  const mostBytes = Math.min(
    hasStrata ? MOST_BYTES / STRATA_EXPECTED : MOST_BYTES,
    bytes / BYTES_A_BYTE,
  )
  const blockOf = (own: readonly number[], isByCell: boolean): Block => ({
    items: own,
    bases: own.map(index => (items[index] === undefined ? 0 : baseOf(items[index]))),
    isByCell,
  })
  const ofPatterns = plan.patterns.map(each => each.items.map(({ index }) => index))
  const inPatterns = new Set(ofPatterns.flat())
  const single = items.map(({ index }) => index).filter(index => !inPatterns.has(index))
  const blocks = [
    ...ofPatterns.map(own => blockOf(own, true)),
    ...runs(single, 3).map(own => blockOf(own, true)),
  ]
  const add = (block: Block): number => {
    const same = blocks.findIndex(({ items: own }) => own.join() === block.items.join())
    return same === -1 ? blocks.push(block) - 1 : same
  }
  /** The first way to part items that is small enough, else the last one, of single items. */
  const smallEnough = (ways: readonly (readonly (readonly number[])[])[]) => {
    const bytes = ways.map(parts => bytesOf(parts.map(own => statesOf(blockOf(own, false)))))
    const at = bytes.findIndex(each => each <= mostBytes)
    return at === -1 && (bytes.at(-1) ?? 0) > MOST_BYTES ? undefined : ways.at(at)
  }
  const jobs: Job[] = []
  const crossed = [...new Set(plan.crossed.items.flatMap(({ a, b }) => [a.index, b.index]))]
  const inOrder = crossed.sort((a, b) => a - b)
  if (inOrder.length > 1) {
    const covering = ofPatterns.flat().length === inOrder.length ? [ofPatterns] : []
    const chosen = smallEnough([...covering, ...[3, 2, 1].map(most => runs(inOrder, most))])
    if (chosen === undefined) return undefined
    const symbols = chosen.map(own => {
      const block = blockOf(own, false)
      return { block: add(block), states: statesOf(block) }
    })
    jobs.push({ symbols })
  }
  for (const { items: own } of plan.crossed.complete) {
    const indices = own.map(({ index }) => index)
    const parts = smallEnough([3, 2, 1].map(most => runs(indices, most)))
    if (parts === undefined) return undefined
    jobs.push({
      symbols: parts.map(part => {
        const block = blockOf(part, false)
        return { block: add(block), states: statesOf(block), table: completeOnly(block) }
      }),
    })
  }
  const scored = [...new Set(plan.crossed.scores.flatMap(({ a, b }) => [a, b]))]
  if (scored.length > 0) {
    jobs.push({
      symbols: scored.map(each => {
        const { layoutAt, scores } = scoresByPattern(plan, each)
        const { table, states } = scoreSymbols(scores)
        return { block: layoutAt, states, table }
      }),
    })
  }
  const index = plan.index === undefined ? undefined : scannedIndex(plan.index, blocks)
  if (index === undefined && plan.index !== undefined) return undefined
  const { alike, styles } = plan
  // A table that is too wide for a lane: more than 100 questions of six answers.
  if (styles !== undefined && styles.states > MOST_SPREADS) return undefined
  return { blocks, jobs, index, alike, styles }
}

/** More different indexes than any survey has; with unlike weights there may be millions. */
const MOST_INDEXES = 16384

function scannedIndex(
  { items, constant }: CompleteIndex,
  blocks: readonly Block[],
): ScannedIndex | undefined {
  const worths = items.map(({ index, parts }) => {
    const known = parts.filter(part => !Number.isNaN(part))
    return { index, parts, least: Math.min(...known), most: Math.max(...known) }
  })
  const steps = worths.flatMap(({ parts, least }) =>
    parts.flatMap(part => (Number.isNaN(part) ? [] : [part - least])),
  )
  const step = steps.reduce(greatestCommonDivisor, 0) || 1
  const states = worths.reduce((sum, { least, most }) => sum + (most - least) / step, 1)
  if (!(states <= MOST_INDEXES)) return undefined
  const counted = new Set<number>()
  const tables = blocks.map(block => {
    const own = block.items.map(item => {
      const worth = counted.has(item) ? undefined : worths.find(({ index }) => index === item)
      if (block.isByCell) counted.add(item)
      return worth
    })
    if (!block.isByCell || own.every(worth => worth === undefined)) return undefined
    return summedStates(block, (at, digit) => {
      const worth = own[at]
      return worth === undefined ? 0 : ((worth.parts[digit] ?? Number.NaN) - worth.least) / step
    })
  })
  const from = worths.reduce((sum, { least }) => sum + least, constant)
  return { tables, states, from, step }
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)]
  while (y !== 0) [x, y] = [y, x % y]
  return x
}

function baseOf(item: Item): number {
  return categoriesOf(item).length + 2
}

function runs(indices: readonly number[], most: number): number[][] {
  const found: number[][] = []
  for (let at = 0; at < indices.length; at += most) found.push(indices.slice(at, at + most))
  return found
}

function bytesOf(states: readonly number[]): number {
  return Math.max(...states) > MOST_STATES
    ? Number.POSITIVE_INFINITY
    : bytesOfPairs(states.map(each => ({ states: each })))
}

/** Of the tables by symbol and by pair. */
export function bytesOfPairs(symbols: readonly Pick<ScannedSymbol, 'states'>[]): number {
  const states = symbols.map(symbol => symbol.states)
  const all = total(states)
  const squares = states.reduce((sum, each) => sum + each * each, 0)
  return 4 * all + 2 * (all * all - squares)
}

function completeOnly(block: Block): Uint16Array {
  const answered = summedStates(block, (at, digit) =>
    digit < (block.bases[at] ?? 0) - 2 ? 0 : Number.NaN,
  )
  return answered.map((sum, state) => (sum === SKIPS ? SKIPS : state))
}

/** For each state of a block the sum over its items; `SKIPS` where one of them is no number. */
function summedStates({ bases }: Block, worth: (at: number, digit: number) => number): Uint16Array {
  let sums = [0]
  for (const [at, base] of bases.entries()) {
    const own = Array.from({ length: base }, (_, digit) => worth(at, digit))
    sums = sums.flatMap(sum => own.map(each => sum + each))
  }
  return Uint16Array.from(sums, sum => (Number.isNaN(sum) ? SKIPS : sum))
}

/** @example digitsOf({ bases: [7, 7] }, 9)  // [1, 2] */
export function digitsOf({ bases }: Pick<Block, 'bases'>, index: number): number[] {
  const digits: number[] = []
  let rest = index
  for (const base of bases.toReversed()) {
    digits.unshift(rest % base)
    rest = Math.floor(rest / base)
  }
  return digits
}

/** The scores that occur from the smallest on, counted from 1; 0 stands for none. */
export function scoreSymbols(scores: readonly (number | undefined)[]) {
  const values = [...new Set(scores.flatMap(score => score ?? []))].sort((a, b) => a - b)
  const table = Uint16Array.from(scores, score =>
    score === undefined ? 0 : values.indexOf(score) + 1,
  )
  return { table, values, states: values.length + 1 }
}
