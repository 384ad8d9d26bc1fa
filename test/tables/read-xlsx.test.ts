import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../src/tables/read-xlsx.ts'
import { readZip } from '../../src/tables/read-zip.ts'
import { ourSheets, theirSheets } from '../support/excel-oracle.ts'
import { randomWorkbook } from '../support/random-workbook.ts'
import { runs } from '../support/soak.ts'
import { workbookBytes } from '../support/workbook.ts'

describe('read-excel-file and our reader agree on', () => {
  const files = ['examples', 'test/fixtures']
    .flatMap(folder =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => join(folder, path)),
    )
    .filter(path => path.endsWith('.xlsx'))

  it.each(files)('%s', async path => {
    const bytes = readFileSync(path)
    const ours = await ourSheets(bytes)
    expect([...ours.values()].flat(2).length).toBeGreaterThan(100)
    expect(ours).toEqual(await theirSheets(bytes, ours.keys()))
  })

  it('workbooks of every kind of cell', async () => {
    await fc.assert(
      fc.asyncProperty(randomWorkbook, async bytes => {
        const ours = await ourSheets(bytes)
        expect(ours).toEqual(await theirSheets(bytes, ours.keys()))
      }),
      { numRuns: runs(400) },
    )
  })
})

const RELATIONS = `
  <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
  <Relationship Target="/xl/worksheets/sheet7.xml" Type="http://x/worksheet" Id="rId2"></Relationship>
  <Relationship Id="rId3" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/>
  <Relationship Id="rId4" Type="http://x/worksheet" Target="./x/../worksheets/Sheet1.xml"/>
  <Relationship Id="rId5" Type="http://x/styles" Target="styles.xml"/>`

async function tabsOf(workbook: string) {
  const bytes = workbookBytes([{ name: 'Data', rows: '' }], {
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': `<Relationships>${RELATIONS}</Relationships>`,
  })
  return (await readXlsx('a.xlsx', readZip('a.xlsx', Buffer.from(bytes)))).tabs
}

it('lists sheets in order with their parts, without charts', async () => {
  const workbook = `<workbook><sheets>
    <sheet name="Data &amp; &#74;awaban" sheetId="9" r:id="rId1"/>
    <sheet name="Grafik" sheetId="2" r:id="rId3"/>
    <!-- <sheet name="Lama" sheetId="5" r:id="rId1"/> -->
    <sheet state='veryHidden' name='a"b' sheetId="3" ns:id="rId2"/></sheets></workbook>`
  expect(await tabsOf(workbook)).toEqual([
    { name: 'Data & Jawaban', isHidden: false, path: 'xl/worksheets/sheet1.xml' },
    { name: 'a"b', isHidden: true, path: 'xl/worksheets/sheet7.xml' },
  ])
})

it('reads element names with a prefix, and targets that take a detour', async () => {
  const workbook = '<x:workbook><x:sheets><x:sheet name="A" r:id="rId4" /></x:sheets></x:workbook>'
  expect(await tabsOf(workbook)).toEqual([
    { name: 'A', isHidden: false, path: 'xl/worksheets/Sheet1.xml' },
  ])
})
