import { describe, expect, it } from 'vitest'
import { checkRubric } from '../../src/check/check-rubric.ts'
import { codesIn, findingsIn, lineOf, rubricWith, SOUND_RUBRIC } from '../support/checked.ts'

describe('checking one rubric', () => {
  it('finds nothing in a sound one', () => {
    expect(codesIn(SOUND_RUBRIC)).toEqual([])
  })

  it('names a misspelt key and the one that was meant', () => {
    const text = rubricWith(['rescale:', 'rescal:'])
    const [finding, ...others] = findingsIn(text)
    expect(others).toEqual([])
    expect(finding?.code).toBe('rubric/unknown-key')
    expect(finding?.params.near).toBe('rescale')
  })

  it('does not run rules on what cannot be read', () => {
    expect(codesIn('rubric: [')).toEqual(['1 rubric/yaml-syntax'])
  })

  it('leaves what stands in the base to the check of the base', () => {
    const base = rubricWith(['item: P1, weight: 1/2', 'item: P1, weight: 1/3'])
    const find = () => ({ file: 'contoh.yaml', text: base })
    const change = 'rubric: varian\nedition: "2026.2"\nextends: contoh\ntests: []\n'
    const own = checkRubric({ file: 'varian.yaml', text: change }, find)
    expect(checkRubric({ file: 'contoh.yaml', text: base }).length).toBeGreaterThan(0)
    expect(own.map(({ code }) => code)).toEqual(['check/tests-missing'])
  })

  it('tells that a variant breaks what it inherits', () => {
    const find = () => ({ file: 'contoh.yaml', text: SOUND_RUBRIC })
    const change = [
      'rubric: varian',
      'edition: "2026.2"',
      'extends: contoh',
      'score: { of: [{ item: P1, weight: 1/3 }] }',
      'tests: [{ name: best, answers: { P1: 4, P2: 4, P3: 4 }, expect: { ikm: 100 } }]',
    ].join('\n')
    const own = checkRubric({ file: 'varian.yaml', text: change }, find)
    expect(own.length).toBeGreaterThan(0)
  })

  it('says each finding once and in the order of the file', () => {
    const text = rubricWith(['ikm: 75', 'ikm: 76'], ['ikm: 100', 'ikm: 99'])
    const found = codesIn(text)
    expect(found).toEqual([
      `${lineOf(text, 'expect: { ikm: 76')} check/test-fails`,
      `${lineOf(text, 'expect: { ikm: 99')} check/test-fails`,
    ])
  })
})
