import { expect, it } from 'vitest'
import { workbookSheets } from '../../src/tables/read-xlsx.ts'

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
  expect(workbookSheets(workbook, RELATIONS)).toEqual([
    { name: 'Data & Jawaban', position: 1, isHidden: false, path: 'xl/worksheets/sheet1.xml' },
    { name: 'a"b', position: 3, isHidden: true, path: 'xl/worksheets/sheet7.xml' },
  ])
})

it('reads element names with a prefix, and nothing from nothing', () => {
  const workbook = '<x:sheets><x:sheet name="A" r:id="rId1" /></x:sheets>'
  expect(workbookSheets(workbook, RELATIONS).map(sheet => sheet.name)).toEqual(['A'])
  expect(workbookSheets('', '')).toEqual([])
})
