import { describe, expect, it } from 'vitest'
import { mappingText, savedHeader, unusedColumnsNote } from '../../src/columns/column-mapping.ts'
import { matchColumns } from '../../src/columns/match-columns.ts'
import { parseMapping } from '../../src/columns/parse-mapping.ts'
import { SMALL_SOURCE, smallRubric } from '../support/small-survey.ts'

const HEADERS = ['OPD', 'U1', 'U2', 'U8', 'U9', 'L1', 'Saran', 'Saran']
const { mapping } = matchColumns(HEADERS, smallRubric, SMALL_SOURCE)

describe('a mapping', () => {
  it('is written with a line for each column, in the order of the data', () => {
    expect(Object.entries(JSON.parse(mappingText(mapping)))).toEqual([
      ['OPD', 'group:unit'],
      ...['U1', 'U2', 'U8', 'U9', 'L1'].map(id => [id, id]),
      ['Saran', 'ignore'],
      ['Saran #2', 'ignore'],
    ])
  })

  it('is read as it was written', () => {
    const { mapping: read, diagnostics } = parseMapping(mappingText(mapping), smallRubric, 'm.json')
    expect(diagnostics).toEqual([])
    const again = matchColumns(HEADERS, smallRubric, SMALL_SOURCE, read)
    expect(mappingText(again.mapping)).toBe(mappingText(mapping))
  })
})

describe('columns that nothing uses', () => {
  it('are listed', () => {
    const [note] = unusedColumnsNote(mapping, SMALL_SOURCE)
    expect(note?.message.en).toContain('Saran')
  })

  it('are not listed where a flag uses them', () => {
    expect(unusedColumnsNote(mapping, SMALL_SOURCE, [6, 7])).toEqual([])
  })

  it('of one name are told apart by a number', () => {
    expect([6, 7].map(column => savedHeader(HEADERS, column))).toEqual(['Saran', 'Saran #2'])
  })
})
