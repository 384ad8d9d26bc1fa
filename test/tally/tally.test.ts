import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodedRow } from '../../src/coding/row-reader.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { mergedTally } from '../../src/tally/merge-tallies.ts'
import { tallyJson } from '../../src/tally/tally-file.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runs } from '../support/soak.ts'

const rubric = soundRubric('rubrics', 'berakhlak-2021')

/** Rows of codes and no answers, in units a, b and c. */
const rows = fc.array(
  fc.record({
    codes: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 21, maxLength: 21 }),
    unit: fc.constantFrom('a', 'b', 'c'),
  }),
  { maxLength: 40 },
)

function tallyOf(responses: readonly { codes: readonly number[]; unit: string }[]) {
  const tally = openTally(rubric, ['unit'], [['unit']])
  for (const { codes, unit } of responses) {
    const row: CodedRow = {
      codes,
      numbers: codes.map(() => undefined),
      groups: [unit],
      profile: [],
    }
    tallyRow(tally, row)
  }
  return closedTally(tally, {
    rowsRead: responses.length,
    leftOut: new Map(),
    spellings: new Map(),
  })
}

const ids = rubric.items.map(item => item.id)

describe('a tally', () => {
  it('is the same whole or merged from any two parts, in either order', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 40 }), (responses, at) => {
        const [a, b] = [tallyOf(responses.slice(0, at)), tallyOf(responses.slice(at))]
        const whole = tallyJson(tallyOf(responses), rubric)
        expect(tallyJson(mergedTally(a, b), rubric)).toEqual(whole)
        expect(tallyJson(mergedTally(b, a), rubric)).toEqual(whole)
      }),
      { seed: 11, numRuns: runs(60) },
    )
  })

  it('is unchanged by merging with an empty one', () => {
    const some = tallyOf([{ codes: ids.map((_, position) => position % 5), unit: 'a' }])
    expect(tallyJson(mergedTally(some, tallyOf([])), rubric)).toEqual(tallyJson(some, rubric))
  })

  it('refuses to merge with one of another codebook', () => {
    const other = {
      ...tallyOf([]),
      rubric: { id: 'x', edition: '1', codebookFingerprint: 'other' },
    }
    expect(() => mergedTally(tallyOf([]), other)).toThrow(Refusal)
  })

  it('keeps the four kinds of no answer apart', () => {
    const codes = ids.map((_, position) => [-1, -2, -3, -4][position % 4] ?? 0)
    const items = tallyOf([{ codes, unit: 'a' }]).margins[0]?.cells.get('')?.items ?? []
    const none = { blank: 0, 'dont-know': 0, 'not-applicable': 0, unknown: 0 }
    expect(items.slice(0, 4).map(item => item.noAnswers)).toEqual([
      { ...none, blank: 1 },
      { ...none, 'dont-know': 1 },
      { ...none, 'not-applicable': 1 },
      { ...none, unknown: 1 },
    ])
  })
})
