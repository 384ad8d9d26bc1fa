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

  it('that fits two targets goes to neither', () => {
    const twins = [
      { target: 'a', ids: ['a'], texts: ['Sama'] },
      { target: 'b', ids: ['b'], texts: ['Sama'] },
    ]
    const { matched, shared } = nameClaims(twins, ['Sama'], [0])
    expect([matched, shared]).toEqual([[], [{ column: 0, targets: ['a', 'b'] }]])
  })

  it('of any other name goes to nobody', () => {
    expect(claims('Saran')).toEqual({ matched: [], doubled: [], outworded: [], shared: [] })
  })
})
