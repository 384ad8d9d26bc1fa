/** The rows of the design's bad-input table that concern the reading of files, with the words in both languages. */
import { describe, expect, it } from 'vitest'
import { cellsOf, opened, refusalOf } from '../support/opened.ts'

const UTF16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

describe('what is refused', () => {
  it.each([
    [
      'a ragged row',
      'OPD,U1\nA,4\nB\n',
      '1 baris tidak memuat 2 sel seperti judul kolomnya. Baris (jumlah sel): 3 (1).',
      'Rows that do not hold 2 cells, as the header does: 1. Row (cells): 3 (1).',
    ],
    [
      'an unclosed quote',
      'OPD,U1\nA,4\n"B,3\n',
      'Tanda kutip (") yang dibuka pada baris 3 tidak pernah ditutup.',
      'The quotation mark (") opened in row 3 is never closed.',
    ],
    [
      'a stray quote',
      'OPD,U1\nA,lebar 5" kali 3\n',
      'Tanda kutip (") pada baris 2, kolom ke-2, berada di tengah isi sel.',
      'A quotation mark (") in row 2, column 2, stands in the middle of a cell.',
    ],
    [
      'a binary file',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      '`survei.csv` adalah file biner, bukan CSV atau XLSX.',
      '`survei.csv` is a binary file, not CSV or XLSX.',
    ],
    [
      'a NUL byte',
      `OPD,U1\n${'Dinas Kesehatan,4\n'.repeat(9)}A,4\0\n`,
      '`survei.csv` memuat karakter rusak (NUL) pada baris 11: file rusak atau bukan file teks.',
      '`survei.csv` holds a NUL byte in row 11: the file is damaged, or not a text file.',
    ],
    ['an empty file', '', '`survei.csv` kosong.', '`survei.csv` is empty.'],
    ['a file of empty rows', ',,\r\n\r\n', '`survei.csv` kosong.', '`survei.csv` is empty.'],
    [
      'a header alone',
      'OPD,U1\r\n,\r\n',
      '`survei.csv` hanya berisi judul kolom (baris 1), tanpa satu pun baris jawaban.',
      '`survei.csv` holds a header (row 1) and not one row of answers.',
    ],
    [
      'an old workbook',
      Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
      '`survei.csv` adalah file Excel lama (.xls), bukan CSV atau XLSX.',
      '`survei.csv` is an old Excel file (.xls), not CSV or XLSX.',
    ],
  ])('%s', async (_, content, id, en) => {
    const problems = await refusalOf(opened(content))
    expect(problems.map(problem => problem.message)).toEqual([{ id, en }])
    expect(problems[0]?.severity).toBe('error')
    expect(problems[0]?.remedy.id).not.toBe('')
    expect(problems[0]?.remedy.en).not.toBe('')
  })
})

const PLAIN = 'OPD,U1,U2\nDinkes,"4,5",3\n'
const SEMICOLON = 'OPD;U1;U2\r\nDinkes;4,5;3\r\n'

describe('what is read, and said in a note', () => {
  it.each([
    ['plain CSV without a word', PLAIN, []],
    ['CRLF without a word', PLAIN.replaceAll('\n', '\r\n'), []],
    [
      'semicolons and decimal commas',
      SEMICOLON,
      [
        [
          'Dibaca sebagai CSV dengan pemisah titik koma (;).',
          'Read as CSV with semicolons (;) between cells.',
        ],
      ],
    ],
    [
      'tabs in UTF-16',
      UTF16(SEMICOLON.replaceAll(';', '\t')),
      [
        [
          'Dibaca sebagai CSV dengan pemisah tab, pengodean UTF-16 LE, tanda UTF-8 di awal.',
          'Read as CSV with tabs between cells, UTF-16 LE encoding, a byte order mark.',
        ],
      ],
    ],
    [
      'a sep= line',
      `sep=;\r\n${SEMICOLON}`,
      [
        [
          'Dibaca sebagai CSV dengan pemisah titik koma (;), baris `sep=`.',
          'Read as CSV with semicolons (;) between cells, a `sep=` line.',
        ],
      ],
    ],
    [
      'a byte order mark',
      `\ufeff${PLAIN}`,
      [['Dibaca sebagai CSV dengan tanda UTF-8 di awal.', 'Read as CSV with a byte order mark.']],
    ],
    [
      'lone CR',
      PLAIN.replaceAll('\n', '\r'),
      [['Dibaca sebagai CSV dengan akhir baris CR.', 'Read as CSV with lines that end in CR.']],
    ],
    [
      'empty columns and rows at the end',
      'OPD,U1,U2,,\nDinkes,"4,5",3,,\n,,,,\n',
      [
        [
          '2 kolom kosong di sebelah kanan tidak dibaca.',
          'Empty columns at the right not read: 2.',
        ],
        ['1 baris kosong tidak dihitung.', 'Empty rows left out: 1.'],
      ],
    ],
    [
      'merged title rows',
      `SURVEI KEPUASAN,,\nTahun 2024,,\n${PLAIN}`,
      [
        [
          'Baris 1, 2 di atas judul kolom tidak dihitung; judul kolom pada baris 3.',
          'Rows above the header left out: 1, 2; the header is in row 3.',
        ],
      ],
    ],
    [
      'numbered columns',
      PLAIN.replace('\n', '\n(1),(2),(3)\n'),
      [
        [
          'Baris 2 hanya berisi nomor kolom (1, 2, 3, …) dan tidak dihitung.',
          'Row 2 only numbers the columns (1, 2, 3, …) and is not counted.',
        ],
      ],
    ],
  ])('%s', async (_, content, notes) => {
    const table = await opened(content)
    expect(table.headers).toEqual(['OPD', 'U1', 'U2'])
    expect(cellsOf(table)).toEqual([['Dinkes', '4,5', '3']])
    expect(table.notes.map(note => [note.message.id, note.message.en])).toEqual(notes)
    expect(table.notes.every(note => note.severity === 'note')).toBe(true)
  })

  it('Windows-1252', async () => {
    const table = await opened(Buffer.from('OPD,U1,Saran\nA,4,caf\xe9 \x93ok\x94\n', 'latin1'))
    expect(cellsOf(table)).toEqual([['A', '4', 'café “ok”']])
    expect(table.notes.map(note => note.message.en)).toEqual([
      'Read as CSV with Windows-1252 encoding.',
    ])
  })

  it('two header rows', async () => {
    const table = await opened('Identitas,Unsur,\nOPD,U1,U2\nDinkes,4,3\n')
    expect(table.headers).toEqual(['Identitas › OPD', 'Unsur › U1', 'Unsur › U2'])
    expect(table.notes.map(note => note.message)).toEqual([
      {
        id: 'Judul kolom dibaca dari baris 1, 2, digabung per kolom.',
        en: 'The header was read from rows 1, 2, joined column by column.',
      },
    ])
  })
})
