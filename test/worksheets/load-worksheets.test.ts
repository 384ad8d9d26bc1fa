import { describe, expect, it } from 'vitest'
import { areas, assessedWorksheets, type Cells, csv, noteTexts } from '../support/worksheets.ts'

const HEADER = ['unit', 'nomor', 'jawaban']
const ROWS = [HEADER, ['X', '1.1.a', 'A'], ['X', '1.1.b', 'B']]

async function leftOut(rows: Cells): Promise<readonly string[]> {
  const report = await assessedWorksheets([csv(rows)], { rubrics: [areas], level: 'unit' })
  expect(report.result.worksheet?.unit).toMatch(/^(?:X|sheet-1)$/)
  return noteTexts(report, 'responses/sheet-rows-left-out')
}

const passedOver = (rows: string) => [
  `Baris yang bukan pertanyaan (jumlah, judul kolom yang berulang, tanda tangan) tidak dihitung: baris ${rows}.`,
]

describe('rows that are no questions', () => {
  it.each([
    ['Jumlah', '', '15,93'],
    ['', 'Total', '15,93'],
    ['X', 'Jumlah', '15,93'],
    ['unit', 'nomor', 'jawaban'],
    ['Rata-rata', '', 'A'],
  ])('are passed over: %s,%s,%s', async (...row) => {
    expect(await leftOut([...ROWS, row])).toEqual(passedOver('4'))
  })

  it('are a repeated header and a signature in a sheet with headings', async () => {
    const header = ['Nomor', 'Penilaian', 'Bobot', 'Jawaban', 'Nilai']
    const rows = [
      header,
      ['1.1', 'Tim RB', '0,40'],
      ['a', '', '', 'A'],
      header,
      ['b', '', '', 'B'],
      ['', '', '', 'Padang, 3 Maret 2025'],
      ['', '', '', 'Kepala Dinas,'],
    ]
    const report = await assessedWorksheets([csv(rows)], { rubrics: [areas], level: 'unit' })
    expect(noteTexts(report, 'responses/sheet-rows-left-out')).toEqual([
      ...passedOver('4'),
      ...passedOver('6, 7'),
    ])
  })

  it('are not answers without a number', async () => {
    await expect(leftOut([...ROWS, ['X', '', 'C']])).rejects.toThrow(/does not have|tidak ada/)
  })
})
