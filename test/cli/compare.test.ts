import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const ITEMS = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9']
let folder = ''
const data = (first: number) =>
  ['Layanan', ...ITEMS].join() +
  Array.from({ length: 12 }, (_, at) => {
    const others = ITEMS.slice(1).map((_, item) => 2 + ((at + item) % 3))
    return `\n${at % 2 === 0 ? 'KTP' : 'KK'},${first},${others.join()}`
  }).join('')

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-compare-'))
  for (const [year, first] of [
    [2024, 2],
    [2025, 3],
    [2026, 4],
  ] as const) {
    writeFileSync(join(folder, `${year}.csv`), data(first))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const compare = (...words: readonly string[]) =>
  runCli(['compare', ...words, '--lang', 'en'], { cwd: folder })

describe('compare', () => {
  it('shows the change with its interval, by item and unit, and where it comes from', async () => {
    const { stdout, code } = await compare('2024.csv', '2025.csv', '--by', 'Layanan')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^ {2}Satisfaction index \(IKM\) +72\.22 +75\.00 +\+2\.78 +\+\d+\.\d\d to/m,
    )
    expect(stdout).toMatch(/^ {2}U1 Requirements +50\.00 +75\.00 +\+25\.00 +\+25\.00 to \+25\.00$/m)
    expect(stdout).toContain('respondent mix 0.00')
    expect(stdout).not.toContain('Period  ')
  })

  it('gives the course of three periods, in any format, from reports too', async () => {
    await runCli(['assess', '2024.csv', '-o', '2024.json'], { cwd: folder })
    const { code } = await compare('2024.json', '2025.csv', '2026.csv', '-o', 'tren.json')
    expect(code).toBe(0)
    const { result } = JSON.parse(readFileSync(join(folder, 'tren.json'), 'utf8'))
    expect(result.previous.periods.map(({ name }: { name: string }) => name)).toEqual([
      '2024.json',
      '2025.csv',
      '2026.csv',
    ])
    const page = await runCli(['render', 'tren.json', '--format', 'markdown', '--lang', 'en'], {
      cwd: folder,
    })
    expect(page.stdout).toMatch(/\| 2024\.json \| 12 \| 72\.22 \|/)
    const verified = await runCli(['verify', 'tren.json'], { cwd: folder })
    expect(verified.code).toBe(0)
  })

  it('reads what a mapping says of rows and of counts, as assess does', async () => {
    const rows = { '2024.csv': '2-5', '2025.csv': '2-9' }
    writeFileSync(join(folder, 'rows.json'), JSON.stringify({ version: 2, rows }))
    const { stdout } = await compare(
      ...['2024.csv', '2025.csv', '--mapping', 'rows.json', '--format', 'json'],
    )
    const { result } = JSON.parse(stdout)
    expect([result.previous.n, result.sample.rowsUsed]).toEqual([4, 8])
    const named = await compare(
      ...['2024.csv', '2025.csv', '--rows', '2024.csv:2-5', '--format', 'json'],
    )
    expect(JSON.parse(named.stdout).result.previous.n).toBe(4)

    const counted = (all: number) =>
      ['Unsur,1,2,3,4', ...ITEMS.map(item => `${item},0,${all - 2},0,2`)].join('\n')
    writeFileSync(join(folder, 'a.csv'), counted(10))
    writeFileSync(join(folder, 'b.csv'), counted(20))
    const counts = { items: 'Unsur', options: { 1: '1', 2: '2', 3: '3', 4: '4' } }
    writeFileSync(join(folder, 'counts.json'), JSON.stringify({ version: 2, counts }))
    const both = await compare(
      ...['a.csv', 'b.csv', '-r', 'skm-2017', '--mapping', 'counts.json', '--format', 'json'],
    )
    expect(both.stderr).not.toContain('error')
    expect(JSON.parse(both.stdout).result.sample.rowsUsed).toBe(20)
  })

  it('takes files of counts as they are, beside data', async () => {
    await runCli(['tally', '2024.csv', '-o', '2024.tally.json', '--min-group', '2'], {
      cwd: folder,
    })
    const asData = await compare('2024.csv', '2025.csv', '--format', 'json')
    const asCounts = await compare('2024.tally.json', '2025.csv', '--format', 'json')
    const ofNodes = ({ stdout }: { stdout: string }) => JSON.parse(stdout).result.previous.nodes
    expect(asCounts.code).toBe(0)
    expect(ofNodes(asCounts)).toEqual(ofNodes(asData))
  })

  it('asks which file rows are of, and says it of one that is not there', async () => {
    const open = await compare('2024.csv', '2025.csv', '--rows', '2-5')
    expect(open.code).not.toBe(0)
    expect(open.stderr).toContain('names no file, and there are several: 2024.csv, 2025.csv')
    const other = await compare('2024.csv', '2025.csv', '--rows', '2023.csv:2-5')
    expect(other.stderr).toContain('`2023.csv`, which is not among these files: 2024.csv, 2025.csv')
  })

  it('asks for the second period', async () => {
    const { stderr, code } = await compare('2024.csv')
    expect(code).toBe(2)
    expect(stderr).toContain('rb-score compare old.csv new.csv')
  })
})
