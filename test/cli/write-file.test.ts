import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkedTarget, chosenRenderer } from '../../src/cli/output-target.ts'
import { writeFile } from '../../src/cli/write-file.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { runCli } from '../support/run-cli.ts'

let folder = ''
const at = (name: string) => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-write-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.diagnostics[0]?.code
    throw error
  }
  return undefined
}

describe('writeFile', () => {
  it('replaces the whole file and leaves nothing beside it', () => {
    writeFileSync(at('report.json'), 'a much longer old text')
    writeFile(at('report.json'), 'report.json', 'new\n')
    expect(readFileSync(at('report.json'), 'utf8')).toBe('new\n')
    expect(readdirSync(folder)).toEqual(['report.json'])
  })

  it('keeps the permissions of the file it replaces', () => {
    writeFileSync(at('report.json'), 'old', { mode: 0o640 })
    writeFile(at('report.json'), 'report.json', 'new')
    expect(statSync(at('report.json')).mode & 0o777).toBe(0o640)
  })

  it('keeps a link and replaces what it points to', () => {
    writeFileSync(at('2026.json'), 'old')
    symlinkSync('2026.json', at('latest.json'))
    writeFile(at('latest.json'), 'latest.json', 'new')
    expect(lstatSync(at('latest.json')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('2026.json'), 'utf8')).toBe('new')
  })

  it('creates what a link points to where that is not there yet', () => {
    symlinkSync('2027.json', at('latest.json'))
    writeFile(at('latest.json'), 'latest.json', 'new')
    expect(readFileSync(at('2027.json'), 'utf8')).toBe('new')
    expect(lstatSync(at('latest.json')).isSymbolicLink()).toBe(true)
  })

  it('leaves the old file and nothing else where it cannot write', () => {
    mkdirSync(at('taken'))
    writeFileSync(at('report.json'), 'old')
    const name = `${'x'.repeat(300)}.json`
    expect(codeOf(() => writeFile(at(name), name, 'new'))).toBe('cli/output-unwritable')
    // The name of the fresh file is taken, as after a crash of a process with the same number.
    writeFileSync(at(`.report.json.${process.pid}.part`), '')
    expect(codeOf(() => writeFile(at('report.json'), 'report.json', 'new'))).toBeDefined()
    expect(readFileSync(at('report.json'), 'utf8')).toBe('old')
  })
})

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it('is said by its name, for a file and for stdout', async () => {
    const words = ['assess', join('examples', 'skm', 'gaspul.csv'), '--format', 'json']
    const file = await runCli([...words, '-o', '/dev/full'])
    expect(file.code).toBe(3)
    expect(file.stderr).toContain('`/dev/full` cannot be written: the disk is full.')
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' })
    const stdout = await runCli(words, { stdoutFails: full })
    expect(stdout.code).toBe(3)
    expect(stdout.stderr).toContain('`stdout` cannot be written: the disk is full.')
  })
})

describe('checkedTarget', () => {
  it('never lets a result replace what it is made from', () => {
    writeFileSync(at('survei.csv'), 'a,b\n')
    linkSync(at('survei.csv'), at('hard.csv'))
    symlinkSync('survei.csv', at('soft.csv'))
    for (const name of ['survei.csv', './survei.csv', 'hard.csv', 'soft.csv']) {
      const check = () => checkedTarget(name, '--output', folder, ['survei.csv'])
      expect(codeOf(check)).toBe('cli/output-is-input')
    }
    expect(checkedTarget('other.csv', '--output', folder, ['survei.csv'])).toBe(at('other.csv'))
  })

  it('refuses on Windows what would be a device, a hidden stream, or a file that nobody can delete', () => {
    const on = (platform: string, name: string) =>
      codeOf(() => checkedTarget(name, '--output', folder, [], platform))
    const reserved = [
      'CON',
      'nul.csv',
      'Lpt1.laporan.html',
      './aux .html',
      'laporan:a.html',
      'laporan.',
    ]
    for (const name of reserved) {
      expect([name, on('win32', name)]).toEqual([name, 'cli/output-name-reserved'])
      expect(on('linux', name)).toBeUndefined()
    }
    for (const name of [
      'console.html',
      'nulis.csv',
      'com10.html',
      'C:laporan.html',
      '..\\con1.csv',
    ])
      expect(on('win32', name)).not.toBe('cli/output-name-reserved')
  })

  it.skipIf(process.platform === 'win32').each([
    ['.', 'cli/output-is-folder', '`.`'],
    ['tautan-folder', 'cli/output-is-folder', '`tautan-folder`'],
    ['tidak-ada/a/laporan.json', 'cli/output-folder-missing', '`tidak-ada`'],
    ['tidak-ada/', 'cli/output-folder-missing', '`tidak-ada`'],
    ['ke-tidak-ada.json', 'cli/output-folder-missing', 'tidak-ada`'],
    ['file.txt/laporan.json', 'cli/output-below-file', '`file.txt`'],
    ['file.txt/a/b/laporan.json', 'cli/output-below-file', '`file.txt`'],
    ['file.txt/', 'cli/output-below-file', '`file.txt`'],
    ['putar.json', 'cli/output-unwritable', 'kembali ke dirinya'],
    ['putar.json/laporan.json', 'cli/output-unwritable', 'kembali ke dirinya'],
    [`${'x'.repeat(300)}.json`, 'cli/output-unwritable', 'terlalu panjang'],
    [`${'x'.repeat(300)}/laporan.json`, 'cli/output-unwritable', 'terlalu panjang'],
  ])('refuses %s by what is wrong with it, before any work', async (name, code, said) => {
    mkdirSync(at('folder'))
    writeFileSync(at('file.txt'), '')
    symlinkSync('folder', at('tautan-folder'))
    symlinkSync('tidak-ada/laporan.json', at('ke-tidak-ada.json'))
    symlinkSync('putar.json', at('putar.json'))
    expect(codeOf(() => checkedTarget(name, '--output', folder, []))).toBe(code)
    const survey = resolve('examples/skm/gaspul.csv')
    const words = ['assess', survey, '-o', name, '--format', 'json']
    const told = {
      id: await runCli([...words, '--lang', 'id'], { cwd: folder }),
      en: await runCli(words, { cwd: folder }),
    }
    expect([told.id.code, told.en.code, told.id.stdout]).toEqual([2, 2, ''])
    expect(told.id.stderr.replace(/\s+/g, ' ')).toContain(said)
    expect(told.en.stderr).toMatch(/\n {2}Fix: \w/)
    expect(existsSync(at('tidak-ada'))).toBe(false)
  })

  it('takes a name as long as the system allows, in letters of any size', () => {
    const name = `${'保'.repeat(83)}.json`
    writeFile(at(name), name, '{}')
    expect(readdirSync(folder)).toEqual([name])
  })
})

describe('chosenRenderer', () => {
  it('goes by the format, else by the ending, else it is the table', () => {
    expect(chosenRenderer(undefined, undefined).format).toBe('table')
    expect(chosenRenderer(undefined, 'a/LAPORAN.JSON').format).toBe('json')
    expect(chosenRenderer(undefined, 'laporan.md').format).toBe('markdown')
    expect(chosenRenderer('csv', 'laporan.txt').format).toBe('csv')
    expect(codeOf(() => chosenRenderer(undefined, 'laporan.odt'))).toBe('cli/unknown-ending')
    expect(codeOf(() => chosenRenderer(undefined, 'laporan'))).toBe('cli/unknown-ending')
  })
})
