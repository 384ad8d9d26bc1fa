import { describe, expect, it } from 'vitest'
import { gradeCautions, writtenRounding } from '../../src/report/cautions.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { gradedNodes } from '../../src/score/verdicts.ts'
import { sheetOf } from '../support/scored.ts'

/** A score from 0 to 100 that is typed as such; A from 80. */
function cautions(score: string, also = '') {
  const text = `rubric: nilai
edition: "1"
title: Nilai
kind: worksheet
basis: [{ name: rb-score, covers: [items], verified: false, note: Contoh }]
scales: { angka: { number: { min: 0, max: 100, decimals: 3 } } }
items: [{ id: n, text: Nilai, scale: angka }]
score: { id: nilai, title: { id: Nilai, en: Score }, of: [n] }
grades: { round: { digits: 2 }, ${also} bands: [{ grade: A, from: 80 }, { grade: B }] }
`
  const { rubric } = readRubric({ file: 'nilai.yaml', text })
  if (rubric === undefined) throw new Error('no rubric')
  const graded = gradedNodes(scoredWorksheet(rubric, [sheetOf(rubric, { n: score })]))
  return gradeCautions(graded).map(({ code, message }) => [code, message.en])
}

describe('a grade', () => {
  it('far from its bounds needs no caution', () => {
    expect(cautions('85')).toEqual([])
  })

  it('within 0.05 of a bound draws one, on either side', () => {
    const near = '`Score` lies within 0.05 of the bound 80.00: a few answers decide the grade.'
    expect(cautions('80.05')).toEqual([['report/grade-near-bound', near]])
    expect(cautions('79.95')).toEqual([['report/grade-near-bound', near]])
    expect(cautions('79.949')).toEqual([])
  })

  it('that another rounding would change draws one that names both', () => {
    const [first] = cautions('79.6', 'other-rounds: [{ digits: 0 }],')
    expect(first).toEqual([
      'report/grade-other-rounding',
      '`Score` is B under the rounding this rubric asks for, but A when rounded to a whole number.',
    ])
  })
})

it('a rounding stands in words, and one that is not known as it is written', () => {
  expect(writtenRounding('1 half-up')).toEqual({
    ...{ id: 'bila dibulatkan 1 desimal', en: 'when rounded to 1 decimal' },
  })
  expect(writtenRounding('none').en).toBe('without rounding')
  expect(writtenRounding('2 sideways').id).toBe('2 sideways')
})
