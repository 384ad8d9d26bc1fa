import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { renderDocx } from '../../src/render/render-docx.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { runCli } from '../support/run-cli.ts'
import { skmReport } from '../support/skm-report.ts'
import { sample, soak } from '../support/soak.ts'
import { worksheetReport } from '../support/worksheet-report.ts'

async function partsOf(report: Report): Promise<Readonly<Record<string, string>>> {
  const parts = unzipSync(await renderDocx(report, { language: 'id' }))
  return Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

describe('renderDocx', () => {
  it.each(
    sample([
      ['a survey', berakhlakReport],
      ['a survey with grades', skmReport],
      ['a worksheet', worksheetReport],
    ] as const),
  )('gives the same bytes for the same report: %s', async (_, made) => {
    const report = made()
    const first = await renderDocx(report, { language: 'id' })
    const second = await renderDocx(report, { language: 'id' })
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  it('has headings, and tables whose first row is repeated and whose rows stay whole', async () => {
    const { 'word/document.xml': document = '' } = await partsOf(berakhlakReport())
    expect(document.match(/w:val="Heading1"/g)?.length).toBeGreaterThan(5)
    expect(document).toContain('w:val="Title"')
    const tables = document.match(/<w:tbl>/g)?.length ?? 0
    expect(tables).toBeGreaterThan(5)
    expect(document.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThanOrEqual(tables - 1)
    expect(document.match(/<w:cantSplit\/>/g)?.length).toBe(document.match(/<w:tr>/g)?.length)
  })

  soak('turns the page for long tables of many columns, and back', async () => {
    const words = ['assess', 'examples/area-perubahan/instansi.csv', '--format', 'json']
    const { stdout } = await runCli(words)
    const { 'word/document.xml': document = '' } = await partsOf(JSON.parse(stdout))
    const turned = document.match(/w:orient="\w+"/g)
    expect(turned).toEqual(['w:orient="portrait"', 'w:orient="landscape"', 'w:orient="portrait"'])
  })

  soak('draws charts from the numbers of the report', async () => {
    const parts = await partsOf(berakhlakReport())
    const charts = Object.entries(parts).filter(([path]) => /charts\/chart\d+\.xml$/.test(path))
    const bars = charts.find(([, xml]) => xml.includes('Adaptif'))?.[1]
    expect(bars).toContain('<c:v>59.62</c:v>')
  })

  soak('holds no date of its making', async () => {
    const { 'docProps/core.xml': core = '' } = await partsOf(skmReport())
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)).toEqual([
      '1980-01-01T00:00:00Z',
      '1980-01-01T00:00:00Z',
    ])
  })

  soak('shows what texts hold and obeys none of it', async () => {
    const parts = await partsOf({
      ...berakhlakReport(),
      head: { office: '</w:t><w:instrText>DDEAUTO c</w:instrText>\u202E', title: 'a & b' },
    })
    expect(parts['word/document.xml']).toContain('&lt;/w:t&gt;&lt;w:instrText&gt;DDEAUTO c')
    expect(parts['word/document.xml']).not.toContain('<w:instrText>')
    expect(Object.values(parts).join('')).not.toContain('\u202E')
  })
})
