import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Exact, exact, sumOf, ZERO } from '../../../src/math/exact.ts'
import { type Changes, fewestOf } from '../../../src/score/plan/fewest-upgrades.ts'
import { runs } from '../../support/soak.ts'

function changesOf(
  gains: readonly (readonly Exact[])[],
  missing: readonly Exact[],
  isAdditive = true,
): Changes {
  const reaches = (positions: readonly number[]) =>
    missing.every(
      (need, at) => sumOf(positions.map(each => gains[each]?.[at] ?? ZERO)).compare(need) >= 0,
    )
  return { gains, missing, isAdditive, reaches }
}

function bruteForce({ gains, reaches }: Changes): number | undefined {
  let fewest: number | undefined
  for (let set = 0; set < 2 ** gains.length; set++) {
    const chosen = gains.map((_, at) => at).filter(at => (set >> at) & 1)
    if ((fewest === undefined || chosen.length < fewest) && reaches(chosen)) fewest = chosen.length
  }
  return fewest
}

const gain = fc.integer({ min: 0, max: 9 }).map(points => exact(points, 9))
const rows = fc.array(fc.array(gain, { minLength: 3, maxLength: 3 }), {
  minLength: 0,
  maxLength: 10,
})
const needs = fc.array(
  fc.integer({ min: -5, max: 40 }).map(points => exact(points, 9)),
  { minLength: 3, maxLength: 3 },
)

describe('the fewest changes', () => {
  it('are as many as the smallest of all sets, by sums and by trial', () => {
    fc.assert(
      fc.property(rows, needs, (gains, missing) => {
        const expected = bruteForce(changesOf(gains, missing))
        for (const isAdditive of [true, false]) {
          const { chosen, isExact } = fewestOf(changesOf(gains, missing, isAdditive))
          expect([chosen?.length, isExact]).toEqual([expected, true])
        }
      }),
      { numRuns: runs(500) },
    )
  })

  it('of very many alike are found at once', () => {
    const gains = Array.from({ length: 150 }, () => [exact(1, 9)])
    const { chosen, isExact } = fewestOf(changesOf(gains, [exact(7)]))
    expect([chosen?.length, isExact]).toEqual([63, true])
  })

  it('are given with a bound where the search is stopped before its end', () => {
    const gains = Array.from({ length: 40 }, (_, at) => [exact(1, 40 + at)])
    const { chosen = [], atLeast, isExact } = fewestOf(changesOf(gains, [exact(1, 3)], false))
    expect(isExact).toBe(false)
    expect(atLeast).toBeGreaterThan(1)
    expect(chosen.length).toBeGreaterThanOrEqual(atLeast)
    expect(changesOf(gains, [exact(1, 3)]).reaches(chosen)).toBe(true)
  })
})
