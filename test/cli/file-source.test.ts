import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileSource } from '../../src/cli/data-paths.ts'
import { bytesOf } from '../../src/tables/byte-source.ts'
import { refusalOf, said } from '../support/opened.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rb-score-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('reads a file whose path holds spaces, twice', async () => {
  const path = join(folder, 'survei 2024 (1).csv')
  await writeFile(path, 'U1\n4\n')
  const source = fileSource(path)
  expect(String(await bytesOf(source))).toBe('U1\n4\n')
  expect(String(await bytesOf(source))).toBe('U1\n4\n')
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
