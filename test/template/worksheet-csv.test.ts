import { describe, expect, it } from 'vitest'
import { worksheetCsv } from '../../src/template/worksheet-csv.ts'
import { EMPTY_ANSWERS } from '../../src/template/worksheet-rows.ts'
import { worksheet } from '../support/worksheets.ts'

const lines = (unit: string, year: string) =>
  worksheetCsv([{ rubric: worksheet, answers: { ...EMPTY_ANSWERS, unit, year } }], 'id').split(
    '\r\n',
  )

describe('a worksheet as CSV', () => {
  it('has a row a question, a count that several share once', () => {
    const rows = lines('Dinas', '').slice(1, -1)
    expect(rows).toHaveLength(worksheet.items.length)
    expect(rows.every(row => row.startsWith('Dinas;'))).toBe(true)
  })

  it('has a column for the year only where there is one', () => {
    expect(lines('Dinas', '')[0]).not.toContain('tahun')
    expect(lines('Dinas', '2026')[0]).toContain('tahun')
  })
})
