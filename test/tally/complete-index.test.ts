import { describe, expect, it } from 'vitest'
import { exact, exactText } from '../../src/math/exact.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { completeIndex, completeIndexOf } from '../../src/tally/complete-index.ts'
import { personScore } from '../../src/tally/person-score.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')

describe('the index of complete answers', () => {
  it.each([
    ['skm-2017', SKM],
    ['berakhlak-2021', BERAKHLAK],
  ])('is what the tree makes of them: %s', (_, rubric) => {
    const plan = completeIndexOf(rubric) ?? expect.fail()
    for (let row = 0; row < 20; row++) {
      const codes = rubric.items.map((_, at) => (row * 7 + at * (row + 2)) % 4)
      const score = personScore(rubric.score, ({ index }) => {
        return { code: codes[index] ?? -1, number: undefined }
      })
      if (typeof score === 'string') expect.fail()
      const parts = completeIndex(plan, { codes, numbers: [] }) ?? expect.fail()
      expect(exactText(exact(parts, plan.denominator))).toBe(exactText(score))
    }
  })

  it('is that of numbers too: rescaled, rounded, reversed, beyond what a float holds', () => {
    const { rubric } = readRubric({
      file: 'angka.yaml',
      text: `rubric: angka
edition: "1"
title: Angka
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
scales:
  lama: { number: { decimals: 1 } }
  nilai: { number: { min: 0, max: 30, decimals: 0, rescale: { from: [0, 30], to: [0, 10], round: { digits: 2 } } } }
  sikap: { categories: [{ code: 1, label: Buruk }, { code: 2, label: Baik }] }
items:
  - { id: a, text: satu, scale: lama }
  - { id: b, text: dua, scale: nilai, reverse: true }
  - { id: c, text: tiga, scale: sikap }
score: { id: indeks, items: { over: respondents }, of: [{ item: a, weight: 1/7 }, b, c] }
`,
    })
    if (rubric === undefined) expect.fail()
    const plan = completeIndexOf(rubric) ?? expect.fail()
    for (const numbers of [
      [5n, 1n],
      [-12n, 29n],
      [2n ** 60n + 1n, 17n],
    ]) {
      const score = personScore(rubric.score, ({ index }) => {
        return { code: index === 2 ? 1 : 0, number: numbers[index] }
      })
      if (typeof score === 'string') expect.fail()
      const parts = completeIndex(plan, { codes: [0, 0, 1], numbers }) ?? expect.fail()
      expect(exactText(exact(parts, plan.denominator))).toBe(exactText(score))
    }
    expect(completeIndex(plan, { codes: [0, -1, 1], numbers: [5n] })).toBeUndefined()
  })

  it('is none where an answer is missing, does not apply or is not known', () => {
    const plan = completeIndexOf(SKM) ?? expect.fail()
    for (const none of [-1, -2, -3, -4]) {
      const codes = SKM.items.map((_, at) => (at === 4 ? none : 2))
      expect(completeIndex(plan, { codes, numbers: [] })).toBeUndefined()
    }
  })

  it('is counted by group, and adds up like all else', async () => {
    const headers = ['unit', ...SKM.items.map(({ id }) => id)]
    const rows = (unit: string, ...answers: readonly (number | '')[]) =>
      answers.map(answer => [unit, ...SKM.items.map((_, at) => (at === 0 ? answer : 3))])
    const whole = [...rows('A', 3, 4, ''), ...rows('B', 3)]
    const { result } = await assessed(SKM, [csv([headers, ...whole])], { by: ['unit'] })
    const [all] = (result.tally as { margins: { cells: { indexes: unknown }[] }[] }).margins
    expect(all?.cells.map(({ indexes }) => indexes)).toEqual([{ '28/9': 1, '3': 2 }])
  })
})
