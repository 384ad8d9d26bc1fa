import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uniqueKeys } from '../../src/coding/latest-rows.ts'
import { SMALL_SOURCE } from '../support/small-survey.ts'

const keysOf = (cells: readonly string[]) => {
  const { read } = uniqueKeys(1, 'NIP', SMALL_SOURCE)
  return new Set(cells.map((cell, row) => read(cell, row)))
}

describe('the key of a respondent', () => {
  it('is the same with and without spaces, dots or dashes between its digits', () => {
    const forms = ['198501012010011001', '19850101 201001 1 001', '19850101-201001-1-001']
    const kept = ["'198501012010011001", '="198501012010011001"', '19850101.201001.1.001']
    expect(keysOf([...forms, ...kept])).toEqual(new Set(['198501012010011001']))
  })

  it('keeps apart what only looks alike', () => {
    const cells = ['1-2', '12', '1.5', '15', 'R-1', 'R1', 'a@b.id', 'ab.id', '1 2 3', '123']
    expect(keysOf(cells).size).toBe(cells.length)
  })

  it('never joins two numbers with different digits', () => {
    const number = fc.stringMatching(/^[0-9]{10,18}$/)
    fc.assert(
      fc.property(number, number, fc.nat(9), (a, b, at) => {
        const grouped = `${a.slice(0, at + 1)} ${a.slice(at + 1)}`.trim()
        expect(keysOf([a, grouped]).size).toBe(1)
        expect(keysOf([grouped, b]).size).toBe(a === b ? 1 : 2)
      }),
      { seed: 20 },
    )
  })
})
