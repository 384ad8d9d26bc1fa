/** A node of a survey -> the lowest and highest score that answers can give. */
import { type Exact, ONE, sumOf, ZERO } from '../math/exact.ts'
import { rescaled } from '../math/rescale.ts'
import { round } from '../math/round.ts'
import type { Item, ScoreNode } from '../rubric/model.ts'
import type { Rescale, Rounding } from '../rubric/scale-model.ts'
import type { Range } from './scored-node.ts'

/** What this level does not ask has nothing to earn, and does not count in a mean. */
export function nodeRange(node: ScoreNode): Range {
  if (!isAsked(node)) return { minimum: ZERO, maximum: ZERO }
  const ranges = node.children
    .filter(isAsked)
    .map(child => ({ weight: child.weight, ...nodeRange(child) }))
  const weights = sumOf(ranges.map(range => range.weight))
  const divisor = node.aggregate === 'average' ? weights : ONE
  const end = (which: keyof Range) => {
    const raw =
      node.item === undefined
        ? sumOf(ranges.map(range => range.weight.mul(range[which]))).div(divisor)
        : pointsRange(node.item)[which]
    return stages(raw, node.round, node.rescale)
  }
  return { minimum: end('minimum'), maximum: end('maximum') }
}

/** Whether any item below it belongs to the level that was chosen. */
function isAsked(node: ScoreNode): boolean {
  return node.item !== undefined || node.children.some(isAsked)
}

export function pointsRange(item: Item): Range {
  if ('scale' in item.measure) {
    const { lowest, highest } = item.measure.scale
    return { minimum: lowest, maximum: highest }
  }
  const { atLeast, atMost } = item.measure.ratio
  return { minimum: atLeast ?? ZERO, maximum: atMost ?? ONE }
}

/** The rounding before the rescale, the rescale, the rounding after it: each only where the rubric says so. */
export function stages(
  raw: Exact,
  before: Rounding | undefined,
  rescale: Rescale | undefined,
): Exact {
  const rounded = roundedBy(raw, before)
  return rescale === undefined ? rounded : roundedBy(rescaled(rounded, rescale), rescale.round)
}

export function roundedBy(number: Exact, rounding: Rounding | undefined): Exact {
  return rounding === undefined ? number : round(number, rounding.digits, rounding.mode)
}
