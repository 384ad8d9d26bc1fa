import { describe, expect, it } from 'vitest'
import { assessed, csv } from '../support/assessed.ts'
import { bfi, bfiCovariances } from '../support/bfi.ts'
import { soundRubric } from '../support/rubric-files.ts'

describe('covariances from counts', () => {
  it('rest on those who answered all items, keyed as the rubric says', () => {
    const { n, matrix } = bfiCovariances()
    expect(n).toBe(bfi.expected.n)
    // R: cov(na.omit(x)) of A1, keyed in reverse, and A2
    expect(matrix[0]?.[0]).toBeCloseTo(1.9728316847447074, 14)
    expect(matrix[0]?.[1]).toBeCloseTo(0.5644871599837077, 14)
    expect(matrix[1]?.[0]).toBe(matrix[0]?.[1])
  })

  it('are the same from patterns of answers and from pairs of them', async () => {
    const rubric = soundRubric('rubrics', 'berakhlak-2021')
    const headers = rubric.items.map(({ id }) => id)
    const rows = Array.from({ length: 12 }, (_, row) =>
      headers.map((_, item) => 1 + ((row * 7 + item * (row + 3)) % 5)),
    )
    const { result } = await assessed(rubric, [csv([headers, ...rows])])
    const [scale] = result.statistics?.scales ?? []
    // Three items: alpha from the variances of the items and of their sum.
    const columns = [0, 1, 2].map(item => rows.map(row => row[item] ?? 0))
    const variance = (values: readonly number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
    }
    const total = variance(rows.map(row => (row[0] ?? 0) + (row[1] ?? 0) + (row[2] ?? 0)))
    const own = columns.reduce((sum, column) => sum + variance(column), 0)
    expect(scale?.alpha.value).toBeCloseTo(1.5 * (1 - own / total), 11)
    expect(scale?.n).toBe(12)
  })
})
