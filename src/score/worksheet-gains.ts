/** A scored worksheet -> where points can still be gained: the sub-components, the largest gain first. */
import { type Exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import type { ScoreNode } from '../rubric/model.ts'
import { type ScoredNode, scoreValue } from './scored-node.ts'

/** In the unit of the root. */
export interface Gain {
  readonly node: ScoreNode
  readonly attainable: Exact
  /** What is earned now; with blanks, what the filled-in answers earn. */
  readonly earned: Exact
  readonly gain: Exact
}

/** Sub-components are the nodes right above questions. What is earned beyond the maximum is no gain. */
export function worksheetGains(root: ScoredNode): readonly Gain[] {
  const gains = collected(root, ONE, ONE)
  return gains.filter(({ gain }) => gain.compare(ZERO) > 0).sort((a, b) => b.gain.compare(a.gain))
}

/**
 * @param factor what one point of this node adds to the root
 * @param weight what the node's own value was multiplied by; its children's were not
 */
function collected(scored: ScoredNode, factor: Exact, weight: Exact): Gain[] {
  const { node, children } = scored
  const isLast = children.length > 0 && children.every(child => child.node.item !== undefined)
  if (isLast) return [gainOf(scored, factor)]
  const slope = slopeOf(node)
  const weights = sumOf(children.map(child => child.node.weight))
  return children.flatMap(child => {
    if (child.node.item !== undefined) return []
    const isSum = node.aggregate === 'sum'
    const share = isSum ? ONE : child.node.weight.div(weights)
    const below = factor.mul(weight).mul(slope).mul(share)
    return collected(child, below, isSum ? child.node.weight : ONE)
  })
}

function gainOf(scored: ScoredNode, factor: Exact): Gain {
  const { node, points } = scored
  const attainable = (points?.attainable ?? ZERO).mul(factor)
  const value = scoreValue(scored) ?? points?.ifBlank?.provisional ?? ZERO
  const earned = value.mul(factor)
  return { node, attainable, earned, gain: attainable.sub(earned) }
}

function slopeOf({ rescale }: ScoreNode): Exact {
  if (rescale === undefined) return ONE
  const { from, to } = rescale
  return to[1].sub(to[0]).div(from[1].sub(from[0]))
}
