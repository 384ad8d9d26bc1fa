import { deflateRawSync, gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bytesOf, bytesSource } from '../../src/tables/byte-source.ts'
import { gunzipped, isBomb, readZip } from '../../src/tables/read-zip.ts'
import { opened, refusalOf, said } from '../support/opened.ts'
import { soak } from '../support/soak.ts'

const archive = Buffer.from(
  zipSync({ 'data/': new Uint8Array(0), 'data/a.csv': strToU8('U1\n4\n'), 'b.csv': strToU8('') }),
)

async function textOf(entry: { open(): AsyncIterable<Uint8Array> }): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of entry.open()) chunks.push(chunk)
  return String(Buffer.concat(chunks))
}

describe('readZip', () => {
  it('lists the files, without folders, and unpacks each as often as asked', async () => {
    const entries = readZip('a.zip', archive)
    expect(entries.map(entry => entry.path)).toEqual(['data/a.csv', 'b.csv'])
    const [first, second] = entries
    if (first === undefined || second === undefined) throw new Error('two entries')
    expect(await textOf(first)).toBe('U1\n4\n')
    expect(await textOf(first)).toBe('U1\n4\n')
    expect(await textOf(second)).toBe('')
  })

  it('finds the directory behind a comment', () => {
    const comment = Buffer.from('dari panitia')
    const commented = Buffer.concat([archive, comment])
    commented.writeUInt16LE(comment.length, archive.length - 2)
    expect(readZip('a.zip', commented)).toHaveLength(2)
  })

  it('refuses an archive that is cut short', async () => {
    const cut = archive.subarray(0, archive.length - 30)
    const refused = await refusalOf((async () => readZip('a.zip', cut))())
    expect(said(refused)).toEqual([
      'responses/zip-damaged: `a.zip` rusak atau terpotong: isinya tidak dapat diekstrak.',
    ])
  })

  it('refuses content that does not match its checksum', async () => {
    const stored = Buffer.from(zipSync({ 'a.csv': strToU8('U1\n4\n') }, { level: 0 }))
    stored[stored.indexOf('4\n')] = 0x33
    const [entry] = readZip('a.zip', stored)
    if (entry === undefined) throw new Error('one entry')
    expect(said(await refusalOf(textOf(entry)))[0]).toContain('responses/zip-damaged')
  })

  it('never unpacks more than the directory declares', async () => {
    const small = zipSync({ 'a.csv': Buffer.alloc(1000, 'a') })
    const packed = deflateRawSync(Buffer.alloc(1_000_000, 'a'))
    const lying = Buffer.from(small)
    const directory = lying.indexOf('PK\x01\x02', 'latin1')
    const [name, start] = ['a.csv'.length, 30 + 'a.csv'.length]
    const bytes = Buffer.concat([lying.subarray(0, start), packed, lying.subarray(directory)])
    bytes.writeUInt32LE(packed.length, start + packed.length + 20)
    bytes.writeUInt32LE(start + packed.length, start + packed.length + 46 + name + 16)
    const [entry] = readZip('a.zip', bytes)
    if (entry === undefined) throw new Error('one entry')
    expect(said(await refusalOf(textOf(entry)))[0]).toContain('responses/zip-damaged')
  })

  it('refuses more entries than it reads, also where the count has run over', async () => {
    const names = Array.from({ length: 10_001 }, (_, at) => [`${at}.csv`, new Uint8Array(0)])
    const many = Buffer.from(zipSync(Object.fromEntries(names), { level: 0 }))
    for (const count of [10_001, 0, 7]) {
      many.writeUInt16LE(count, many.length - 12)
      const refused = await refusalOf((async () => readZip('a.zip', many))())
      expect(said(refused, 'en')).toEqual([
        'responses/zip-too-many-entries: `a.zip` holds more than 10000 files: too many to be read as one archive.',
      ])
    }
  })

  it('refuses ZIP64 by name, in the end of the directory or in an entry', async () => {
    const end = archive.length - 22
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50)
    const located = Buffer.concat([archive.subarray(0, end), locator, archive.subarray(end)])
    // The size stands in a field behind the path, here one without content.
    const extra = { 1: new Uint8Array(8) }
    const sized = Buffer.from(zipSync({ 'a.csv': [strToU8('U1\n4\n'), { extra }] }))
    sized.writeUInt32LE(0xffffffff, sized.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
    for (const bytes of [located, sized]) {
      expect(said(await refusalOf((async () => readZip('a.zip', bytes))()))).toEqual([
        'responses/zip64: `a.zip` adalah arsip ZIP64, jenis untuk isi yang sangat besar, dan tidak dibaca.',
      ])
    }
  })

  it('refuses a bomb before unpacking any of it', async () => {
    const bomb = Buffer.from(archive)
    const directory = bomb.indexOf('PK\x01\x02', 'latin1')
    bomb.writeUInt32LE(0xf0000000, directory + 24)
    const refused = await refusalOf((async () => readZip('a.zip', bomb))())
    expect(said(refused)[0]).toBe(
      'responses/zip-too-large: `a.zip` mengembang menjadi 3840 MB atau lebih, jauh melampaui ekspor jawaban yang wajar.',
    )
    expect(said(refused, 'en')[0]).toBe(
      'responses/zip-too-large: `a.zip` unpacks to 3840 MiB or more, far beyond an export of answers.',
    )
  })
})

it('calls only large and highly packed content a bomb', () => {
  const mebibyte = 1024 * 1024
  expect(isBomb(10, 60 * mebibyte)).toBe(false)
  expect(isBomb(10, 65 * mebibyte)).toBe(true)
  expect(isBomb(20 * mebibyte, 1000 * mebibyte)).toBe(false)
  expect(isBomb(1000 * mebibyte, 5000 * mebibyte)).toBe(true)
})

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

soak('stops a bomb on the way', async () => {
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
