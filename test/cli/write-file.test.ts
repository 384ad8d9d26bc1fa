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
import { join } from 'node:path'
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

  it('refuses a folder, and a file in a folder that is not there', () => {
    const check = (name: string) => codeOf(() => checkedTarget(name, '--output', folder, []))
    expect(check('.')).toBe('cli/output-is-folder')
    expect(check('none/report.json')).toBe('cli/output-folder-missing')
    expect(existsSync(at('none'))).toBe(false)
  })
})

describe('chosenRenderer', () => {
  it('goes by the format, else by the ending, else it is the table', () => {
    expect(chosenRenderer(undefined, undefined).format).toBe('table')
    expect(chosenRenderer(undefined, 'a/LAPORAN.JSON').format).toBe('json')
    expect(chosenRenderer(undefined, 'laporan.md').format).toBe('markdown')
    expect(chosenRenderer('csv', 'laporan.txt').format).toBe('csv')
    expect(codeOf(() => chosenRenderer(undefined, 'laporan.pdf'))).toBe('cli/unknown-ending')
    expect(codeOf(() => chosenRenderer(undefined, 'laporan'))).toBe('cli/unknown-ending')
  })
})
