import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const ITEMS = soundRubric('rubrics', 'skm-2017').items.map(({ id }) => id)

let cwd = ''
const run = (...words: readonly string[]) => runCli(words, { cwd })
const digestOf = (file: string) => JSON.parse(readFileSync(join(cwd, file), 'utf8')).resultDigest

const notesOf = (json: string): readonly string[] =>
  JSON.parse(json).provenance.notes.map(({ code }: { code: string }) => code)

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-merge-'))
  for (const [name, turn] of [
    ['a', 1],
    ['b', 2],
  ] as const) {
    const rows = Array.from({ length: 12 }, (_, at) => [
      `Dinas ${name}`,
      ...ITEMS.map((_, item) => ((at * turn + item * 3) % 3) + 2),
    ])
    writeFileSync(join(cwd, `${name}.csv`), csv([['Unit Kerja', ...ITEMS], ...rows]))
    const { code } = await run('tally', `${name}.csv`, '-r', 'skm-2017', '-o', `${name}.tally.json`)
    expect(code).toBe(0)
  }
})
afterAll(() => rmSync(cwd, { recursive: true }))

describe('rb-score merge', () => {
  soak('has the result of all rows at once, in any order', async () => {
    await run('assess', 'a.csv', 'b.csv', '-r', 'skm-2017', '-o', 'whole.json')
    await run('merge', 'b.tally.json', 'a.tally.json', '-o', 'merged.json')
    expect(digestOf('merged.json')).toBe(digestOf('whole.json'))
    expect((await run('verify', 'merged.json')).code).toBe(0)
  })

  it('has the result of all rows at once of working files, in which no group of one is joined', async () => {
    const row = (unit: string, at: number) => [unit, at % 2 ? 'L' : 'P', 'Z', ...ITEMS.map(() => 3)]
    const header = ['Unit Kerja', 'Jenis Kelamin', 'Bidang', ...ITEMS]
    const parts = [
      ['A', 'A', 'B'],
      ['A', 'C'],
    ].map(units => units.map(row))
    const files = parts.map((rows, at) => [`part-${at}`, csv([header, ...rows])] as const)
    for (const [name, text] of [...files, ['parts', csv([header, ...parts.flat()])] as const])
      writeFileSync(join(cwd, `${name}.csv`), text)
    const by = ['-r', 'skm-2017', '--by', 'unit', '--by', 'Bidang', '--by', 'unit*Jenis Kelamin']
    for (const [name] of files) {
      const words = [`${name}.csv`, ...by, '--min-group', '1', '--detail', 'patterns']
      const { code, stderr } = await run('tally', ...words, '-o', `${name}.json`)
      expect([code, stderr]).toEqual([
        0,
        expect.stringMatching(/working-file[\s\S]*not to be passed/),
      ])
      expect(stderr).not.toContain('joined-groups')
    }
    await run('assess', 'parts.csv', ...by, '-o', 'whole.json')
    await run('merge', 'part-1.json', 'part-0.json', '-o', 'merged.json')
    expect(digestOf('merged.json')).toBe(digestOf('whole.json'))
  })

  it('names the files of counts in the command to try next, and render its report', async () => {
    const merged = await run('merge', 'a.tally.json', 'b.tally.json')
    expect(merged.stdout).toMatch(/rb-score merge a\.tally\.json b\.tally\.json -o \w+\.html/)
    await run('merge', 'a.tally.json', '-o', 'one.json')
    const [source] = JSON.parse(readFileSync(join(cwd, 'one.json'), 'utf8')).provenance.sources
    expect(Object.keys(source).sort()).toEqual(['contentHash', 'name', 'rows', 'size'])
    const { stdout } = await run('render', 'one.json')
    expect(stdout).toMatch(/rb-score render one\.json -o \w+\.html/)
  })

  it('is told of a file coded backwards while its rows are still there', async () => {
    const high = (at: number, item: number) => (at % ITEMS.length < item ? 4 : 3)
    const rows = (of: (at: number, item: number) => number) =>
      csv([ITEMS, ...Array.from({ length: 30 }, (_, at) => ITEMS.map((_, item) => of(at, item)))])
    writeFileSync(join(cwd, 'tinggi.csv'), rows(high))
    writeFileSync(
      join(cwd, 'terbalik.csv'),
      rows((at, item) => 5 - high(at, item)),
    )
    const { code, stderr } = await run('tally', 'tinggi.csv', 'terbalik.csv', '-r', 'skm-2017')
    expect(code).toBe(0)
    expect(stderr).toMatch(/file-coded-backwards\s+The answers in `terbalik`/)
  })

  it('has the annex of all rows at once, and says where counts do not suffice', async () => {
    const statistics = async (...words: readonly string[]) => {
      const { stdout } = await run(...words, '--annex', '--format', 'json')
      return JSON.parse(stdout).result.statistics.scales
    }
    const whole = await statistics('assess', 'a.csv', 'b.csv', '-r', 'skm-2017')
    expect(whole[0].annex.covariances).toHaveLength(ITEMS.length)
    expect(await statistics('merge', 'a.tally.json', 'b.tally.json')).toEqual(whole)
    const detail = ['--detail', 'items', '-o', 'items.json']
    await run('tally', 'a.csv', '-r', 'skm-2017', ...detail)
    const refused = await run('merge', 'items.json', '--annex')
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain('tally/annex-needs-pairs')
    expect(refused.stderr).toContain('--detail scores')
    const plain = JSON.parse((await run('merge', 'items.json', '--format', 'json')).stdout)
    expect(plain.result.statistics.undefined).toEqual([
      { id: 'ikm', statistic: 'alpha', because: 'not-counted' },
    ])
  })

  it('holds patterns where rows have strata, without being told to', async () => {
    const rows = Array.from({ length: 24 }, (_, at) => [
      at % 2 === 0 ? 'Kota' : 'Desa',
      ...ITEMS.map((_, item) => ((at + item) % 3) + 2),
    ])
    writeFileSync(join(cwd, 'drawn.csv'), csv([['Strata', ...ITEMS], ...rows]))
    const words = ['drawn.csv', '-r', 'skm-2017', '--stratum', 'Strata'] as const
    const told = await run('tally', ...words, '-o', 'drawn.json')
    expect(told.code).toBe(0)
    expect(told.stderr).toContain('tally/holds-patterns')
    const whole = JSON.parse((await run('assess', ...words, '--format', 'json')).stdout)
    const merged = JSON.parse((await run('merge', 'drawn.json', '--format', 'json')).stdout)
    expect(merged.result.statistics.scores).toEqual(whole.result.statistics.scores)
  })

  it('writes any format, and scores by another edition', async () => {
    const { code, stdout } = await run('merge', '*.tally.json', '-r', 'skm-2017-bobot-011')
    expect(code).toBe(0)
    expect(stdout).toContain('old weight 0.11')
    expect((await run('merge', 'a.tally.json', '--format', 'html')).stdout).toContain('<html')
  })

  it('refuses a file counted twice, a damaged one, and one of other questions', async () => {
    const refused = async (name: string, ...words: string[]) => {
      const { code, stderr } = await run('merge', 'a.tally.json', ...words)
      expect(code).not.toBe(0)
      expect(stderr).toContain(name)
    }
    cpSync(join(cwd, 'a.tally.json'), join(cwd, 'again.json'))
    await refused('tally/source-counted-twice', 'again.json')
    const text = readFileSync(join(cwd, 'a.tally.json'), 'utf8')
    writeFileSync(join(cwd, 'edited.json'), text.replace('"rowsRead":12', '"rowsRead":13'))
    await refused('tally/file-changed', 'edited.json')
    await refused('tally/other-questions', '-r', 'berakhlak-2021')
  })

  it('writes counts that may be merged again, by a name that ends so', async () => {
    const { code, stderr } = await run(
      'merge',
      'a.tally.json',
      'b.tally.json',
      '-o',
      'ab.tally.json',
    )
    expect([code, stderr]).toEqual([0, ''])
    await run('merge', 'ab.tally.json', '-o', 'again.json')
    await run('merge', 'a.tally.json', 'b.tally.json', '-o', 'once.json')
    expect(digestOf('again.json')).toBe(digestOf('once.json'))
    const twice = await run('merge', 'ab.tally.json', 'a.tally.json', '--lang', 'en')
    expect(twice.stderr).toContain('tally/source-counted-twice')
  })

  it('carries over that rows were chosen, and warns where others were not', async () => {
    const where = ['-r', 'skm-2017', '--where', 'Unit Kerja=Dinas a', '-o', 'some.tally.json']
    expect((await run('tally', 'a.csv', ...where)).code).toBe(0)
    const merged = ['merge', 'some.tally.json', 'b.tally.json', '--format', 'json']
    const codes = async () => notesOf((await run(...merged)).stdout)
    expect(await codes()).not.toContain('tally/parts-of-rows')
    writeFileSync(
      join(cwd, 'c.csv'),
      `${readFileSync(join(cwd, 'a.csv'), 'utf8')}Dinas c,${ITEMS.map(() => 4)}\n`,
    )
    await run('tally', 'c.csv', ...where)
    expect(await codes()).toContain('tally/parts-of-rows')
  })

  it('names the file of a rubric that does not come with the tool', async () => {
    expect((await run('new', 'milik.yaml')).code).toBe(0)
    writeFileSync(join(cwd, 'd.csv'), csv([['P1', 'P2', 'P3'], ...Array(12).fill([1, 2, 3])]))
    await run('tally', 'd.csv', '-r', 'milik.yaml', '-o', 'd.tally.json')
    const { code, stderr } = await run('merge', 'd.tally.json', '--lang', 'en')
    expect(code).toBe(3)
    expect(stderr).toContain('-r ./milik.yaml')
    expect((await run('merge', 'd.tally.json', '-r', './milik.yaml')).code).toBe(0)
  })

  it('knows a file counted twice whose hash is hidden, since small groups of it were joined', async () => {
    const header = ['Unit Kerja', 'Jenis Kelamin', ...ITEMS]
    const rows = Array.from({ length: 24 }, (_, at) => [
      ...['Dinas e', at < 3 ? 'Perempuan' : 'Laki-laki'],
      ...ITEMS.map((_, item) => ((at + item) % 3) + 2),
    ])
    writeFileSync(join(cwd, 'e.csv'), csv([header, ...rows]))
    const count = ['e.csv', '-r', 'skm-2017', '--by', 'jenis-kelamin']
    for (const name of ['e', 'f']) await run('tally', ...count, '-o', `${name}.tally.json`)
    const [source] = JSON.parse(readFileSync(join(cwd, 'e.tally.json'), 'utf8')).sources
    expect(source.contentHash).toBe('×')
    const { stderr } = await run('merge', 'e.tally.json', 'f.tally.json', '--lang', 'en')
    expect(stderr).toContain('tally/source-counted-twice')
    expect((await run('merge', 'e.tally.json', 'a.tally.json')).code).toBe(0)
  })

  it('warns of equal counts of different files', async () => {
    const copy = `${readFileSync(join(cwd, 'a.csv'), 'utf8')}\n`
    writeFileSync(join(cwd, 'copy.csv'), copy)
    await run('tally', 'copy.csv', '-r', 'skm-2017', '-o', 'copy.tally.json')
    const { stdout } = await run('merge', 'a.tally.json', 'copy.tally.json')
    expect(stdout.replace(/\s+/g, ' ')).toContain('hold the very same counts')
    rmSync(join(cwd, 'copy.tally.json'))
  })
})
