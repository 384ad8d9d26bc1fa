import { describe, expect, it } from 'vitest'
import type { ReadColumn } from '../../src/coding/answer-reader.ts'
import { filledTwice } from '../../src/coding/filled-twice.ts'

const QUESTIONS = ['U1', 'U2', 'U3', 'U4']
const columns = QUESTIONS.map(
  (header, at) => ({ column: at, further: [at + 4], header }) as unknown as ReadColumn,
)
const problems = (rows: readonly (readonly string[])[]) => {
  const twice = filledTwice(columns)
  for (const [at, cells] of rows.entries()) twice.add(at + 2, cells)
  return twice.problems({ name: 'd.csv', format: 'csv' } as never)
}
const ONE = ['3', '3', '3', '3', '', '', '', '']
const OTHER = ['', '', '', '', '4', '4', ' ', '4']
const BOTH = ['3', '3', '3', '3', '4', '4', '4', '4']

describe('questions of which a form has a branch each', () => {
  it('are answered in one of them', () => {
    expect(problems([ONE, OTHER])).toEqual([])
  })

  it('are one finding where a row answers several of them twice', () => {
    const [only, ...more] = problems([ONE, BOTH])
    expect(more).toEqual([])
    expect(only?.message.en).toContain('A, E `U1`; B, F `U2`; C, G `U3`; … (+1).')
  })

  it('are a finding for each set of rows', () => {
    const some = problems([BOTH.with(0, ''), BOTH.with(1, '').with(2, '').with(3, '')])
    expect(
      some.map(({ message }) => message.en.match(/in (rows? .*): columns (.*)\.$/)?.slice(1)),
    ).toEqual([
      ['row 2', 'B, F `U2`; C, G `U3`; D, H `U4`'],
      ['row 3', 'A, E `U1`'],
    ])
  })

  it('stand twice beside each other where several rows answer all of them in both', () => {
    expect(problems([BOTH, BOTH, BOTH]).map(({ code }) => code)).toEqual(['responses/block-beside'])
  })
})
