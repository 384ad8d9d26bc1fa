import { beforeAll, describe, expect, it } from 'vitest'
import { renderCsv } from '../../src/render/render-csv.ts'
import { renderMarkdown } from '../../src/render/render-markdown.ts'
import { renderTable } from '../../src/render/render-table.ts'
import { textWidth } from '../../src/render/terminal-text.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { codesOf, type Rubric } from '../../src/rubric/model.ts'
import { rubricAtLevel } from '../../src/rubric/rubric-at-level.ts'
import { soak } from '../support/soak.ts'
import { areas, assessedWorksheets, csv } from '../support/worksheets.ts'

const unit = rubricAtLevel(areas, 'unit')

/** Every question answered by a fixed pattern, so that screens change only where they should. */
function filledWorksheet(rubric: Rubric, name: string, offset: number): string {
  const rows = rubric.items.map((item, position) => {
    const pick = (position * 7 + offset * 5) % 11
    if (item.measure.kind === 'ratio') return [name, item.id, '', pick > 3 ? 'rekap.xlsx' : '', '']
    const codes = codesOf(item)
    const code = codes[pick % Math.max(1, codes.length)] ?? String(pick + 1)
    const isBlank = (position + offset) % 23 === 0
    return [
      name,
      item.id,
      isBlank ? '' : code,
      pick > 2 ? 'SK.pdf; notula.pdf' : '',
      pick > 8 ? code : '',
    ]
  })
  return csv([['unit', 'nomor', 'jawaban', 'bukti dukung', 'verifikasi'], ...rows])
}

async function oneUnit(): Promise<Report> {
  const rubrics = [areas]
  const before = await assessedWorksheets([filledWorksheet(unit, 'Dinas Kesehatan', 3)], {
    rubrics,
  })
  return assessedWorksheets([filledWorksheet(unit, 'Dinas Kesehatan', 1)], {
    rubrics,
    previous: before.result,
  })
}

async function agencyAndUnits(): Promise<Report> {
  const agency = rubricAtLevel(areas, 'instansi')
  const sheets = ['Dinas Kesehatan', 'Dinas Pendidikan', 'Inspektorat'].map((name, position) =>
    filledWorksheet(unit, name, position + 1),
  )
  return assessedWorksheets([filledWorksheet(agency, 'Pemerintah Kota Contoh', 4), ...sheets], {
    rubrics: [areas],
  })
}

describe.each([
  ['worksheet-unit', oneUnit],
  ['worksheet-units', agencyAndUnits],
] as const)('the screen %s', (name, assessed) => {
  let report: Report
  beforeAll(async () => {
    report = await assessed()
  })

  it.each([
    [60, 'id'],
    [80, 'id'],
    [80, 'en'],
    [120, 'id'],
    [120, 'en'],
  ] as const)('looks as reviewed in %i columns (%s)', async (width, language) => {
    const screen = renderTable(report, { language, width, colour: false })
    await expect(screen).toMatchFileSnapshot(`screens/${name}.${width}.${language}.txt`)
    const command = /rb-score assess/
    for (const line of screen.split('\n').filter(each => !command.test(each)))
      expect(textWidth(line), line).toBeLessThan(width)
  })

  it('looks as reviewed in Markdown', async () => {
    await expect(renderMarkdown(report, { language: 'id' })).toMatchFileSnapshot(
      `screens/${name}.id.md.txt`,
    )
  })

  it('shows whole lists where they are asked for', () => {
    const cut = renderTable(report, { language: 'id', width: 120, colour: false })
    const whole = renderTable(report, {
      language: 'id',
      width: 120,
      colour: false,
      show: ['evidence', 'blank', 'basis'],
    })
    expect(cut).toContain('--show bukti')
    expect(whole).not.toContain('--show')
    for (const { withoutEvidence } of report.result.worksheet?.open ?? [])
      for (const id of withoutEvidence) expect(whole).toContain(id)
  })

  it('is in the CSV too, blank by blank', () => {
    const table = renderCsv(report)
    const open = report.result.worksheet?.open ?? []
    const blanks = open.flatMap(({ blank }) => blank).length
    expect(table.match(/^blank,/gm)).toHaveLength(blanks)
    expect(table.match(/^without-evidence,/gm)).toHaveLength(
      open.flatMap(({ withoutEvidence }) => withoutEvidence).length,
    )
  })
})

soak('ends a long table in lines that fit, however little room the score leaves', async () => {
  const report = await oneUnit()
  for (const language of ['id', 'en'] as const)
    for (const width of [60, 70, 80]) {
      const look = { language, width, colour: false, unicode: true, height: 24, next: 'x' }
      const closing = renderTable(report, look).trimEnd().split('\n\n').at(-1) ?? ''
      expect(closing).toMatch(/SEMENTARA|PROVISIONAL/)
      for (const line of closing.split('\n')) expect(textWidth(line)).toBeLessThan(width)
    }
})
