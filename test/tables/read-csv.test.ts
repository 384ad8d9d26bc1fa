import { describe, expect, it } from 'vitest'
import type { Dialect } from '../../src/tables/dialect.ts'
import { readCsv } from '../../src/tables/read-csv.ts'
import type { Row } from '../../src/tables/table.ts'
import { refusalOf } from '../support/opened.ts'
import { soak } from '../support/soak.ts'

const DIALECT = { delimiter: ',', instructionLength: 0, newline: 'lf' } as const

async function rowsOf(text: string, step = 1000, dialect: Dialect = DIALECT): Promise<Row[]> {
  const bytes = Buffer.from(text)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
  }
  const rows: Row[] = []
  for await (const batch of readCsv('a.csv', chunks(), dialect)) {
    for (const row of batch) rows.push(row)
  }
  return rows
}

const cellsOf = async (text: string, step?: number) =>
  (await rowsOf(text, step)).map(row => row.cells)

describe('readCsv', () => {
  it('keeps cells as they are: spaces, doubled quotes, delimiters and lines inside quotes', async () => {
    expect(await cellsOf('"a ""b""", c ,"d,e"\n"f\r\ng",,\n')).toEqual([
      ['a "b"', ' c ', 'd,e'],
      ['f\r\ng', '', ''],
    ])
  })

  it('takes LF, CRLF and CR for ends of lines, also mixed, wherever the chunks are cut', async () => {
    for (const step of [1, 2, 3, 1000]) {
      expect(await cellsOf('a,b\r\n1,é\r3,4\n5,6', step)).toEqual([
        ['a', 'b'],
        ['1', 'é'],
        ['3', '4'],
        ['5', '6'],
      ])
    }
  })

  it('numbers rows as a spreadsheet does: empty ones count, lines inside quotes do not', async () => {
    const rows = await rowsOf('a\n\n"b\nc"\nd\n')
    expect(rows.map(row => row.row)).toEqual([1, 2, 3, 4])
    expect(rows[3]?.cells).toEqual(['d'])
  })

  soak('gives empty lines wherever they stand, for no more than they cost', async () => {
    const rows = await rowsOf('\n\na,b\r\n\r\n1\n \n\n\n')
    expect(rows.map(({ cells }) => cells)).toEqual([
      [''],
      [''],
      ['a', 'b'],
      [''],
      ['1'],
      [' '],
      [''],
      [''],
    ])
    const started = performance.now()
    const many = await rowsOf(`a,b\n${'\n'.repeat(200_000)}1,2`, 1 << 16)
    expect(many.at(-1)).toEqual({ row: 200_002, cells: ['1', '2'] })
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('leaves out a sep= line without counting it', async () => {
    const dialect = { ...DIALECT, delimiter: ';', instructionLength: 7 } as const
    for (const step of [3, 1000]) {
      expect(await rowsOf('sep=;\r\na;b\n', step, dialect)).toEqual([{ row: 1, cells: ['a', 'b'] }])
    }
  })

  it('yields batches, so that no file has to fit into memory', async () => {
    async function* chunks() {
      for (let at = 0; at < 10; at++) yield Buffer.from('1,2\n'.repeat(1500))
    }
    const sizes: number[] = []
    for await (const batch of readCsv('a.csv', chunks(), DIALECT)) sizes.push(batch.length)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(15_000)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3000)
  })

  it('stops reading its source when nobody wants more', async () => {
    let closed = false
    async function* chunks() {
      try {
        for (;;) yield Buffer.from('1,2\n'.repeat(2000))
      } finally {
        closed = true
      }
    }
    for await (const _ of readCsv('a.csv', chunks(), DIALECT)) break
    expect(closed).toBe(true)
  })

  it('names the row in which a quote opens that never closes', async () => {
    const [problem] = await refusalOf(rowsOf('a,b\n1,"2\n3,4\n'))
    expect(problem).toMatchObject({
      code: 'responses/unclosed-quote',
      place: { kind: 'table', file: 'a.csv', row: 2 },
    })
  })

  soak('does not swallow a whole file behind an unclosed quote', async () => {
    const [problem] = await refusalOf(rowsOf(`a,b\n1,"${'2,3\n'.repeat(2_500_000)}`, 1 << 20))
    expect(problem).toMatchObject({ code: 'responses/unclosed-quote', place: { row: 2 } })
  })

  it('names row and column of a quote in the middle of a cell', async () => {
    for (const text of ['a,b\n1,2 "x" 3\n', 'a,b\n1,"2"x\n']) {
      const [problem] = await refusalOf(rowsOf(text))
      expect(problem).toMatchObject({ code: 'responses/stray-quote', place: { row: 2, column: 2 } })
    }
  })

  it('names the row of a NUL byte', async () => {
    const texts = ['a,b\n1,2\n3,\0\n', 'a,b\n1,2\n\0', 'a,b\n1,2\n3,"\n\0"', 'a,b\n1,2\n3,"4"\0\n']
    for (const text of texts) {
      for (const step of [1, 1000]) {
        const [problem] = await refusalOf(rowsOf(text, step))
        expect(problem).toMatchObject({ code: 'responses/nul-byte', place: { row: 3 } })
      }
    }
  })
})
