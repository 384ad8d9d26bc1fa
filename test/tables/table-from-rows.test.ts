import { describe, expect, it } from 'vitest'
import { rowWidths } from '../../src/tables/table-from-rows.ts'
import { cellsOf, opened, refusalOf, said } from '../support/opened.ts'
import { soak } from '../support/soak.ts'

describe('a table', () => {
  it('has trimmed headers and untouched cells, each row as wide as the header', async () => {
    const table = await opened(' OPD ,\u00a0U1\n Dinkes , 4\n')
    expect(table.headers).toEqual(['OPD', 'U1'])
    expect(table.rows).toEqual([{ row: 2, cells: [' Dinkes ', ' 4'] }])
  })

  it('drops empty columns at the right and empty rows anywhere, and says so once', async () => {
    const table = await opened('OPD,U1,,\nA,4,,\n,,,\nB,3,,\n,,,\n\n')
    expect(table.headers).toEqual(['OPD', 'U1'])
    expect(table.rows).toEqual([
      { row: 2, cells: ['A', '4'] },
      { row: 4, cells: ['B', '3'] },
    ])
    expect(said(table.notes)).toEqual([
      'responses/empty-columns: 2 kolom kosong di sebelah kanan tidak dibaca.',
      'responses/empty-rows: 3 baris kosong tidak dihitung.',
    ])
  })

  it('keeps a column that has content and no heading', async () => {
    const table = await opened('OPD,,U1,\nA,x,4,y\n')
    expect(table.headers).toEqual(['OPD', '', 'U1', ''])
    expect(cellsOf(table)).toEqual([['A', 'x', '4', 'y']])
  })

  it('says how many cells far down stand at the right without a heading', async () => {
    const rows = 'A,4,\n'.repeat(3000)
    const table = await opened(`OPD,U1,\n${rows}B,3,late\n`)
    expect(table.headers).toEqual(['OPD', 'U1'])
    expect(said(table.notes)).toContain(
      'responses/cells-without-heading: 1 sel di sebelah kanan tidak memiliki judul kolom dan tidak dibaca.',
    )
  })

  it('allows a row to lack cells only where the header is empty', async () => {
    expect(cellsOf(await opened('OPD,U1,,\nA,4\nB,3,\n'))).toEqual([
      ['A', '4'],
      ['B', '3'],
    ])
    expect(cellsOf(await opened('OPD,U1\nA,4,,\n'))).toEqual([['A', '4']])
  })

  it('is refused with all ragged rows in one finding, and what follows them in another', async () => {
    const problems = await refusalOf(opened('OPD,U1,U2\nA,4\nB,3,2,1\nC,1,1\nD,"x'))
    expect(said(problems)).toEqual([
      'responses/ragged-rows: 2 baris tidak memuat 3 sel seperti judul kolomnya. Baris (jumlah sel): 2 (2), 3 (4).',
      'responses/unclosed-quote: Tanda kutip (") yang dibuka pada baris 5 tidak pernah ditutup.',
    ])
    expect(problems[0]?.place).toEqual({ kind: 'table', file: 'survei.csv', row: 2 })
  })

  it('has sums below it that are wider or narrower than the header', async () => {
    const table = await opened('OPD,U1,U2\nA,4,3\nRata-rata,3,5,3,5\nJumlah\n')
    expect(cellsOf(table)).toEqual([
      ['A', '4', '3'],
      ['Rata-rata', '3', '5'],
      ['Jumlah', '', ''],
    ])
  })

  it('has a signature below it at the right, in no column of the table', async () => {
    const table = await opened('OPD,U1,U2\nA,4,3\n,,,,"Kendari, 3 Juli"\n,,,,Kepala Dinas\n')
    expect(cellsOf(table)).toEqual([['A', '4', '3']])
    expect(said(table.notes)).toEqual([expect.stringContaining('responses/cells-without-heading')])
    // Beside answers nobody can tell it from a separator too many.
    const beside = await refusalOf(opened('OPD,U1,U2\nA,4,3\nB,4,3,,Kepala Dinas\n'))
    expect(said(beside, 'en')[0]).toMatch(/^responses\/ragged-rows: .* 3 \(5\)\.$/)
  })

  it('lists the first five ragged rows and counts the rest', async () => {
    const [problem] = await refusalOf(opened(`OPD,U1\n${'A\nA,4,4\n'.repeat(617)}`))
    expect(problem?.message).toEqual({
      id: '1.234 baris tidak memuat 2 sel seperti judul kolomnya. Baris (jumlah sel): 2 (1), 3 (3), 4 (1), 5 (3), 6 (1), ….',
      en: 'Rows that do not hold 2 cells, as the header does: 1,234. Row (cells): 2 (1), 3 (3), 4 (1), 5 (3), 6 (1), ….',
    })
  })

  soak('finds damage far below the rows that were read ahead', async () => {
    const rows = 'A,4\n'.repeat(50_000)
    const problems = await refusalOf(opened(`OPD,U1\n${rows}B\n${rows}C,"x`))
    expect(problems.map(problem => problem.place)).toMatchObject([
      { row: 50_002 },
      { row: 100_003 },
    ])
  })

  it('reads data that begins after twenty title rows and a header in two rows', async () => {
    const titles = 'Judul\n'.repeat(18)
    const table = await opened(`${titles}Unsur,,Lain\nU1,U2,OPD\n4,3,A\n4,2,B\n`)
    expect(table.headers).toEqual(['Unsur › U1', 'Unsur › U2', 'Lain › OPD'])
    expect(table.rows.map(row => row.row)).toEqual([21, 22])
  })
})

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
