/** Counts of answers in the order of a scale -> values that are counted, as statistics read them. */
import { exact } from '../../src/math/exact.ts'
import { type Frequencies, sampleMoments } from '../../src/statistics/sample-moments.ts'

/** @param first the value of the first count, in parts of `denominator` */
export function counted(counts: readonly number[], first = 1, denominator = 1): Frequencies {
  return counts.flatMap((times, at) =>
    times === 0 ? [] : [[exact(first + at, denominator), times] as const],
  )
}

export function values(...all: readonly number[]): Frequencies {
  return all.map(value => [exact(value), 1] as const)
}

export const momentsOf = (...all: readonly number[]) => sampleMoments(values(...all))
