import { describe, expect, it } from 'vitest'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { scoredNodesOf } from '../../src/score/scored-node.ts'
import { worksheetGains } from '../../src/score/worksheet-filling.ts'
import { sheetOf } from '../support/scored.ts'

const TEXT = `
rubric: filled
edition: "1"
title: Filled in
kind: worksheet
basis: [{ name: ours, covers: [items, scales, weights, method], verified: false, note: An example }]
scales:
  points: { number: { min: 0, max: 1, decimals: 2 }, no-answer: { not-applicable: [n/a] } }
  weight: { number: { min: 0.5, max: 9, decimals: 1 } }
items:
  - { id: a, text: A, scale: points, inputs: [{ id: a-weight, text: Weight of A, scale: weight }] }
  - { id: b, text: B, scale: points, inputs: [{ id: b-weight, text: Weight of B, scale: weight }] }
  - { id: c, text: C, scale: points }
score:
  id: root
  aggregate: sum
  of:
    - id: mean
      weight: 100
      of: [{ item: a, weight-from: a-weight }, { item: c, weight: 3 }]
    - id: sum
      aggregate: sum
      of: [{ item: b, weight: 4, weight-from: b-weight }]
`
const read = (text: string, base?: string) =>
  readRubric({ file: 'filled.yaml', text }, id =>
    base === undefined ? undefined : { file: `${id}.yaml`, text: base },
  )
const { rubric: found } = read(TEXT)
if (found === undefined) throw new Error('the rubric of this test is broken')
const rubric = found

type Answers = Parameters<typeof sheetOf>[1]

function scored(...sheets: readonly Answers[]) {
  const { root } = scoredWorksheet(
    rubric,
    sheets.map(answers => sheetOf(rubric, answers)),
  )
  return Object.fromEntries(
    scoredNodesOf(root).map(({ node, outcome, points }) => [
      node.id,
      'value' in outcome
        ? `${outcome.value.toFraction()} of ${points?.attainable.toFraction()}`
        : outcome.undefinedBecause,
    ]),
  )
}

const ALL = { a: 0.5, c: 1, b: 0.5, 'a-weight': 1, 'b-weight': 2 }

describe('a weight that is filled in', () => {
  it('counts in a mean and in the maximum of a sum', () => {
    // (0.5 × 1 + 1 × 3)/4 × 100, and 0.5 × 2 of 2.
    expect(scored(ALL)).toMatchObject({
      ...{ mean: '175/2 of 100', sum: '1 of 2', root: '177/2 of 102' },
    })
  })

  it('leaves everything above it open until it is there, whatever is answered', () => {
    const { 'b-weight': _open, ...rest } = ALL
    expect(scored(rest)).toMatchObject({
      mean: '175/2 of 100',
      sum: 'incomplete',
      root: 'incomplete',
    })
  })

  it('is not asked for where the part does not apply', () => {
    const { 'a-weight': _none, ...rest } = ALL
    expect(scored({ ...rest, a: 'n/a' })).toMatchObject({ mean: '100 of 100' })
  })

  it('leaves what can be gained unknown only where the part applies', () => {
    const { 'a-weight': _none, ...rest } = ALL
    const gains = (answers: Answers) =>
      worksheetGains(scoredWorksheet(rubric, [sheetOf(rubric, answers)]).root).map(
        ({ node, gain }) => `${node.id} ${gain.toFraction()}`,
      )
    expect(gains({ ...rest, c: 0.5, a: 'n/a' })).toEqual(['mean 50', 'sum 1'])
    expect(gains(rest)).toEqual(['sum 1'])
  })

  it('may be stated by one sheet for all, and never in two ways', () => {
    const { 'a-weight': _none, ...rest } = ALL
    expect(scored(rest, { 'a-weight': 1 })).toMatchObject({ mean: '175/2 of 100' })
    expect(() => scored(ALL, { 'a-weight': 2 })).toThrow(
      expect.objectContaining({
        diagnostics: [expect.objectContaining({ code: 'score/weights-differ' })],
      }),
    )
  })

  it('makes no other rubric: tallies and reports of it belong together', () => {
    const filled = scoredWorksheet(rubric, [sheetOf(rubric, ALL)]).rubric
    expect(filled.score).not.toBe(rubric.score)
    expect(filled.scoringFingerprint).toBe(rubric.scoringFingerprint)
    expect(scoredWorksheet(filled, [sheetOf(filled, ALL)]).rubric).toBe(filled)
  })

  it('gives way to one that is written in a rubric that extends it', () => {
    const { rubric: own, problems } = read(
      `
rubric: own
edition: "1"
extends: filled
title: Own
score: { of: [{ id: mean, of: [{ item: a, weight: 5 }] }] }
`,
      TEXT,
    )
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(own?.score.children[0]?.children[0]?.weightFrom).toBeUndefined()
    expect(own?.score.children[0]?.children[1]?.weight.toFraction()).toBe('3')
  })

  it.each([
    ['an item that is not there', 'a-weights', 'rubric/unknown-reference'],
    ['an item that may be 0', 'c', 'rubric/weight-not-a-number'],
  ])('is no answer to %s', (_, name, code) => {
    const { problems } = read(TEXT.replace('weight-from: a-weight', `weight-from: ${name}`))
    expect(problems.map(each => each.code)).toContain(code)
  })
})
