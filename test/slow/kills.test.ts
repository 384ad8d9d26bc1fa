import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

describe('the questionnaire, killed at any moment', () => {
  // A hundred kills: `node scripts/kill-questionnaire.mjs 100`.
  it('has lost no answer that it said was kept, and leaves nothing behind', {
    timeout: 60_000,
  }, () => {
    const script = join('scripts', 'kill-questionnaire.mjs')
    const { status, stdout } = spawnSync(process.execPath, [script, '3'], { encoding: 'utf8' })
    expect(stdout).toMatch(/^3 kills, \d+ answers in the file, 0 lost; left behind: nothing\n$/)
    expect(status).toBe(0)
  })
})
