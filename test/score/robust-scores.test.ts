import { describe, expect, it } from 'vitest'
import { exact, exactText, ONE } from '../../src/math/exact.ts'
import { withAtLeast } from '../../src/score/rescored-tally.ts'
import { choiceNotes, robustScores } from '../../src/score/robust-scores.ts'
import { surveyScores } from '../../src/score/survey-scores.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const OLD = soundRubric('rubrics', 'skm-2017-bobot-011')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')

function scoresOf(rows: readonly (readonly number[])[]) {
  const open = openTally(SKM, [], [])
  for (const codes of rows) tallyRow(open, { codes, numbers: [], groups: [], profile: [] })
  const reading = { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() }
  return surveyScores(SKM, closedTally(open, reading))
}

describe('the index under open choices', () => {
  it('has other weights of the same questions, and complete answers alone', () => {
    const all = SKM.items.map(() => 2)
    const found = robustScores(scoresOf([all, [3, ...all.slice(1)], [-1, ...all.slice(1)]]), [
      SKM,
      OLD,
      BERAKHLAK,
    ])
    // Of two with all answers the index is (27 + 28)/2 ninths, that of all has U1 from two: 3.5.
    expect(found.map(({ kind, value }) => [kind, exactText(value)])).toEqual([
      ['own', '1375/18'],
      ['variant', '605/8'],
    ])
    const less = robustScores(scoresOf([all, [3, -1, ...all.slice(2)]]), [])
    expect(less.map(({ kind, value, grade }) => [kind, exactText(value), grade])).toEqual([
      ['own', '1375/18', 'C'],
      ['complete', '75', 'C'],
    ])
  })

  it.each([false, true])(
    'takes complete answers for what they weigh, in clusters: %s',
    hasClusters => {
      const design = { hasStrata: false, hasClusters, weightDecimals: 0 }
      const open = openTally(SKM, [], [], [], design)
      const all = SKM.items.map(() => 2)
      const rows = [
        { codes: all, weight: 3n },
        { codes: all.map(() => 3), weight: 1n },
        { codes: [-1, ...all.slice(1)], weight: 5n },
      ]
      for (const [at, { codes, weight }] of rows.entries()) {
        const sampled = { weight, stratum: '', cluster: hasClusters ? `${at % 2}` : '' }
        tallyRow(open, { codes, numbers: [], groups: [], profile: [], sampled })
      }
      const reading = { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() }
      const found = robustScores(surveyScores(SKM, closedTally(open, reading)), [])
      const complete = found.find(({ kind }) => kind === 'complete')
      // (3 × 75 + 1 × 100) ÷ 4
      expect(complete && exactText(complete.value)).toBe('325/4')
    },
  )

  it('has other treatments of blanks where persons have scores, also as a variant', () => {
    const all = BERAKHLAK.items.map(() => 4)
    // Of the first dimension one answered all three, one two, one a single item: 5; 3 and 1; 1.
    const rows = [all, [2, 0, -1, ...all.slice(3)], [0, -1, -1, ...all.slice(3)]]
    const open = openTally(BERAKHLAK, [], [])
    for (const codes of rows) tallyRow(open, { codes, numbers: [], groups: [], profile: [] })
    const reading = { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() }
    const scores = surveyScores(BERAKHLAK, closedTally(open, reading))
    const strict = { ...withAtLeast(BERAKHLAK, ONE), id: 'strict' }
    const found = robustScores(scores, [strict]).map(({ kind, value, persons }) => [
      kind,
      exactText(value),
      persons,
    ])
    // Six dimensions of 100 and the first: (5 + 2)/2, (5 + 2 + 1)/3, 5 points.
    expect(found).toEqual([
      ['own', exactText(exact(600 * 2 + 125, 14)), undefined],
      ['variant', '100', 1],
      ['available', exactText(exact(600 * 12 + 500, 84)), 1],
      ['answered', '100', 1],
      ['complete', '100', 1],
    ])
  })

  it('says that blanks were passed over where nothing else can be computed', () => {
    const own = robustScores(scoresOf([SKM.items.map(() => 2)]), []).slice(0, 1)
    const said = (blank: number) => choiceNotes(own, blank).map(({ message }) => message.en)
    expect(said(0)).toEqual([expect.not.stringContaining('lank')])
    expect(said(1000)).toEqual([expect.stringContaining('Blank answers (1,000) are treated')])
    expect(choiceNotes([...own, ...own], 1000)).toEqual([])
    expect(choiceNotes([], 0)[0]?.message.en).toContain('the index is undefined')
  })

  it('is nothing without an index', () => {
    expect(robustScores(scoresOf([SKM.items.map(() => -1)]), [OLD])).toEqual([])
  })
})
