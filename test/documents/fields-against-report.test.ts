import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fieldsAgainstReport } from '../../src/documents/fields-against-report.ts'
import { readOutline } from '../../src/documents/outline.ts'
import { readFields } from '../../src/documents/read-fields.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { type Example, exampleReports } from '../support/papers.ts'

let reports: ReadonlyMap<string, Report> = new Map()
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-fields-'))
  reports = await exampleReports(folder, ['skm', 'area-perubahan'])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

function found(document: string, example: Example, text: string) {
  const file = `rubrics/documents/${document}.yaml`
  const { outline } = readOutline({ file, text: readFileSync(file, 'utf8') })
  const report = reports.get(example)
  if (outline === undefined || report === undefined) throw new Error(document)
  const { fields, places, problems } = readFields({ file: 'isian.yaml', text }, outline)
  return [...problems, ...fieldsAgainstReport(fields, places, report, outline)]
}

describe('fields beside a report', () => {
  it.each([
    ['laporan-skm', 'skm', 'tren: [{ nilai: 100,01 }]', 'documents/score-off-scale'],
    ['laporan-skm', 'skm', 'tren: [{ nilai: 3,2 }]', 'documents/score-off-scale'],
    ['laporan-skm', 'skm', 'tren: [{ nilai: 80, mutu: A }]', 'documents/grade-of-other-score'],
    ['laporan-skm', 'skm', 'rencana: [{ bagian: Kecepatan }]', 'documents/unknown-part'],
    [
      ...([
        'laporan-skm',
        'skm',
        'populasi: [{ layanan: Legalisasi dokumen, jumlah: 6 }]',
      ] as const),
      'documents/population-below-respondents',
    ],
    ['berita-acara', 'area-perubahan', 'konsensus: [{ bagian: "9" }]', 'documents/unknown-part'],
    [
      ...(['berita-acara', 'area-perubahan', 'konsensus: [{ bagian: "1", nilai: 99 }]'] as const),
      'documents/score-off-scale',
    ],
  ] as const)('of %s and %s are refused or warned of: %s', (document, example, text, code) => {
    const [first, ...more] = found(document, example, text)
    expect([first?.code, more]).toEqual([code, []])
    expect(first?.place).toMatchObject({ file: 'isian.yaml', line: 1 })
    expect(first?.remedy.id).not.toBe('')
  })

  it.each([
    ['laporan-skm', 'skm', 'tren: [{ nilai: 25 }, { nilai: 100 }, { nilai: 80, mutu: B }]'],
    ['laporan-skm', 'skm', 'tren: [{ nilai: 80, mutu: A, catatan: batas lama }]'],
    ['laporan-skm', 'skm', 'rencana: [{ bagian: "U3 waktu penyelesaian" }, { bagian: sarana }]'],
    // A document without a place for plans does not ask what they are about.
    ['poster-ikm', 'skm', 'rencana: [{ bagian: Kecepatan }]'],
  ] as const)('of %s and %s may say: %s', (document, example, text) => {
    expect(found(document, example, text)).toEqual([])
  })
})
