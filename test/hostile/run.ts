/** One file and one command -> how it ended: with a clean error, or with a number; anything else fails the test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import type { SkmResult } from './skm-by-hand.ts'

export interface HostileFile {
  readonly content: string | Uint8Array
  /** `survei.csv` unless told otherwise. */
  readonly name?: string
  /** `-r skm-2017` unless told otherwise. */
  readonly flags?: readonly string[]
  /** A second file, such as a rubric or a mapping. */
  readonly beside?: Readonly<Record<string, string | Uint8Array>>
}

export interface Ending {
  readonly code: number
  /** `room/what-is-wrong` of everything on stderr. */
  readonly codes: readonly string[]
  /** The index and the mean of each item, as exact fractions; undefined where nothing was scored. */
  readonly result: SkmResult | undefined
  readonly stderr: string
}

/** What no output may hold: our own fault, a stack, a placeholder, values that JavaScript prints for mishaps. */
const MISHAP =
  /fault of its own|kesalahan di dalam programnya|^\s+at .*:\d+:\d+|\bTypeError\b|\bRangeError\b|\[object |\bNaN\b|\bundefined\b/m
const PLACEHOLDER = /`?\{[a-z]+\}`?/
/** Controls but the line break, bidi controls, other characters without ink, halves of pairs. */
export const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]/u

/** Runs `assess` as JSON in a folder of its own and looks at all that came out. */
export async function ending(file: HostileFile, language: 'id' | 'en' = 'en'): Promise<Ending> {
  const { content, name = 'survei.csv', flags = ['-r', 'skm-2017'], beside = {} } = file
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-hostile-'))
  try {
    for (const [path, text] of Object.entries({ [name]: content, ...beside }))
      writeFileSync(join(folder, path), text)
    const words = ['assess', name, ...flags, '--format', 'json']
    const result = await runCli(words, { cwd: folder, env: { RB_SCORE_LANG: language } })
    return soundEnding(result, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function soundEnding(
  { code, stdout, stderr }: { code: number; stdout: string; stderr: string },
  folder: string,
): Ending {
  expect([0, 1, 2, 3]).toContain(code)
  expect(stderr).not.toMatch(MISHAP)
  expect(stderr).not.toMatch(PLACEHOLDER)
  expect(stdout + stderr).not.toMatch(UNSEEN)
  expect(stderr).not.toContain(folder)
  // A refusal of any size can be read: nobody scrolls through a megabyte.
  expect(stderr.length).toBeLessThan(50_000)
  const codes = [...stderr.matchAll(/\b(?:responses|rubric|cli|score)\/[a-z-]+/g)].map(([it]) => it)
  if (stdout === '') {
    expect([2, 3]).toContain(code)
    expect(codes).not.toEqual([])
    return { code, codes, result: undefined, stderr }
  }
  const { score, items } = JSON.parse(stdout).result
  const means = items.map((item: { meanPoints?: { exact?: string } }) => item.meanPoints?.exact)
  return { code, codes, result: [score.exact, ...means], stderr }
}
