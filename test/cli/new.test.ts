import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { starterScales } from '../../src/check/starter-rubric.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-new-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function start(...words: string[]) {
  return runCli(['new', ...words], { cwd: folder })
}

describe('new', () => {
  soak('starts a rubric that passes the check, whatever kind and scale', async () => {
    for (const kind of ['survey', 'worksheet']) {
      for (const { id } of starterScales) {
        for (const items of ['1', '2', '9']) {
          const name = `r-${kind}-${id}-${items}`
          const words = ['--id', name, '--kind', kind, '--scale', id, '--items', items]
          expect((await start(...words)).code).toBe(0)
        }
      }
    }
    const { code, stdout } = await runCli(['check', '--max-warnings', '0'], { cwd: folder })
    expect(stdout).toBe('24 rubrics checked, nothing found.\n')
    expect(code).toBe(0)
  })

  soak('has tests that notice every weight', async () => {
    await start('--id', 'baru', '--items', '5', '--scale', 'baik-4')
    const { stdout } = await runCli(['check', '--mutate'], { cwd: folder })
    expect(stdout).toContain('5/5 weights')
  })

  it.each(['yes', 'null', '2020-01-01', '1e5'])(
    'refuses %s, which is no text in YAML',
    async id => {
      expect((await start('--id', id)).code).toBe(2)
    },
  )

  it('refuses two items with one text', async () => {
    const { code, stderr } = await start('--id', 'baru', '--items', 'a; b; a')
    expect(code).toBe(2)
    expect(stderr).toContain('`--items` needs texts that differ; it says `a`.')
  })

  it('takes the texts of the items, whatever signs they hold', async () => {
    const items = 'Cepat: ya; "Ramah", # sopan; No; - daftar; 1.10'
    const { code } = await start('--id', 'baru', '--items', items, '--title', 'Uji {coba}')
    expect(code).toBe(0)
    const { stdout } = await runCli(['show', 'baru.yaml', '--format', 'json'], { cwd: folder })
    const shown = JSON.parse(stdout) as { title: { id: string }; items: { text: { id: string } }[] }
    expect(shown.title.id).toBe('Uji {coba}')
    expect(shown.items.map(({ text }) => text.id)).toEqual(
      items.split(';').map(each => each.trim()),
    )
  })

  it('never overwrites a file', async () => {
    writeFileSync(join(folder, 'baru.yaml'), 'lama')
    const { code, stderr } = await start('--id', 'baru')
    expect(code).toBe(2)
    expect(stderr).toContain('`baru.yaml` exists already.')
    expect(readFileSync(join(folder, 'baru.yaml'), 'utf8')).toBe('lama')
  })

  it.each([
    ['kepuasan.yaml', 'kepuasan'],
    ['Survei Kepuasan (2026).yml', 'survei-kepuasan-2026'],
    ['skm.2026.yaml', 'skm.2026'],
    ['Évaluasi_Arsip', 'evaluasi-arsip'],
  ])('takes the id from the name %s', async (file, id) => {
    const { code, stderr } = await start(file)
    expect(code).toBe(0)
    expect(stderr).toContain(`rb-score check ${file.includes(' ') ? `"${file}"` : file}`)
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(new RegExp(`^rubric: ${id}$`, 'm'))
    const check = await runCli(['check', file], { cwd: folder })
    expect([check.code, check.stdout]).toEqual([0, expect.not.stringContaining('copied-id')])
  })

  it.each(['2026.yaml', 'yes.yaml', '1e5.yml', '___.yaml', '评估.yaml'])(
    'asks for an id where the name %s holds none',
    async file => {
      const { code, stderr } = await start(file)
      expect(code).toBe(2)
      expect(stderr).toContain(`rb-score new ${file} --id`)
      expect(readdirSync(folder)).toEqual([])
    },
  )

  it('asks nothing away from a terminal', async () => {
    const { code, stderr } = await start()
    expect(code).toBe(2)
    expect(stderr).toContain('A new rubric needs an id')
    expect(readdirSync(folder)).toEqual([])
  })

  it.each(['../luar', 'Dengan Spasi', '2017', '.x'])('refuses the id %s', async id => {
    expect((await start('--id', id)).code).toBe(2)
  })

  it.each(['0', '501', '99999999'])('refuses %s items', async items => {
    expect((await start('--id', 'baru', '--items', items)).code).toBe(2)
  })
})

describe('new --from', () => {
  const answers = [
    'Jelas,Cepat',
    ...Array.from({ length: 8 }, (_, at) => (at % 2 ? 'Puas,Tidak puas' : 'Tidak puas,Puas')),
  ]

  it('drafts a rubric that passes the check once its answers are confirmed', async () => {
    writeFileSync(join(folder, 'loket.csv'), `${answers.join('\n')}\n`)
    expect(await start('--from', 'loket.csv')).toMatchObject({ code: 0, stdout: 'loket.yaml\n' })
    const check = () => runCli(['check', 'loket.yaml'], { cwd: folder })
    expect(await check()).toMatchObject({ code: 1 })
    const text = readFileSync(join(folder, 'loket.yaml'), 'utf8')
    writeFileSync(join(folder, 'loket.yaml'), text.replace(/ +confirmed: false\n/, ''))
    const { stdout } = await check()
    expect(stdout).toContain('There is no English for any of the 9 texts of this rubric.')
    expect(stdout).toContain('1 rubric checked: 1 note, in 1 file.')
    const { code } = await runCli(['assess', 'loket.csv', '-r', 'loket.yaml'], { cwd: folder })
    expect(code).toBe(0)
  })

  it('is named where no rubric fits, and writes where it is told', async () => {
    writeFileSync(join(folder, 'loket.csv'), `${answers.join('\n')}\n`)
    const { stderr } = await runCli(['assess', 'loket.csv'], { cwd: folder })
    expect(stderr.replace(/\s+/g, ' ')).toContain('rb-score new --from "loket.csv"')
    expect(await start('--from', 'loket.csv', '-o', 'lain.yaml')).toMatchObject({
      stdout: 'lain.yaml\n',
    })
  })

  it.each([
    ['--scale', 'baik-4'],
    ['--items', '9'],
  ])('takes no %s beside it', async (flag, value) => {
    writeFileSync(join(folder, 'loket.csv'), `${answers.join('\n')}\n`)
    const { code, stderr } = await start('--from', 'loket.csv', flag, value)
    expect([code, stderr.includes('cli/new-from-alone')]).toEqual([2, true])
  })
})
