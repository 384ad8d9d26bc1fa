import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../src/render/render-markdown.ts'
import { renderTable } from '../../src/render/render-table.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { skmReport } from '../support/skm-report.ts'
import { worksheetReport } from '../support/worksheet-report.ts'

const REPORTS = { berakhlak: berakhlakReport, skm: skmReport, worksheet: worksheetReport }

describe.each(Object.entries(REPORTS))('the report %s', (name, report) => {
  it.each([
    [60, 'id'],
    [80, 'id'],
    [80, 'en'],
    [120, 'id'],
    [120, 'en'],
  ] as const)('looks as reviewed in a terminal of %i columns (%s)', async (width, language) => {
    const screen = renderTable(report(), { language, width, colour: false })
    await expect(screen).toMatchFileSnapshot(`screens/${name}.${width}.${language}.txt`)
  })

  it.each(['id', 'en'] as const)('looks as reviewed in Markdown (%s)', async language => {
    const page = renderMarkdown(report(), { language })
    await expect(page).toMatchFileSnapshot(`screens/${name}.${language}.md.txt`)
  })
})

it('lists every item where all are asked for', async () => {
  const screen = renderTable(berakhlakReport(), {
    language: 'id',
    width: 80,
    colour: false,
    showItems: 'all',
  })
  await expect(screen).toMatchFileSnapshot('screens/berakhlak-all-items.80.id.txt')
})
