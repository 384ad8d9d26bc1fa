import { describe, expect, it } from 'vitest'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { rubricWith } from '../support/checked.ts'

const read = (...changes: readonly (readonly [string, string])[]) =>
  readRubric({ file: 'contoh.yaml', text: rubricWith(...changes) }, () => undefined)
const codes = (...changes: readonly (readonly [string, string])[]) =>
  read(...changes).problems.map(({ code }) => code)

const scaleOf = (...changes: readonly (readonly [string, string])[]) => {
  const measure = read(...changes).rubric?.items[0]?.measure
  return measure?.kind === 'choice' ? measure.scale : undefined
}

describe('a scale of choices', () => {
  it('has the points of its codes where none are written, in the order of the file', () => {
    const scale = scaleOf()
    expect(scale?.categories.map(({ code }) => code)).toEqual(['1', '2', '3', '4'])
    expect(scale?.categories.map(({ points }) => points.toFraction())).toEqual(['1', '2', '3', '4'])
    expect([scale?.lowest, scale?.highest].map(end => end?.toFraction())).toEqual(['1', '4'])
  })

  it('has the points that are written, exactly', () => {
    const scale = scaleOf(['{ code: 3, label', '{ code: 3, points: 0.67, label'])
    expect(scale?.categories[2]?.points.toFraction()).toBe('67/100')
  })

  it('needs points where a code is no number', () => {
    expect(codes(['{ code: 3, label', '{ code: C, label'])).toContain('rubric/points-missing')
  })

  it('keeps the kinds of no answer apart', () => {
    expect(scaleOf()?.noAnswer).toMatchObject({
      'not-applicable': ['Tidak berlaku'],
      'dont-know': [],
    })
  })
})
