import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileSource, keptSource } from '../../src/cli/file-source.ts'
import { bytesOf } from '../../src/tables/byte-source.ts'
import { refusalOf, said } from '../support/opened.ts'
import { runCli } from '../support/run-cli.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sumber-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a file', () => {
  it('reads a file whose path holds spaces, twice', async () => {
    const path = join(folder, 'survei 2024 (1).csv')
    await writeFile(path, 'U1\n4\n')
    const source = fileSource(path)
    expect(new TextDecoder().decode(await bytesOf(source))).toBe('U1\n4\n')
    expect(new TextDecoder().decode(await bytesOf(source))).toBe('U1\n4\n')
  })

  it('says why a file cannot be read', async () => {
    const missing = await refusalOf(bytesOf(fileSource(join(folder, 'x.csv'), 'x.csv')))
    expect(said(missing)).toEqual([
      'responses/file-unreadable: `x.csv` tidak dapat dibaca: file tidak ditemukan.',
    ])
    const aFolder = await refusalOf(bytesOf(fileSource(folder, 'data')))
    expect(said(aFolder, 'en')).toEqual([
      'responses/file-unreadable: `data` cannot be read: it is a folder, not a file.',
    ])
  })

  it.each([
    ['assess', 'x.csv', '--mapping', 'folder'],
    ['document', 'laporan-skm', 'x.csv', '--fields', 'folder', '-o', 'x.html'],
    ['ask', 'skm-2017', '--answers', 'folder', '-o', 'skm.csv'],
  ])('says so where a flag names a folder for a file: %s', async (...words) => {
    const cwd = await mkdtemp(join(tmpdir(), 'sumber-'))
    await mkdir(join(cwd, 'folder'))
    const header = 'U1,U2,U3,U4,U5,U6,U7,U8,U9'
    await writeFile(join(cwd, 'x.csv'), `${header}\n${'3,'.repeat(8)}3\n`)
    const { stderr } = await runCli(words, { cwd, env: { RB_SCORE_LANG: 'en' } })
    expect(stderr).toMatch(/`folder` cannot be read: it is a folder, not a file/)
    await rm(cwd, { recursive: true })
  })
})

describe('a stream', () => {
  const TEXT = 'U1\n4\n3\n2\n1\n'
  async function* parts() {
    for (const letter of TEXT) yield new TextEncoder().encode(letter)
  }
  const text = async (source: ReturnType<typeof keptSource>) =>
    new TextDecoder().decode(await bytesOf(source))

  it.each([
    ['in memory', 100],
    ['in a file', 4],
  ])('is read again and in parts: kept %s', async (_, mostInMemory) => {
    const source = keptSource('-', parts(), mostInMemory)
    expect(source.region?.()).toBeUndefined()
    expect([await text(source), await text(source)]).toEqual([TEXT, TEXT])
    const region = source.region?.()
    const into = new Uint8Array(4)
    expect([region?.size, region?.read(into, 9), new TextDecoder().decode(into)]).toEqual([
      ...[TEXT.length, 2, '1\n\0\0'],
    ])
  })

  it('leaves no name behind where it was kept in a file', async () => {
    const before = process.env.TMPDIR
    process.env.TMPDIR = folder
    try {
      await text(keptSource('-', parts(), 4))
      expect(await readdir(folder)).toEqual(['survei 2024 (1).csv'])
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
  })
})
