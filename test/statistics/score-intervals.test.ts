import { describe, expect, it } from 'vitest'
import { tQuantile } from '../../src/math/distributions.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')

/** The same numbers each time, none of them in a row. */
function* digits(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 1_103_515_245 + 12_345) % 2 ** 31) yield state >> 12
}

function answers(persons: number, items: number, categories: number, seed: number) {
  const random = digits(seed)
  return Array.from({ length: persons }, () => {
    const level = (random.next().value ?? 0) % categories
    return Array.from({ length: items }, () => {
      const step = ((random.next().value ?? 0) % 3) - 1
      return Math.max(1, Math.min(categories, level + 1 + step))
    })
  })
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

async function statisticsOf(rubric: typeof SKM, rows: readonly (readonly (number | '')[])[]) {
  const { result } = await assessed(rubric, [csv([rubric.items.map(({ id }) => id), ...rows])])
  return result.statistics ?? expect.fail('no statistics')
}

const near = (found: number | undefined, wanted: number) =>
  expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * 1e-9)

describe('the interval of a score', () => {
  it('of complete answers is that of the mean of persons, with the t of one less', async () => {
    const rows = answers(37, 21, 5, 7)
    const index = rows.map(row => (mean(row) - 1) * 25)
    const spread = index.reduce((sum, each) => sum + (each - mean(index)) ** 2, 0) / 36
    const error = Math.sqrt(spread / 37)
    const { scores } = await statisticsOf(BERAKHLAK, rows)
    const whole = scores.find(({ id }) => id === BERAKHLAK.score.id)
    expect(whole?.df).toBe(36)
    near(whole?.standardError, error)
    near(whole?.low.value, mean(index) - tQuantile(0.975, 36) * error)
    near(whole?.high.value, mean(index) + tQuantile(0.975, 36) * error)
  })

  it('of a score of items takes each answer for what it adds, where some are missing', async () => {
    const rows = answers(41, 9, 4, 3).map((row, person) =>
      row.map((answer, item) => ((person * 9 + item) % 7 === 0 ? ('' as const) : answer)),
    )
    const items = Array.from({ length: 9 }, (_, item) => {
      const given = rows.flatMap(row => row[item] || [])
      return { n: given.length, mean: mean(given) }
    })
    const parts = rows.map(row =>
      row.reduce<number>((sum, answer, item) => {
        const { n, mean: middle } = items[item] ?? { n: 1, mean: 0 }
        return answer === '' ? sum : sum + ((answer - middle) * 25) / (9 * n)
      }, 0),
    )
    const squares = parts.reduce((sum, part) => sum + part ** 2, 0)
    const { scores } = await statisticsOf(SKM, rows)
    near(scores.find(({ id }) => id === 'ikm')?.standardError, Math.sqrt((squares * 41) / 40))
  })

  it('is not there of one respondent, and has no width where all answer alike', async () => {
    const one = await assessed(SKM, [
      csv([SKM.items.map(({ id }) => id), answers(1, 9, 4, 5)[0] ?? []]),
    ])
    expect(one.result.statistics).toBeUndefined()
    const alike = await statisticsOf(SKM, Array(4).fill([3, 3, 3, 3, 3, 3, 3, 3, 3]))
    const whole = alike.scores.find(({ id }) => id === 'ikm')
    expect([whole?.standardError, whole?.low.shown, whole?.high.shown]).toEqual([
      0,
      '75.00',
      '75.00',
    ])
    expect(alike.scales).toEqual([])
  })
})
