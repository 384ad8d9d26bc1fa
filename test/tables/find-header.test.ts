import { describe, expect, it } from 'vitest'
import { findHeader } from '../../src/tables/find-header.ts'
import { recognises } from '../support/opened.ts'

/** One line a row, cells parted by commas; empty lines are not among the leading rows, but count. */
function headerOf(text: string) {
  const rows = text
    .split('\n')
    .map((line, at) => ({ row: at + 1, cells: line.split(',') }))
    .filter(row => row.cells.some(cell => cell !== ''))
  return findHeader(rows, recognises)
}

describe('findHeader', () => {
  it('takes the row with most recognised names, and the first among equals', () => {
    expect(headerOf('OPD,,\nNo,U1,U2\nU1,U2,No').rows).toEqual([2])
  })

  it('skips title rows and says which', () => {
    const header = headerOf('LAPORAN,,\n,,\nTahun: 2024,,\nNo,U1,U2\n1,4,4')
    expect(header).toMatchObject({ rows: [4], titleRows: [1, 3], dataStart: 3 })
    expect(header.texts).toEqual(['No', 'U1', 'U2'])
  })

  it('does not take a title in two cells for a group of columns', () => {
    expect(headerOf('Periode:,2024,\nNo,U1,U2').rows).toEqual([2])
    expect(headerOf('Cetak,12/01/2024,\nNo,U1,U2').rows).toEqual([2])
  })

  it('spreads the names of groups right over blanks and joins them', () => {
    const header = headerOf('Identitas,,,Unsur Pelayanan,,\nNo,Nama,OPD,U1,U2,U3\n1,x,y,4,4,4')
    expect(header.rows).toEqual([1, 2])
    expect(header.texts).toEqual([
      'Identitas › No',
      'Identitas › Nama',
      'Identitas › OPD',
      'Unsur Pelayanan › U1',
      'Unsur Pelayanan › U2',
      'Unsur Pelayanan › U3',
    ])
    expect(header.dataStart).toBe(2)
  })

  it('leaves cells merged downwards alone', () => {
    const header = headerOf('No,OPD,Unsur,,,Saran\n,,U1,U2,U3,\n1,x,4,4,4,-')
    expect(header.texts).toEqual(['No', 'OPD', 'Unsur › U1', 'Unsur › U2', 'Unsur › U3', 'Saran'])
  })

  it('joins a second row below that holds further names', () => {
    const header = headerOf('U1,U2,U3,Harapan,,\n,,,U4,U5,\n4,4,4,4,4,')
    expect(header.rows).toEqual([1, 2])
    expect(header.texts).toEqual(['U1', 'U2', 'U3', 'Harapan › U4', 'Harapan › U5', ''])
  })

  it('drops the second line of SurveyMonkey, which only says Response', () => {
    const header = headerOf('Respondent ID,U1,U2\n,Response,Response\n1,4,4')
    expect(header.texts).toEqual(['Respondent ID', 'U1', 'U2'])
    expect(header.dataStart).toBe(2)
  })

  it('never swallows a row of data or a repeated header', () => {
    expect(headerOf('OPD,U1,U2\nU1,4,4').dataStart).toBe(1)
    expect(headerOf('OPD,U1,U2\nOPD,U1,U2').dataStart).toBe(1)
    expect(headerOf('No,U1,U2\n1,4,4').dataStart).toBe(1)
    expect(headerOf('U1\n4\n3').dataStart).toBe(1)
  })

  it('does not join across an empty row', () => {
    expect(headerOf('Identitas,,Unsur,\n\nNo,OPD,U1,U2').rows).toEqual([3])
  })

  it('leaves out a row that numbers the columns', () => {
    const official = headerOf('No,U1,U2\n(1),(2),(3)\n1,4,4')
    expect(official).toMatchObject({ numberingRow: 2, dataStart: 2 })
    expect(headerOf('No,U1,U2,U3,U4,U5,U6\n1,2,3,4,5,6,7').numberingRow).toBe(2)
  })

  it('takes a short row of rising numbers for answers', () => {
    expect(headerOf('No,U1,U2,U3\n1,2,3,4').numberingRow).toBeUndefined()
  })

  it('without any recognised name takes the first row of two cells, else the first row', () => {
    expect(headerOf('Laporan,\nNama,Nilai\na,4').rows).toEqual([2])
    expect(headerOf('Nilai\n4').rows).toEqual([1])
  })

  it('finds a header in row 20 of the filled ones, and data right after it', () => {
    const titles = Array.from({ length: 19 }, (_, at) => `Baris ${at}`).join('\n')
    const header = headerOf(`${titles}\nNo,U1\n(1),(2)\n1,4\n2,4`)
    expect(header).toMatchObject({ rows: [20], dataStart: 20 })
  })
})
