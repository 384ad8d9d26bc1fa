import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/cli/command-definition.ts'
import { renderers } from '../../src/render/renderers.ts'
import { runCli } from '../support/run-cli.ts'

const DATA = resolve('examples/skm/gaspul.csv')
const HEAD = ['--office', 'Dinas Contoh', '--period', 'Semester I 2026', '--title', 'Laporan SKM']
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-render-'))
  writeFileSync(join(folder, 'data.csv'), readFileSync(DATA))
  await runCli(['assess', 'data.csv', '-o', 'report.json'], { cwd: folder })
  await runCli(['assess', 'data.csv', '-o', 'headed.json', ...HEAD], { cwd: folder })
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string): Buffer {
  return readFileSync(join(folder, name))
}

describe('render', () => {
  it.each(renderers.map(({ format }) => format))(
    'gives the same bytes as assess with --format %s',
    async format => {
      const form = ['--format', format]
      await runCli(['assess', 'data.csv', ...form, '-o', 'assessed', ...HEAD], { cwd: folder })
      const { code } = await runCli(['render', 'headed.json', ...form, '-o', 'rendered'], {
        cwd: folder,
      })
      expect(code).toBe(0)
      expect(written('rendered').equals(written('assessed'))).toBe(true)
    },
  )

  it('adds the annex from the counts of a report, and asks for the data where it has none', async () => {
    const annex = ['--annex', '--format', 'csv']
    const asked = await runCli(['assess', 'data.csv', ...annex], { cwd: folder })
    const added = await runCli(['render', 'report.json', ...annex], { cwd: folder })
    expect(added.stdout).toContain('covariance')
    expect(added.stdout).toBe(asked.stdout)
    const bare = ['assess', 'data.csv', '--without-tally', '-o', 'bare.json']
    await runCli(bare, { cwd: folder })
    const refused = await runCli(['render', 'bare.json', ...annex], { cwd: folder })
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain('report/annex-needs-counts')
  })

  it('offers the formats that there are', () => {
    expect(FORMATS).toEqual([...renderers.map(({ format }) => format), 'pdf'])
  })

  it('takes another head than the report has', async () => {
    const words = ['render', 'headed.json', '--format', 'markdown', '--office', 'Kecamatan Contoh']
    const { stdout } = await runCli(words, { cwd: folder })
    expect(stdout).toContain('# Laporan SKM')
    expect(stdout).toContain('Kecamatan Contoh · Semester I 2026')
    expect(stdout).not.toContain('Dinas Contoh')
  })

  it('leaves the result and its digest as they are under any head', () => {
    const [plain, headed] = ['report.json', 'headed.json'].map(name =>
      JSON.parse(written(name).toString()),
    )
    expect(headed.head).toEqual({
      office: 'Dinas Contoh',
      period: 'Semester I 2026',
      title: 'Laporan SKM',
    })
    expect(headed.resultDigest).toBe(plain.resultDigest)
    expect(headed.result).toEqual(plain.result)
  })

  it('refuses a report whose numbers were changed', async () => {
    const text = written('report.json').toString().replace('"rowsUsed":29', '"rowsUsed":92')
    writeFileSync(join(folder, 'edited.json'), text)
    const { code, stderr } = await runCli(['render', 'edited.json'], { cwd: folder })
    expect(code).toBe(3)
    expect(stderr).toContain('report/edited')
  })

  it.each([
    ['data.csv', 'report/not-json'],
    ['none.json', 'responses/file-not-found'],
  ])('refuses %s', async (file, problem) => {
    const { code, stderr } = await runCli(['render', file], { cwd: folder })
    expect(code).toBeGreaterThan(1)
    expect(stderr).toContain(problem)
  })

  it('says where a report is broken', async () => {
    const report = JSON.parse(written('report.json').toString())
    report.result.items[2].n = 'many'
    writeFileSync(join(folder, 'broken.json'), JSON.stringify(report))
    const { stderr } = await runCli(['render', 'broken.json'], { cwd: folder })
    expect(stderr).toContain('report/form-broken')
    expect(stderr).toContain('result.items[2].n')
  })

  it('says what is missing where no browser can print', async () => {
    process.env.CHROME_PATH = join(folder, 'no-browser')
    const { code, stderr } = await runCli(['render', 'report.json', '-o', 'report.pdf'], {
      cwd: folder,
    })
    delete process.env.CHROME_PATH
    expect(code).toBe(2)
    expect(stderr).toContain('cli/browser-missing')
    expect(stderr).toContain('CHROME_PATH')
  })

  it('gives no bytes to a terminal', async () => {
    const { code, stderr } = await runCli(['render', 'report.json', '--format', 'xlsx'], {
      cwd: folder,
      terminal: 80,
    })
    expect(code).toBe(2)
    expect(stderr).toContain('-o report.xlsx')
  })

  it('never writes over the report it reads', async () => {
    const { code, stderr } = await runCli(
      ['render', 'report.json', '--format', 'html', '-o', 'report.json'],
      { cwd: folder },
    )
    expect(code).toBe(2)
    expect(stderr).toContain('cli/output-is-input')
  })
})
