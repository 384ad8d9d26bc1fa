import { describe, expect, it } from 'vitest'
import { matchColumns } from '../../src/columns/match-columns.ts'
import { shownHeader, shownHeaders } from '../../src/tables/table.ts'
import { SMALL_SOURCE, smallRubric } from '../support/small-survey.ts'

describe('what a message shows of headers', () => {
  it('is a question of usual length as it stands', () => {
    const question = 'Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan?'
    expect(shownHeader(question)).toBe(question)
  })

  it('is the beginning of a header without end, never half a letter', () => {
    const shown = shownHeader('😀'.repeat(1000))
    expect(shown).toMatch(/^(?:😀)+…$/u)
    expect(shown.length).toBeLessThanOrEqual(301)
  })

  it('is the first of many, and how many more there are', () => {
    expect(shownHeaders(['A', 'B', 'C'], 2)).toBe('A, B, … (+1)')
    expect(shownHeaders(['A', 'B'], 2)).toBe('A, B')
  })
})

it('a thousand columns that fit one item are told in a few lines', () => {
  const headers = ['U1', 'U2', 'U8', 'U9', 'L1', ...Array<string>(1000).fill('U1')]
  const { diagnostics } = matchColumns(headers, smallRubric, SMALL_SOURCE)
  const [problem] = diagnostics
  expect(problem?.code).toBe('responses/two-columns-for-item')
  expect(problem?.message.en).toContain('X `U1`, … (+981). Expected one.')
  expect(problem?.remedy.en.split('\n').length).toBe(23)
})
