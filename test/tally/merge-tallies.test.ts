import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { mergedTally, withSharedMargins } from '../../src/tally/merge-tallies.ts'
import { tallyJson } from '../../src/tally/tally-file.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { tallyOfRows } from '../support/tallied.ts'

const rubric = soundRubric('test/skeletons', 'skm')
const json = (tally: Parameters<typeof tallyJson>[0]) => JSON.stringify(tallyJson(tally, rubric))

describe('merging', () => {
  it('adds what the same question was answered with', () => {
    const a = tallyOfRows([{ codes: [3, 3, 0], unit: 'b' }])
    const b = tallyOfRows([
      { codes: [3, -1, 0], unit: 'a' },
      { codes: [0, -2, 0], unit: 'b' },
    ])
    const whole = mergedTally(a, b)
    expect(whole.rowsRead).toBe(3)
    const all = whole.margins[0]?.cells.get('')
    expect(all?.items[0]?.codes).toEqual([1, 0, 0, 2])
    expect(all?.items[1]?.noAnswers).toMatchObject({ blank: 1, 'dont-know': 1 })
    expect(json(mergedTally(b, a))).toBe(json(whole))
  })

  it('refuses counts by other groups', () => {
    expect(() => mergedTally(tallyOfRows([]), tallyOfRows([], []))).toThrow(Refusal)
  })

  it('has the breakdowns that all have, in whatever order, and says who lacks another', () => {
    const all = tallyOfRows([{ codes: [3, 3, 0], unit: 'a' }])
    const [whole, ...units] = all.margins
    if (whole === undefined || units.length === 0) throw new Error('by unit')
    const crossed = { by: ['unit', 'jk'], forUnits: false, cells: new Map() }
    const both = { ...all, margins: [whole, crossed, ...units] }
    const { shared, left } = withSharedMargins([all, both, all], [])
    expect(left).toEqual([{ by: ['unit', 'jk'], lacking: [0, 2] }])
    expect(shared.reduce(mergedTally).margins.map(({ by }) => by)).toEqual(
      all.margins.map(({ by }) => by),
    )
    // An index that is a mean of them would be another one.
    const needed = { ...crossed, by: ['unit', 'layanan'], forUnits: true }
    const unlike = [all, { ...all, margins: [...all.margins, needed] }]
    expect(withSharedMargins(unlike, []).shared.reduce(mergedTally).rowsRead).toBe(2)
    expect(() => withSharedMargins(unlike, ['layanan']).shared.reduce(mergedTally)).toThrow(Refusal)
  })
})
