import { describe, expect, it } from 'vitest'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { tallyOfRows } from '../support/tallied.ts'

const rubric = soundRubric('test/skeletons', 'skm')

describe('counting', () => {
  it('counts each row in the whole and in its unit', () => {
    const tally = tallyOfRows([
      { codes: [3, 2, 1], unit: 'a' },
      { codes: [3, 2, 0], unit: 'b' },
    ])
    const [whole, byUnit] = tally.margins
    expect(whole?.cells.get('')?.rows).toBe(2)
    expect([...(byUnit?.cells.values() ?? [])].map(({ group, rows }) => [group, rows])).toEqual([
      [['a'], 1],
      [['b'], 1],
    ])
  })

  it('counts two groups apart unless they are asked for as one', () => {
    const open = openTally(rubric, ['opd', 'sex'], [['opd'], ['sex'], ['opd', 'sex']])
    for (const groups of [
      ['a', 'L'],
      ['a', 'P'],
      ['b', 'P'],
    ])
      tallyRow(open, { codes: [0, 0, 0], numbers: [], groups, profile: [] })
    const { margins } = closedTally(open, { rowsRead: 3, leftOut: new Map(), spellings: new Map() })
    expect(margins.map(({ by, cells }) => [by.join('*'), cells.size])).toEqual([
      ['', 1],
      ['opd', 2],
      ['sex', 2],
      ['opd*sex', 3],
    ])
  })
})
