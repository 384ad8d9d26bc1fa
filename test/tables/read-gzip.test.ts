import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bytesOf, bytesSource } from '../../src/tables/byte-source.ts'
import { gunzipped } from '../../src/tables/read-zip.ts'
import { opened, refusalOf, said } from '../support/opened.ts'

const packed = gzipSync('U1,U2\n4,3\n')

it('reads a table out of gzip, known by the bytes as stored', async () => {
  const table = await opened(packed)
  expect(table.rows).toEqual([{ row: 2, cells: ['4', '3'] }])
  expect(table.source.size).toBe(packed.length)
})

it('refuses gzip that is cut short or damaged', async () => {
  for (const bytes of [packed.subarray(0, packed.length - 4), Buffer.from([0x1f, 0x8b, 8, 0])]) {
    expect(said(await refusalOf(opened(bytes)))[0]).toContain('responses/zip-damaged: `survei.csv`')
  }
})

it('stops a bomb on the way', async () => {
  const bomb = gzipSync(Buffer.alloc(70 * 1024 * 1024, 'a'), { level: 1 })
  const source = gunzipped(bytesSource('a.csv.gz', bomb), bomb.length / 10)
  expect(said(await refusalOf(bytesOf(source)))[0]).toContain('responses/zip-too-large')
})

it('hands on what goes wrong in the source', async () => {
  const source = {
    name: 'a.gz',
    open: async function* () {
      yield packed.subarray(0, 5)
      throw new Error('cable')
    },
  }
  await expect(bytesOf(gunzipped(source, 10))).rejects.toThrow('cable')
})
