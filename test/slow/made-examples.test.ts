import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

describe('the data of the examples', () => {
  it('is what its script makes, byte for byte', () => {
    const script = join('scripts', 'make-examples.mjs')
    const printed = execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })
    expect(printed).toBe('')
  })
})
