import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'
import { csv } from '../support/worksheets.ts'

const HEADER = ['unit', 'nomor', 'jawaban', 'bukti dukung']

function sheet(unit: string, answers: Readonly<Record<string, string>>): string {
  return csv([HEADER, ...Object.entries(answers).map(([id, answer]) => [unit, id, answer, ''])])
}

let folder = ''
const here = (...words: readonly string[]) =>
  runCli(['assess', ...words], { cwd: folder, env: { RB_SCORE_LANG: 'id' } })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-worksheet-'))
  mkdirSync(join(folder, 'lke'))
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('unit.csv', sheet('Dinas A', { '1.1.a': 'A', '1.1.b': 'B', '1.1.c': 'A' }))
  write('lalu.csv', sheet('Dinas A', { '1.1.a': 'B', '1.1.b': 'B', '1.1.c': 'A' }))
  write('lke/a.csv', sheet('Dinas A', { '1.1.a': 'A' }))
  write('lke/b.csv', sheet('Dinas B', { '1.1.a': 'B' }))
  write('lke/~$a.csv', 'lock')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('assess of a worksheet', () => {
  it('finds rubric and level from the numbers', async () => {
    const { code, stdout, stderr } = await here('unit.csv')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('area-perubahan-2020')
    expect(stdout).toContain('Dinas A · tingkat unit · 3 dari 92 pertanyaan terisi')
  })

  it('takes a level that is given, and names those there are', async () => {
    expect((await here('unit.csv', '--level', 'instansi')).stdout).toContain('tingkat instansi')
    const { code, stderr } = await here('unit.csv', '-r', 'area-perubahan-2020', '--level', 'pusat')
    expect(code).toBe(2)
    expect(stderr).toMatch(/instansi,\s+unit/)
  })

  it('of ratings of persons alone is a result: the matrix says their predicates', async () => {
    const rows = [
      ['pegawai', 'hasil', 'perilaku'],
      ['Ani', 'Sesuai', 'Di bawah'],
      ['Budi', 'Sesuai', 'Sesuai'],
    ]
    writeFileSync(join(folder, 'pegawai.csv'), csv(rows))
    for (const also of [[], ['-o', 'pegawai.html'], ['--where', 'pegawai=Ani']]) {
      const { code, stderr } = await here('pegawai.csv', ...also)
      expect([also, stderr, code]).toEqual([also, '', 0])
    }
  })

  soak('puts the period before beside this one, from a sheet or from a report', async () => {
    const changed = 'Jawaban yang berubah (1): 1.1.a B → A'
    expect((await here('unit.csv', '--previous', 'lalu.csv')).stdout).toContain(changed)
    await here('lalu.csv', '-o', 'lalu.json')
    expect((await here('unit.csv', '--previous', 'lalu.json')).stdout).toContain(changed)
  })

  it('takes the data of the period before where the rubric has no levels', async () => {
    const sheet = join(process.cwd(), 'examples/sakip-2021-persen/sakip-persen.csv')
    const { stdout, stderr } = await here(sheet, '--previous', sheet, '--format', 'json')
    expect(stderr).not.toContain('error')
    expect(JSON.parse(stdout).result.worksheet.previous.nodes[0].change.exact).toBe('0')
  })

  it('refuses a report of something else as the period before', async () => {
    await here(join(process.cwd(), 'examples/skm/gaspul.csv'), '-o', 'lain.json')
    const other = await here('unit.csv', '--previous', 'lain.json')
    expect(other.stdout).toBe('')
    expect(other.stderr).toContain('cli/previous-not-a-report')
    expect(other.stderr).toContain('`skm-2017`')
    writeFileSync(join(folder, 'lain.json'), '{"reportVersion":2,"result":{}}')
    const broken = await here('unit.csv', '--previous', 'lain.json')
    expect(broken.stderr).toContain('report/form-broken')
  })

  it('shows whole lists where they are asked for', async () => {
    expect((await here('unit.csv')).stdout).toContain('--show kosong')
    const { stdout } = await here(
      'unit.csv',
      '--show',
      'kosong',
      '--show',
      'bukti',
      '--show',
      'dasar',
    )
    expect(stdout).not.toMatch(/--show (?:kosong|bukti)/)
    expect(stdout).toContain('8.5.')
  })

  it('reads a folder of sheets, without what an open workbook leaves there', async () => {
    const { code, stdout } = await here('lke')
    expect(code).toBe(0)
    expect(stdout).toContain('2 unit kerja')
    expect(stdout).toContain('~$a.csv')
  })

  it('has no grade that could be demanded', async () => {
    const { code, stdout, stderr } = await here('unit.csv', '--require', 'A')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('cli/rubric-without-grades')
  })
})
