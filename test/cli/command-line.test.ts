import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const inBoth = async (...words: string[]) => ({
  en: await runCli(words),
  id: await runCli(words, { env: { RB_SCORE_LANG: 'id' } }),
})

describe('the command line', () => {
  it('prints the version and nothing else', async () => {
    const result = await runCli(['--version'])
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(result.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect((await runCli(['--lang', 'en', '--version'])).stdout).toBe(result.stdout)
  })

  it('shows help where nothing is asked', async () => {
    const { code, stdout, stderr } = await runCli([])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe((await runCli(['--help'])).stdout)
  })

  it('asks whether the nearest command was meant', async () => {
    const { en, id } = await inBoth('asses', 'survei.csv', '--by', 'OPD')
    expect([en.code, en.stdout]).toEqual([2, ''])
    expect(en.stderr).toContain('There is no command `asses`. Did you mean `assess`?')
    expect(id.stderr).toContain('Perintah `asses` tidak dikenal. Mungkin maksudnya `assess`?')
  })

  it('takes a file in the place of a command for a forgotten assess', async () => {
    const { en } = await inBoth('package.json')
    expect(en.code).toBe(2)
    expect(en.stderr).toContain('rb-score assess package.json')
  })

  it('asks whether the nearest flag was meant', async () => {
    const { en, id } = await inBoth('assess', 'x.csv', '--fail-undr=80')
    expect(en.code).toBe(2)
    expect(en.stderr).toContain('`rb-score assess` has no flag `--fail-undr`.')
    expect(en.stderr).toContain('Did you mean `--fail-under`?')
    expect(id.stderr).toContain('tidak memiliki opsi `--fail-undr`')
  })

  it('does not take the next flag for a value', async () => {
    const { code, stderr } = await runCli(['assess', 'x.csv', '-o', '--format', 'json'])
    expect(code).toBe(2)
    expect(stderr).toContain('`--output` needs a value: `--output <FILE>`.')
    expect((await runCli(['assess', 'x.csv', '--rubric'])).stderr).toContain('`--rubric <RUBRIC>`')
  })

  it('lists what a flag may be', async () => {
    const { en, id } = await inBoth('assess', 'x.csv', '--format', 'jsn')
    expect(en.code).toBe(2)
    expect(en.stderr).toContain('`--format` does not know `jsn`. Did you mean `json`?')
    expect(en.stderr).toContain('`table`, `json`, `csv`, `markdown`')
    expect(id.stderr).toContain('pilihannya: `table`')
  })

  it.each([
    ['--sheet', 'Januari', 'Februari'],
    ['-o', 'a.json', 'b.json', '--output'],
    ['--lang', 'en', 'id'],
  ])(
    'refuses %s with two values, since one would be dropped',
    async (typed, a, b, flag = typed) => {
      const { code, stdout, stderr } = await runCli(['assess', 'x.csv', typed, a, typed, b])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/cli\/repeated-flag/)
      for (const word of [flag, a, b]) expect(stderr).toContain(`\`${word}\``)
    },
  )

  it('refuses one value given twice, and takes several where a flag may be repeated', async () => {
    const twice = await inBoth('check', 'x.yaml', '--format', 'json', '--format', 'json')
    expect(twice.en.stderr).toContain('`--format` takes one value, but is given `json` twice.')
    expect(twice.id.stderr).toContain('`--format` hanya memuat satu isian')
    const several = await runCli(['assess', 'x.csv', '--by', 'A', '--by', 'B'])
    expect(several.stderr).not.toContain('repeated-flag')
  })

  it('names a missing and a superfluous operand', async () => {
    const missing = await inBoth('assess')
    expect(missing.en.code).toBe(2)
    expect(missing.en.stderr).toContain('example: `rb-score assess survei.csv`')
    expect(missing.id.stderr).toContain('contoh: `rb-score assess survei.csv`')
    const extra = await runCli(['show', 'skm-2017', 'Jenis', 'Layanan'])
    expect(extra.code).toBe(2)
    expect(extra.stderr).toContain('no use for `Jenis`')
  })

  it.each([
    ['--width', '20'],
    ['--width', 'lebar'],
    ['--lang', 'fr'],
  ])('refuses %s %s', async (flag, value) => {
    const { code, stderr } = await runCli(['list', flag, value])
    expect(code).toBe(2)
    expect(stderr).toContain(`\`${value}\``)
  })

  it('obeys the language flag even where the command line is wrong', async () => {
    const { stderr } = await runCli(['asses', '--lang', 'id'])
    expect(stderr).toContain('tidak dikenal')
  })

  soak('calls an exception nobody foresaw its own fault, and says how to help', async () => {
    const disk = new Error('a disk on fire')
    const failing = (words: readonly string[]) => runCli(words, { stdoutFails: disk })
    const { code, stderr } = await failing(['list', '--format', 'json'])
    expect(code).toBe(3)
    expect(stderr).toContain('a fault of its own')
    expect(stderr).toContain('Error: a disk on fire')
    expect(stderr).toContain('rb-score list --format json --debug')
    expect(stderr).not.toContain('    at ')
    expect((await failing(['list', '--debug'])).stderr).toContain('    at ')
  })

  soak('ends quietly where the reader has gone away', async () => {
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
    expect(await runCli(['list'], { stdoutFails: gone })).toMatchObject({ code: 0, stderr: '' })
  })
})
