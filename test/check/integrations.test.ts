import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parsedCommandLine } from '../../src/cli/command-parser.ts'
import { soak } from '../support/soak.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-score-action-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default: string }>
  >
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

interface Step {
  readonly run: string
  readonly env?: Readonly<Record<string, string>>
}

const action = parse(readFileSync('action.yml', 'utf8')) as Action
const [, check] = action.runs.steps

/** The words that the last step hands to the command, with a command that only prints them. */
function wordsFor(inputs: Readonly<Record<string, string>>): readonly string[] {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  const echo = 'console.log(JSON.stringify(process.argv.slice(2)))'
  writeFileSync(join(folder, 'bin', 'rb-score.js'), echo)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const env = Object.fromEntries(
    Object.entries(check?.env ?? {}).map(([name, written]) => {
      const input = /inputs\.([\w-]+)/.exec(written)?.[1]
      const value = input === undefined ? folder : (inputs[input] ?? action.inputs[input]?.default)
      return [name, value]
    }),
  )
  const script = ['set -eo pipefail', check?.run].join('\n')
  const options = { env: { ...process.env, ...env }, cwd: folder, encoding: 'utf8' } as const
  return JSON.parse(execFileSync('bash', ['-c', script], options))
}

describe('the GitHub action', () => {
  soak('hands over what it is given, and no more', () => {
    expect(wordsFor({})).toEqual(['check', '--format', 'github'])
    const all = {
      paths: 'rubrik/\n*.yaml\nnama dengan spasi.yaml\n',
      format: 'sarif',
      output: 'hasil.sarif',
      base: 'origin/main',
      'max-warnings': '0',
    }
    const words = wordsFor(all)
    expect(words).toEqual([
      'check',
      '--format',
      'sarif',
      '--output',
      'hasil.sarif',
      '--base',
      'origin/main',
      '--max-warnings',
      '0',
      'rubrik/',
      '*.yaml',
      'nama dengan spasi.yaml',
    ])
    expect(() => parsedCommandLine(words, folder)).not.toThrow()
  })

  it('runs nothing that stands in an input', () => {
    const words = wordsFor({ paths: '$(touch luka); `touch luka`', base: '"; touch luka; "' })
    expect(words).toContain('$(touch luka); `touch luka`')
    expect(() => readFileSync(join(folder, 'luka'))).toThrow()
  })

  it('never writes an input into a script', () => {
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{')
  })

  it('says of each input what it is for', () => {
    for (const input of Object.values(action.inputs)) expect(input.description).not.toBe('')
  })
})

describe('the hooks for pre-commit', () => {
  const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as {
    readonly id: string
    readonly entry: string
    readonly files: string
  }[]

  it.each(hooks)('$id calls a command line that exists', ({ entry }) => {
    const words = `${entry} rubrics/a.yaml`.split(' ').slice(1)
    expect(() => parsedCommandLine(words, folder)).not.toThrow()
  })

  it.each(hooks)('$id looks at rubric folders alone', ({ files }) => {
    const pattern = new RegExp(files)
    for (const file of ['rubrics/a.yaml', 'x/rubrik/a.yml', 'rubric/a.yaml'])
      expect(pattern.test(file)).toBe(true)
    for (const file of ['.github/workflows/ci.yml', 'my-rubrics.yaml', 'a.yaml'])
      expect(pattern.test(file)).toBe(false)
  })
})
