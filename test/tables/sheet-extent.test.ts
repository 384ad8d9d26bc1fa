import { expect, it } from 'vitest'
import { isTooLarge, sheetExtent } from '../../src/tables/read-xlsx.ts'
import { opened, refusalOf, said } from '../support/opened.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'

const extentOf = (xml: string) => sheetExtent(Buffer.from(xml))

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
