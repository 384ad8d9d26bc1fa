import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/cli/command-definition.ts'
import { renderers } from '../../src/render/renderers.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'

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
  it.each(sample(renderers.map(({ format }) => format)))(
    'gives the same bytes as assess with --format %s, but for the file that the next command names',
    async format => {
      const form = ['--format', format]
      await runCli(['assess', 'data.csv', ...form, '-o', 'assessed', ...HEAD], { cwd: folder })
      const { code } = await runCli(['render', 'headed.json', ...form, '-o', 'rendered'], {
        cwd: folder,
      })
      expect(code).toBe(0)
      const bytes = (name: string) =>
        written(name)
          .toString('latin1')
          .replace(/\n+ *Next .*$/m, '')
      expect(bytes('rendered') === bytes('assessed')).toBe(true)
    },
  )

  it('draws the interval of each item that is shown by its index', async () => {
    await runCli(['render', 'report.json', '--format', 'html', '-o', 'items.html'], { cwd: folder })
    const html = written('items.html').toString()
    const figure = /<section id="parts".*?<\/section>/s.exec(html)?.[0] ?? ''
    const rows = figure.match(/<tr role="row".*?<\/tr>/gs) ?? []
    const drawn = rows.filter(row => /\d+\.\d\d–\d+\.\d\d/.test(row) && row.includes('<svg'))
    // Nine elements and the whole.
    expect(drawn).toHaveLength(10)
    const { statistics, items } = JSON.parse(written('report.json').toString()).result
    const [first] = statistics.scores
    const index = items[0].index.value
    expect(first.index.low.value + first.index.high.value).toBeCloseTo(2 * index, 6)
    expect(first.index.low.value).toBeCloseTo(first.low.value * 25, 6)
  })

  soak('has ranks of units as numbers in a workbook, and their response on a page', async () => {
    const data = resolve('examples/berakhlak/responses.csv')
    await runCli(['assess', data, '--by', 'unit', '-o', 'units.xlsx'], { cwd: folder })
    const [, , heading = [], first = []] = await readSheet(written('units.xlsx'), 'Unit')
    expect(heading.slice(5, 7)).toEqual(['Rank, from', 'Rank, to'])
    expect(first.slice(0, 2)).toEqual(['Inspektorat Daerah', 22])
    for (const cell of first.slice(2, 7)) expect(typeof cell).toBe('number')
    const roster = 'Perangkat daerah,Populasi\nDinas Kesehatan,100\nInspektorat Daerah,40\n'
    writeFileSync(join(folder, 'roster.csv'), roster)
    await runCli(['assess', data, '--roster', 'roster.csv', '-o', 'roster.html'], { cwd: folder })
    // 58 of one, 22 of the other.
    expect(written('roster.html').toString()).toContain('57.14% (80 of 140 persons)')
  })

  it('has what a unit answered beside the points of each question', async () => {
    const sheet = resolve('examples/area-perubahan/dinas-kesehatan-2026.xlsx')
    const id = { cwd: folder, env: { RB_SCORE_LANG: 'id' } }
    await runCli(['assess', sheet, '-o', 'sheet.html'], id)
    const [row = ''] =
      /<tr role="row"><th[^>]*>1\.1\.a .*?<\/tr>/s.exec(written('sheet.html').toString()) ?? []
    expect(row).toContain('data-label="Jawaban">A: Dibentuk dan sesuai kebutuhan organisasi</td>')
    expect(row).toContain('data-label="Nilai" class="n"><b>1,00</b></td>')
  })

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
    const document = await runCli(['document', 'edited.json', '-o', 'a.html'], { cwd: folder })
    expect(document.stderr).toContain('report/edited')
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
