import { expect, it } from 'vitest'
import { minimumSamples } from '../../src/documents/minimum-sample.ts'

// The authors printed 10, 80, 108 and 384 for these.
it('has the minimum of the populations that are printed with the rule', () => {
  const minimums = minimumSamples([])
  expect([10, 100, 150, 1_000_000].map(population => minimums.get(population))).toEqual([
    10, 80, 108, 384,
  ])
})

it('has that of a population that a person filled in, and none of what is no number of persons', () => {
  const minimums = minimumSamples([731, 0, -5, 12.5, Number.NaN])
  expect(minimums.get(731)).toBe(252)
  expect([0, -5, 12.5, Number.NaN].map(population => minimums.has(population))).toEqual([
    false,
    false,
    false,
    false,
  ])
})
