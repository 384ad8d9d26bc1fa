import { describe, expect, it } from 'vitest'
import { cellText } from '../../src/tables/read-xlsx.ts'

describe('cellText', () => {
  it.each([
    [4, '4'],
    [0.5, '0.5'],
    [0, '0'],
    [-1.25, '-1.25'],
    [0.1 + 0.2, '0.3'],
    [1e-7, '1E-7'],
    [123456789012345, '123456789012345'],
  ])('writes the number %d as %s', (value, text) => {
    expect(cellText(value)).toBe(text)
  })

  it('keeps the exponent of a number that the workbook has rounded', () => {
    expect(cellText(1.98501012020121e17)).toBe('1.98501012020121E+17')
  })

  it('writes dates as ISO 8601, without a time at midnight, without a date for a time of day', () => {
    expect(cellText(new Date(Date.UTC(2024, 0, 31)))).toBe('2024-01-31')
    expect(cellText(new Date(Date.UTC(2024, 0, 31, 8, 15)))).toBe('2024-01-31T08:15:00')
    expect(cellText(new Date(Date.UTC(1899, 11, 30, 8, 15)))).toBe('08:15:00')
  })

  it('mends the millisecond that a binary fraction of a day has lost', () => {
    expect(cellText(new Date(Date.UTC(2024, 0, 31, 8, 15) - 1))).toBe('2024-01-31T08:15:00')
  })

  it('shows the days of early 1900 as a spreadsheet does', () => {
    // Serial number 4, which a reader takes for 3 January: a code 4 in a cell formatted as a date.
    expect(cellText(new Date(Date.UTC(1900, 0, 3)))).toBe('1900-01-04')
  })

  it('writes truth values as spreadsheets export them, and nothing for nothing', () => {
    expect([cellText(true), cellText(false), cellText(null)]).toEqual(['TRUE', 'FALSE', ''])
  })
})
