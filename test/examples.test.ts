import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { run } from '../src/cli/main.ts'
import type { OutputStream } from '../src/cli/surroundings.ts'
import { sample, soak } from './support/soak.ts'

const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url))

interface ExpectedReport {
  readonly folder: string
  readonly words: readonly string[]
  readonly expected: string
  /** 0 unless said. */
  readonly exitCode?: number
}

interface MadeTemplate {
  readonly folder: string
  readonly words: readonly string[]
  readonly made: string
}

const reports: readonly ExpectedReport[] = JSON.parse(
  readFileSync(join(EXAMPLES, 'reports.json'), 'utf8'),
)

const templates: readonly MadeTemplate[] = JSON.parse(
  readFileSync(join(EXAMPLES, 'templates.json'), 'utf8'),
)

describe('the data of the examples', () => {
  it.each(sample(templates))('holds examples/$folder/$made as `template` makes it', async each => {
    const { folder, words, made } = each
    const scratch = mkdtempSync(join(tmpdir(), 'rb-score-examples-'))
    const output = join(scratch, made)
    expect((await printedBy(folder, [...words, '-o', output])).exitCode).toBe(0)
    const isSame = readFileSync(output).equals(readFileSync(join(EXAMPLES, folder, made)))
    rmSync(scratch, { recursive: true })
    expect(isSame).toBe(true)
  })

  soak('gives the same result from the workbook and from the CSV', async () => {
    const [workbook, csv] = await Promise.all(
      ['responses.xlsx', 'responses.csv'].map(name =>
        printedBy('area-perubahan-survei', ['assess', name, '--format', 'json']),
      ),
    )
    const digest = JSON.parse(csv?.text ?? '').resultDigest
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.parse(workbook?.text ?? '').resultDigest).toBe(digest)
  })
})

describe('the expected reports', () => {
  it.each(sample(reports, 4))(
    'examples/$folder/$expected comes out again',
    async ({ folder, words, expected, exitCode = 0 }) => {
      const { text, exitCode: ended } = await printedBy(folder, words)
      expect(ended).toBe(exitCode)
      expect(text).toBe(readFileSync(join(EXAMPLES, folder, expected), 'utf8'))
    },
  )
})

async function printedBy(folder: string, words: readonly string[]) {
  const stdout = collected()
  const exitCode = await run(words, {
    stdin: () => process.stdin,
    stdout: stdout.stream,
    stderr: collected().stream,
    env: { NO_COLOR: '1' },
    cwd: join(EXAMPLES, folder),
  })
  return { text: stdout.text(), exitCode }
}

function collected(): { readonly stream: OutputStream; readonly text: () => string } {
  const parts: string[] = []
  const stream: OutputStream = {
    write(text, written) {
      parts.push(String(text))
      written()
    },
    on: () => undefined,
    off: () => undefined,
  }
  return { stream, text: () => parts.join('') }
}
