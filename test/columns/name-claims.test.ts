import { describe, expect, it } from 'vitest'
import { nameClaims } from '../../src/columns/name-claims.ts'

const sought = [
  { target: 'U1', ids: ['U1'], texts: ['Persyaratan'] },
  { target: 'U2', ids: ['U2'], texts: ['Prosedur'] },
]
const claims = (...headers: readonly string[]) => nameClaims(sought, headers, [...headers.keys()])

describe('a column', () => {
  it('goes to what it is the name of', () => {
    const { matched } = claims('Prosedur', 'U1')
    expect(matched.map(({ target, column }) => [target, column]).sort()).toEqual([
      ['U1', 1],
      ['U2', 0],
    ])
  })

  it('is forgiven its numbering, but an exact name comes first', () => {
    expect(claims('1. Persyaratan').matched).toMatchObject([{ target: 'U1', column: 0 }])
    const { matched, doubled } = claims('1. Persyaratan', 'Persyaratan')
    expect([matched, doubled]).toMatchObject([[{ target: 'U1', column: 1 }], []])
  })

  it('is never chosen between two that fit alike', () => {
    const { matched, doubled } = claims('Persyaratan', 'Persyaratan')
    expect([matched, doubled]).toEqual([[], [{ target: 'U1', columns: [0, 1] }]])
  })

  it('with a word of one target is left alone where all have their codes', () => {
    const three = [...sought, { target: 'U3', ids: ['U3'], texts: ['Waktu'] }]
    const headers = ['Waktu', 'U1', 'U2', 'U3']
    const { matched, outworded } = nameClaims(three, headers, [0, 1, 2, 3])
    expect(matched.map(({ target, column }) => [target, column])).toEqual([
      ['U1', 1],
      ['U2', 2],
      ['U3', 3],
    ])
    expect(outworded).toEqual([])
    // Codes that a form gave, beside words for most: the words are the questions.
    const form = nameClaims(three, ['U1', 'U2', 'U3', 'Persyaratan', 'Prosedur'], [0, 1, 2, 3, 4])
    expect(form.outworded.map(({ column }) => column)).toEqual([0, 1])
  })

  it('that fits two targets goes to neither', () => {
    const twins = [
      { target: 'a', ids: ['a'], texts: ['Sama'] },
      { target: 'b', ids: ['b'], texts: ['Sama'] },
    ]
    const { matched, shared } = nameClaims(twins, ['Sama'], [0])
    expect([matched, shared]).toEqual([[], [{ column: 0, targets: ['a', 'b'] }]])
  })

  it('of any other name goes to nobody', () => {
    expect(new Set(Object.values(claims('Saran')).flat())).toEqual(new Set())
  })
})
