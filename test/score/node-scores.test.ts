import { describe, expect, it } from 'vitest'
import { renderTable } from '../../src/render/render-table.ts'
import { fullReport } from '../../src/report/full-report.ts'
import { areas, assessedWorksheets, csv, nodeOf } from '../support/worksheets.ts'

const tableOf = (report: Parameters<typeof renderTable>[0]) =>
  renderTable(report, {
    ...{ language: 'id', width: 80, colour: false, unicode: true, show: [] },
  } as Parameters<typeof renderTable>[1])

describe('the percent of a score with blanks', () => {
  const rows = [
    ['unit', 'nomor', 'jawaban'],
    ['Bappeda', '1.1.a', 'A'],
    ['Bappeda', '1.1.b', 'A'],
  ]

  it('is of the maximum that stands beside it', async () => {
    const report = await assessedWorksheets([csv(rows)], { rubrics: [areas], level: 'unit' })
    const { score } = fullReport(report).result
    const [points, maximum] = [score.provisional?.value ?? 0, score.maximum?.value ?? 0]
    expect(maximum).toBeGreaterThan(10)
    expect(score.provisionalPercent?.value).toBeCloseTo((100 * points) / maximum, 8)
    expect(score.provisionalPercent?.value).toBeLessThan(5)
  })

  it('can be retraced in the table, where what can be earned is less than the weight', async () => {
    const report = await assessedWorksheets([csv(rows)], { rubrics: [areas], level: 'unit' })
    const area = nodeOf(report, '1')
    expect(area.maximum?.shown).not.toBe(area.nominal?.shown)
    const lines = tableOf(report).split('\n')
    expect(lines.find(line => line.startsWith('Area perubahan'))).toContain('Maks.')
    const shown = (area.maximum?.shown ?? '').replace('.', ',')
    expect(lines.find(line => line.startsWith('1 Manajemen'))).toContain(shown)
  })
})
