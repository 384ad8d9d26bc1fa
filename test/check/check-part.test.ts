import { describe, expect, it } from 'vitest'
import {
  choiceFindings,
  isPartText,
  partFindings,
  partsNamedIn,
} from '../../src/check/check-part.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { finderFor } from '../support/rubric-files.ts'

const PART = 'part: profil\nprofile: []\n'

describe('a part', () => {
  it('is known by its first key', () => {
    expect(isPartText(PART)).toBe(true)
    expect(isPartText('rubric: a\n  part: b\n')).toBe(false)
  })

  it('that no rubric takes in is found', () => {
    const codes = (used: readonly string[] | undefined) =>
      partFindings({ file: 'parts/profil.yaml', text: PART }, used).map(({ code }) => code)
    expect(codes(['skala'])).toContain('check/part-unused')
    expect(codes(['profil'])).not.toContain('check/part-unused')
    expect(codes(undefined)).not.toContain('check/part-unused')
  })
})

describe('a choice of a rubric that extends another', () => {
  const found = (changes: string) => {
    const text = `rubric: milik\nedition: "1"\nextends: pekppp-2022\ntitle: { id: Milik kami }\n${changes}`
    const { rubric, problems } = readRubric({ file: 'milik.yaml', text }, finderFor('rubrics'))
    if (rubric === undefined) throw new Error(JSON.stringify(problems))
    return choiceFindings(rubric, finderFor('rubrics')).map(({ params }) => params)
  }
  const TAKEN = 'choices: [{ id: pembagian, taken: 50-50 }]\n'

  it('changes nothing where all is scored as before', () => {
    expect(found(TAKEN)).toEqual([
      { choice: 'pembagian', taken: '50-50', base: 'pekppp-2022', before: '75-25' },
    ])
    expect(found('')).toEqual([])
  })

  it('is what the weights beside it say', () => {
    const weights = 'score: { of: [{ id: f02, weight: 0.5 }, { item: f03, weight: 0.5 }] }\n'
    expect(found(TAKEN + weights)).toEqual([])
  })
})

describe('the parts that a rubric names', () => {
  it('are a list of names, or none', () => {
    expect(partsNamedIn({ file: 'a.yaml', text: 'parts: [profil, skala]\n' })).toEqual([
      ...['profil', 'skala'],
    ])
    expect(partsNamedIn({ file: 'a.yaml', text: 'rubric: a\n' })).toEqual([])
  })

  it('are not known where the file cannot be read', () => {
    expect(partsNamedIn({ file: 'a.yaml', text: 'parts: [a\n' })).toBeUndefined()
  })
})
