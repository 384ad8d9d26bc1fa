/** Seeded numbers: the same on every machine, since nothing but integer and plain float arithmetic is used. */

/** Mulberry32. @param {number} seed */
export function randomNumbers(seed) {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    share,
    /** A whole number from 0 below `end`. */
    below: end => Math.floor(share() * end),
    /** About normal, mean 0, standard deviation 1: no logarithm, whose last digit may differ between machines. */
    deviation: () => Array.from({ length: 12 }, share).reduce((sum, each) => sum + each, -6),
    /** One of `choices`, given as [value, weight]. */
    choice(choices) {
      let rest = share() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of choices) {
        rest -= weight
        if (rest < 0) return value
      }
      return choices[choices.length - 1][0]
    },
  }
}

/** An answer from 1 to 5 near `mean`. */
export function likert(random, mean, spread = 0.55) {
  return Math.min(5, Math.max(1, Math.round(mean + spread * random.deviation())))
}
