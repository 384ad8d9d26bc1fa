import { describe, expect, it } from 'vitest'
import { nodeResult, verdictResult } from '../../src/report/node-result.ts'
import { treeScores } from '../../src/score/node-scores.ts'
import { nodeRanges, scoredWorksheet } from '../../src/score/score-rubric.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sheetOf } from '../support/scored.ts'

const gates = soundRubric('test/skeletons', 'zi-gates')
const ranges = nodeRanges(gates)
type Answers = Parameters<typeof sheetOf>[1]
const scores = (answers: Answers) => treeScores(scoredWorksheet(gates, [sheetOf(gates, answers)]))
const areas = (answers: Answers) => nodeResult(scores(answers).root, 2, ranges).children?.[0]
const area = (answers: Answers) => areas(answers)?.children?.[0]

describe('a node of a report', () => {
  it('has its numbers and nothing that stands in the model', () => {
    const node = area({ 'mp-1': 'B', 'mp-2': 'C' })
    expect(node).toMatchObject({
      ...{ id: 'mp', value: 12.5, exact: '25/2', shown: '12.50', lowest: 'mp-2', highest: 'mp-1' },
      percent: { exact: '125/2' },
    })
    for (const key of ['title', 'weight', 'minimum', 'maximum', 'level'])
      expect(node).not.toHaveProperty(key)
    expect(node?.children?.[0]).not.toHaveProperty('children')
  })

  it('has a maximum where that is another one than in the model', () => {
    const answers = { 'mp-1': 'n/a', 'mp-2': 'n/a', 'pw-1': 'A', 'pw-2': 'A' }
    expect(areas(answers)?.maximum?.exact).toBe('40')
  })

  it('without a score says why, and what it could be', () => {
    expect(area({ 'mp-1': 'B' })).toMatchObject({
      undefinedBecause: 'incomplete',
      ...{ lowestPossible: { exact: '15/2' }, highestPossible: { exact: '35/2' } },
      ...{ provisional: { exact: '15' }, provisionalPercent: { exact: '75' } },
    })
    expect(area({ 'mp-1': 'B' })).not.toHaveProperty('value')
  })
})

describe('a verdict of a report', () => {
  const [verdict] = scores({ selesai: 59, masuk: 100, opini: 'WDP' }).verdicts
  const result = verdict && verdictResult(verdict, 2)
  const about = (id: string) => result?.conditions.find(({ node, item }) => (node ?? item) === id)

  it('names what each condition looks at, and has words only where the rubric has some', () => {
    expect(about('pl')).toMatchObject({ found: '11.80', bound: '≥ 12.00', holds: false })
    expect(about('pl')).not.toHaveProperty('title')
  })

  it('says codes as they are', () => {
    const opinions = result?.conditions.filter(({ item }) => item === 'opini')
    expect(opinions?.at(-1)).toEqual({
      ...{ item: 'opini', holds: true, found: 'WDP', bound: '= WTP / WDP' },
    })
  })
})
