/** A straight line from one range to another. */
import type { Exact } from './exact.ts'

export interface Line {
  readonly from: readonly [Exact, Exact]
  readonly to: readonly [Exact, Exact]
}

/** @example rescaled(exact(3), { from: [ONE, exact(5)], to: [ZERO, exact(100)] })  // 50 */
export function rescaled(value: Exact, { from, to }: Line): Exact {
  return value.sub(from[0]).div(from[1].sub(from[0])).mul(to[1].sub(to[0])).add(to[0])
}
