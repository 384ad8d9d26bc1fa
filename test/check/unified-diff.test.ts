import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { unifiedDiff } from '../../src/check/unified-diff.ts'
import { runs } from '../support/soak.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-score-diff-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What `git apply` makes of the old text and the diff. */
function applied(before: string, diff: string): string {
  writeFileSync(join(folder, 'a.txt'), before)
  if (diff !== '') {
    const options = { cwd: folder, input: diff }
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], options)
  }
  return readFileSync(join(folder, 'a.txt'), 'utf8')
}

describe('a unified diff', () => {
  it('is empty for equal texts', () => {
    expect(unifiedDiff('a.txt', 'x\n', 'x\n')).toBe('')
  })

  it('shows three lines around a change', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9', ''].join('\n')
    expect(unifiedDiff('a.txt', before, before.replace('5', 'fünf'))).toBe(
      '--- a/a.txt\n+++ b/a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+fünf\n 6\n 7\n 8\n',
    )
  })

  it('says where the last line has no end', () => {
    expect(unifiedDiff('a.txt', 'a', 'a\n')).toContain('\\ No newline at end of file')
  })

  it('is one that git applies to a file with a space in its name and CRLF line ends', () => {
    const [before, after] = ['a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\nd']
    const file = join(folder, 'rubrik saya.yaml')
    writeFileSync(file, before)
    const input = unifiedDiff('rubrik saya.yaml', before, after)
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input })
    expect(readFileSync(file, 'utf8')).toBe(after)
  })

  it('turns the old text into the new one', () => {
    // git apply takes no empty files, so both begin with a line.
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 14 })
      .map(lines => `start\n${lines.join('\n')}`)
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applied(before, unifiedDiff('a.txt', before, after))).toBe(after)
      }),
      { seed: 7, numRuns: runs(25) },
    )
  })
})
