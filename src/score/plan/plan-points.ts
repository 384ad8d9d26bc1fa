/** A survey and a target -> the points that each part must gain: alone with the rest unchanged, and all alike. */
import { type Exact, ONE, sumOf, ZERO } from '../../math/exact.ts'
import type { ScoreNode } from '../../rubric/model.ts'
import type { Scored } from '../conditions.ts'
import { nodeRange, type ScoredNode, scoredNodesOf, scoreValue } from '../scored-node.ts'
import {
  foundFor,
  isMet,
  isReached,
  leastBefore,
  type Need,
  type Reach,
  type Target,
  waysTo,
} from './plan-target.ts'

interface PartPoints {
  readonly id: string
  readonly now: Exact
  readonly maximum: Exact
  /** What it would have to be if nothing else changes; undefined where even its maximum is not enough. */
  readonly alone: Exact | undefined
  /** What it would have to be if all gain the same, as far as their maximum. */
  readonly together: Exact
}

export interface PointsNeed {
  readonly need: Need
  readonly now: Exact | undefined
  readonly highest: Exact | undefined
  readonly isMet: boolean
  readonly isPossible: boolean
  /** None where the node averages units, or where nothing is missing. */
  readonly parts: readonly PartPoints[]
  /** It is a mean of persons of whom some left questions out: what its parts must gain is then near enough, and not exact. */
  readonly isEstimate: boolean
}

export interface PointsPlan {
  readonly isReachedNow: boolean
  readonly needs: readonly PointsNeed[]
}

/** Of several ways, the one with the fewest needs that are open. */
export function planPoints(target: Target, scored: Scored): PointsPlan {
  const plans = waysTo(target, scored).map(way => way.map(need => pointsNeed(need, scored)))
  const open = (needs: readonly PointsNeed[]) => needs.filter(each => !each.isMet)
  const rank = (needs: readonly PointsNeed[]) =>
    open(needs).length + (open(needs).every(each => each.isPossible) ? 0 : plans.flat().length)
  const [best = []] = [...plans].sort((a, b) => rank(a) - rank(b))
  return { isReachedNow: isReached(target, scored), needs: best }
}

function pointsNeed(need: Need, scored: Scored): PointsNeed {
  if (need.kind !== 'reach') {
    const met = isMet(need, scored)
    const none = { now: undefined, highest: undefined, parts: [], isEstimate: false }
    return { need, ...none, isMet: met, isPossible: met }
  }
  const now = foundFor(need, scored)
  const own = scoredNodesOf(scored.root).find(({ node }) => node.id === need.id)
  const highest = own && nodeRange(own.node).maximum
  const met = isMet(need, scored)
  const order = highest?.compare(need.least) ?? 1
  return {
    ...{ need, now, highest, isMet: met },
    isPossible: need.strict ? order > 0 : order >= 0,
    ...(met || own === undefined ? { parts: [], isEstimate: false } : partPoints(need, own)),
  }
}

/** In the unit of the parts: the need is taken back through the rounding and the rescale of the node. */
function partPoints(
  need: Reach,
  { node, children, outcome }: ScoredNode,
): Pick<PointsNeed, 'parts' | 'isEstimate'> {
  const parts = children.flatMap(child => {
    const value = scoreValue(child)
    return value === undefined ? [] : [{ node: child.node, value, weight: child.node.weight }]
  })
  if (parts.length === 0 || node.over === 'units' || !('value' in outcome))
    return { parts: [], isEstimate: false }
  const total = node.aggregate === 'sum' ? ONE : sumOf(parts.map(({ weight }) => weight))
  const shares = parts.map(({ weight }) => weight.div(total))
  const mean = sumOf(parts.map(({ value }, at) => value.mul(shares[at] ?? ZERO)))
  // Means of persons with gaps are not the mean of the parts.
  const isEstimate = !isMeanOfParts(node, mean, outcome.value)
  const { rescale } = node
  const now = rescale === undefined ? outcome.value : backThrough(rescale, outcome.value)
  const missing = leastMean(need, node).sub(isEstimate ? now : mean)
  const together = equallySpread(
    parts.map(({ node: part, value }, at) => ({
      room: nodeRange(part).maximum.sub(value),
      share: shares[at] ?? ZERO,
    })),
    missing,
  )
  const points = parts.map(({ node: part, value }, at) => {
    const { maximum } = nodeRange(part)
    const alone = value.add(missing.div(shares[at] ?? ONE))
    return {
      ...{ id: part.id, now: value, maximum },
      alone: alone.compare(maximum) > 0 ? undefined : alone,
      together: value.add(together[at] ?? ZERO),
    }
  })
  return { parts: points, isEstimate }
}

function isMeanOfParts(node: ScoreNode, mean: Exact, value: Exact): boolean {
  if (node.round !== undefined || node.rescale?.round !== undefined)
    return node.over !== 'respondents'
  const { rescale } = node
  if (rescale === undefined) return mean.equals(value)
  return backThrough(rescale, value).equals(mean)
}

function leastMean({ least, strict }: Reach, { round, rescale }: ScoreNode): Exact {
  const before = leastBefore(least, strict, rescale?.round)
  const raw = rescale === undefined ? before.value : backThrough(rescale, before.value)
  return leastBefore(raw, before.strict, round).value
}

function backThrough({ from, to }: NonNullable<ScoreNode['rescale']>, value: Exact): Exact {
  return value.sub(to[0]).div(to[1].sub(to[0])).mul(from[1].sub(from[0])).add(from[0])
}

/** What one part cannot take any more, the others take. */
function equallySpread(
  parts: readonly { readonly room: Exact; readonly share: Exact }[],
  missing: Exact,
): readonly Exact[] {
  const gains = parts.map(() => ZERO)
  let [left, open] = [missing, parts.map((_, at) => at)]
  while (open.length > 0 && left.compare(ZERO) > 0) {
    const step = left.div(sumOf(open.map(at => parts[at]?.share ?? ZERO)))
    const full = open.filter(at => (parts[at]?.room ?? ZERO).compare(step) <= 0)
    const filled = full.length > 0 ? full : open
    for (const at of filled) {
      const gain = full.length > 0 ? (parts[at]?.room ?? ZERO) : step
      gains[at] = gain
      left = left.sub(gain.mul(parts[at]?.share ?? ZERO))
    }
    open = full.length > 0 ? open.filter(at => !full.includes(at)) : []
  }
  return gains
}
