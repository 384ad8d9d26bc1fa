/** Compares a number with what R gives, and with RB_SCORE_DIFFERENCES=1 and `--isolate` prints the largest relative difference of each statistic. */
import { readFileSync } from 'node:fs'
import { afterAll, expect } from 'vitest'

const largest = new Map<string, { difference: number; values: number }>()

/** @param tolerance relative */
export function equalToR(
  statistic: string,
  found: number | undefined,
  wanted: number,
  tolerance = 1e-10,
): void {
  const difference = wanted === 0 ? Math.abs(found ?? 1) : Math.abs((found ?? 0) / wanted - 1)
  const before = largest.get(statistic) ?? { difference: 0, values: 0 }
  largest.set(statistic, {
    difference: Math.max(before.difference, difference),
    values: before.values + 1,
  })
  expect(difference, `${statistic}: ${found} and ${wanted}`).toBeLessThanOrEqual(tolerance)
}

if (process.env.RB_SCORE_DIFFERENCES !== undefined) {
  afterAll(() => {
    for (const [statistic, { difference, values }] of largest) {
      console.log(`${statistic}: ${values} values, ${difference.toExponential(1)} at most`)
    }
  })
}

/** Counts of data sets that R ships, with what R says of them. */
export function statisticsFixture<T>(name: string): T {
  return JSON.parse(readFileSync(`test/fixtures/statistics/${name}.expected.json`, 'utf8'))
}

export interface Parties {
  readonly scales: Readonly<
    Record<
      string,
      {
        readonly counts: readonly (readonly number[])[]
        readonly expected: {
          readonly f: number
          readonly p: number
          readonly etaSquared: number
          readonly welch: readonly [f: number, df: number, p: number]
          readonly kruskal: readonly [h: number, p: number]
          readonly intervals: readonly (readonly [number, number])[]
          /** First and second, first and third, second and third. */
          readonly pairs: readonly {
            readonly difference: number
            readonly df: number
            readonly p: number
            readonly interval: readonly [number, number]
            readonly delta: number
            readonly holm: number
          }[]
        }
      }
    >
  >
  readonly shares: readonly (readonly [x: number, n: number, low: number, high: number])[]
}

export interface Companies {
  readonly items: readonly (readonly (readonly number[])[])[]
  readonly sums: readonly (readonly (readonly [sum: number, times: number])[])[]
  readonly expected: Readonly<
    Record<
      'scale' | 'AF06' | 'agreement' | 'agreementOfThree' | 'agreementOfOne',
      readonly number[]
    >
  >
}
