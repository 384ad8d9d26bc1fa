import { describe, expect, it } from 'vitest'
import {
  gradeCautions,
  validityCautions,
  validityWords,
  writtenRounding,
  yearsOf,
} from '../../src/report/cautions.ts'
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

describe('an edition in force from 2019 to April 2021', () => {
  const valid = { from: '2019', until: '2021-04', verified: true, 'replaced-by': 'baru' }
  const rubric = { id: 'lama', edition: '1', valid: valid as never }
  const said = (...periods: string[]) =>
    validityCautions(rubric, yearsOf(periods)).map(({ message, remedy }) => [
      message.en,
      remedy?.en,
    ])

  it('says nothing of periods that it shares a day with, nor of those without a year', () => {
    for (const period of ['2019', '2021', 'Semester I 2018/2019', '', 'Triwulan IV'])
      expect([period, said(period)]).toEqual([period, []])
    expect(validityCautions(rubric, undefined)).toEqual([])
  })

  it('draws a caution for a later year that names what replaced it', () => {
    const [[message, remedy] = []] = said('2023', 'Tahun 2022')
    expect(message).toBe(
      'These data are of 2022–2023, but edition 1 of `lama` is in force from 2019 to 2021-04.',
    )
    expect(remedy).toContain('`baru` replaced it; `rb-score list`')
  })

  it('draws one for an earlier year, which nothing replaced yet', () => {
    const [[message, remedy] = []] = said('2018')
    expect(message).toContain('of 2018')
    expect(remedy).not.toContain('baru')
  })

  it('has its days in the order of each language', () => {
    expect(validityWords({ ...valid, from: '2020-05-01' } as never)).toEqual({
      id: 'berlaku 01/05/2020 sampai 04/2021',
      en: 'in force from 2020-05-01 to 2021-04',
    })
  })
})
