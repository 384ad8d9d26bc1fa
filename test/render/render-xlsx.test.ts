import { strFromU8, unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { comparedResults } from '../../src/compare/compared-results.ts'
import { renderXlsx } from '../../src/render/render-xlsx.ts'
import { withResult } from '../../src/report/build-report.ts'
import { publishedReport } from '../../src/report/published-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { assessed, csv } from '../support/assessed.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { data, persons, staff } from '../support/few-persons.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { skmReport } from '../support/skm-report.ts'
import { soak } from '../support/soak.ts'
import { worksheetReport } from '../support/worksheet-report.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const ITEMS = skm.items.map(({ id }) => id)
const INTERVAL = {
  id: 'ikm',
  standardError: 1.8,
  df: 150,
  low: { value: 80.1, shown: '80.10' },
  high: { value: 87.18, shown: '87.18' },
}

async function rowsOf(report: Report, tab: string) {
  return readSheet(Buffer.from(renderXlsx(report, { language: 'id' })), tab)
}

function partsOf(report: Report): Readonly<Record<string, string>> {
  const parts = unzipSync(renderXlsx(report, { language: 'id' }))
  return Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

describe('renderXlsx, read by another reader', () => {
  it('holds the index as a number', async () => {
    const rows = await rowsOf(skmReport(), 'Hasil')
    expect(rows.find(([label]) => label === 'IKM')).toEqual(['IKM', 83.64])
  })

  it('holds a table a tab, with numbers as numbers and no answer as a dash', async () => {
    const [title, , heading, first] = await rowsOf(berakhlakReport(), 'Dimensi')
    expect(title?.[0]).toBe('Dimensi')
    expect(heading).toEqual(['Dimensi', 'n', 'Kosong', 'Rata-rata', 'Indeks'])
    expect(first).toEqual(['Berorientasi Pelayanan', 300, 0, 4.1, 77.5])
  })

  it('holds the points of a worksheet and the distance of each condition', async () => {
    const rows = await rowsOf(worksheetReport(), 'Nilai yang masih dapat diraih')
    expect(rows.at(-1)?.slice(1)).toEqual([2, 0.93, 1.07])
    const gates = await rowsOf(worksheetReport(), 'diusulkan-wbk')
    expect(gates.slice(2).map(row => [row[3], row[4]])).toEqual([
      ['Selisih', 'Hasil'],
      [5.2, 'terpenuhi'],
      [-5.9, 'belum terpenuhi'],
      ['–', 'belum dapat ditentukan'],
    ])
  })

  it('holds no number for what is hidden in the period before', async () => {
    const people = (n: number) => [data([...persons('A', 30), ...persons('B', n)])]
    const { result: previous } = await assessed(staff, people(4))
    const report = await assessed(staff, people(5), { previous })
    const rows = await rowsOf(publishedReport(report).report, 'Perubahan sejak periode')
    expect(rows.find(row => row.includes('B'))?.slice(2, 5)).toEqual(['×', '×', '×'])
  })

  it('holds both ends of an interval as numbers', async () => {
    const skm = skmReport()
    const interval = { level: 0.95, scales: [], scores: [INTERVAL] }
    const report = { ...skm, result: { ...skm.result, statistics: interval } }
    const rows = await rowsOf(report, 'Ketelitian dan keandalan')
    expect(rows[2]).toEqual(['Dimensi', 'Indeks', 'Interval 95%, dari', 'Interval 95%, sampai'])
    expect(rows[3]?.slice(1)).toEqual([83.64, 80.1, 87.18])
  })

  it('holds every change on one tab, also of three periods', async () => {
    const years = await Promise.all(
      [1, 2, 3].map(code =>
        assessed(skm, [csv([ITEMS, ...[code, code + 1].map(each => ITEMS.map(() => each))])]),
      ),
    )
    const named = years.map(({ result }, at) => ({ name: `${2024 + at}`, result, rubric: skm }))
    const last = years[2] ?? expect.fail('three years')
    const { result } = comparedResults(named)
    const rows = await rowsOf(withResult(last, result, []), 'Perubahan sejak periode')
    expect(rows[2]?.slice(0, 5)).toEqual(['Periode', 'Bagian', 'Uraian', 'Sebelumnya', 'Sekarang'])
    const whole = rows.filter(row => row[1] === 'IKM')
    expect(whole.map(row => [row[0], row[3], row[4]])).toEqual([
      ['2025 → 2026', 62.5, 87.5],
      ['2024 → 2025', 37.5, 62.5],
      ['2024 → 2026', 37.5, 87.5],
    ])
    expect(rows.filter(row => row[1] === 'Unsur')).toHaveLength(27)
  })

  soak('holds what the annex for researchers computes as numbers', async () => {
    const skm = soundRubric('rubrics', 'skm-2017')
    const headers = skm.items.map(({ id }) => id)
    const rows = Array.from({ length: 24 }, (_, row) =>
      headers.map((_, item) => 1 + ((row + ((row * item) % 3)) % 4)),
    )
    const report = await assessed(skm, [csv([headers, ...rows])], { annex: true })
    const tab = async (name: string) => (await rowsOf(report, name)).slice(3)
    const cells = [
      ...(await tab('r ikm')).map(row => row[1]),
      ...(await tab('Keandalan')).slice(0, 1).flatMap(row => row.slice(1)),
      ...(await tab('longestRun')).slice(0, 2).map(row => row[1]),
      ...(await tab('Rentang mutu pelayanan')).slice(0, 3).map(row => row[2]),
    ]
    expect(cells.length).toBeGreaterThan(12)
    expect(cells.filter(cell => cell !== null).every(cell => typeof cell === 'number')).toBe(true)
  })

  it('holds a row for each answer that could be given', async () => {
    const rows = await rowsOf(berakhlakReport(), 'Jawaban tiap perilaku')
    expect(rows).toHaveLength(3 + 21 * 5)
    expect(rows[3]?.slice(2)).toEqual(['1', 'Pilihan 1', 10, null])
  })
})

describe('renderXlsx', () => {
  it('has rows as high as what is said below a table is long', () => {
    const skm = skmReport()
    const statistics = { level: 0.95, scales: [], scores: [INTERVAL] }
    const parts = partsOf({ ...skm, result: { ...skm.result, statistics } })
    const tab = Object.values(parts).find(xml => xml.includes('Interval 95%, dari'))
    const heights = [...(tab ?? '').matchAll(/<row r="(\d+)"[^>]* ht="(\d+)"/g)]
    const below = heights.flatMap(([, row, height]) => (Number(row) > 4 ? [Number(height)] : []))
    expect(below.length).toBeGreaterThan(0)
    expect(Math.min(...below)).toBeGreaterThan(20)
  })

  it('keeps the headings in view and lets the rows be filtered', () => {
    const tab = Object.entries(partsOf(berakhlakReport())).find(([, xml]) =>
      xml.includes('Berorientasi Pelayanan'),
    )?.[1]
    expect(tab).toContain('ySplit="3"')
    expect(tab).toContain('<autoFilter ref="A3:E10"/>')
  })

  it('writes no formula, whatever texts hold', () => {
    const labelled = (value: unknown): unknown => {
      if (typeof value === 'string')
        return value === 'survey' ? value : `=cmd|'/c calc'!A1 ${value}`
      if (Array.isArray(value)) return value.map(labelled)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, labelled(each)]))
    }
    const parts = partsOf(labelled(berakhlakReport()) as Report)
    const sheets = Object.entries(parts).filter(([path]) => path.includes('worksheets/'))
    expect(sheets.length).toBeGreaterThan(5)
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]/)
  })

  it('gives the same bytes for the same report', () => {
    const [first, second] = [1, 2].map(() => renderXlsx(worksheetReport(), { language: 'en' }))
    expect(Buffer.from(first ?? []).equals(Buffer.from(second ?? []))).toBe(true)
  })
})
