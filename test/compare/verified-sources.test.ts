import { describe, expect, it } from 'vitest'
import { comparedSources } from '../../src/compare/verified-sources.ts'

describe('sources', () => {
  const source = (name: string, contentHash: string) => ({ name, size: 1, contentHash, rows: 2 })

  it('are the same by their content, whatever they are called', () => {
    const found = comparedSources([source('a.csv', 'x')], [source('folder/b.csv', 'x')])
    expect(found).toEqual([{ name: 'a.csv', state: 'renamed', differences: [] }])
  })

  it('of the same name and another content are said to differ, with both hashes', () => {
    const [found] = comparedSources([source('a.csv', 'x')], [source('new/a.csv', 'y')])
    expect(found?.state).toBe('other')
    expect(found?.differences).toEqual([
      { path: 'provenance.sources[0].contentHash', reported: 'x', computed: 'y' },
    ])
  })

  it('that are missing or too many are named', () => {
    const found = comparedSources([source('a.csv', 'x')], [source('b.csv', 'y')])
    expect(found.map(({ name, state }) => [name, state])).toEqual([
      ['a.csv', 'missing'],
      ['b.csv', 'added'],
    ])
  })
})
