import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bytesSource } from '../../src/tables/byte-source.ts'
import { cellsOf, opened, openedAll, refusalOf, said } from '../support/opened.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'

const CSV = strToU8('OPD,U1\nDinkes,4\n')

describe('a ZIP archive', () => {
  it('gives the one CSV that Google Forms puts into it', async () => {
    const table = await opened(zipSync({ 'Survei (Tanggapan).csv': CSV }))
    expect(table.source.name).toBe('survei.csv!Survei (Tanggapan).csv')
    expect(table.source.size).toBe(CSV.length)
    expect(cellsOf(table)).toEqual([['Dinkes', '4']])
  })

  it('gives a table for each file, in code point order, and says what it left out', async () => {
    const workbook = workbookBytes([
      {
        name: 'Data',
        rows: cellRows([
          ['OPD', 'U1'],
          ['x', 1],
        ]),
      },
    ])
    const tables = await openedAll(
      bytesSource(
        'data.zip',
        zipSync({
          'b.csv': CSV,
          'a.xlsx': workbook,
          'surat.pdf': strToU8('%PDF'),
          '__MACOSX/._b.csv': strToU8('\0\x05'),
          'x/.DS_Store': strToU8('\0'),
        }),
      ),
    )
    expect(tables.map(table => table.source.name)).toEqual(['data.zip!a.xlsx', 'data.zip!b.csv'])
    expect(said(tables[0]?.notes ?? [])).toEqual([
      'responses/archive-entries-ignored: 1 file lain di dalam arsip `data.zip` tidak dibaca.',
    ])
    expect(tables[1]?.notes).toEqual([])
  })

  it('is refused when no table is in it', async () => {
    for (const files of [{}, { 'a.pdf': strToU8('%PDF') }]) {
      expect(said(await refusalOf(opened(zipSync(files))))).toEqual([
        'responses/no-table-in-archive: Arsip `survei.csv` tidak memuat file CSV atau XLSX.',
      ])
    }
  })

  it('is refused when archives are nested', async () => {
    const inner = zipSync({ 'a.csv': CSV })
    for (const files of [{ 'a.zip': inner }, { 'a.csv': inner }, { 'a.gz': gzipSync(CSV) }]) {
      expect(said(await refusalOf(opened(zipSync(files))))[0]).toContain(
        'adalah arsip di dalam arsip, bukan CSV atau XLSX.',
      )
    }
    expect(said(await refusalOf(opened(gzipSync(gzipSync(CSV)))), 'en')[0]).toContain(
      'an archive inside an archive',
    )
  })

  it('is refused when a member is locked or is no table, naming each', async () => {
    const bytes = Buffer.from(zipSync({ 'a.csv': CSV, 'b.csv': strToU8('%PDF-1.4') }))
    bytes.writeUInt16LE(1, bytes.indexOf('PK\x01\x02', 'latin1') + 8)
    expect(said(await refusalOf(opened(bytes)))).toEqual([
      'responses/archive-locked: `survei.csv!a.csv` dikunci dengan kata sandi.',
      'responses/not-a-table: `survei.csv!b.csv` adalah file PDF, bukan CSV atau XLSX.',
    ])
  })

  it('is named where it is another kind of document', async () => {
    const documents = {
      'xl/workbook.bin': 'a binary Excel workbook (.xlsb)',
      'word/document.xml': 'a Word document',
      'META-INF/manifest.xml': 'an OpenDocument file (.ods)',
    }
    for (const [path, name] of Object.entries(documents)) {
      const [problem] = await refusalOf(opened(zipSync({ [path]: CSV })))
      expect(problem?.message.en).toBe(`\`survei.csv\` is ${name}, not CSV or XLSX.`)
    }
  })
})
