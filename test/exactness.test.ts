import { describe, expect, it } from 'vitest'
import { assessed } from './support/assessed.ts'
import { csvText, randomIntegers, randomSurvey } from './support/random-survey.ts'
import { soundRubric } from './support/rubric-files.ts'

describe.each(['berakhlak-2021', 'skm-2017'])('%s', id => {
  const rubric = soundRubric('rubrics', id)
  const survey = randomSurvey(rubric, { rows: 400, units: 5, seed: 20_261_121 })

  it('gives the same result however rows are split over files and in whatever order', async () => {
    const whole = await assessed(rubric, [csvText(survey.header, survey.rows)])
    const next = randomIntegers(7)
    for (let trial = 0; trial < 5; trial++) {
      const parts: string[][][] = Array.from({ length: 3 }, () => [])
      for (const row of survey.rows) parts[next(3)]?.push(row)
      const shuffled = parts.map(rows =>
        rows.map(row => ({ row, key: next(1 << 30) })).sort((a, b) => a.key - b.key),
      )
      const texts = shuffled.map(rows =>
        csvText(
          survey.header,
          rows.map(({ row }) => row),
        ),
      )
      const pieces = await assessed(rubric, texts)
      expect(pieces.result).toEqual(whole.result)
      expect(pieces.resultDigest).toBe(whole.resultDigest)
    }
  })

  it('writes only integers into its tally', async () => {
    const { result } = await assessed(rubric, [csvText(survey.header, survey.rows)])
    const numbers: number[] = []
    JSON.stringify(result.tally, (_, value: unknown) => {
      if (typeof value === 'number') numbers.push(value)
      return value
    })
    expect(numbers.length).toBeGreaterThan(400)
    expect(numbers.filter(number => !Number.isSafeInteger(number))).toEqual([])
  })
})
