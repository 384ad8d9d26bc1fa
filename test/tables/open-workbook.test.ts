import { describe, expect, it } from 'vitest'
import { cellsOf, opened, refusalOf, said } from '../support/opened.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'

describe('a workbook', () => {
  it('gives numbers, dates, truth values, errors and formula results as text', async () => {
    const rows = `${cellRows([['OPD', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8']])}<row r="2">
      <c r="A2" t="inlineStr"><is><r><t>Dinas </t></r><r><t>Kesehatan</t></r></is></c>
      <c r="B2"><v>4</v></c><c r="C2"><v>0.5</v></c><c r="D2" s="1"><v>45322</v></c>
      <c r="E2" s="2"><v>45322.34375</v></c><c r="F2" t="b"><v>1</v></c>
      <c r="G2" t="e"><f>A1+x</f><v>#REF!</v></c><c r="H2"><f>2+2</f><v>4</v></c>
      <c r="I2" t="str"><f>"Se"&amp;"tuju"</f><v>Setuju</v></c></row>`
    const table = await opened(workbookBytes([{ name: 'Data', rows }]))
    expect(cellsOf(table)).toEqual([
      [
        'Dinas Kesehatan',
        '4',
        '0.5',
        '2024-01-31',
        '2024-01-31T08:15:00',
        'TRUE',
        '#REF!',
        '4',
        'Setuju',
      ],
    ])
    expect(table.notes).toEqual([])
  })

  it('keeps real row numbers, skips merged titles, joins two header rows', async () => {
    const rows =
      cellRows([['LAPORAN SURVEI']], 2) +
      cellRows(
        [
          ['No', 'OPD', 'Unsur', ''],
          ['', '', 'U1', 'U2'],
          ['1', 'Dinkes', 4, 3],
        ],
        5,
      ) +
      cellRows([['2', 'Bappeda', '', 2]], 9)
    const table = await opened(workbookBytes([{ name: 'Data', rows }]))
    expect(table.headers).toEqual(['No', 'OPD', 'Unsur › U1', 'Unsur › U2'])
    expect(table.rows).toEqual([
      { row: 7, cells: ['1', 'Dinkes', '4', '3'] },
      { row: 9, cells: ['2', 'Bappeda', '', '2'] },
    ])
    expect(said(table.notes)).toEqual([
      'responses/title-rows-skipped: Baris 2 di atas judul kolom tidak dihitung; judul kolom pada baris 5, 6.',
      'responses/two-header-rows: Judul kolom dibaca dari baris 5, 6, digabung per kolom.',
      'responses/empty-rows: 1 baris kosong tidak dihitung.',
    ])
  })

  it('warns of formulas whose result was never saved', async () => {
    const rows = `${cellRows([['OPD', 'U1', 'U2']])}<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c>
      <c r="B2"><f>1+1</f></c><c r="C2"><f>1+2</f><v></v></c></row>
      <row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3"><f>1+1</f><v>2</v></c></row>`
    const table = await opened(workbookBytes([{ name: 'Data', rows }]))
    expect(said(table.notes)).toEqual([
      'responses/formulas-without-result: 2 sel rumus pada lembar `Data` tidak menyimpan hasil dan terbaca kosong.',
    ])
  })

  it('has no word for what a worksheet works out itself, but for its answers', async () => {
    const cell = (name: string) => `<c r="${name}"><f>1+1</f></c>`
    const sheet = (cells: string) =>
      workbookBytes([
        {
          name: 'LKE',
          rows: `${cellRows([['Nomor', 'Bobot', 'Jawaban', 'Nilai', '%']])}<row r="2"><c r="A2" t="inlineStr"><is><t>1.1.a</t></is></c>${cells}</row>`,
        },
      ])
    const points = await opened(sheet(cell('D2') + cell('E2')))
    expect(points.notes).toEqual([])
    const answer = await opened(sheet(cell('C2') + cell('D2')))
    expect(said(answer.notes)).toEqual([
      'responses/formulas-without-result: 1 sel rumus pada lembar `LKE` tidak menyimpan hasil dan terbaca kosong.',
    ])
  })

  it('has no word for a count of a worksheet that only repeats one further up', async () => {
    const sheet = (headers: readonly string[], formula: string) => {
      const first = '<row r="2"><c r="C2"><v>4</v></c></row>'
      const second = `<row r="3"><c r="C3"><f>${formula}</f></c></row>`
      const rows = `${cellRows([headers])}${first}${second}`
      return opened(workbookBytes([{ name: 'LKE', rows }]))
    }
    const worksheet = ['Nomor', 'Bobot', 'Jawaban', 'Nilai']
    for (const formula of ['C2', '$C$2', 'IF(C2=&quot;&quot;,&quot;&quot;,C2)']) {
      expect((await sheet(worksheet, formula)).notes).toEqual([])
      expect((await sheet(['OPD', 'U1', 'U2'], formula)).notes).toHaveLength(1)
    }
    expect((await sheet(worksheet, 'C2+1')).notes).toHaveLength(1)
    expect((await sheet(worksheet, 'C4')).notes).toHaveLength(1)
    expect((await sheet(worksheet, 'B2')).notes).toHaveLength(1)
  })

  it('gives every error of a formula as the office sees it', async () => {
    const errors = ['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!']
    const cells = errors.map((error, at) => `<c r="A${at + 2}" t="e"><f>x</f><v>${error}</v></c>`)
    const rows = `${cellRows([['U1']])}${cells.map((cell, at) => `<row r="${at + 2}">${cell}</row>`).join('')}`
    expect(cellsOf(await opened(workbookBytes([{ name: 'Data', rows }]))).flat()).toEqual(errors)
  })

  it.each([
    '<c r="B2"><f>1+1</f></c>',
    '<c r="B2"><f>1+1</f><v></v></c>',
    '<c r="B2" t="n"><f>1+1</f><v xml:space="preserve"></v></c>',
    '<c r="B2" t="str"><f>1+1</f></c>',
    '<c r="B2"><f t="shared" si="0"/></c>',
  ])('warns of %s', async cell => {
    const rows = `${cellRows([['OPD', 'U1']])}<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c>${cell}</row>`
    const { notes } = await opened(workbookBytes([{ name: 'Data', rows }]))
    expect(notes.map(({ code, severity }) => [code, severity])).toEqual([
      ['responses/formulas-without-result', 'warning'],
    ])
  })

  it('is refused when it is empty, has only a header, or departs from the format', async () => {
    const empty = workbookBytes([{ name: 'Data', rows: '' }])
    expect(said(await refusalOf(opened(empty)))).toEqual([
      'responses/empty-file: `survei.csv` kosong.',
    ])
    const header = workbookBytes([{ name: 'Data', rows: cellRows([['OPD', 'U1']]) }])
    expect(said(await refusalOf(opened(header)))[0]).toContain('responses/header-only')
    const broken = workbookBytes([{ name: 'Data', rows: '<row r="1"><c r="A1" t="zz"><v>1</v>' }])
    expect(said(await refusalOf(opened(broken)), 'en')).toEqual([
      'responses/sheet-damaged: Sheet `Data` is damaged near cell A1: a closing tag does not match the one it closes.',
    ])
  })

  it('never follows an entity or a formula into more than its text', async () => {
    const rows = cellRows([
      ['OPD', 'U1'],
      ['=HYPERLINK("http://x")', 4],
    ]).replaceAll('"http://x"', '&quot;http://x&quot;')
    const bytes = workbookBytes([{ name: 'Data', rows }])
    expect(cellsOf(await opened(bytes))).toEqual([['=HYPERLINK("http://x")', '4']])
  })
})
