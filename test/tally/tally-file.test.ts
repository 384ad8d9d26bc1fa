import { describe, expect, it } from 'vitest'
import { tallyJson } from '../../src/tally/tally-file.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { tallyOfRows } from '../support/tallied.ts'

describe('a tally as JSON', () => {
  it('holds integers only, and units by code point', () => {
    const tally = tallyOfRows([
      { codes: [3, 3, 0], unit: 'b' },
      { codes: [3, 3, 0], unit: 'Z' },
    ])
    const text = JSON.stringify(tallyJson(tally, soundRubric('test/skeletons', 'skm')))
    const numbers: number[] = []
    JSON.parse(text, (_, value) => {
      if (typeof value === 'number') numbers.push(value)
    })
    expect(numbers.length).toBeGreaterThan(20)
    expect(numbers.filter(number => !Number.isSafeInteger(number))).toEqual([])
    expect(text.indexOf('"Z"')).toBeLessThan(text.indexOf('"b"'))
  })
})
