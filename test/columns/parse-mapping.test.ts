import { describe, expect, it } from 'vitest'
import { mappingHeaders, parseMapping } from '../../src/columns/parse-mapping.ts'
import { smallRubric } from '../support/small-survey.ts'

const parsed = (entries: object) =>
  parseMapping(JSON.stringify(entries, null, 1), smallRubric, 'peta.json')

describe('a mapping file', () => {
  it('names items by id or by their words, groups, the time, and what to leave out', () => {
    const { mapping, diagnostics } = parsed({
      a: 'U1',
      b: 'Persyaratan pelayanan',
      c: 'group:unit',
      d: 'profile:gender',
      e: 'time',
      f: 'ignore',
    })
    expect(diagnostics).toEqual([])
    expect(mapping.columns.map(({ header, target }) => [header, target])).toEqual([
      ['a', { kind: 'item', id: 'U1' }],
      ['b', { kind: 'item', id: 'U1' }],
      ['c', { kind: 'group', id: 'unit' }],
      ['d', { kind: 'profile', id: 'gender' }],
      ['e', { kind: 'time' }],
      ['f', { kind: 'ignore' }],
    ])
  })

  it('joins spellings of a group', () => {
    const { mapping } = parsed({ 'group:unit = Dinkes': 'Dinas Kesehatan' })
    expect(mapping.values).toEqual([{ group: 'unit', spelling: 'Dinkes', name: 'Dinas Kesehatan' }])
  })

  it('says in which line something unknown is named', () => {
    const { diagnostics } = parsed({ a: 'U1', b: 'U7' })
    expect(diagnostics).toMatchObject([
      { code: 'responses/mapping-unknown-target', place: { file: 'peta.json', line: 3 } },
    ])
  })

  it('is of version 2 where it has sections, and a column may be called `version`', () => {
    const codes = (entries: object) => parsed(entries).diagnostics.map(({ code }) => code)
    expect(codes({ version: 2, rows: '2-5' })).toEqual([])
    expect(codes({ version: 'ignore', Soal: 'U1' })).toEqual([])
    expect(codes({ version: 3, rows: '2-5' })).toEqual(['responses/mapping-syntax'])
    expect(codes({ version: 'x', columns: { a: 'U1' } })).toEqual(['responses/mapping-syntax'])
  })

  it('names its headers whatever the rubric', () => {
    const text = '{ "a": "X", "group:unit = b": "c" }'
    expect(mappingHeaders(text, 'peta.json').headers).toEqual(['a'])
  })

  it('that is no JSON is refused with its place', () => {
    expect(mappingHeaders('{ "a": ', 'peta.json').diagnostics).toHaveLength(1)
  })
})
