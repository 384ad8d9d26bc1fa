/** The executable, where `npm run build:exe` has made one: it runs alone and gives the numbers of the package. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const EXECUTABLE = resolve('build', 'exe', 'rb-score')
const isMade = process.platform === 'linux' && existsSync(EXECUTABLE)

describe.runIf(isMade)('the executable', () => {
  const printed = (program: readonly string[], words: readonly string[], cwd: string) => {
    const [command = '', ...before] = program
    const options = { cwd, env: { RB_SCORE_LANG: 'id' }, encoding: 'utf8', maxBuffer: 1e8 } as const
    const { status, stdout } = spawnSync(command, [...before, ...words], options)
    return { status, stdout }
  }

  it.each([
    ['skm', ['assess', 'gaspul.csv', '--format', 'json']],
    ['area-perubahan', ['assess', 'dinas-kesehatan-2026.xlsx', '--format', 'json']],
    ['skm', ['list']],
    ['skm', ['show', 'skm-2017']],
    ['skm', ['check', '--explain', 'weights-sum']],
    ['skm', ['page']],
  ])('prints in %s for %j what the package prints', (folder, words) => {
    const cwd = resolve('examples', folder)
    const ofPackage = printed([process.execPath, resolve('bin', 'rb-score.js')], words, cwd)
    expect(printed([EXECUTABLE], words, cwd)).toEqual(ofPackage)
  })

  it('needs nothing beside it, and leaves nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rb-score-exe-'))
    copyFileSync(EXECUTABLE, join(folder, 'rb-score'))
    const { status } = printed([join(folder, 'rb-score')], ['list'], folder)
    const left = readdirSync(folder)
    rmSync(folder, { recursive: true })
    expect([status, left]).toEqual([0, ['rb-score']])
  })
})
