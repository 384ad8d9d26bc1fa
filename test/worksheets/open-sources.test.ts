import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ByteSource, bytesSource, textSource } from '../../src/tables/byte-source.ts'
import { openedSources } from '../../src/worksheets/open-sources.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const HEADER = `No,${skm.items.map(({ id }) => id).join(',')}`
const SURVEY = `${HEADER}\n1,3,3,3,3,3,3,3,3,3\n`
const gathered = (name: string, text: string): ByteSource => ({
  ...textSource(name, text),
  isGathered: true,
})

const openedFrom = async (sources: readonly ByteSource[], headers: readonly string[] = []) => {
  const { tables, problems } = await openedSources(sources, [skm], { headers })
  return {
    names: tables.map(({ source }) => source.name),
    said: tables.flatMap(({ notes }) =>
      notes.filter(({ code }) => code.endsWith('left-out')).map(({ message }) => message.id),
    ),
    severities: tables.flatMap(({ notes }) => notes.map(({ severity }) => severity)),
    problems: problems.map(({ code }) => code),
  }
}

describe('in a folder', () => {
  it.each([
    ['Catatan rapat\nTolong dicek, terima kasih\n'],
    [''],
    ['Ia berkata "nanti" saja\nlalu "pergi\n'],
  ])('a text that is no table is left out and named: %j', async text => {
    const found = await openedFrom([
      gathered('data/catatan.txt', text),
      gathered('data/s.csv', SURVEY),
    ])
    expect(found.names).toEqual(['data/s.csv'])
    expect(found.problems).toEqual([])
    expect(found.severities).toEqual(['note'])
    expect(found.said).toEqual([
      '`data/catatan.txt` tidak dibaca: tidak ada judul kolom yang dikenali, padahal file lain memilikinya.',
    ])
  })

  it('a table with other headers is left out with a warning, since it may hold answers', async () => {
    const found = await openedFrom([
      gathered('data/pegawai.csv', 'Nama,Golongan\nAni,III/a\n'),
      gathered('data/s.csv', SURVEY),
    ])
    expect([found.names, found.severities]).toEqual([['data/s.csv'], ['warning']])
  })

  it('a table that a mapping file speaks of is kept', async () => {
    const sources = [gathered('data/lain.csv', 'Q1,Q2\n3,3\n'), gathered('data/s.csv', SURVEY)]
    expect((await openedFrom(sources, ['Q1'])).names).toEqual(['data/lain.csv', 'data/s.csv'])
  })

  it('nothing is left out where no file is known', async () => {
    const sources = [gathered('data/a.txt', 'x,y\n1,2\n'), gathered('data/b.csv', 'p,q\n1,2\n')]
    expect((await openedFrom(sources)).names).toEqual(['data/a.txt', 'data/b.csv'])
    expect((await openedFrom([gathered('data/a.txt', '')])).problems).toEqual([
      'responses/empty-file',
    ])
  })
})

it('in an archive, too, and among several tables', async () => {
  const archive = zipSync({
    'a.csv': Buffer.from(SURVEY),
    'b.csv': Buffer.from(SURVEY.replace('1,3', '1,4')),
    'baca dulu.txt': Buffer.from('Petunjuk\nIsi semua kolom\n'),
    'kosong.txt': Buffer.from(''),
  })
  const found = await openedFrom([bytesSource('jawaban.zip', archive)])
  expect(found.names).toEqual(['jawaban.zip!a.csv', 'jawaban.zip!b.csv'])
  expect(found.said).toHaveLength(1)
})

it('a file that is named itself is never left out', async () => {
  const sources = [textSource('catatan.txt', 'Catatan\nx\n'), textSource('s.csv', SURVEY)]
  expect((await openedFrom(sources)).names).toEqual(['catatan.txt', 's.csv'])
})
