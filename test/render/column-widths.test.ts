import { describe, expect, it } from 'vitest'
import { type Column, textCell } from '../../src/render/blocks.ts'
import { columnWidths, fitsWidth, WIDTH } from '../../src/render/column-widths.ts'

const text = (heading: string): Column => ({ heading, kind: 'text' })
const number = (heading: string): Column => ({ heading, kind: 'number' })
const row = (...cells: readonly string[]) => cells.map(cell => textCell(cell))

describe('the columns of a table on paper', () => {
  it('fill the width between the margins', () => {
    const table = {
      columns: [text('Unsur'), number('Nilai')],
      rows: [row('Persyaratan', '83,50'), row('Biaya/tarif', '89,43')],
    }
    const { widths, upright } = columnWidths(table, WIDTH)
    expect(upright).toBeUndefined()
    expect(widths.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(WIDTH - 3)
    expect(Math.max(...widths)).toBe(widths[0])
  })

  it('give long texts the room that short ones leave', () => {
    const long = 'Tidak sesuai, kurang sesuai, sesuai, sangat sesuai dengan yang tertulis di loket'
    const table = {
      columns: [text('Kode'), text('Unsur'), text('Pilihan jawaban')],
      rows: [row('U1', 'Persyaratan', long)],
    }
    const [code = 0, part = 0, options = 0] = columnWidths(table, WIDTH).widths
    expect(options).toBeGreaterThan(3 * part)
    expect(part).toBeGreaterThan(code)
  })

  it('give what is left to the text that makes the rows high, and break paths at their signs', () => {
    const path = 'bukti/A.I.1.i.a/daftar-hadir.pdf'
    const long = 'kata demi kata yang mengisi seluruh lebar halaman '.repeat(4)
    const table = {
      columns: [text('Soal'), text('Penjelasan'), text('Bukti')],
      rows: [row('Apakah sudah ada tim kerja yang dibentuk?', long, path)],
    }
    const [question = 0, guidance = 0, proof = 0] = columnWidths(table, WIDTH).widths
    expect(guidance).toBeGreaterThan(2 * question)
    expect(proof).toBeLessThan(2200)
  })

  it('are at least as wide as the longest word, though the others are full of text', () => {
    const prose = 'kata demi kata yang mengisi seluruh lebar halaman '.repeat(6)
    const table = {
      columns: [text('Penanggungjawab'), ...[1, 2, 3, 4].map(at => text(`Uraian ${at}`))],
      rows: [row('x', prose, prose, prose, prose)],
    }
    const [narrow = 0] = columnWidths(table, WIDTH).widths
    // Fifteen bold letters of nine points take some 1,500 twentieths of a point.
    expect(narrow).toBeGreaterThan(1500)
    expect(narrow).toBeLessThan(2200)
  })

  it('break a long word before a number, and keep room where nobody has written yet', () => {
    const path = 'bukti/A.I.1.i.a/daftar-hadir-dan-notula-rapat.pdf'
    const columns = [...[1, 2, 3].map(at => text(`Bukti ${at}`)), text('Catatan'), number('Nilai')]
    const table = { columns, rows: [row(path, path, path, '', '100,00')] }
    const widths = columnWidths(table, WIDTH).widths
    expect(widths.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(WIDTH)
    expect(widths[4]).toBeGreaterThan(600)
    const short = { columns: [text('Unsur'), text('Bukti')], rows: [row(path, '')] }
    expect(columnWidths(short, WIDTH).widths[1]).toBeGreaterThan(1500)
  })

  it('are alike where several belong together, and only some are filled in', () => {
    const quarters = ['I', 'II', 'III', 'IV'].map(
      (name, at): Column => ({ ...text(`TW ${name}`), id: `quarters.${at}` }),
    )
    const table = {
      columns: [text('Kegiatan'), ...quarters],
      rows: [row('Loket', '', '', '✓', '✓')],
    }
    const widths = columnWidths(table, WIDTH).widths.slice(1)
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(500)
  })

  it('have upright headings where their words do not fit beside each other', () => {
    const headings = ['Persyaratan', 'Prosedur', 'Penyelesaian', 'Biaya', 'Spesifikasi']
    const columns = [text('Layanan'), ...[...headings, ...headings].map(number)]
    const table = { columns, rows: [row('Surat pindah', ...columns.slice(1).map(() => '78,57'))] }
    expect(fitsWidth(table, WIDTH)).toBe(false)
    const { widths, upright = 0 } = columnWidths(table, WIDTH)
    expect(upright).toBeGreaterThan(1000)
    // 78,57 still stands on one line.
    for (const width of widths.slice(1)) expect(width).toBeGreaterThan(500)
    expect(fitsWidth({ ...table, columns: columns.slice(0, 4) }, WIDTH)).toBe(true)
  })
})
