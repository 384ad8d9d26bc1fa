import { describe, expect, it } from 'vitest'
import { rowWidths } from '../../src/tables/table-from-rows.ts'
import { cellsOf, opened, refusalOf, said } from '../support/opened.ts'

/** Rows 2 and on, each with so many cells, under a header of three in row 1. */
function checked(cells: readonly number[]) {
  const widths = rowWidths(3, 2)
  cells.forEach((count, at) => {
    widths.add(at + 2, count, count === 3)
  })
  return widths.end()
}

describe('rowWidths', () => {
  it('excuses a whole block of sixteen rows that lack the same columns', () => {
    const full = Array(15).fill(3)
    expect(checked([...full, ...Array(16).fill(2), 3])).toEqual({
      first: [],
      count: 0,
      excused: 16,
    })
    expect(checked([...full, 2, 2])).toEqual({ first: [], count: 0, excused: 2 })
  })

  it('excuses nothing where the block differs, has one row, more cells, or the header', () => {
    const full = Array(15).fill(3)
    expect(checked([...full, ...Array(15).fill(2), 3]).count).toBe(15)
    expect(checked([...full, ...Array(15).fill(2), 1]).count).toBe(16)
    expect(checked([...full, 2])).toEqual({ first: [{ row: 17, cells: 2 }], count: 1, excused: 0 })
    expect(checked([...full, ...Array(16).fill(4)]).count).toBe(16)
    expect(checked(Array(15).fill(2)).count).toBe(15)
  })
})

it('reads what Excel saves without separators, and says so', async () => {
  const rows = `${'A;4;baik\n'.repeat(15)}${'A;4\n'.repeat(16)}A;4;\n`
  const table = await opened(`OPD;U1;Saran\n${rows}`)
  expect(cellsOf(table)).toHaveLength(32)
  expect(table.rows[20]?.cells).toEqual(['A', '4', ''])
  expect(said(table.notes)).toContain(
    'responses/short-blocks: 16 baris tanpa pemisah untuk kolom kosong di ujung kanan, seperti disimpan Excel; dibaca sebagai kosong.',
  )
  const cut = await refusalOf(opened(`OPD;U1;Saran\n${rows.slice(0, -1)}\nA;4`))
  expect(said(cut)[0]).toContain('responses/ragged-rows: 1 baris')
})
