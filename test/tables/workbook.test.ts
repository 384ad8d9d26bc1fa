import { describe, expect, it } from 'vitest'
import { columnName, tabName } from '../../src/tables/workbook.ts'

describe('columnName', () => {
  it('counts on after Z as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual([
      ...['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'],
    ])
  })
})

describe('tabName', () => {
  it('keeps whole words', () => {
    const cut = 'Perangkat daerah × jenis layanan, interval'
    expect(tabName(cut, new Set())).toBe('Perangkat daerah × jenis')
  })

  it('leaves out the signs that no spreadsheet allows', () => {
    expect(tabName('Dinas [A]: B/C?', new Set())).toBe('Dinas A B C')
  })

  it('has at most 31 letters, its number among them', () => {
    const long = 'x'.repeat(40)
    expect(tabName(long, new Set())).toBe('x'.repeat(31))
    expect(tabName(long, new Set(['x'.repeat(31)]))).toBe(`${'x'.repeat(29)} 2`)
  })

  it('differs from those taken in more than upper and lower case', () => {
    expect(tabName('DINAS', new Set(['dinas']))).toBe('DINAS 2')
  })

  it('is a word where nothing is left', () => {
    expect(tabName('[]', new Set())).toBe('Sheet')
  })
})
