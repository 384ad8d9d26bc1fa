import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { textSource } from '../../src/tables/byte-source.ts'
import { openTables } from '../../src/tables/open-tables.ts'
import { cellsOf, opened, recognises, said } from '../support/opened.ts'

const CSV = 'OPD,U1\nDinkes,4\n'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('openTables', () => {
  it('identifies the bytes by size and 128 bits of hash, all 256 where asked', async () => {
    const short = (await opened(CSV)).source
    expect(short).toEqual({
      name: 'survei.csv',
      size: CSV.length,
      contentHash: sha256(CSV).slice(0, 32),
    })
    expect((await opened(CSV, { sha256: true })).source.sha256).toBe(sha256(CSV))
  })

  it('goes by the bytes, not by the name', async () => {
    const packed = gzipSync(CSV)
    const zipped = zipSync({ 'a.csv': Buffer.from(CSV) })
    for (const bytes of [packed, zipped]) {
      expect(cellsOf(await opened(bytes))).toEqual([['Dinkes', '4']])
    }
  })

  it('opens a table without reading it to the end', async () => {
    const [table] = await openTables(textSource('a.csv', CSV), { recognises })
    expect(table?.headers).toEqual(['OPD', 'U1'])
  })

  it('keeps neither file nor rows of one of many texts until its rows are counted', async () => {
    const lines = Array.from({ length: 9000 }, (_, at) => `"Unit ${at % 7}, lantai 2",${at % 5}\n`)
    const bytes = new TextEncoder().encode(`OPD,U1\n${lines.join('')}`)
    const parts = Array.from({ length: 14 }, (_, at) =>
      bytes.subarray(at * 16384, (at + 1) * 16384),
    )
    let open = 0
    const source = {
      name: 'a.csv',
      async *open() {
        open++
        try {
          yield* parts
        } finally {
          open--
        }
      },
    }
    const [one] = await openTables(source, { recognises })
    expect(open).toBe(1)
    await one?.close?.()
    expect(open).toBe(0)
    const [alone] = await openTables(source, { recognises })
    const [table] = await openTables(source, { recognises, isOneOfMany: true })
    expect(open).toBe(1)
    const rowsOf = async (read: typeof table) => {
      const rows: unknown[] = []
      for await (const batch of read?.batches ?? []) rows.push(...batch)
      return rows
    }
    const rows = await rowsOf(table)
    expect(rows).toHaveLength(9000)
    expect(await rowsOf(alone)).toEqual(rows)
    expect(table?.headers).toEqual(alone?.headers)
    expect(open).toBe(0)
  })

  it('reads what survey tools write', async () => {
    const google =
      '"Stempel waktu","OPD","U1","U2"\r\n"2024/03/01 9:05:11 AM GMT+7","Dinas Kesehatan","4","Sangat ""baik"""\r\n'
    expect(cellsOf(await opened(google))).toEqual([
      ['2024/03/01 9:05:11 AM GMT+7', 'Dinas Kesehatan', '4', 'Sangat "baik"'],
    ])
    const kobo = '\ufeff"start";"OPD";"U1"\n"2024-03-01T09:05:11.123+07:00";"Dinkes";"4"\n'
    expect(said((await opened(kobo)).notes)).toEqual([
      'responses/dialect: Dibaca sebagai CSV dengan pemisah titik koma (;), tanda UTF-8 di awal.',
    ])
    const survey = '\ufeffRespondent ID,U1,U2\r\n,Response,Response\r\n11,4,3\r\n'
    const monkey = await opened(survey)
    expect(monkey.headers).toEqual(['Respondent ID', 'U1', 'U2'])
    expect(monkey.rows).toEqual([{ row: 3, cells: ['11', '4', '3'] }])
    const excelText = Buffer.from('\ufeffOPD\tU1\r\nDinkes\t4\r\n', 'utf16le')
    expect(cellsOf(await opened(excelText))).toEqual([['Dinkes', '4']])
  })
})

it('a sheet asked of a text file is said to mean nothing there', async () => {
  const { notes } = await opened('OPD,U1\nDinkes,4\n', { sheet: 'Data' })
  expect(said(notes)).toEqual([
    'responses/sheet-without-workbook: --sheet "Data" tidak berlaku untuk `survei.csv`: file teks tidak memiliki lembar.',
  ])
  expect(said(notes, 'en')[0]).toContain('--sheet "Data" says nothing about `survei.csv`')
})
