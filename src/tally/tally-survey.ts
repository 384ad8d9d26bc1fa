/** A survey being read -> its tally, once everything is read. */
import type { Groupings } from '../coding/choose-groupings.ts'
import type { Coding } from '../coding/code-table.ts'
import type { Rubric } from '../rubric/model.ts'
import type { Tally } from './tally.ts'
import { closedTally, openTally, tallyRow } from './tally-rows.ts'

export async function tallySurvey(
  coding: Coding,
  rubric: Rubric,
  { ids, by }: Groupings,
): Promise<Tally> {
  const tally = openTally(rubric, ids, by)
  for await (const batch of coding.batches) {
    for (const row of batch) tallyRow(tally, row)
  }
  const { rowsRead, leftOut, groupNames, profileNames } = coding.outcome()
  const spellings = new Map([...profileNames, ...groupNames])
  return closedTally(tally, { rowsRead, leftOut: new Map(Object.entries(leftOut)), spellings })
}
