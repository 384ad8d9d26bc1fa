import { expect, it } from 'vitest'
import { worksheetColumns } from '../../src/tables/worksheet-header.ts'
import { whoSaid } from '../../src/worksheets/who-said.ts'

const said = (headers: readonly string[], cells: readonly string[]) => {
  const columns = worksheetColumns(['Nomor', 'Jawaban', ...headers], { groups: [] })
  if (columns === undefined) throw new Error('a worksheet')
  return whoSaid(columns, column => ['1.1.a', 'A', ...cells][column] ?? '')
}

it.each([
  [['Diisi oleh', 'Tanggal'], ['Ani', '2026-11-02'], { who: 'Ani 2026-11-02' }],
  [['Diisi oleh'], [''], { who: undefined }],
  [
    ['diisi oleh', 'riwayat'],
    ['Budi', 'C → A (Ani, 2026-11-20); A (Ani) → B (Budi, 2026-11-21 22:26)'],
    { who: 'Budi 2026-11-21 22:26' },
  ],
  [
    ['who', 'history', 'verified', 'verified by'],
    ['Ani', 'verified: C (Dewi) → B (Citra, 2026-11-28 09:10)', 'B', 'Citra'],
    { who: 'Ani', verifier: 'Citra 2026-11-28 09:10' },
  ],
] as const)('tells who said it, and when, by %j', (headers, cells, expected) => {
  expect(said(headers, cells)).toEqual(expected)
})
