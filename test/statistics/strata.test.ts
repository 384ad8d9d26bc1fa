import { expect, it } from 'vitest'
import type { Populations } from '../../src/statistics/sample-moments.ts'
import { strataDrawnOnce, strataDrawnWhole, strataOfSize } from '../../src/statistics/strata.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { soundRubric } from '../support/rubric-files.ts'

const rubric = soundRubric('rubrics', 'skm-2017')
const tallyOf = (drawn: readonly (readonly [stratum: string, cluster: string])[]) => {
  const open = openTally(rubric, [], [], [], { hasStrata: true, hasClusters: true })
  const codes = rubric.items.map(() => 1)
  for (const [stratum, cluster] of drawn) {
    const sampled = { stratum, cluster, weight: 1n }
    tallyRow(open, { codes, numbers: [], groups: [], profile: [], sampled })
  }
  return closedTally(open, { rowsRead: drawn.length, leftOut: new Map(), spellings: new Map() })
}

it('knows strata of a single cluster, of all clusters there are, and of an unknown number', () => {
  const tally = tallyOf([
    ...[['kota', 'a'] as const, ['kota', 'a'] as const],
    ...[['desa', 'b'] as const, ['desa', 'c'] as const],
    ...[['pulau', 'd'] as const, ['pulau', 'e'] as const],
  ])
  const clusters = {
    ...{ all: undefined, units: new Map<string, number>() },
    strata: new Map([
      ['desa', 2],
      ['pulau', 9],
    ]),
  }
  const populations = { ...clusters, clusters } as unknown as Populations
  expect(strataDrawnOnce(tally)).toEqual(['kota'])
  expect(strataDrawnWhole(tally, populations)).toEqual(['desa'])
  expect(strataOfSize(tally, populations, false)).toEqual(['kota'])
  expect([...strataOfSize(tally, populations, true)].sort()).toEqual(['desa', 'pulau'])
})
