import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeLock } from '../../src/ask/answer-store.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const path = () => join(folder, 'lke.csv')
const lock = () => `${path()}.lock`
const left = (holder: object) => writeFileSync(lock(), JSON.stringify(holder))

/** The number of a process that has ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

describe('a lock', () => {
  it('is there while somebody writes, and gone afterwards', () => {
    const taken = takeLock(path(), 'lke.csv')
    expect(JSON.parse(readFileSync(lock(), 'utf8')).pid).toBe(process.pid)
    taken.release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('turns a second one away, and says who holds it', () => {
    const taken = takeLock(path(), 'lke.csv')
    expect(() => takeLock(path(), 'lke.csv')).toThrow(`process ${process.pid}`)
    expect(() => takeLock(path(), 'lke.csv')).toThrow(Refusal)
    taken.release()
    expect(takeLock(path(), 'lke.csv').wasLeft).toBe(false)
  })

  it('that a killed process has left is taken over, with what it was just writing', () => {
    const pid = endedProcess()
    left({ pid, host: hostname() })
    writeFileSync(join(folder, `.lke.csv.${pid}.part`), 'half')
    const taken = takeLock(path(), 'lke.csv')
    expect(taken.wasLeft).toBe(true)
    expect(readdirSync(folder)).toEqual(['lke.csv.lock'])
  })

  it.skipIf(!existsSync('/proc/self/stat'))(
    'of a number that another process has now is taken over',
    () => {
      left({ pid: process.pid, host: hostname(), started: '1' })
      expect(takeLock(path(), 'lke.csv').wasLeft).toBe(true)
    },
  )

  it('from another computer holds, and its file is named so that it can be deleted', () => {
    left({ pid: 1, host: 'komputer-lain' })
    expect(() => takeLock(path(), 'lke.csv')).toThrow('komputer-lain')
    try {
      takeLock(path(), 'lke.csv')
    } catch (error) {
      const [problem] = error instanceof Refusal ? error.diagnostics : []
      expect(problem?.remedy.id).toContain('lke.csv.lock')
    }
  })

  it('that is damaged is taken over', () => {
    writeFileSync(lock(), '{"pid":')
    expect(takeLock(path(), 'lke.csv').wasLeft).toBe(true)
  })

  it('is left alone by whoever does not hold it any more', () => {
    const taken = takeLock(path(), 'lke.csv')
    left({ pid: 1, host: 'komputer-lain' })
    taken.release()
    expect(existsSync(lock())).toBe(true)
  })
})
