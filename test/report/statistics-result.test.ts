import { describe, expect, it } from 'vitest'
import { statisticsResult } from '../../src/report/statistics-result.ts'
import { soundRubric } from '../support/rubric-files.ts'

const { score } = soundRubric('rubrics', 'skm-2017')

describe('statistics in a report', () => {
  it('stand with twelve digits, and as they are shown', () => {
    const interval = { node: score, standardError: 1 / 3, df: 4, low: -0.001, high: 200 / 3 }
    expect(statisticsResult({ intervals: [interval], scales: [], bands: [], tops: [] }, 2)).toEqual(
      {
        level: 0.95,
        scores: [
          {
            ...{ id: 'ikm', standardError: 0.333333333333, df: 4 },
            low: { value: -0.001, shown: '0.00' },
            high: { value: 66.6666666667, shown: '66.67' },
          },
        ],
        scales: [],
      },
    )
  })

  it('are left out where there are none', () => {
    expect(statisticsResult({ intervals: [], scales: [], bands: [], tops: [] }, 2)).toBeUndefined()
  })
})
