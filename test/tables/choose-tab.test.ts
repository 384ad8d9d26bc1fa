import { describe, expect, it } from 'vitest'
import { cellsOf, opened, refusalOf, said } from '../support/opened.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'
import type { Cells } from '../support/worksheets.ts'

const PLAIN = cellRows([
  ['OPD', 'U1', 'U2'],
  ['Dinkes', 4, 3],
])

describe('the sheets of a workbook', () => {
  it('reads the first visible sheet with known columns and names the others', async () => {
    const other = cellRows([['Isi lembar Jawaban']])
    const sheets = workbookBytes([
      { name: 'Lama', state: 'hidden', rows: PLAIN },
      { name: 'Petunjuk', rows: other },
      { name: 'Kosong', rows: '' },
      { name: 'Jawaban', rows: PLAIN },
      { name: 'Rekap', rows: PLAIN },
    ])
    const table = await opened(sheets)
    expect(table.source.sheet).toBe('Jawaban')
    expect(said(table.notes)).toEqual([
      'responses/sheets-not-read: Dibaca: lembar `Jawaban`. Lembar lain tidak dibaca: Lama (tersembunyi), Petunjuk, Kosong, Rekap.',
    ])
    expect(said(table.notes, 'en')[0]).toContain('Other sheets not read: Lama (hidden), Petunjuk')
  })

  it('reads the worksheet behind a summary of it, and a survey before a list of answers', async () => {
    const sheet = (...rows: Cells) => cellRows([['No', 'Uraian', 'Bobot', 'Jawaban'], ...rows])
    const knows = (header: string) => /^(?:U\d+|OPD|Nilai|Bobot)$/.test(header)
    const [summary, answers] = [
      cellRows([
        ['No', 'Komponen', 'Bobot', 'Nilai'],
        [1, 'Pengungkit', 60, 45],
      ]),
      sheet(['1.1.a', 'Tim', '', 'Ya']),
    ]
    const read = async (...parts: readonly string[]) => {
      const named = parts.map((rows, at) => ({ name: `Lembar ${at + 1}`, rows }))
      return (await opened(workbookBytes(named), { recognises: knows })).source.sheet
    }
    expect(await read(summary, answers)).toBe('Lembar 2')
    expect(await read(summary)).toBe('Lembar 1')
    expect(await read(PLAIN, answers)).toBe('Lembar 1')
  })

  it('reads the first visible sheet with data where no column is known', async () => {
    const sheets = workbookBytes([
      { name: 'Kosong', rows: '' },
      {
        name: 'A',
        rows: cellRows([
          ['x', 'y'],
          ['1', '2'],
        ]),
      },
      {
        name: 'B',
        rows: cellRows([
          ['x', 'y'],
          ['1', '2'],
        ]),
      },
    ])
    expect((await opened(sheets)).source.sheet).toBe('A')
  })

  it('reads the sheet that is asked for, hidden or not', async () => {
    const sheets = workbookBytes([
      { name: 'Jawaban', rows: PLAIN },
      {
        name: 'Arsip',
        state: 'veryHidden',
        rows: cellRows([
          ['OPD', 'U1'],
          ['x', 1],
        ]),
      },
    ])
    expect(cellsOf(await opened(sheets, { sheet: 'arsip' }))).toEqual([['x', '1']])
  })

  it('suggests a sheet where the one asked for is not there', async () => {
    const sheets = workbookBytes([
      { name: 'Jawaban', rows: PLAIN },
      { name: 'Arsip', state: 'hidden', rows: PLAIN },
    ])
    const [problem] = await refusalOf(opened(sheets, { sheet: 'Arsib' }))
    expect(problem?.message).toEqual({
      id: 'Buku kerja `survei.csv` tidak memiliki lembar `Arsib`. Yang ada: Jawaban, Arsip (tersembunyi).',
      en: 'The workbook `survei.csv` has no sheet `Arsib`. It has: Jawaban, Arsip (hidden).',
    })
    expect(problem?.remedy.id).toBe('tulis --sheet "Arsip".')
  })

  it('with hidden sheets alone is refused by their names', async () => {
    const sheets = workbookBytes([
      { name: 'Kosong', state: 'hidden', rows: '' },
      { name: 'Jawaban', state: 'hidden', rows: PLAIN },
      { name: 'Arsip', state: 'veryHidden', rows: PLAIN },
    ])
    const [problem, ...others] = await refusalOf(opened(sheets))
    expect(others).toEqual([])
    expect(problem?.message).toEqual({
      id: 'Semua lembar berisi pada buku kerja `survei.csv` tersembunyi: Jawaban, Arsip.',
      en: 'All filled sheets of the workbook `survei.csv` are hidden: Jawaban, Arsip.',
    })
    expect(problem?.remedy.id).toBe('tampilkan lembarnya, atau tulis --sheet "Jawaban".')
  })

  it('is refused where no sheet listed in it is there', async () => {
    const sheets = [{ name: 'Data', rows: PLAIN }]
    const bytes = workbookBytes(sheets, { 'xl/_rels/workbook.xml.rels': '<Relationships/>' })
    expect(said(await refusalOf(opened(bytes)))[0]).toContain('responses/workbook-unreadable')
  })
})
