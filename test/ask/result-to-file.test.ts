import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '../../src/cli/main.ts'

let cwd = ''
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-ask-'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

it('asks on stderr where the result goes into a file', async () => {
  const stdin = Object.assign(Readable.from([Buffer.from('x\nA\n')]), { isTTY: true })
  const texts = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: name === 'stderr',
    write(text: string, written: () => void) {
      texts[name] += text
      written()
    },
    on() {},
    off() {},
  })
  const words = ['ask', 'zona-integritas-2021', '-o', 'z.csv', '--plain', '--unit', 'X']
  const code = await run([...words, '--format', 'json'], {
    stdin: () => stdin,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: { RB_SCORE_LANG: 'id' },
    cwd,
  })
  expect(code).not.toBe(2)
  expect(texts.stderr).toContain('A.I.1.i.a')
  expect(texts.stdout === '' || JSON.parse(texts.stdout).result !== undefined).toBe(true)
})
