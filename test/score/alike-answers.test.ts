import { describe, expect, it } from 'vitest'
import { exactText } from '../../src/math/exact.ts'
import { robustScores } from '../../src/score/robust-scores.ts'
import { scoreValue } from '../../src/score/scored-node.ts'
import { surveyScores } from '../../src/score/survey-scores.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { mergedTally } from '../../src/tally/merge-tallies.ts'
import { readTally } from '../../src/tally/read-tally.ts'
import { tallyJson } from '../../src/tally/tally-file.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')

function tallyOf(rows: readonly (readonly number[])[], rubric = SKM) {
  const open = openTally(rubric, [], [])
  for (const codes of rows) tallyRow(open, { codes, numbers: [], groups: [], profile: [] })
  return closedTally(open, { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() })
}
const many = (row: readonly number[], times: number) => Array.from({ length: times }, () => row)
const of = (code: number, rubric = SKM) => rubric.items.map(() => code)
const varied = (rubric = SKM) => rubric.items.map((_, at) => at % 4)
const json = (tally: ReturnType<typeof tallyOf>, rubric = SKM) =>
  JSON.stringify(tallyJson(tally, rubric))

describe.each([SKM, BERAKHLAK])('who answered everything alike: $id', rubric => {
  const kept = many(varied(rubric), 12)
  const rows = [...kept, ...many(of(3, rubric), 7), ...many(of(1, rubric), 4)]

  it('is counted, with the index as if they were not there', () => {
    const scores = surveyScores(rubric, tallyOf(rows, rubric))
    const without = scoreValue(surveyScores(rubric, tallyOf(kept, rubric)).whole.root.scored)
    expect(scores.alike).toMatchObject({ rows: 11, questions: rubric.items.length })
    expect(exactText(scores.alike?.value ?? expect.fail())).toBe(
      exactText(without ?? expect.fail()),
    )
    const choices = robustScores(scores, []).map(({ kind }) => kind)
    expect(choices).toContain('varied')
  })
})

describe('who answered everything alike', () => {
  it('is not whoever left a question blank', () => {
    const { alike } = surveyScores(SKM, tallyOf([...many(varied(), 12), [-1, ...of(3).slice(1)]]))
    expect(alike).toMatchObject({ rows: 0 })
  })

  it('has no index where fewer than ten would be told by it, on either side', () => {
    for (const [alike, others] of [
      [9, 30],
      [30, 9],
    ] as const) {
      const rows = [...many(of(3), alike), ...many(varied(), others)]
      const found = surveyScores(SKM, tallyOf(rows)).alike
      expect([found?.rows, found?.value]).toEqual([alike, undefined])
    }
  })

  it('merges, is written and read, and is unknown with counts of before', () => {
    const [a, b] = [tallyOf(many(of(3), 2)), tallyOf([of(3), of(0), varied()])]
    expect(json(mergedTally(a, b))).toBe(json(mergedTally(b, a)))
    expect(mergedTally(a, b).margins[0]?.cells.get('')?.alike).toEqual([1, 0, 0, 3])
    const read = (text: string) => readTally(text, 'a.json', SKM)
    expect(json(read(json(a)).tally ?? expect.fail())).toBe(json(a))
    const before = read(json(a).replace(/,"alike":\[[^\]]*\]/, '')).tally ?? expect.fail()
    expect(surveyScores(SKM, before).alike).toBeUndefined()
    expect(mergedTally(before, b).margins[0]?.cells.get('')?.alike).toBeUndefined()
    const tooMany = json(a).replace('"alike":[0,0,0,2]', '"alike":[0,0,0,3]')
    expect(read(tooMany).problems[0]?.code).toBe('tally/damaged')
  })
})
