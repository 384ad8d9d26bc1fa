import { expect, it } from 'vitest'
import {
  haveEqualWeights,
  isOtherScoring,
  otherScoringNote,
  unansweredNotes,
} from '../../src/compare/other-scoring.ts'
import { fullResult } from '../../src/report/full-report.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const data = csv([skm.items.map(({ id }) => id), skm.items.map(() => 3), skm.items.map(() => 2)])

it('names every rule that differs, and why the change has no split', async () => {
  const now = fullResult((await assessed(skm, [data])).result)
  const { score, careless: _none, ...model } = now.model
  const before = {
    ...now,
    model: {
      ...model,
      score: { ...score, children: score.children.map(node => ({ ...node, weight: '0.11' })) },
      careless: { basis: 'Sendiri', longestRun: 5 },
    },
  }
  const said = (there: typeof now, isSplit = false) =>
    otherScoringNote(now, there, isSplit).message.en
  expect(said(before, true)).toMatch(
    /What differs: .*weights.*cut-offs of suspicious answers[^:]*\.$/,
  )
  expect(said(before)).toContain('these rules judge each person before counting')
  const { tally: _tally, ...without } = before
  expect(said(without)).toContain('the report before holds no counts')
  expect(said(now, true)).toContain('other rules of the rubric')
})

it('knows no other scoring where the rubric gained a column of groups alone', async () => {
  const now = fullResult((await assessed(skm, [data])).result)
  const { rubric, model } = now
  const early = { ...now, rubric: { ...rubric, scoringFingerprint: 'early' } }
  expect(isOtherScoring(now, { ...early, model: { ...model, groups: [] } })).toBe(false)
  expect(isOtherScoring(now, { ...early, model: { ...model, shownDigits: 1 } })).toBe(true)
})

it('tells editions whose parts weigh otherwise, in whatever order they stand', async () => {
  const now = fullResult((await assessed(skm, [data])).result)
  const { score, ...model } = now.model
  const edition = (children: typeof score.children) => ({
    ...now,
    model: { ...model, score: { ...score, children } },
  })
  expect(haveEqualWeights(now, edition(score.children.toReversed()))).toBe(true)
  const [first, ...others] = score.children
  const heavier = first === undefined ? [] : [{ ...first, weight: '0.5' }, ...others]
  expect(haveEqualWeights(now, edition(heavier))).toBe(false)
  expect(haveEqualWeights(now, edition(others))).toBe(false)
})

it('names items that nobody answered in one of the periods', async () => {
  const now = fullResult((await assessed(skm, [data])).result)
  const empty = data.replace(/^[32],/gm, ',')
  const before = fullResult((await assessed(skm, [empty])).result)
  const said = (a: typeof now, b: typeof now) => unansweredNotes(a, b).map(each => each.message.en)
  expect(said(now, before)).toEqual([expect.stringContaining(': `U1` (before). The parts')])
  expect(said(before, now)).toEqual([expect.stringContaining(': `U1` (now). The parts')])
  expect(said(before, before)).toEqual([])
})

it('does not advise to score the period before by what nobody was asked then', async () => {
  const now = fullResult((await assessed(skm, [data])).result)
  const fewer = { ...now, model: { ...now.model, items: now.model.items.slice(1) } }
  const advice = (is: typeof now, was: typeof now) => otherScoringNote(is, was, false).remedy.en
  expect(advice(now, fewer)).toBe('compare the parts and items that both periods asked.')
  expect(advice(fewer, now)).toContain('by the same rubric')
})
