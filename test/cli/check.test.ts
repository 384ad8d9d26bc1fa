import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lineOf, rubricWith, SOUND_RUBRIC } from '../support/checked.ts'
import { type CliOptions, runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const FAILING = rubricWith(['ikm: 75', 'ikm: 76'])
const WARNED = SOUND_RUBRIC.slice(0, SOUND_RUBRIC.indexOf('tests:'))
const MISSPELT = rubricWith(['rescale:', 'rescal:'])

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-check-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

function check(words: readonly string[], options: CliOptions = {}) {
  return runCli(['check', ...words], { cwd: folder, ...options })
}

describe('check', () => {
  it('is quiet about a sound rubric', async () => {
    file('contoh.yaml', SOUND_RUBRIC)
    const { code, stdout, stderr } = await check(['contoh.yaml'])
    expect([code, stdout, stderr]).toEqual([0, '1 rubric checked, nothing found.\n', ''])
  })

  it('writes over none of the rubrics it reads, and into no folder that is not there', async () => {
    file('contoh.yaml', FAILING)
    const own = await check(['contoh.yaml', '-o', 'contoh.yaml'])
    expect([own.code, own.stderr]).toEqual([2, expect.stringContaining('cli/output-is-input')])
    expect(readFileSync(join(folder, 'contoh.yaml'), 'utf8')).toBe(FAILING)
    const nowhere = await check(['contoh.yaml', '--fix', '-o', 'tidak/ada.txt'])
    expect(nowhere.stderr).toContain('cli/output-folder-missing')
    const printed = await check(['contoh.yaml', '-o', '-'])
    expect([printed.code, printed.stdout]).toEqual([1, expect.stringContaining('ikm')])
  })

  it('shows a finding with its line, in the language of the reader', async () => {
    file('contoh.yaml', FAILING)
    const line = lineOf(FAILING, 'expect: { ikm: 76')
    const { code, stdout } = await check(['contoh.yaml', '--lang', 'id'])
    expect(code).toBe(1)
    expect(stdout).toContain(`contoh.yaml:${line}:20  kesalahan  check/test-fails`)
    expect(stdout).toContain('expect: { ikm: 76, grade: B }')
    expect(stdout).toContain('1 rubrik diperiksa: 1 kesalahan pada 1 file.\n')
  })

  it('says on a terminal how long it took', async () => {
    file('contoh.yaml', FAILING)
    const { stdout } = await check(['contoh.yaml'], { terminal: 100 })
    expect(stdout).toMatch(/1 rubric checked in \d+\.\d s: 1 error, in 1 file\.\n/)
  })

  it('reads folders, patterns and files, each file once', async () => {
    file('a/satu.yaml', SOUND_RUBRIC)
    file('a/b/dua.yml', FAILING)
    file('a/node_modules/tiga.yaml', FAILING)
    file('a/lain.yaml', 'name: not a rubric\n')
    const { stdout } = await check(['a', 'a/*.yaml', 'a/satu.yaml', '--format', 'json'])
    expect(JSON.parse(stdout).files).toEqual(['a/b/dua.yml', 'a/satu.yaml', 'a/lain.yaml'])
  })

  it('checks the folder at hand where nothing is named', async () => {
    file('contoh.yaml', FAILING)
    const { code, stdout } = await check(['--format', 'concise'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^contoh\.yaml:\d+:20: error check\/test-fails .*found 75\..*\n$/)
  })

  it('says which of the words name nothing, all at once', async () => {
    file('contoh.yaml', SOUND_RUBRIC)
    mkdirSync(join(folder, 'kosong'))
    const { code, stderr } = await check(['contho.yaml', 'kosong', '*.yml'])
    expect(code).toBe(2)
    expect(stderr.replace(/\n +/g, ' ')).toContain(
      'There is no file, folder or pattern `contho.yaml`. Did you mean `contoh.yaml`?',
    )
    expect(stderr).toContain('There is no rubric file in `kosong`.')
    expect(stderr).toContain('There is no rubric file in `*.yml`.')
  })

  it('reads stdin under the name an editor gives', async () => {
    const { code, stdout } = await check(
      ['--stdin-filename', 'rubrik/baru.yaml', '--format', 'concise'],
      {
        stdin: FAILING,
      },
    )
    expect(code).toBe(1)
    expect(stdout).toMatch(/^rubrik\/baru\.yaml:/)
  })

  it('finds what a rubric extends beside it, and tells each of the two its own', async () => {
    file('r/contoh.yaml', FAILING)
    file('r/varian.yaml', 'rubric: varian\nedition: "2"\nextends: contoh\ntests: []\n')
    const { stdout } = await check(['r', '--format', 'json'])
    const found = JSON.parse(stdout).findings as { file: string; rule: string }[]
    expect(found.map(each => `${each.file} ${each.rule}`)).toEqual([
      'r/contoh.yaml check/test-fails',
      'r/varian.yaml check/tests-missing',
    ])
  })

  it('fails on more warnings than allowed', async () => {
    file('contoh.yaml', WARNED)
    expect((await check([])).code).toBe(0)
    expect((await check(['--max-warnings', '1'])).code).toBe(0)
    expect((await check(['--max-warnings', '0'])).code).toBe(1)
    expect((await check(['--max-warnings', 'nol'])).code).toBe(2)
  })

  it('keeps to errors with --quiet', async () => {
    file('contoh.yaml', WARNED)
    const { stdout } = await check(['--quiet', '--format', 'concise'])
    expect(stdout).toBe('')
  })

  it('writes into a file', async () => {
    file('contoh.yaml', FAILING)
    const { code, stdout } = await check(['contoh.yaml', '--format', 'junit', '-o', 'hasil.xml'])
    expect([code, stdout]).toEqual([1, ''])
    expect(readFileSync(join(folder, 'hasil.xml'), 'utf8')).toMatch(/^<\?xml/)
  })
})

describe('check --fix', () => {
  it('mends the file and leaves its rights alone', async () => {
    const path = file('contoh.yaml', MISSPELT)
    const { mode } = statSync(path)
    const { code } = await check(['contoh.yaml', '--fix'])
    expect(code).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(SOUND_RUBRIC)
    expect(statSync(path).mode).toBe(mode)
  })

  it('only shows a diff with --dry-run', async () => {
    const path = file('contoh.yaml', MISSPELT)
    const { stdout, stderr } = await check(['contoh.yaml', '--fix', '--dry-run'])
    expect(stdout).toContain('-  rescal: { from: [0, 4], to: [0, 100] }\n+  rescale: {')
    expect(stderr).toBe('1 file would change with --fix; nothing was written.\n')
    expect(readFileSync(path, 'utf8')).toBe(MISSPELT)
  })

  it('gives back the mended text of stdin', async () => {
    const { stdout } = await check(['-', '--fix'], { stdin: MISSPELT })
    expect(stdout).toBe(SOUND_RUBRIC)
  })

  it('is offered where it would help', async () => {
    file('contoh.yaml', MISSPELT)
    expect((await check([])).stdout).toContain('1 finding can be mended with --fix.')
  })
})

describe('the settings of a project', () => {
  it('say what is checked and how grave it is, from any folder below', async () => {
    file(
      'rb-score.yaml',
      'paths: [rubrik]\nexclude: [rubrik/lama]\nseverities: { test-fails: warning }\n',
    )
    file('rubrik/contoh.yaml', FAILING)
    file('rubrik/lama/contoh.yaml', FAILING)
    file('di-luar.yaml', FAILING)
    const below = join(folder, 'dokumen', 'x')
    mkdirSync(below, { recursive: true })
    const { code, stdout } = await runCli(['check', '--format', 'json'], { cwd: below })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { error: 0, warning: 1 },
      files: { length: 1 },
    })
  })

  it('are told where they are wrong', async () => {
    const text = 'severities: { test-fail: off }\n'
    file('rb-score.yaml', text)
    file('contoh.yaml', SOUND_RUBRIC)
    const { code, stderr } = await check([])
    expect(code).toBe(3)
    expect(stderr).toContain('rb-score.yaml:1:15  error  check/project-unknown-rule')
  })

  it('may be named, and must then be there', async () => {
    file('contoh.yaml', SOUND_RUBRIC)
    expect((await check(['--config', 'lain.yaml'])).code).toBe(2)
  })

  it('silence findings, and say so where that has become needless', async () => {
    file('rb-score.yaml', 'ignore: [{ rules: [test-fails], paths: ["*.yaml"], reason: warisan }]\n')
    const path = file('contoh.yaml', FAILING)
    expect((await check([])).code).toBe(0)
    writeFileSync(path, SOUND_RUBRIC)
    expect((await check([])).stdout).toContain('check/project-ignore-unused')
    expect((await check(['contoh.yaml'])).stdout).not.toContain('check/project-ignore-unused')
  })
})

describe('a baseline', () => {
  it('holds back what was there before, and nothing new', async () => {
    const path = file('contoh.yaml', FAILING)
    const words = ['--baseline', 'baseline.json']
    expect((await check([...words, '--update-baseline'])).code).toBe(0)
    expect((await check(words)).code).toBe(0)
    writeFileSync(path, FAILING.replace('ikm: 100', 'ikm: 99'))
    const { code, stdout } = await check([...words, '--format', 'json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout).findings).toHaveLength(1)
  })

  it('needs a name to be written', async () => {
    file('contoh.yaml', SOUND_RUBRIC)
    expect((await check(['--update-baseline'])).code).toBe(2)
  })
})

describe('check --base', () => {
  const HEAVIER = rubricWith(
    ['P1, weight: 1/2', 'P1, weight: 3/5'],
    ['P2, weight: 1/4', 'P2, weight: 1/5'],
    ['P3, weight: 1/4', 'P3, weight: 1/5'],
    ['ikm: 75, grade: B', 'ikm: 80, grade: A'],
  )

  function git(...words: string[]) {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org']
    execFileSync('git', [...identity, ...words], { cwd: folder, stdio: 'ignore' })
  }

  soak('finds numbers that changed without a new edition, against a revision', async () => {
    git('init', '-q')
    const path = file('rubrik/contoh.yaml', SOUND_RUBRIC)
    git('add', '.')
    git('commit', '-qm', 'x')
    writeFileSync(path, HEAVIER)
    expect((await check(['rubrik'])).code).toBe(0)
    const { stdout } = await check(['rubrik', '--base', 'HEAD', '--format', 'concise'])
    expect(stdout).toContain('check/edition-unchanged')
    writeFileSync(path, HEAVIER.replace('2026.1', '2026.2'))
    expect((await check(['rubrik', '--base', 'HEAD', '--format', 'concise'])).stdout).toBe('')
  })

  it('takes a file too', async () => {
    file('lama.yaml', SOUND_RUBRIC)
    file('baru.yaml', HEAVIER)
    const { stdout } = await check(['baru.yaml', '--base', 'lama.yaml', '--format', 'concise'])
    expect(stdout).toContain('check/edition-unchanged')
  })

  it('refuses what is neither', async () => {
    file('contoh.yaml', SOUND_RUBRIC)
    const { code, stderr } = await check(['--base', 'tidak-ada'])
    expect(code).toBe(2)
    expect(stderr).toContain('`tidak-ada` is no file, and no git revision in this folder.')
  })
})

describe('check --mutate', () => {
  soak('counts what the tests notice and names what they miss', async () => {
    file('contoh.yaml', SOUND_RUBRIC)
    const { code, stdout } = await check(['--mutate'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^contoh\.yaml: changes that its tests notice: 3\/3 weights,/)
    expect(stdout).toContain('check/mutation-unnoticed')
    expect(stdout).toContain('No test notices a change of `from` of A from `80` to `80.01`.')
  })
})

describe('check --diff', () => {
  it('says in words what changed and what comes of it', async () => {
    file('a.yaml', SOUND_RUBRIC)
    file('b.yaml', rubricWith(['from: 80', 'from: 85'], ['P1, weight: 1/2', 'P1, weight: 1/4']))
    const { code, stdout } = await check(['--diff', 'a.yaml', 'b.yaml'])
    expect(code).toBe(0)
    expect(stdout).toContain('weight of P1: 0.5 → 0.25')
    expect(stdout).toContain('bound of A: ≥ 80 → ≥ 85')
  })

  it('compares a shipped rubric with its variant', async () => {
    const { stdout } = await check(['--diff', 'skm-2017', 'skm-2017-bobot-011', '--lang', 'id'])
    expect(stdout).toContain('nilai tertinggi ikm: 100 → 99')
    expect(stdout).toContain('semua jawaban 3: 75 (C) → 74,25 (C)')
  })

  it('needs two', async () => {
    expect((await check(['--diff', 'skm-2017'])).code).toBe(2)
  })
})

describe('the rules', () => {
  it('are listed with what triggers them', async () => {
    const { code, stdout } = await check(['--list-rules'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^weights-printed-rounded +error +--fix {2}\w/m)
    expect(stdout).toMatch(/^test-fails +error/m)
  })

  it('are explained one by one', async () => {
    const { stdout } = await check(['--explain', 'weights-printed-rounded'])
    expect(stdout).toMatch(/^check\/weights-printed-rounded {2}error\n/)
  })

  it('are found by the nearest name', async () => {
    const { code, stderr } = await check(['--explain', 'test-fail'])
    expect(code).toBe(2)
    expect(stderr).toContain('Did you mean `test-fails`?')
  })
})

describe('check --format sarif', () => {
  it('names each rule the same on every machine, with its page', async () => {
    file('contoh.yaml', FAILING)
    const { stdout } = await check(['contoh.yaml', '--format', 'sarif'])
    const [rule] = JSON.parse(stdout).runs[0].tool.driver.rules
    expect(rule.helpUri).toBe('urn:rb-score:rule:test-fails')
    expect(rule.help.markdown).toContain('# test-fails')
    expect(stdout).not.toContain('file:')
  })
})

describe('check refuses', () => {
  it('--dry-run without --fix, which would hide what is found', async () => {
    file('contoh.yaml', FAILING)
    const { code, stderr } = await check(['contoh.yaml', '--dry-run'])
    expect(code).toBe(2)
    expect(stderr).toContain('--fix --dry-run')
  })

  it('--diff in another form than text', async () => {
    const { code, stdout } = await check(['--diff', 'skm-2017', 'skm-2017', '--format', 'json'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
  })
})

describe('the end of check', () => {
  it('points to the gravest rule, not to the first in the file', async () => {
    file('contoh.yaml', WARNED.replace('P1, weight: 1/2', 'P1, weight: 0.499'))
    const { stdout } = await check(['contoh.yaml'])
    expect(stdout).toContain('check/tests-missing')
    expect(stdout).toMatch(/--explain (?!tests-missing)\S+\n$/)
  })
})
