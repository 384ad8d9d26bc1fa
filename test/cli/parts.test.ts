/** Commands on rubrics that take in parts: those that come with the tool, and those beside the file. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lineOf, SOUND_RUBRIC } from '../support/checked.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const SCALES = SOUND_RUBRIC.slice(SOUND_RUBRIC.indexOf('scales:'), SOUND_RUBRIC.indexOf('items:'))
const PART = `part: baik\n${SCALES}`
const USER = SOUND_RUBRIC.replace(SCALES, 'parts: [baik, responden]\n')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-parts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

const run = (...words: readonly string[]) => runCli(words, { cwd: folder })

describe('a rubric with a part beside it and one that comes with the tool', () => {
  beforeEach(() => {
    file('r/contoh.yaml', USER)
    file('r/parts/baik.yaml', PART)
  })

  it('is sound, and its parts are counted apart from rubrics', async () => {
    const { code, stdout } = await run('check', 'r')
    expect([code, stdout]).toEqual([0, '1 rubric and 1 part checked, nothing found.\n'])
  })

  it('is shown and scored as a whole', async () => {
    const { stdout } = await run('show', 'r/contoh.yaml')
    expect(stdout).toContain('Very good')
    const data = file('data.csv', 'JK,P1,P2,P3\nL,4,4,4\nP,Sangat baik,4,4\n')
    const scored = await run('assess', data, '-r', 'r/contoh.yaml', '--format', 'json')
    const { result } = JSON.parse(scored.stdout)
    expect(result.score.exact).toBe('100')
    expect(JSON.stringify(result)).toContain('Laki-laki')
  })

  it('differs in nothing from the same rubric in one file', async () => {
    file('satu.yaml', SOUND_RUBRIC)
    file('r/contoh.yaml', USER.replace(', responden', ''))
    const { stdout } = await run('check', '--diff', 'satu.yaml', 'r/contoh.yaml')
    expect(stdout).toContain('Nothing differs.')
  })

  soak('has its tests tried against changes of what the part holds', async () => {
    file('r/parts/baik.yaml', PART.replaceAll(/code: (\d),/g, 'code: $1, points: $1,'))
    const { stdout } = await run('check', '--mutate', 'r/contoh.yaml')
    expect(stdout).toMatch(/notice: 3\/3 weights, \d\/\d points/)
    expect(stdout).toMatch(/r\/parts\/baik\.yaml:\d+:\d+ {2}warning {2}check\/mutation-unnoticed/)
  })

  it('shows the line of the part that a problem stands in, to check and to assess', async () => {
    const broken = PART.replace('no-answer:', 'no-anser:')
    file('r/parts/baik.yaml', broken)
    const at = `parts/baik.yaml:${lineOf(broken, 'no-anser')}:5`
    const { code, stdout } = await run('check', 'r/contoh.yaml')
    expect(code).toBe(1)
    expect(stdout).toContain(`r/${at}  error  rubric/unknown-key`)
    expect(stdout).toContain('│     no-anser:')
    const both = JSON.parse((await run('check', 'r', '--format', 'json')).stdout)
    expect(both.findings).toHaveLength(1)
    const { stderr } = await run('show', 'r/contoh.yaml')
    expect(stderr).toContain(`${at}  error`)
    expect(stderr).toContain('│     no-anser:')
  })

  it('is read with the part already mended', async () => {
    file('r/parts/baik.yaml', PART.replace('no-answer:', 'no-anser:'))
    const { code, stdout } = await run('check', 'r', '--fix')
    expect([code, stdout]).toEqual([0, '1 rubric and 1 part checked, nothing found.\n'])
    expect(readFileSync(join(folder, 'r/parts/baik.yaml'), 'utf8')).toBe(PART)
  })
})

describe('a part', () => {
  it('that no rubric takes in is a finding, with a name that is near', async () => {
    file('r/contoh.yaml', USER)
    file('r/parts/baik.yaml', PART)
    file('r/parts/bayk.yaml', PART.replace('baik', 'bayk'))
    const { stdout } = await run('check', 'r')
    expect(stdout).toContain('r/parts/bayk.yaml:1:7  warning  check/part-unused')
    expect(stdout).toContain('No rubric takes in the part `bayk`. Did you mean `baik`?')
    expect(stdout).toContain('1 rubric and 2 parts checked: 1 warning, in 1 file.')
  })

  it('is not called unused where a rubric beside cannot be read', async () => {
    file('r/contoh.yaml', `${USER}: [\n`)
    file('r/parts/baik.yaml', PART)
    expect((await run('check', 'r/parts')).stdout).toBe(
      '0 rubrics and 1 part checked, nothing found.\n',
    )
  })

  it('outside of a folder of that name is found by no rubric', async () => {
    file('r/contoh.yaml', USER)
    file('r/baik.yaml', PART)
    const { stdout } = await run('check', 'r')
    expect(stdout).toContain('r/baik.yaml:1:7  warning  check/part-unused')
    expect(stdout).toContain('error  rubric/part-unknown')
  })

  it('is no rubric to score with', async () => {
    const part = file('parts/baik.yaml', PART)
    const { code, stderr } = await run('show', part)
    expect(code).toBe(3)
    expect(stderr).toContain('rubric/part-is-no-rubric')
  })

  soak('that comes with the tool is not among the rubrics', async () => {
    expect((await run('list')).stdout).not.toContain('setuju-5')
    expect((await run('list', '--format', 'json')).stdout).not.toContain('"setuju-5"')
  })
})
