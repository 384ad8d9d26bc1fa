import { describe, expect, it } from 'vitest'
import {
  cellText,
  dateText,
  isoDateText,
  numberText,
  serialDateText,
  styleOfCode,
} from '../../src/tables/cell-text.ts'

describe('a number of a cell', () => {
  it.each([
    ['4', '4'],
    ['0.5', '0.5'],
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['-1.25', '-1.25'],
    ['0.30000000000000004', '0.3'],
    ['1e-7', '1E-7'],
    ['123456789012345', '123456789012345'],
  ])('%s is written as %s', (written, text) => {
    expect(numberText(written)).toBe(text)
  })

  it('keeps the exponent where the workbook has rounded it', () => {
    expect(numberText('198501012020121000')).toBe('1.98501012020121E+17')
  })

  it('is none where it is no number', () => {
    for (const written of ['4 5', '0x10', 'Infinity', '1e999', '4,5', ' ', '.']) {
      expect(numberText(written)).toBe(undefined)
    }
  })
})

describe('a date of a cell', () => {
  it('is ISO 8601, without a time at midnight, without a date for a time of day', () => {
    expect(serialDateText(45322, false)).toBe('2024-01-31')
    expect(serialDateText(45322.34375, false)).toBe('2024-01-31T08:15:00')
    expect(serialDateText(0.34375, false)).toBe('08:15:00')
  })

  it('mends the millisecond that a binary fraction of a day has lost', () => {
    expect(dateText(Date.UTC(2024, 0, 31, 8, 15) - 1)).toBe('2024-01-31T08:15:00')
  })

  it('is a day of early 1900 as a spreadsheet shows it', () => {
    // A code 4 in a cell formatted as a date.
    expect(serialDateText(4, false)).toBe('1900-01-04')
  })

  it('counts from 1904 where the workbook does', () => {
    expect(serialDateText(45322 - 1462, true)).toBe('2024-01-31')
  })

  it('is what the sheet shows where it is a text without a zone', () => {
    expect(isoDateText('2024-01-31T08:15:00')).toBe('2024-01-31T08:15:00')
    expect(isoDateText('2024-01-31T08:15:00+07:00')).toBe('2024-01-31T01:15:00')
    expect(isoDateText('2024-01-31')).toBe('2024-01-31')
    expect(isoDateText('kemarin')).toBe(undefined)
  })
})

it('writes a share as the percent that the sheet shows, to 15 digits', () => {
  const references = { texts: [], styles: ['percent'] as const, is1904: false }
  const shown = (value: string) => cellText({ style: '0', value }, references)
  expect(['0.612', '0.579', '1', '-0.05', '0.07'].map(shown)).toEqual([
    '61.2%',
    '57.9%',
    '100%',
    '-5%',
    '7%',
  ])
  expect(shown('satu')).toBe(undefined)
})

it('tells formats of dates and percents from formats of numbers', () => {
  const dates = [
    'dd/mm/yyyy hh:mm',
    '[h]:mm:ss.00',
    '[$-421]d mmmm yyyy;@',
    'yyyy\\-mm',
    'h:mm AM/PM',
  ]
  const percents = ['0%', '#,##0.0%', '0.0\\ %;[Red]-0.0%']
  const numbers = ['General', '0.00', '#,##0', '"hari" 0', '[Red]0', '@', '', '0\\%', '0" %"']
  const stylesOf = (codes: readonly string[]) => [...new Set(codes.map(styleOfCode))]
  expect(stylesOf(dates)).toEqual(['date'])
  expect(stylesOf(percents)).toEqual(['percent'])
  expect(stylesOf(numbers)).toEqual(['number'])
})
