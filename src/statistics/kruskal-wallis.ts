/** The values of groups, counted -> whether they differ in rank, and by how much two of them do. */
import { chiSquareTail } from '../math/distributions.ts'
import type { Frequencies } from './sample-moments.ts'

export interface KruskalWallis {
  readonly h: number
  readonly df: number
  readonly p: number
}

/**
 * The test of Kruskal and Wallis, corrected for ties: whether one group tends to higher values than another.
 *
 *   H = [12/(N(N + 1))·Σ R²/n − 3(N + 1)] / [1 − Σ (t³ − t)/(N³ − N)], χ² with G − 1 degrees of freedom
 *
 * p is a probability. Who counts: groups with somebody in them. Undefined for fewer than two of them, or where all have
 * one value.
 * A caution: it asks for order alone, and is for scores that are far from a bell curve.
 * Source: Kruskal & Wallis (1952), Journal of the American Statistical Association 47, 583–621.
 * R: `kruskal.test(y ~ group)`
 * @example kruskalWallis([[[exact(1), 2]], [[exact(2), 2]]])?.h  // 3
 */
export function kruskalWallis(all: readonly Frequencies[]): KruskalWallis | undefined {
  const groups = all.filter(group => sizeOf(group) > 0)
  const n = groups.reduce((sum, group) => sum + sizeOf(group), 0)
  const ranked = groups.flatMap((group, at) =>
    group.map(([value, times]) => ({ at, times, value, float: value.valueOf() })),
  )
  ranked.sort((a, b) => a.float - b.float || a.value.compare(b.value))
  const sums = groups.map(() => 0)
  let [before, ties] = [0, 0]
  for (let first = 0; first < ranked.length; ) {
    let last = first
    let tied = 0
    for (; last < ranked.length && isEqual(ranked[last], ranked[first]); last++) {
      tied += ranked[last]?.times ?? 0
    }
    const rank = before + (tied + 1) / 2
    for (const { at, times } of ranked.slice(first, last)) sums[at] = (sums[at] ?? 0) + rank * times
    ties += tied ** 3 - tied
    before += tied
    first = last
  }
  if (groups.length < 2 || ties >= n ** 3 - n) return undefined
  const squares = groups.reduce((sum, group, at) => sum + (sums[at] ?? 0) ** 2 / sizeOf(group), 0)
  const h = ((12 / (n * (n + 1))) * squares - 3 * (n + 1)) / (1 - ties / (n ** 3 - n))
  const df = groups.length - 1
  return { h, df, p: chiSquareTail(h, df) }
}

interface Ranked {
  readonly float: number
  readonly value: Frequencies[number][0]
}

function isEqual(a: Ranked | undefined, b: Ranked | undefined): boolean {
  return a !== undefined && b !== undefined && a.float === b.float && a.value.equals(b.value)
}

function sizeOf(group: Frequencies): number {
  return group.reduce((sum, [, times]) => sum + times, 0)
}

/**
 * Cliff's delta: how much more often somebody of the first group is higher than one of the second, than the other way.
 *
 *   δ = (pairs where a > b − pairs where a < b) / (n·m)
 *
 * −1 to 1; 0 where neither tends to be higher. Who counts: everybody of either. Undefined where one is empty.
 * A caution: below 0.147 it is usually called negligible, below 0.33 small, below 0.474 medium.
 * Source: Cliff (1993), Psychological Bulletin 114, 494–509; Romano et al. (2006) for the words.
 * R: `2 * wilcox.test(a, b)$statistic / (length(a) * length(b)) - 1`
 * @example cliffsDelta([[exact(2), 1]], [[exact(1), 3], [exact(2), 1]])  // 0.75
 */
export function cliffsDelta(a: Frequencies, b: Frequencies): number | undefined {
  const pairs = sizeOf(a) * sizeOf(b)
  if (pairs === 0) return undefined
  let more = 0
  for (const [x, times] of a) {
    for (const [y, others] of b) more += Math.sign(x.compare(y)) * times * others
  }
  return more / pairs
}
