/** Coded rows of the small service survey -> their tally. */
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import type { Tally } from '../../src/tally/tally.ts'
import { soundRubric } from './rubric-files.ts'

export function tallyOfRows(
  rows: readonly { readonly codes: readonly number[]; readonly unit: string }[],
  margins: readonly (readonly string[])[] = [['unit']],
): Tally {
  const rubric = soundRubric('test/skeletons', 'skm')
  const open = openTally(rubric, ['unit'], margins)
  for (const { codes, unit } of rows) {
    tallyRow(open, { codes, numbers: codes.map(() => undefined), groups: [unit], profile: [] })
  }
  return closedTally(open, { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() })
}
