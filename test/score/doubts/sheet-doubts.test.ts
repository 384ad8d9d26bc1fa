import { describe, expect, it } from 'vitest'
import { exactText } from '../../../src/math/exact.ts'
import { readRubric } from '../../../src/rubric/read-rubric.ts'
import { sheetDoubts } from '../../../src/score/doubts/sheet-doubts.ts'
import { withFilledWeights } from '../../../src/score/filled-weights.ts'
import { scoredWorksheet } from '../../../src/score/score-rubric.ts'
import { sheetOf } from '../../support/scored.ts'

const { rubric } = readRubric({
  file: 'bobot.yaml',
  text: `
rubric: bobot
edition: "1"
title: Bobot
kind: worksheet
basis: [{ name: rb-score, covers: [items], verified: false, note: Uji }]
scales:
  points: { number: { min: 0, max: 10, decimals: 0 }, no-answer: { not-applicable: [Tidak berlaku] } }
  weight: { number: { min: 1, max: 99, decimals: 0 } }
items:
  - { id: a, text: A, scale: points, inputs: [{ id: wa, scale: weight }] }
  - { id: b, text: B, scale: points, inputs: [{ id: wb, scale: weight }] }
  - id: c
    text: C
    inputs: [got, due, { id: wc, scale: weight }]
    ratio: { of: got, to: due, at-most: 10, when-denominator-zero: not-applicable, when-all-zero: lowest }
  - { id: bonus, text: Bonus, scale: points, inputs: [{ id: applies, scale: weight }] }
score:
  id: total
  aggregate: sum
  of:
    - id: part
      weights-total: 10
      weights-total-from: applies
      of: [{ item: a, weight-from: wa }, { item: b, weight-from: wb }, { item: c, weight-from: wc }]
    - { item: bonus, bonus: true }
`,
})

type Answers = Readonly<Record<string, string | number>>

function doubtsOf(answers: Answers, other: Answers = answers) {
  if (rubric === undefined) throw new Error('the rubric of this test is broken')
  const [own, further] = [answers, other].map(each => sheetOf(rubric, each))
  if (own === undefined || further === undefined) throw new Error('no sheet')
  const filled = withFilledWeights(rubric, [own, further])
  const { root } = scoredWorksheet(filled, [own])
  return sheetDoubts({ unit: 'A', rubric: filled, answers: own, root })
}

const whole = { a: 5, b: 5, got: 1, due: 2, wa: 3, wb: 3, wc: 4, bonus: 0 }

describe('what a sheet is filled in with', () => {
  it('is in no doubt where weights add up and nothing is divided by nothing', () => {
    const { totals, borrowed, bonuses, ofNothing } = doubtsOf(whole)
    expect([totals, borrowed, bonuses, ofNothing]).toEqual([[], [], [], []])
  })

  it('is doubted where it states another sum than that of the weights that apply', () => {
    const sums = (answers: Answers) =>
      doubtsOf(answers).stated.map(({ sum, stated }) => [exactText(sum), exactText(stated)])
    expect(sums({ ...whole, applies: 10 })).toEqual([])
    expect(sums({ ...whole, applies: 9 })).toEqual([['10', '9']])
    expect(sums({ ...whole, due: 0, applies: 6 })).toEqual([])
    expect(sums({ ...whole, due: 0, applies: 10 })).toEqual([['6', '10']])
    expect(sums(whole)).toEqual([])
  })

  it('is doubted where weights add up to another sum, with what does not apply to more', () => {
    const sums = (answers: Answers) => doubtsOf(answers).totals.map(({ sum }) => exactText(sum))
    expect(sums({ ...whole, wc: 5 })).toEqual(['11'])
    const { wc: _wc, ...without } = { ...whole, got: 'n/a' }
    expect(sums(without)).toEqual([])
    expect(sums({ ...without, wa: 8 })).toEqual(['11'])
    // Still open: its sum says nothing yet.
    const { wa: _wa, ...open } = whole
    expect(sums({ ...open, wb: 30 })).toEqual([])
  })

  it('names the weights that another sheet states', () => {
    const { wb: _wb, ...own } = whole
    expect(doubtsOf(own, whole).borrowed).toEqual(['wb'])
    expect(doubtsOf({ ...own, b: 'n/a' }, whole).borrowed).toEqual([])
  })

  it('names a bonus with its points', () => {
    const { bonuses } = doubtsOf({ ...whole, bonus: 2 })
    expect(bonuses.map(({ id, points }) => [id, exactText(points)])).toEqual([['bonus', '2']])
  })

  it('says how something of nothing counts, not nothing of nothing that has its points', () => {
    expect(doubtsOf({ ...whole, due: 0 }).ofNothing).toEqual([
      { id: 'c', treated: 'not-applicable' },
    ])
    expect(doubtsOf({ ...whole, got: 0, due: 0 }).ofNothing).toEqual([])
  })
})
