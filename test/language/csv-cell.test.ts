import { describe, expect, it } from 'vitest'
import { csvCell } from '../../src/language/csv-cell.ts'

describe('csvCell', () => {
  it('leaves numbers and fractions as they are, negative ones too', () => {
    expect([csvCell(-3.5), csvCell('1/9'), csvCell('+4')]).toEqual(['-3.5', '1/9', '+4'])
  })

  it('quotes by RFC 4180', () => {
    expect(csvCell('Dinas "A", B')).toBe('"Dinas ""A"", B"')
  })

  it('makes text of what a spreadsheet would take for a formula, wherever a separator may cut', () => {
    expect(csvCell('=1+1')).toBe("'=1+1")
    expect(csvCell('a;@b')).toBe(`"a;'@b"`)
    expect(csvCell('＝cmd')).toBe("'＝cmd")
    expect(csvCell('-2+3')).toBe("'-2+3")
  })

  it('is empty for nothing', () => {
    expect(csvCell(undefined)).toBe('')
  })
})
