import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIELDS } from '../../src/cli/retrace/field-words.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

let cwd = ''
const here = (...words: readonly string[]) => runCli(words, { cwd })
const verify = (...words: readonly string[]) => here('verify', ...words)
const text = (name: string) => readFileSync(join(cwd, name), 'utf8')
const write = (name: string, content: string) => writeFileSync(join(cwd, name), content)

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-verify-'))
  cpSync('examples/skm/gaspul.csv', join(cwd, 'gaspul.csv'))
  const rows = text('gaspul.csv').trimEnd().split('\n')
  const units = rows.map((row, at) => `${row},${at === 0 ? 'OPD' : at % 2 === 0 ? 'A' : 'B'}`)
  write('units.csv', `${units.join('\n')}\n`)
  await here('assess', 'gaspul.csv', '-o', 'report.json', '--sha256')
  await here('assess', 'units.csv', '--where', 'OPD=A', '--by', 'OPD', '-o', 'part.json')
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

describe('rb-score verify', () => {
  it('says in one sentence that all comes out, and what it could not see', async () => {
    const { code, stdout, stderr } = await verify('report.json')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^report\.json\n {2}✓ As it should be: [\d,]+ values come out again from its own model and\s+counts\./,
    )
    expect(stdout).toContain('give the files behind the report')
  })

  soak('counts the data again by the options of the report', async () => {
    const whole = await verify('report.json', 'gaspul.csv')
    expect(whole.code).toBe(0)
    expect(whole.stdout).toMatch(/and\s+from its data/)
    const part = await verify('part.json', 'units.csv')
    expect([part.code, part.stdout]).toEqual([0, expect.stringMatching(/and\s+from its data/)])
  })

  soak('takes what stood beside the data from among the files, wherever they are now', async () => {
    const sheet = (answer: string) => `unit,nomor,jawaban\nDinas A,1.1.a,${answer}\n`
    write('own.csv', sheet('A'))
    write('other.csv', sheet('B'))
    await here('assess', 'own.csv', '--level', 'unit', '--beside', 'other.csv', '-o', 'beside.json')
    mkdirSync(join(cwd, 'moved'))
    renameSync(join(cwd, 'other.csv'), join(cwd, 'moved', 'other.csv'))
    const { code, stdout } = await verify('beside.json', 'own.csv', 'moved/other.csv')
    expect([code, stdout]).toEqual([0, expect.stringMatching(/and\s+from its data/)])
  })

  it('does not count data again by a condition that the report hides', async () => {
    const report = JSON.parse(text('part.json'))
    report.provenance.options.where = 'OPD=…'
    write('hidden.json', JSON.stringify(report))
    const { code, stderr } = await verify('hidden.json', 'units.csv')
    expect(code).toBe(2)
    expect(stderr).toContain('The report hides what `--where OPD=…` asked for')
    const alone = await verify('hidden.json')
    expect(alone.stdout).toContain('1 difference')
    expect(alone.stdout).toMatch(/digest › options: .*\n +partDigests\.provenance\.options$/m)
  })

  it('names each value that differs, with both', async () => {
    write('edited.json', text('report.json').replace('"shown":"91.48"', '"shown":"91.49"'))
    const { code, stdout } = await verify('edited.json')
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /^ +Satisfaction index \(IKM\) › as shown: 91\.49 → 91\.48\n +result\.score\.shown$/m,
    )
    expect(stdout).toMatch(/digest of the result: [0-9a-f]+… → [0-9a-f]+…/)
    expect(stdout).toContain('2 differences')
    const said = JSON.parse((await verify('edited.json', '--format', 'json')).stdout)
    expect(said.matches).toBe(false)
    expect(said.differences[1]).toEqual({
      ...{ path: 'result.score.shown', reported: '91.49', computed: '91.48' },
    })
  })

  it('notices what no number contradicts, and says with the data what was there', async () => {
    const report = JSON.parse(text('report.json'))
    const [column] = report.provenance.columns
    column.header = 'Something else'
    const notes = report.provenance.notes.slice(1)
    const head = { office: 'Dinas Lain' }
    const changed = { ...report, head, provenance: { ...report.provenance, notes } }
    write('read.json', JSON.stringify(changed))
    const alone = await verify('read.json')
    expect(alone.code).toBe(1)
    for (const part of ['head of the page', 'column', 'note'])
      expect(alone.stdout).toContain(`digest › ${part}: `)
    const { stdout } = await verify('read.json', 'gaspul.csv')
    expect(stdout).toMatch(/column › Something else › header: Something else → /)
    expect(stdout).toContain('provenance.notes[0]')
  })

  it('notices a file that is another one, by size, hash and numbers', async () => {
    const [header = '', first = '', ...rest] = text('gaspul.csv').split('\n')
    write('new.csv', [header, first.replace(/4$/, '3'), ...rest].join('\n'))
    write('gaspul2.csv', text('gaspul.csv'))
    const { code, stdout } = await verify('report.json', 'new.csv')
    expect(code).toBe(1)
    expect(stdout).toContain('`gaspul.csv` was used in the report and not given')
    const renamed = await verify('report.json', 'gaspul2.csv')
    expect(renamed.code).toBe(0)
    cpSync(join(cwd, 'new.csv'), join(cwd, 'gaspul.csv'))
    const other = await verify('report.json', 'gaspul.csv')
    write('gaspul.csv', text('gaspul2.csv'))
    expect(other.code).toBe(1)
    expect(other.stdout).toMatch(
      /file › gaspul\.csv › SHA-256: .*\n.*\n +provenance\.sources\[0\]\.sha256/,
    )
    expect(other.stdout).toContain('Satisfaction index (IKM) › exact: 23875/261 → ')
  })

  it('notices a model that was changed and sealed again, where its rubric comes with the program', async () => {
    const report = JSON.parse(text('report.json'))
    report.result.model.grades[0].bands[0].bound.value = '90'
    write('bound.json', JSON.stringify(report))
    const { code, stdout } = await verify('bound.json')
    expect(code).toBe(1)
    expect(stdout).toContain('result.rubric.scoringFingerprint')
  })

  it('refuses what is no report, and a file that is not there', async () => {
    write('list.json', '[]')
    expect((await verify('list.json')).code).toBe(3)
    expect((await verify('none.json')).code).toBe(2)
    expect((await verify()).code).toBe(2)
  })

  it('speaks Indonesian', async () => {
    const { stdout } = await verify('report.json', '--lang', 'id')
    expect(stdout).toMatch(/^report\.json\n {2}✓ Cocok: [\d.]+ isian dihasilkan kembali dari model/)
  })

  it('has a name for every field that a report may hold', () => {
    const names = new Set<string>()
    const collect = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties') for (const name of Object.keys(value)) names.add(name)
        collect(value)
      }
    }
    collect(JSON.parse(readFileSync('schema/report.schema.json', 'utf8')))
    expect(names.size).toBeGreaterThan(200)
    expect([...names].filter(name => FIELDS[name] === undefined)).toEqual([])
  })
})
