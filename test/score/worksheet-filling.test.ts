import { describe, expect, it } from 'vitest'
import { exactText } from '../../src/math/exact.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { scoreValue } from '../../src/score/scored-node.ts'
import { nodeFilling, worksheetGains } from '../../src/score/worksheet-filling.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sheetOf } from '../support/scored.ts'
import { itemOf } from '../support/small-survey.ts'
import { rollUp, worksheet } from '../support/worksheets.ts'

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

  it('counts what a point is worth once the rest is scaled back up', () => {
    const index = soundRubric('test/skeletons', 'rb-2023')
    const answers = {
      ...{ 'rencana-aksi': 90, implementasi: 80, 'sistem-kerja': 4, 'kebijakan-lain': 75 },
      ...{ sakip: 72, spbe: 'n/a', koefisien: 0, 'tematik-strategi': 80, 'tematik-dampak': 90 },
    }
    const of = (more: object) =>
      scoredWorksheet(index, [sheetOf(index, { ...answers, ...more })]).root
    const strategy = worksheetGains(of({})).find(({ node }) => node.id === 'strategi')
    // 1.7 of 10 are missing, and 75 of 100 apply.
    expect(strategy && exactText(strategy.gain)).toBe('34/15')
    const [now, best] = [{}, { 'rencana-aksi': 100, implementasi: 100 }].map(more =>
      scoreValue(of(more)),
    )
    expect(now && best?.sub(now).equals(strategy?.gain ?? now)).toBe(true)
  })

  it('stops at what is scaled back up for each unit by itself', () => {
    const agency = {
      '1.1.a': 'Ya',
      '1.1.b': 'A',
      lapor: 1,
      wajib: 1,
      selesai: 1,
      masuk: 1,
      dicabut: 0,
    }
    const units = [
      { '2.1.a': 'A', '2.1.b': 'B', '2.2.a': 'Ya' },
      { '2.1.a': 'C', '2.1.b': 'C', '2.2.a': 'n/a' },
    ]
    const sheets = [agency, ...units].map(each => sheetOf(worksheet, each))
    const [first, ...others] = worksheetGains(scoredWorksheet(worksheet, sheets).root)
    // (4.67 + 0.66 x 5/2)/2 of 5.
    expect([first?.node.id, first && exactText(first.gain), others]).toEqual([
      'unit-kerja',
      '46/25',
      [],
    ])
  })

  it('counts only what is filled in as earned, where there are blanks', () => {
    const [first] = gains({ 'mp-1': 'C' })
    expect(first).toEqual(['hasil', '40', '0', '40'])
  })
})
