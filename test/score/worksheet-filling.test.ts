import { describe, expect, it } from 'vitest'
import { exactText } from '../../src/math/exact.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { nodeFilling, worksheetGains } from '../../src/score/worksheet-filling.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sheetOf } from '../support/scored.ts'
import { itemOf } from '../support/small-survey.ts'
import { rollUp } from '../support/worksheets.ts'

const gates = soundRubric('test/skeletons', 'zi-gates')

describe('how far a worksheet is filled in', () => {
  const answers = sheetOf(gates, { 'mp-1': 'A', 'mp-2': 'E', 'pw-1': 'n/a', selesai: 1 })
  const proven = new Set([itemOf('mp-1', gates).index])
  const filling = nodeFilling(gates.score, { own: { answers, proven }, units: [] })

  it('counts questions, the ratio once and only with both its counts', () => {
    expect([filling.filled, filling.asked]).toEqual([3, 7])
  })

  it('counts as claims what is above the lowest points, and evidence only for claims', () => {
    expect([filling.proven, filling.claimed]).toEqual([1, 1])
  })

  it('counts a question once for each unit below a node over units', () => {
    const units = [{ 'u.1': 'A' }, { 'u.1': 'B', 'u.2': 'C' }].map(each => ({
      answers: sheetOf(rollUp, each),
      proven: new Set<number>(),
    }))
    const own = { answers: sheetOf(rollUp, { 'p.1': 'A' }), proven: new Set<number>() }
    const { children } = nodeFilling(rollUp.score, { own, units })
    expect(children.map(({ filled, asked }) => [filled, asked])).toEqual([
      [1, 2],
      [3, 4],
    ])
  })
})

describe('where points can be gained', () => {
  const gains = (answers: Parameters<typeof sheetOf>[1]) =>
    worksheetGains(scoredWorksheet(gates, [sheetOf(gates, answers)]).root).map(
      ({ node, attainable, earned, gain }) => [
        node.id,
        ...[attainable, earned, gain].map(exactText),
      ],
    )

  it('is every sub-component below its maximum, in points of the whole', () => {
    const answers = { 'mp-1': 'C', 'mp-2': 'C', 'pw-1': 'A', 'pw-2': 'B', selesai: 1, masuk: 1 }
    expect(gains({ ...answers, ipak: 17.5, ipkp: 20 })).toEqual([
      ['mp', '20', '10', '10'],
      ['pw', '20', '35/2', '5/2'],
      ['hasil', '40', '75/2', '5/2'],
    ])
  })

  it('counts only what is filled in as earned, where there are blanks', () => {
    const [first] = gains({ 'mp-1': 'C' })
    expect(first).toEqual(['hasil', '40', '0', '40'])
  })
})
