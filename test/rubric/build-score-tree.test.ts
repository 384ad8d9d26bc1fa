import { describe, expect, it } from 'vitest'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { rubricWith } from '../support/checked.ts'

const read = (...changes: readonly (readonly [string, string])[]) =>
  readRubric({ file: 'contoh.yaml', text: rubricWith(...changes) }, () => undefined)
const codes = (...changes: readonly (readonly [string, string])[]) =>
  read(...changes).problems.map(({ code }) => code)

describe('the score of a file', () => {
  it('is a tree with exact weights and defaults filled in', () => {
    const score = read().rubric?.score
    expect(score).toMatchObject({ id: 'ikm', aggregate: 'average', missing: 'undefined' })
    expect(score?.children.map(({ weight }) => weight.toFraction())).toEqual(['1/2', '1/4', '1/4'])
  })

  it('averages persons at its items where the items say so', () => {
    expect(read().rubric?.score.children.map(({ over }) => over)).toEqual([
      ...['respondents', 'respondents', 'respondents'],
    ])
  })

  it('holds no item twice, none that is unknown, and no weight below zero', () => {
    expect(codes(['{ item: P3,', '{ item: P2,'])).toContain('rubric/item-scored-twice')
    expect(codes(['{ item: P3,', '{ item: P9,'])).toContain('rubric/unknown-reference')
    expect(codes(['weight: 1/2', 'weight: -1/2'])).toContain('rubric/weight-not-positive')
  })

  it('has no name that an item has', () => {
    expect(codes(['  id: ikm', '  id: P1']).length).toBeGreaterThan(0)
  })
})
