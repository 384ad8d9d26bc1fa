/** A population that a person fills in -> the respondents it needs, as reports of surveys have to say. */
import { krejcieMorgan } from '../statistics/sample-size.ts'

/** By the rule of Krejcie and Morgan: 95 %, a margin of 5 %. */
function minimumSample(population: number): number {
  return krejcieMorgan(BigInt(population))
}

/** By population: of those printed with the rule, and of those that a person filled in as whole numbers. */
export function minimumSamples(filled: readonly number[]): ReadonlyMap<number, number> {
  const whole = filled.filter(population => Number.isInteger(population) && population > 0)
  return new Map(
    [...POPULATIONS, ...whole].map(population => [population, minimumSample(population)]),
  )
}

/** The populations of the table that the authors of the rule printed. */
export const POPULATIONS = [
  ...[10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100, 110, 120],
  ...[130, 140, 150, 160, 170, 180, 190, 200, 210, 220, 230, 240, 250, 260, 270, 280, 290, 300],
  ...[320, 340, 360, 380, 400, 420, 440, 460, 480, 500, 550, 600, 650, 700, 750, 800, 850, 900],
  ...[950, 1000, 1100, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 2000, 2200, 2400, 2600],
  ...[2800, 3000, 3500, 4000, 4500, 5000, 6000, 7000, 8000, 9000, 10_000, 15_000, 20_000, 30_000],
  ...[40_000, 50_000, 75_000, 100_000, 1_000_000],
]
