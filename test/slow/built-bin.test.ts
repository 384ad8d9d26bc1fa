import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const BIN = join('bin', 'rb-score.js')
const env = { ...process.env, RB_SCORE_LANG: 'en', NO_COLOR: '1' }

let folder = ''

/** The files of the package, without node_modules: what is not inlined is missing here. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score bin '))
  for (const part of ['bin', 'dist', 'rubrics', 'schema', 'examples', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const built = (...words: string[]) =>
  spawnSync(process.execPath, [BIN, ...words], { cwd: folder, env, encoding: 'utf8' })

describe('the built program', () => {
  it('tells its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    const { status, stdout, stderr } = built('--version')
    expect([status, stdout, stderr]).toEqual([0, `${version}\n`, ''])
  })

  it('scores CSV and XLSX with nothing installed beside it', () => {
    for (const data of ['skm/gaspul.csv', 'area-perubahan-survei/responses.xlsx']) {
      const { status, stdout, stderr } = built('assess', join('examples', data))
      expect([status, stderr]).toEqual([0, ''])
      expect(stdout.length).toBeGreaterThan(1000)
    }
  })

  it('reads standard input', () => {
    const input = readFileSync(join('examples', 'skm', 'gaspul.csv'))
    const words = [BIN, 'assess', '-', '--format', 'json']
    const { status, stdout } = spawnSync(process.execPath, words, { cwd: folder, env, input })
    expect(status).toBe(0)
    expect(JSON.parse(String(stdout)).result.score.grade).toBe('A')
  })

  it('ends quietly where the reader goes away', async () => {
    const child = spawn(process.execPath, [BIN, 'schema', 'rubric'], { cwd: folder, env })
    let errors = ''
    child.stderr.on('data', part => {
      errors += part
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const status = await new Promise(resolve => child.on('exit', resolve))
    expect([status, errors]).toEqual([0, ''])
  })

  it.skipIf(process.platform === 'win32')('ends by Ctrl-C without a word', async () => {
    const child = spawn(process.execPath, [BIN, 'assess', '-', '-r', 'skm-2017'], {
      cwd: folder,
      env,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', part => {
        said += part
      })
    }
    const ended = new Promise(resolve => child.on('exit', (_, signal) => resolve(signal)))
    // Once it reads, it is past its start.
    child.stdin.write(Buffer.alloc(256 * 1024, 'U1,U2\n'), () => child.kill('SIGINT'))
    expect(await ended).toBe('SIGINT')
    expect(said).toBe('')
  })

  it('has the licence of every package that is in it', () => {
    const licences = readFileSync(join('dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8')
    for (const name of ['chalk', 'commander', 'csv-parse', 'fflate', 'fraction.js', 'yaml'])
      expect(licences).toMatch(new RegExp(`^${name.replace('.', '\\.')} \\d`, 'm'))
    expect(licences).not.toContain('No licence file')
  })
})
