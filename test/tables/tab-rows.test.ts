import { describe, expect, it } from 'vitest'
import { isTooLarge } from '../../src/tables/tab-rows.ts'
import { cellsOf, opened, refusalOf, said } from '../support/opened.ts'
import { sample } from '../support/soak.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const HEADER = cellRows([['OPD', 'U1']])
const sheetXml = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
/** A workbook whose one sheet is this part. */
const withPart = (part: string, more: Readonly<Record<string, string>> = {}) =>
  workbookBytes([{ name: 'Data', rows: '' }], { [SHEET]: part, ...more })
const withRow = (cells: string) => withPart(sheetXml(`${HEADER}<row r="2">${cells}</row>`))
const cellsIn = async (bytes: Uint8Array) => cellsOf(await opened(bytes))

/** What read-excel-file loses, misreads or refuses, and why we do not follow it. */
describe('unlike read-excel-file, our reader', () => {
  it('reads CDATA, and text on both sides of a comment', async () => {
    const cells =
      '<c r="A2" t="inlineStr"><is><t><![CDATA[R&D]]> <!-- x -->unit</t></is></c><c r="B2"><v>1<!-- x -->2</v></c>'
    expect(await cellsIn(withRow(cells))).toEqual([['R&D unit', '12']])
  })

  it('decodes characters beyond the first 65,536', async () => {
    const cells = '<c r="A2" t="inlineStr"><is><t>&#128512;</t></is></c><c r="B2"><v>4</v></c>'
    expect(await cellsIn(withRow(cells))).toEqual([['😀', '4']])
  })

  it('reads cells and rows without an address by their order', async () => {
    const cells = '<c t="inlineStr"><is><t>Dinkes</t></is></c><c><v>4</v></c>'
    const header = HEADER.replaceAll(/ r="\w+"/g, '')
    const table = await opened(
      withPart(sheetXml(`${header}<row>${cells}</row><row>${cells}</row>`)),
    )
    expect(table.rows.map(({ row, cells: [unit, u1] }) => [row, unit, u1])).toEqual([
      [2, 'Dinkes', '4'],
      [3, 'Dinkes', '4'],
    ])
  })

  it('takes a date that is written as text for what it says, in whatever zone it is read', async () => {
    const cells = '<c r="A2" t="d"><v>2024-01-31T08:15:00</v></c><c r="B2"><v>4</v></c>'
    expect(await cellsIn(withRow(cells))).toEqual([['2024-01-31T08:15:00', '4']])
  })

  it('knows the 1904 system by `true` as well as by `1`', async () => {
    const main = workbookBytes([{ name: 'Data', rows: '' }], {
      'xl/workbook.xml':
        '<workbook><workbookPr date1904="true"/><sheets><sheet name="Data" r:id="rId1"/></sheets></workbook>',
      [SHEET]: sheetXml(
        `${HEADER}<row r="2"><c r="A2" s="1"><v>43860</v></c><c r="B2"><v>4</v></c></row>`,
      ),
    })
    expect(await cellsIn(main)).toEqual([['2024-01-31', '4']])
  })

  it('passes over an extent that is no range', async () => {
    const part = sheetXml(`${HEADER}<row r="2"><c r="B2"><v>4</v></c></row>`)
    const bytes = withPart(part.replace('<sheetData>', '<dimension ref="kosong"/><sheetData>'))
    expect(await cellsIn(bytes)).toEqual([['', '4']])
  })

  it.each([
    ['a number that is none', '<c r="B2"><v>0x10</v></c>', 'its value does not fit its type'],
    ['an infinite number', '<c r="B2"><v>1e999</v></c>', 'its value does not fit its type'],
    ['a blank where a number stands', '<c r="B2"><v> </v></c>', 'its value does not fit its type'],
    ['a cell of another row', '<c r="B3"><v>4</v></c>', 'rows or columns are not in their order'],
    ['an unknown entity', '<c r="B2"><v>&four;</v></c>', 'an entity that is not known'],
    ['a cell in a cell', '<c r="B2"><c><v>4</v></c></c>', 'an element that does not belong there'],
  ])('refuses %s', async (_, cells, fault) => {
    expect(said(await refusalOf(opened(withRow(cells))), 'en')).toEqual([
      expect.stringContaining(`: ${fault}.`),
    ])
  })
})

describe('a sheet', () => {
  it.each(['utf-16le', 'utf-16be'])('may be written in %s', async encoding => {
    const rows = cellRows([
      ['OPD', 'U1'],
      ['Dinas – é', 4],
    ])
    const wide = Buffer.from(`\ufeff${sheetXml(rows)}`, 'utf16le')
    const part = encoding === 'utf-16le' ? wide : wide.swap16()
    const bytes = workbookBytes([{ name: 'Data', rows: '' }], {}, { [SHEET]: part })
    expect(await cellsIn(bytes)).toEqual([['Dinas – é', '4']])
  })

  it('may begin with a byte order mark and be of the strict edition, prefixed', async () => {
    const strict = 'xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"'
    const cells =
      '<x:c r="A2" t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c><x:c r="B2"><x:v>4</x:v></x:c>'
    const header = HEADER.replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
    const part = `\ufeff<x:worksheet ${strict}><x:sheetData>${header}<x:row r="2">${cells}</x:row></x:sheetData></x:worksheet>`
    expect(await cellsIn(withPart(part))).toEqual([['A', '4']])
  })

  it('whose XML is cut off is refused with its name and the place', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => ['Dinkes', at % 5])
    const whole = sheetXml(cellRows([['OPD', 'U1'], ...rows]))
    const problems = await refusalOf(
      opened(withPart(whole.slice(0, whole.indexOf('<c r="B2500"')))),
    )
    expect(said(problems)).toEqual([
      'responses/sheet-damaged: Lembar `Data` rusak di sekitar sel A2500: isinya terputus.',
    ])
    expect(said(problems, 'en')).toEqual([
      'responses/sheet-damaged: Sheet `Data` is damaged near cell A2500: it ends too early.',
    ])
    expect(problems[0]?.place).toEqual({
      kind: 'table',
      file: 'survei.csv',
      sheet: 'Data',
      row: 2500,
    })
  })

  it.each([
    ['<c r="B2"><v>4</v>', 'a closing tag does not match the one it closes'],
    ['<c r="B2><v>4</v></c><c r="C2"/>', 'a tag is broken'],
    ['<c r="B2" s="0" s="1"><v>4</v></c>', 'a tag is broken'],
    ['<c r="B2"><v>4</v></c><c><v>4</v></c>', 'rows or columns are not in their order'],
    ['<c r="B2"><v>4</w></c>', 'a closing tag does not match the one it closes'],
    ['<c r="B2"><v>4 & 5</v></c>', 'an entity that is not known'],
    ['<c r="B2"><v>\u0001</v></c>', 'a character that XML does not allow'],
    ['<c r="B2" s="99"><v>4</v></c>', 'it refers to a format that is not there'],
    ['<c r="B2" t="s"><v>7</v></c>', 'it refers to a text that is not there'],
    ['<c r="B2" t="zz"><v>7</v></c>', 'its type is not known'],
    ['<c r="B2" t="zz"/>', 'its type is not known'],
    ['<c r="B2"><is><t>4</t></is></c>', 'its value does not fit its type'],
    ['<c r="B2" t="inlineStr"><v>4</v></c>', 'its value does not fit its type'],
    ['<c r="B2"><v>4</v><v>5</v></c>', 'its value does not fit its type'],
    ['<c+ r="B2"/>', 'a tag is broken'],
    ['<c r="B2"><v>4</v></c><c r="B2"><v>4</v></c>', 'rows or columns are not in their order'],
  ])('with %s is refused', async (cells, fault) => {
    expect(said(await refusalOf(opened(withRow(cells))), 'en')).toEqual([
      expect.stringMatching(new RegExp(`^responses/sheet-damaged: .*: ${fault}\\.$`)),
    ])
  })

  it.each(
    sample(
      [
        [
          '<!DOCTYPE worksheet [<!ENTITY a "4">]><worksheet><sheetData/></worksheet>',
          'it has a DOCTYPE',
        ],
        ['<worksheet/>', 'it has no place for cells'],
        [
          '<worksheet><sheetData/></worksheet><worksheet/>',
          'something stands outside of the root element',
        ],
        [`<worksheet><sheetData><!-- ${'>'.repeat(5_000_000)}`, 'one text is too long'],
        [`<worksheet>${'<a>'.repeat(10_000)}`, 'its elements are nested too deep'],
      ] as const,
      2,
    ),
  )('such as %.60s is refused', async (part, fault) => {
    expect(said(await refusalOf(opened(withPart(part))), 'en')).toEqual([
      `responses/sheet-damaged: Sheet \`Data\` is damaged near cell A1: ${fault}.`,
    ])
  })

  it('tells how many of its filled rows are hidden, and where', async () => {
    const rows = [['OPD', 'U1'], ...Array.from({ length: 9 }, (_, at) => ['Dinkes', at % 5])]
    const hidden = cellRows(rows)
      .replace(/<row r="(1|3|6|7)"/g, '<row r="$1" hidden="1"')
      .replace('<row r="9"', '<row r="9" ht="0" customHeight="1"')
    // Rows that a sheet hides by default are those it does not have.
    const sheet = sheetXml(`${hidden}<row r="11" hidden="1"/>`)
    const format = '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><sheetData>'
    const table = await opened(withPart(sheet.replace('<sheetData>', format)))
    expect(table.rows).toHaveLength(9)
    expect(said(table.notes)).toEqual([
      'responses/hidden-rows: 4 baris pada lembar `Data` disembunyikan atau disaring, tetapi ikut dibaca: baris 3, 6–7, 9.',
    ])
    expect(table.notes[0]?.place).toMatchObject({ sheet: 'Data', row: 3 })
  })

  it('tells which hidden columns hold answers', async () => {
    const rows = cellRows([
      ['OPD', 'U1', 'U2', 'catatan'],
      ['Dinkes', 4, '', 'x'],
    ])
    const columns = '<cols><col min="2" max="2" width="0"/><col min="3" max="4" hidden="1"/></cols>'
    const table = await opened(
      withPart(sheetXml(rows).replace('<sheetData>', `${columns}<sheetData>`)),
    )
    expect(said(table.notes, 'en')).toEqual([
      'responses/hidden-columns: Columns with answers in sheet `Data` that are hidden, read all the same: B (U1).',
    ])
  })

  it('that is passed over is looked at no further than its first rows', async () => {
    const long = cellRows([['Petunjuk'], ...Array.from({ length: 3000 }, () => ['isi'])])
    const rows = cellRows([
      ['OPD', 'U1'],
      ['Dinkes', 4],
    ])
    const damaged = sheetXml(long).slice(0, -60)
    const bytes = workbookBytes(
      [
        { name: 'Petunjuk', rows: '' },
        { name: 'Jawaban', rows },
      ],
      { [SHEET]: damaged },
    )
    expect(await cellsIn(bytes)).toEqual([['Dinkes', '4']])
  })
})

it('has room for a million rows of a survey, not for a stray cell in the last corner', () => {
  expect(isTooLarge(1_048_576, 30)).toBe(false)
  expect(isTooLarge(9, 16_384)).toBe(false)
  expect(isTooLarge(1_048_576, 16_384)).toBe(true)
  expect(isTooLarge(1_048_577, 1)).toBe(true)
})

it('refuses a sheet by what it claims, before any room is made for it', async () => {
  const rows = `${cellRows([['OPD', 'U1']])}<row r="99999999"><c r="B99999999"><v>4</v></c></row>`
  const problems = await refusalOf(opened(workbookBytes([{ name: 'Data', rows }])))
  expect(said(problems)).toEqual([
    'responses/sheet-too-large: Lembar `Data` membentang sampai baris 99999999, kolom ke-2: jauh melampaui data jawaban.',
  ])
  expect(said(problems, 'en')[0]).toContain('Sheet `Data` reaches to row 99999999, column 2')
})

it('makes no room for cells that a sheet hints at and does not hold', async () => {
  const rows = cellRows([
    ['OPD', 'U1'],
    ['Dinkes', 4],
  ])
  const part = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`
  const bytes = workbookBytes([{ name: 'Data', rows }], { 'xl/worksheets/sheet1.xml': part })
  expect(cellsOf(await opened(bytes))).toEqual([['Dinkes', '4']])
})
