/** What each of many changes adds to each of several needs -> the fewest changes that meet them all. */
import { compareTexts } from '../../math/canonical-json.ts'
import { type Exact, exactText, ZERO } from '../../math/exact.ts'

export interface Changes {
  /** By change, then by need. */
  readonly gains: readonly (readonly Exact[])[]
  /** What is missing now, by need. */
  readonly missing: readonly (Exact | undefined)[]
  /** Whether each change adds the same, whatever the others are: else no sum tells what several come to. */
  readonly isAdditive: boolean
  /** The exact answer for some of them, by position. More changes never undo what fewer reach. */
  readonly reaches: (positions: readonly number[]) => boolean
}

interface Fewest {
  /** Undefined where not even all of them do. */
  readonly chosen: readonly number[] | undefined
  /** No fewer will do. */
  readonly atLeast: number
  /** Whether the search came to its end. */
  readonly isExact: boolean
}

const MOST_STEPS = 200_000
const MOST_TRIALS = 1_500

export function fewestOf(changes: Changes): Fewest {
  const { gains, reaches } = changes
  const all = gains.map((_, position) => position)
  if (reaches([])) return { chosen: [], atLeast: 0, isExact: true }
  if (!reaches(all)) return { chosen: undefined, atLeast: 0, isExact: true }
  return changes.isAdditive ? fewestBySums(changes) : fewestByTrial(changes)
}

// By sums: branch and bound over what is still missing, need by need; the exact test decides in the end.

/** Sums of floats only rule out what is far from enough. */
const NEAR = 1e-9

function fewestBySums({ gains, missing, reaches }: Changes): Fewest {
  const needs = missing.map(each => Math.max(0, each?.valueOf() ?? 0))
  const scale = needs.map(need => (need > 0 ? need : 1))
  const worth = (position: number) =>
    (gains[position] ?? []).reduce(
      (sum, gain, need) => sum + Math.min(gain.valueOf(), needs[need] ?? 0) / (scale[need] ?? 1),
      0,
    )
  const key = gains.map(row => row.map(exactText).join(' '))
  // Those that add the same stand side by side: to leave one out is to leave out the next as well.
  const order = gains
    .map((_, position) => position)
    .sort((a, b) => worth(b) - worth(a) || compareTexts(key[a] ?? '', key[b] ?? '') || a - b)
  const best = bestSums(
    order.map(position => (gains[position] ?? []).map(gain => gain.valueOf())),
    needs.length,
  )
  const isPossible = (at: number, left: number, lacking: readonly number[]) =>
    lacking.every((lack, need) => lack <= NEAR || (best[need]?.[at]?.[left] ?? 0) >= lack - NEAR)

  let [steps, trials] = [0, 0]
  const search = (
    at: number,
    left: number,
    lacking: readonly number[],
    chosen: number[],
  ): boolean => {
    if (++steps > MOST_STEPS || trials > MOST_TRIALS) return false
    if (left === 0) {
      if (lacking.some(lack => lack > NEAR)) return false
      trials++
      return reaches(chosen)
    }
    if (order.length - at < left || !isPossible(at, left, lacking)) return false
    const position = order[at] ?? 0
    const row = gains[position] ?? []
    chosen.push(position)
    const rest = lacking.map((lack, need) => lack - (row[need]?.valueOf() ?? 0))
    if (search(at + 1, left - 1, rest, chosen)) return true
    chosen.pop()
    let next = at + 1
    while (next < order.length && key[order[next] ?? 0] === key[position]) next++
    return search(next, left, lacking, chosen)
  }

  for (let size = 1; size <= order.length; size++) {
    const chosen: number[] = []
    if (search(0, size, needs, chosen)) return { chosen, atLeast: size, isExact: true }
    if (steps > MOST_STEPS || trials > MOST_TRIALS) {
      const found = greedy(order, reaches)
      return { chosen: found, atLeast: size, isExact: found.length === size }
    }
  }
  return { chosen: order, atLeast: order.length, isExact: true }
}

/** By need, from a place in the order on, of so many: the most that they can add. */
function bestSums(rows: readonly (readonly number[])[], needs: number): readonly number[][][] {
  return Array.from({ length: needs }, (_, need) => {
    const sums: number[][] = []
    const largest: number[] = []
    for (let at = rows.length; at >= 0; at--) {
      const gain = rows[at]?.[need]
      if (gain !== undefined) {
        const place = largest.findIndex(each => each < gain)
        largest.splice(place < 0 ? largest.length : place, 0, gain)
      }
      let total = 0
      sums[at] = [0, ...largest.map(each => (total += Math.max(0, each)))]
      // More than there are add no more.
      while ((sums[at]?.length ?? 0) <= rows.length) sums[at]?.push(total)
    }
    return sums
  })
}

/** All of them, less each that is not needed, the least useful first. */
function greedy(order: readonly number[], reaches: Changes['reaches']): readonly number[] {
  let kept = [...order]
  for (const position of [...order].reverse()) {
    const without = kept.filter(each => each !== position)
    if (reaches(without)) kept = without
  }
  return kept
}

// By trial: every set of one, then of two, as far as that goes.

function fewestByTrial({ gains, reaches }: Changes): Fewest {
  const sum = (position: number) =>
    (gains[position] ?? []).reduce((total, gain) => total.add(gain), ZERO)
  const order = gains.map((_, position) => position).sort((a, b) => sum(b).compare(sum(a)) || a - b)
  let trials = 0
  const search = (at: number, left: number, chosen: number[]): boolean => {
    if (left === 0) return ++trials <= MOST_TRIALS && reaches(chosen)
    for (let next = at; next <= order.length - left && trials <= MOST_TRIALS; next++) {
      chosen.push(order[next] ?? 0)
      if (search(next + 1, left - 1, chosen)) return true
      chosen.pop()
    }
    return false
  }
  for (let size = 1; size < order.length; size++) {
    const chosen: number[] = []
    if (search(0, size, chosen)) return { chosen, atLeast: size, isExact: true }
    if (trials > MOST_TRIALS) {
      const found = greedy(order, reaches)
      return { chosen: found, atLeast: size, isExact: found.length === size }
    }
  }
  return { chosen: order, atLeast: order.length, isExact: true }
}
