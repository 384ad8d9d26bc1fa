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

  it('asks for the second period', async () => {
    const { stderr, code } = await compare('2024.csv')
    expect(code).toBe(2)
    expect(stderr).toContain('rb-score compare old.csv new.csv')
  })
})
