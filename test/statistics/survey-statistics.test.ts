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
})
