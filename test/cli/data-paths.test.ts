import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expandGlob, expandPaths } from '../../src/cli/data-paths.ts'
import { bytesOf } from '../../src/tables/byte-source.ts'
import { refusalOf, said } from '../support/opened.ts'

let folder = ''
const FILES = [
  'survei.csv',
  'Survei 2.CSV',
  'data[1].csv',
  'catatan.md',
  'data/b.xlsx',
  'data/a.csv.gz',
  'data/~$b.xlsx',
  'data/.sembunyi.csv',
  'data/tahun/2023/x.csv',
  'data/tahun/2024/y.csv',
  'data/tahun/2024/é.csv',
  'kosong/readme.md',
]

beforeAll(async () => {
  folder = `${await mkdtemp(join(tmpdir(), 'rb-score-'))}/`
  for (const file of FILES) {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), 'U1\n4\n')
  }
})
afterAll(() => rm(folder, { recursive: true }))

async function* standardInput() {
  yield Buffer.from('U1\n3\n')
}

async function expanded(...words: string[]) {
  const paths = words.map(word => (word === '-' ? word : folder + word))
  const { sources, notes } = await expandPaths(paths, standardInput())
  const names = sources.map(source => source.name.replace(folder, ''))
  return { names, notes: said(notes).map(note => note.replaceAll(folder, '')), sources }
}

describe('expandPaths', () => {
  it('keeps the order of the words and reads standard input for -', async () => {
    const { names, notes, sources } = await expanded('survei.csv', '-', 'data[1].csv')
    expect(names).toEqual(['survei.csv', '-', 'data[1].csv'])
    expect(notes).toEqual([])
    expect(
      new TextDecoder().decode(await bytesOf(sources[1] ?? { name: '', open: standardInput })),
    ).toBe('U1\n3\n')
  })

  it('takes the data files of a folder in code point order, and says what it left out', async () => {
    for (const word of ['data', 'data/']) {
      const { names, notes } = await expanded(word)
      expect(names).toEqual(['data/a.csv.gz', 'data/b.xlsx'])
      expect(notes).toEqual([
        'responses/lock-file-ignored: `data/.sembunyi.csv` tidak dibaca: file sementara atau tersembunyi.',
        'responses/lock-file-ignored: `data/~$b.xlsx` tidak dibaca: file sementara atau tersembunyi.',
      ])
    }
  })

  it('expands patterns itself', async () => {
    expect((await expanded('*.csv')).names).toEqual(['data[1].csv', 'survei.csv'])
    expect((await expanded('data/*')).names).toEqual(['data/a.csv.gz', 'data/b.xlsx'])
  })

  it('reads a file once that is named twice', async () => {
    const { names, notes } = await expanded('survei.csv', 's*.csv', 'data/../survei.csv')
    expect(names).toEqual(['survei.csv'])
    expect(notes).toEqual([
      'responses/file-named-twice: `survei.csv` disebutkan lebih dari sekali dan dibaca sekali saja.',
      'responses/file-named-twice: `data/../survei.csv` disebutkan lebih dari sekali dan dibaca sekali saja.',
    ])
  })

  it('tells all that is missing at once, with what was probably meant', async () => {
    const problems = await refusalOf(
      expanded('survey.csv', 'datta/x.csv', '*.ods', 'kosong', 'laporan.csv'),
    )
    const told = problems.map(({ code, message, remedy }) =>
      [code, message.id, remedy.id].map(text => text.replaceAll(folder, '')),
    )
    expect(told).toEqual([
      [
        'responses/file-not-found',
        'File `survey.csv` tidak ditemukan.',
        'Mungkin maksudnya `survei.csv`?',
      ],
      [
        'responses/file-not-found',
        'File `datta/x.csv` tidak ditemukan.',
        'Folder `datta` juga tidak ada; periksa lokasinya.',
      ],
      [
        'responses/nothing-matches',
        'Tidak ada file yang cocok dengan `*.ods`.',
        'periksa nama folder dan akhirannya (.csv, .xlsx).',
      ],
      [
        'responses/folder-without-data',
        'Folder `kosong` tidak memuat file CSV, XLSX, GZ, ZIP, TSV, atau TXT.',
        'berikan folder yang memuat ekspor jawaban; subfolder tidak dibaca.',
      ],
      [
        'responses/file-not-found',
        'File `laporan.csv` tidak ditemukan.',
        'periksa nama dan foldernya.',
      ],
    ])
    expect(problems[0]?.message.en).toBe(`There is no file \`${folder}survey.csv\`.`)
    expect(problems[0]?.remedy.en).toBe(`Did you mean \`${folder}survei.csv\`?`)
  })
})

describe('expandGlob', () => {
  const names = async (pattern: string) =>
    (await expandGlob(folder + pattern)).map(path => path.replace(folder, ''))

  it('matches *, ?, [..] and [!..] within one part of a path', async () => {
    expect(await names('data/tahun/202[0-3]/*.csv')).toEqual(['data/tahun/2023/x.csv'])
    expect(await names('data/tahun/202[!0-3]/?.csv')).toEqual([
      'data/tahun/2024/y.csv',
      'data/tahun/2024/é.csv',
    ])
    expect(await names('d*/b.xlsx')).toEqual(['data/b.xlsx'])
  })

  it('matches any number of folders by **', async () => {
    expect(await names('data/**/*.csv')).toEqual([
      'data/tahun/2023/x.csv',
      'data/tahun/2024/y.csv',
      'data/tahun/2024/é.csv',
    ])
    expect(await names('**/x.csv')).toEqual(['data/tahun/2023/x.csv'])
    expect(await names('data/tahun/2023/**')).toEqual(['data/tahun/2023/x.csv'])
  })

  it('takes other signs literally, and an odd range for nothing', async () => {
    expect(await names('survei.c(s)v*')).toEqual([])
    expect(await names('surve[z-a].csv')).toEqual([])
    expect(await names('data[[]1].csv')).toEqual(['data[1].csv'])
  })
})
