import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvCell } from '../../src/language/csv-cell.ts'
import { renderCsv } from '../../src/render/render-csv.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { openTables } from '../../src/tables/open-tables.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { worksheetReport } from '../support/worksheet-report.ts'

describe('csvCell', () => {
  it('quotes what has a separator, a quote or a space, and nothing else', () => {
    expect(csvCell('Dinas')).toBe('Dinas')
    expect(csvCell('Dinas, Kota')).toBe('"Dinas, Kota"')
    expect(csvCell('"A"')).toBe('"""A"""')
    expect(csvCell(undefined)).toBe('')
  })

  it('leaves plain numbers alone, the negative ones too', () => {
    for (const number of ['-5.90', '+3', '12', '-1/3', '1e-7']) expect(csvCell(number)).toBe(number)
    expect(csvCell(-0.5)).toBe('-0.5')
  })

  it.each(['=cmd()', '+A1', '-A1', '@SUM(A1)', ' =A1', '＝A1'])(
    'puts an apostrophe before the formula %j',
    formula => {
      expect(csvCell(formula)).toMatch(/^"?\s*'/)
    },
  )

  it('also where a spreadsheet would split the text at a semicolon', () => {
    expect(csvCell('Dinas;=cmd()')).toBe(`"Dinas;'=cmd()"`)
  })

  it('turns a tab or line break at the start into a space before the apostrophe', () => {
    expect(csvCell('\t=cmd()')).toBe(`" '=cmd()"`)
  })
})

describe('renderCsv', () => {
  const rows: Record<string, string>[] = parse(renderCsv(berakhlakReport()), { columns: true })

  it('has a row for every node, item, answer and group', () => {
    const part = (name: string) => rows.filter(row => row.part === name)
    expect(part('score')).toHaveLength(1 + 7 + 21)
    expect(part('item')).toHaveLength(21)
    expect(part('answer')).toHaveLength(21 * 5)
    expect(part('group')).toHaveLength(8 * (1 + 7))
    expect(part('profile')).toHaveLength(3)
  })

  it('gives the value, the fraction and what is shown of a group', () => {
    expect(rows).toContainEqual(
      expect.objectContaining({
        part: 'group',
        by: 'unit',
        group: 'Dinas Kesehatan',
        id: 'adaptif',
        parent: 'index',
        level: 'dimension',
        value: '55.91',
        exact: '5591/100',
        shown: '55.91',
      }),
    )
  })

  it('has the range of the index under open choices, and each choice', () => {
    const report = berakhlakReport()
    const [lowest, highest] = [60, 61.5].map(value => ({
      ...{ value, exact: `${value}`, shown: value.toFixed(2) },
    }))
    const choices = [
      { kind: 'own', index: lowest, grade: 'C' },
      { kind: 'rounding', rounding: 'none', index: highest, grade: 'B' },
    ]
    const robustness = { lowest, highest, grades: ['C', 'B'], choices }
    const statistics = { scores: [], scales: [], items: [], robustness }
    const robust = { ...report, result: { ...report.result, statistics } } as unknown as Report
    const written: Record<string, string>[] = parse(renderCsv(robust), { columns: true })
    const found = written.filter(({ id }) => id?.startsWith('robustness'))
    expect(found).toMatchObject([
      { part: 'statistic', low: '60', high: '61.5' },
      { group: 'own', value: '60', shown: '60.00', grade: 'C' },
      { group: 'rounding', title: 'none', value: '61.5', grade: 'B' },
    ])
  })

  it('says why a node has no score', () => {
    const worksheet: Record<string, string>[] = parse(renderCsv(worksheetReport()), {
      columns: true,
    })
    expect(worksheet).toContainEqual(
      expect.objectContaining({
        part: 'score',
        id: 'pemenuhan',
        value: '',
        undefined_because: 'child-undefined',
      }),
    )
    expect(worksheet).toContainEqual(
      expect.objectContaining({ part: 'verdict', id: 'diusulkan-wbk', shown: 'false' }),
    )
  })

  it('starts with the name of its first column, without a byte order mark, and ends lines in LF', () => {
    const text = renderCsv(berakhlakReport())
    expect(text.startsWith('part,by,group,')).toBe(true)
    expect(text).not.toContain('\r')
    expect(text.endsWith('\n')).toBe(true)
  })
})

describe('CSV for Excel with Indonesian settings', () => {
  it('has semicolons, decimal commas and a byte order mark, and the same cells', async () => {
    const report = worksheetReport()
    const text = renderCsv(report, { forExcel: true })
    expect(text).toMatch(/^\uFEFFpart;by;group;/)
    expect(text).toMatch(/\r\n$/)
    const plain: Record<string, string>[] = parse(renderCsv(report), { columns: true })
    const excel: Record<string, string>[] = parse(text, {
      ...{ columns: true, bom: true, delimiter: ';' },
    })
    const plainText = (cell = '') => cell.replace(/^="(.*)"$/, '$1')
    expect(excel.map(({ shown, id }) => [plainText(id), shown?.replace(',', '.')])).toEqual(
      plain.map(({ shown, id }) => [id, shown]),
    )
    expect(excel.some(({ value }) => /^\d+,\d+$/.test(value ?? ''))).toBe(true)
  })

  it('keeps fractions, of which dates would be made', () => {
    expect(renderCsv(berakhlakReport(), { forExcel: true })).toMatch(/;"=""\d+\/\d+""";/)
  })

  it('is opened by our own reader', async () => {
    const text = renderCsv(berakhlakReport(), { forExcel: true })
    const [table] = await openTables(textSource('laporan.csv', text), {
      recognises: header => header === 'part',
    })
    expect(table?.headers.slice(0, 3)).toEqual(['part', 'by', 'group'])
  })
})
