/** The jobs of a plan -> the tables in which pairs are counted, and what the kernel is told of them. */
import type { KernelMemory } from './kernel-memory.ts'
import type { LaneCounts } from './lane-counts.ts'
import { bytesOfPairs } from './scan-layout.ts'
import type { ScanPlan } from './scan-plan.ts'

interface JobTables {
  readonly told: number
  /** How far behind the first tables those of the next stratum stand; undefined where there are too many strata. */
  readonly shiftOfNext: () => number | undefined
  readonly counts: () => LaneCounts['jobs']
}

/** Bytes of the tables of all strata: with more of them the plain path counts. */
const MOST_BYTES = 48 * 2 ** 20

export function jobTables({ memory, room, put }: KernelMemory, plan: ScanPlan): JobTables {
  const tableBytes = plan.jobs.reduce((sum, { symbols }) => sum + bytesOfPairs(symbols), 0)
  const first = room(tableBytes)
  let next = first
  const tables: { address: number; length: number }[][] = []
  const told = put(
    plan.jobs.flatMap(({ symbols }) => {
      const own: { address: number; length: number }[] = []
      const table = (length: number): number => {
        own.push({ address: next, length })
        next += length * 4
        return next - length * 4
      }
      const list = symbols.flatMap(({ block, states: count, table: symbolOf }) => {
        const made = symbolOf === undefined ? 0 : room(symbolOf.length * 2)
        if (symbolOf !== undefined) new Uint16Array(memory.buffer, made).set(symbolOf)
        return [block, made, count, table(count)]
      })
      const crossed = symbols.flatMap((a, at) =>
        symbols.slice(at + 1).map(b => table(a.states * b.states)),
      )
      tables.push(own)
      return [8 + (list.length + crossed.length) * 4, symbols.length, ...list, ...crossed]
    }),
  )
  // Without strata the first tables are those of all rows.
  const shifts: number[] = plan.drawn.stratum === undefined ? [0] : []
  return {
    told,
    shiftOfNext() {
      if (shifts.length > 0 && (shifts.length + 1) * tableBytes > MOST_BYTES) return undefined
      const shift = shifts.length === 0 ? 0 : room(tableBytes) - first
      shifts.push(shift)
      return shift
    },
    counts: () =>
      shifts.map(shift =>
        tables.map(own =>
          own.map(({ address, length }) =>
            new Uint32Array(memory.buffer, address + shift, length).slice(),
          ),
        ),
      ),
  }
}
