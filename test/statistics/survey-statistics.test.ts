import { describe, expect, it } from 'vitest'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const rubric = soundRubric('rubrics', 'berakhlak-2021')
const headers = rubric.items.map(({ id }) => id)

describe('the statistics of a survey', () => {
  it('leave out a scale that nobody answered in full, and one that all answered alike', async () => {
    const rows = Array.from({ length: 9 }, (_, row) =>
      headers.map((_, item) => {
        if (item === 0) return ''
        return item < 6 ? 4 : 1 + ((row * 7 + item * 3) % 5)
      }),
    )
    const { result } = await assessed(rubric, [csv([headers, ...rows])])
    const dimensions = rubric.score.children.map(({ id }) => id)
    expect(result.statistics?.scales.map(({ id }) => id)).toEqual(dimensions.slice(2))
    const [scale] = result.statistics?.scales ?? []
    expect(scale?.items.map(({ id }) => id)).toEqual(headers.slice(6, 9))
    expect(scale?.omega === undefined || scale.omega.value <= 1).toBe(true)
  })

  it('give the share of the best answers without an interval where a stratum has one cluster', async () => {
    const rows = Array.from({ length: 12 }, (_, row) => [
      ...(row < 8 ? ['kota', `k${row % 2}`] : ['desa', 'd']),
      row < 3 ? 3 : 1,
      ...headers.map((_, item) => (item === 0 && row < 6 ? 2 : 1 + ((row + item) % 5))),
    ])
    const { result } = await assessed(
      rubric,
      [csv([['Strata', 'Klaster', 'Bobot', ...headers], ...rows])],
      { stratum: 'Strata', cluster: 'Klaster', weight: 'Bobot', rows: ['2-13'] },
    )
    expect(result.statistics?.scores).toEqual([])
    // Of rows 7 to 12 the first answers 2, 3, 4, 5, 1, 2, of weight 1: two of the best in a weight of 3 × 3 + 9.
    const [first] = result.statistics?.items ?? []
    expect(first?.percent.value).toBeCloseTo(200 / 18, 9)
    expect([first?.low, first?.high]).toEqual([undefined, undefined])
  })
})
