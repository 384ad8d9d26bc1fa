import { describe, expect, it } from 'vitest'
import { ONE } from '../../src/math/exact.ts'
import { rescoredTally, withAtLeast } from '../../src/score/rescored-tally.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { surveyCells } from '../../src/tally/tally.ts'
import { soundRubric } from '../support/rubric-files.ts'

const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')
const STRICT = withAtLeast(BERAKHLAK, ONE)

function counted(rubric: typeof BERAKHLAK) {
  const design = { hasStrata: false, hasClusters: true, weightDecimals: 0 }
  const open = openTally(rubric, [], [], [], design)
  for (let at = 0; at < 40; at++) {
    const codes = rubric.items.map((_, item) => ((at * 5 + item * 3) % 7) - 2)
    const sampled = { weight: BigInt(1 + (at % 3)), stratum: '', cluster: `${at % 4}` }
    tallyRow(open, { codes, numbers: [], groups: [], profile: [], sampled })
  }
  return closedTally(open, { rowsRead: 40, leftOut: new Map(), spellings: new Map() })
}

describe('counts whose persons are scored by another rubric', () => {
  it('are those that it would have counted, weights and all', () => {
    const { whole } = surveyCells(
      rescoredTally(counted(BERAKHLAK), BERAKHLAK, STRICT) ?? expect.fail(),
    )
    const wanted = surveyCells(counted(STRICT)).whole
    expect(whole.persons).toEqual(wanted.persons)
    const weights = ({ parts = new Map() }: typeof whole) =>
      [...parts.values()].map(part => part.weights.persons)
    expect(weights(whole)).toEqual(weights(wanted))
  })

  it('cannot be had without the combinations of answers, nor for other questions', () => {
    const tally = counted(BERAKHLAK)
    const without = {
      ...tally,
      margins: tally.margins.map(margin => ({
        ...margin,
        cells: new Map(
          [...margin.cells].map(([key, cell]) => [key, { ...cell, patterns: new Map() }]),
        ),
      })),
    }
    expect(rescoredTally(without, BERAKHLAK, STRICT)).toBeUndefined()
    expect(rescoredTally(tally, BERAKHLAK, soundRubric('rubrics', 'skm-2017'))).toBeUndefined()
  })
})
