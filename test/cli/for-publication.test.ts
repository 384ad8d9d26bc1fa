import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const ITEMS = soundRubric('rubrics', 'berakhlak-2021').items.map(({ id }) => id)
const persons = (unit: string, n: number, answer: number) =>
  Array.from({ length: n }, (_, at) => [
    unit,
    ...ITEMS.map((_, item) => ((at + item) % 2) + answer),
  ])

let cwd = ''
const run = (...words: readonly string[]) =>
  runCli(['assess', 'survei.csv', '--rows', '2-40', ...words], { cwd })

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-publication-'))
  const rows = [
    ...persons('Dinas A', 20, 4),
    ...persons('Dinas B', 7, 1),
    ...persons('Dinas C', 12, 3),
  ]
  writeFileSync(join(cwd, 'survei.csv'), csv([['OPD', ...ITEMS], ...rows]))
})
afterAll(() => rmSync(cwd, { recursive: true }))

describe('what `assess` passes on', () => {
  it('hides small groups of a staff in every format but the working files', async () => {
    const shows = async (...words: readonly string[]) => {
      const { code, stdout } = await run(...words)
      expect(code).toBe(0)
      return /Dinas B[^\n]*12[.,]\d/.test(stdout.replaceAll('\n     ', ' '))
    }
    expect(await shows()).toBe(true)
    // A table is a working file on the screen and behind `>`, and says so first.
    expect((await run()).stdout.split('\n\n')[0]).toContain('not to pass on')
    for (const format of ['csv', 'markdown', 'html']) {
      const { stdout } = await run('--format', format)
      expect(stdout).toContain('×')
    }
    expect(await shows('--format', 'markdown')).toBe(false)
    expect(await shows('--for-publication')).toBe(false)
    await run('-o', 'tabel.txt')
    expect(readFileSync(join(cwd, 'tabel.txt'), 'utf8')).toMatch(/Dinas B +7 +×/)
  })

  it('has × in every cell of a hidden group that the others have something in', async () => {
    writeFileSync(join(cwd, 'roster.csv'), 'unit,populasi\nDinas A,25\nDinas B,9\nDinas C,15\n')
    const printed = async (format: string) =>
      (await run('--format', format, '--roster', 'roster.csv')).stdout.split('\n')
    const hidden = (await printed('markdown')).filter(line => /\| Dinas B\b.*×/.test(line))
    expect(hidden).toHaveLength(2)
    expect(hidden.filter(line => /– \||\| +\|/.test(line))).toEqual([])
    const rows: readonly Record<string, string>[] = parse((await printed('csv')).join('\n'), {
      columns: true,
    })
    const itemOf = (unit: string) =>
      rows.find(({ group, id }) => group === unit && id === ITEMS[0]) ?? {}
    const empty = Object.keys(itemOf('Dinas B')).filter(column => itemOf('Dinas B')[column] === '')
    expect(empty.filter(column => itemOf('Dinas A')[column] !== '')).toEqual([])
  })

  soak('has × for who answered in the document of a hidden unit', async () => {
    const words = ['laporan-berakhlak', 'survei.csv', '--rows', '2-40', '--unit', 'Dinas B']
    await runCli(['document', ...words, '--lang', 'en', '-o', 'unit.html'], { cwd })
    const rows = readFileSync(join(cwd, 'unit.html'), 'utf8').match(/<tr[^>]*>.*?<\/tr>/gs) ?? []
    const cells = rows.map(row => row.replace(/<[^>]*>/g, '|').split(/\|+/))
    const dimensions = cells.filter(row => row.includes('Loyal') && row.includes('×'))
    expect(dimensions.map(row => row.filter(cell => cell === '×').length)).toContain(2)
  })

  soak('leaves scores and tally of them out of JSON only for publication', async () => {
    const json = async (...words: readonly string[]) =>
      JSON.parse((await run('--format', 'json', ...words)).stdout).result
    const [working, published] = [await json(), await json('--for-publication')]
    expect(working.tally).toBeDefined()
    expect(working.hidden).toBeUndefined()
    expect(published.tally).toBeUndefined()
    expect(published.hidden).toMatchObject({ minGroup: 10, scores: 2 })
    expect(published.groups[0].groups[1].score.value).toBeUndefined()
  })

  soak('is verified as it was published, and tells nothing that it hid', async () => {
    await run('--for-publication', '-o', 'umum.json')
    const verified = await runCli(['verify', 'umum.json', 'survei.csv'], { cwd })
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('from its data')])
    const other = readFileSync(join(cwd, 'survei.csv'), 'utf8').replace('Dinas B,1', 'Dinas B,2')
    mkdirSync(join(cwd, 'lain'))
    writeFileSync(join(cwd, 'lain', 'survei.csv'), other)
    const differing = await runCli(['verify', 'umum.json', 'lain/survei.csv'], { cwd })
    expect(differing.code).toBe(1)
    expect(differing.stdout).not.toContain('×')
  })

  soak('is held against no data where it does not say which rows it is of', async () => {
    const words = ['survei.csv', '--rows', '2-4', '--for-publication', '-o', 'sedikit.json']
    await runCli(['assess', ...words], { cwd })
    const { code, stderr } = await runCli(['verify', 'sedikit.json', 'survei.csv'], { cwd })
    expect([code, stderr]).toEqual([2, expect.stringContaining('hides what `--rows …` asked for')])
    expect((await runCli(['verify', 'sedikit.json'], { cwd })).code).toBe(0)
  })

  it('is as small as --min-group says', async () => {
    const { stdout } = await run('--format', 'markdown', '--min-group', '5')
    expect(stdout).not.toMatch(/\| \**×/)
    const { code, stderr } = await run('--min-group', 'one')
    expect([code, stderr]).toEqual([2, expect.stringContaining('--min-group')])
  })

  it('fails for publication where persons are named', async () => {
    const { code, stderr } = await run('--for-publication', '--by', 'OPD', '--even-if-personal')
    expect([code, stderr]).toEqual([1, expect.stringContaining('cli/not-for-publication')])
  })
})
