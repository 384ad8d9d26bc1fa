import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeLock } from '../../src/ask/answer-store.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { sample, soak } from '../support/soak.ts'

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

  it.each(sample(['{"pid":', '', '{}', '\0\0\0']))('that is damaged is taken over: %j', text => {
    writeFileSync(lock(), text)
    expect(takeLock(path(), 'lke.csv').wasLeft).toBe(true)
  })

  soak('that is being written is waited for', async () => {
    writeFileSync(lock(), '')
    const holder = JSON.stringify({ pid: process.pid, host: hostname() })
    const begun = new Int32Array(new SharedArrayBuffer(4))
    const writer = new Worker(
      `const { parentPort, workerData: { begun, lock, holder } } = require('node:worker_threads')
       parentPort.postMessage('ready')
       Atomics.wait(begun, 0, 0)
       require('node:fs').writeFileSync(lock, holder)`,
      { eval: true, workerData: { begun, lock: lock(), holder } },
    )
    await once(writer, 'message')
    Atomics.store(begun, 0, 1)
    Atomics.notify(begun, 0)
    expect(() => takeLock(path(), 'lke.csv')).toThrow(`process ${process.pid}`)
    await once(writer, 'exit')
  })

  it('that is a folder is left as it is, and named', () => {
    mkdirSync(lock())
    expect(() => takeLock(path(), 'lke.csv')).toThrow('`lke.csv.lock` cannot be written')
    expect(readdirSync(folder)).toEqual(['lke.csv.lock'])
  })

  soak('clears away what processes killed at any step have left, and nothing of others', () => {
    const pid = endedProcess()
    const dead = [`lke.csv.lock.${pid}`, `lke.csv.lock.left.${pid}`, `.lke.csv.${pid}.part`]
    const alive = [`lke.csv.lock.left.${process.ppid}`, `lain.csv.lock.${pid}`, `lke.csv.${pid}`]
    for (const name of [...dead, ...alive]) writeFileSync(join(folder, name), '')
    const taken = takeLock(path(), 'lke.csv')
    taken.release()
    expect(readdirSync(folder).sort()).toEqual(alive.sort())
  })

  it('is left alone by whoever does not hold it any more', () => {
    const taken = takeLock(path(), 'lke.csv')
    left({ pid: 1, host: 'komputer-lain' })
    taken.release()
    expect(existsSync(lock())).toBe(true)
  })
})
