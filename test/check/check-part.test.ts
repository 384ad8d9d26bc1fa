import { describe, expect, it } from 'vitest'
import { isPartText, partFindings, partsNamedIn } from '../../src/check/check-part.ts'

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
