import { describe, expect, it } from 'vitest'
import { exact } from '../../src/math/exact.ts'
import { evidenceList, listedRows, statedNumber } from '../../src/worksheets/worksheet.ts'

describe('evidenceList', () => {
  it('takes pieces apart at semicolons and lines, without bullets and numbers', () => {
    expect(evidenceList(['1. SK Tim; 2) Notulen\n- Foto', ' Laporan '])).toEqual([
      ...['SK Tim', 'Notulen', 'Foto', 'Laporan'],
    ])
  })

  it('is empty where somebody wrote that there is none', () => {
    expect(evidenceList(['-', 'Tidak ada', 'n/a', 'nihil.', '—'])).toEqual([])
  })
})

describe('statedNumber', () => {
  it('is exact, with the decimals it was written with', () => {
    expect(statedNumber('1,34')).toEqual({ value: exact(67, 50), digits: 2 })
    expect(statedNumber('66.9%')).toEqual({ value: exact(669, 10), digits: 1 })
    expect(statedNumber('2 / 3')).toEqual({ value: exact(2, 3), digits: 12 })
    expect(statedNumber('−4')).toEqual({ value: exact(-4), digits: 0 })
  })

  it('is none where the cell holds anything else', () => {
    for (const cell of ['', 'A', '1.234,5', '#REF!', '1/0'])
      expect([cell, statedNumber(cell)]).toEqual([cell, undefined])
  })
})

describe('listedRows', () => {
  it('names six, and three in a row as a range', () => {
    expect(listedRows([1, 2, 4, 5, 6])).toBe('1, 2, 4–6')
    expect(listedRows([1, 3, 5, 7, 9, 11, 13])).toBe('1, 3, 5, 7, 9, 11, …')
  })
})
