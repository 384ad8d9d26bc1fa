import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

it('writes the page that was built with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-page-'))
  const words = ['page', '-o', 'rb-score.html']
  expect(await runCli(words, { cwd: folder, terminal: 80 })).toEqual({
    code: 0,
    stdout: '',
    stderr: 'Open in a browser: rb-score.html\n',
  })
  const written = readFileSync(join(folder, 'rb-score.html'), 'utf8')
  rmSync(folder, { recursive: true })
  expect(written).toBe(readFileSync('dist/rb-score.html', 'utf8'))
  expect((await runCli(['page'])).stdout).toBe(written)
})

it('does not fill a terminal with it', async () => {
  const { code, stdout, stderr } = await runCli(['page'], { terminal: 80 })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('-o rb-score.html')
})
