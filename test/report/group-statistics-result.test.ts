import { describe, expect, it } from 'vitest'
import { groupStatisticsResult } from '../../src/report/group-statistics-result.ts'
import { soundRubric } from '../support/rubric-files.ts'

const { score: node } = soundRubric('rubrics', 'skm-2017')

describe('the statistics of groups in a report', () => {
  it('say of how many respondents an answer is missing, and are absent where nothing can be said', () => {
    const interval = { node, n: 4, complete: 3, standardError: 1 / 3, df: 3, low: 1, high: 2 }
    const found = groupStatisticsResult(
      { intervals: [[interval], []], incomplete: 1, ranks: [undefined, undefined], nodes: [] },
      2,
    )
    expect(found.grouping).toEqual({ incomplete: 1 })
    expect(found.groups[0]?.intervals).toMatchObject([{ n: 4, complete: 3 }])
    expect(found.groups[1]).toEqual({})
    expect(groupStatisticsResult(undefined, 2)).toEqual({ groups: [], grouping: {} })
  })
})
