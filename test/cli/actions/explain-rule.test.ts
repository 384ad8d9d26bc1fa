import { describe, expect, it } from 'vitest'
import { ruleExplanation } from '../../../src/cli/actions/explain-rule.ts'

const explained = (name: string, language: 'id' | 'en', width = 80) =>
  ruleExplanation(name, { language, width, colour: false, colourOfProblems: false })

describe('ruleExplanation', () => {
  it('says in Indonesian what is found, what to do and why, and shows both', () => {
    const page = explained('weights-sum', 'id')
    expect(page).toMatch(/^check\/weights-sum {2}kesalahan\n\nBobot .*\n/)
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual([
      ...['Kapan muncul', 'Bunyi temuan', 'Saran', 'Salah', 'Benar', 'Mengapa'],
    ])
    expect(page).not.toMatch(/\{\w+\}|## What/)
  })

  it('knows what keeps a rubric from being read', () => {
    expect(explained('duplicate-id', 'id')).toMatch(/^rubric\/duplicate-id {2}kesalahan\n/)
    expect(explained('rubric/unknown-key', 'en')).toMatch(/^rubric\/unknown-key {2}error\n/)
  })

  it('breaks prose, and no line of an example', () => {
    const lines = explained('weights-sum', 'en', 60).split('\n')
    expect(lines.filter(line => line.length >= 60)).toEqual([])
    expect(explained('band-order', 'id', 60)).toContain(
      'label: { id: Sangat baik, en: Very good } }',
    )
  })
})
