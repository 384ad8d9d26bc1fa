import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { rubricAtLevel } from '../../src/rubric/rubric-at-level.ts'
import { nodeRanges, scoredWorksheet } from '../../src/score/score-rubric.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { areas } from '../support/worksheets.ts'

const skm = soundRubric('test/skeletons', 'skm')

describe('a rubric of several levels', () => {
  it('is not scored before one is chosen', () => {
    const run = () => scoredWorksheet(areas, [])
    expect(run).toThrow(Refusal)
    expect(() => scoredWorksheet(rubricAtLevel(areas, 'unit'), [])).not.toThrow()
  })
})

describe('the limits of nodes', () => {
  it('of a survey are what answers can give', () => {
    const ranges = [...nodeRanges(skm)].map(([{ id }, { minimum, maximum }]) => [
      ...[id, minimum.toFraction(), maximum.toFraction()],
    ])
    expect(ranges.slice(0, 2)).toEqual([
      ['ikm', '25', '100'],
      ['U1', '1', '4'],
    ])
  })

  it('of a worksheet are nominal: what a level does not ask is worth its weight', () => {
    const unit = rubricAtLevel(areas, 'unit')
    expect(nodeRanges(unit).get(unit.score)?.maximum.toFraction()).toBe('20')
    const { root } = scoredWorksheet(unit, [])
    expect(root.points?.attainable.toFraction()).toBe('239/15')
  })
})
