import { describe, expect, it } from 'vitest'
import { cellText, isTooLarge, tabExtent, workbookTabs } from '../../src/tables/read-xlsx.ts'
import { opened, refusalOf, said } from '../support/opened.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'

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

const extentOf = (xml: string) => tabExtent(Buffer.from(xml))

it('finds the last row and the last column, whatever the order of cells', () => {
  const xml = '<row r="7"><c r="AB3" s="1"/><c r=\'C5\'/></row><row\n r="2"/>'
  expect(extentOf(xml)).toEqual({ rows: 7, columns: 28 })
  expect(extentOf('<c r="XFD1048576"/>')).toEqual({ rows: 1_048_576, columns: 16_384 })
  expect(extentOf('<sheetData/>')).toEqual({ rows: 0, columns: 0 })
})

it('is not misled by texts and other attributes', () => {
  expect(extentOf('<c r="A1" attr="Z9"><t>x r="ZZ99"</t></c>')).toEqual({ rows: 1, columns: 1 })
})

it('has room for a million rows of a survey, not for a stray cell in the last corner', () => {
  expect(isTooLarge({ rows: 1_048_576, columns: 30 })).toBe(false)
  expect(isTooLarge({ rows: 9, columns: 16_384 })).toBe(false)
  expect(isTooLarge({ rows: 1_048_576, columns: 16_384 })).toBe(true)
  expect(isTooLarge({ rows: 1_048_577, columns: 1 })).toBe(true)
})

it('refuses a sheet by what it claims, before any room is made for it', async () => {
  const rows = `${cellRows([['OPD', 'U1']])}<row r="99999999"><c r="B99999999"><v>4</v></c></row>`
  const problems = await refusalOf(opened(workbookBytes([{ name: 'Data', rows }])))
  expect(said(problems)).toEqual([
    'responses/sheet-too-large: Lembar `Data` membentang sampai baris 99999999, kolom ke-2: jauh melampaui data jawaban.',
  ])
  expect(said(problems, 'en')[0]).toContain('Sheet `Data` reaches to row 99999999, column 2')
})

const RELATIONS = `
  <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
  <Relationship Target="/xl/worksheets/sheet7.xml" Type="http://x/worksheet" Id="rId2"></Relationship>
  <Relationship Id="rId3" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/>
  <Relationship Id="rId4" Type="http://x/styles" Target="styles.xml"/>`

it('lists sheets in order with their parts, without charts', () => {
  const workbook = `<sheets>
    <sheet name="Data &amp; &#74;awaban" sheetId="9" r:id="rId1"/>
    <sheet name="Grafik" sheetId="2" r:id="rId3"/>
    <sheet state='veryHidden' name='a"b' sheetId="3" ns:id="rId2"/></sheets>`
  expect(workbookTabs(workbook, RELATIONS)).toEqual([
    { name: 'Data & Jawaban', position: 1, isHidden: false, path: 'xl/worksheets/sheet1.xml' },
    { name: 'a"b', position: 3, isHidden: true, path: 'xl/worksheets/sheet7.xml' },
  ])
})

it('reads element names with a prefix, and nothing from nothing', () => {
  const workbook = '<x:sheets><x:sheet name="A" r:id="rId1" /></x:sheets>'
  expect(workbookTabs(workbook, RELATIONS).map(sheet => sheet.name)).toEqual(['A'])
  expect(workbookTabs('', '')).toEqual([])
})
