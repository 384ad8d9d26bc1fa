import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resultDigest } from '../../src/report/result-digest.ts'
import { comesOut, typedIn } from '../support/pocket-calculator.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'

let cwd = ''
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-explain-'))
  const examples = join(process.cwd(), 'examples')
  const made = (output: string, ...words: readonly string[]) =>
    runCli(['assess', ...words, '-o', output], { cwd })
  await made('skm.json', `${examples}/skm/gaspul.csv`)
  await made('without.json', `${examples}/skm/gaspul.csv`, '--without-tally')
  await made('unit.json', `${examples}/berakhlak/responses.csv`, '--by', 'Unit Kerja')
  const area = `${examples}/area-perubahan`
  await made('area.json', `${area}/instansi.csv`)
  await made('units.json', `${area}/instansi.csv`, `${area}/unit.csv`)
  await made('zi.json', `${examples}/zona-integritas/satker.csv`)
}, 60_000)
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const explain = (...words: readonly string[]) => runCli(['explain', ...words], { cwd })

/** With a digest that says what was changed is what was written. */
const writeSealed = (name: string, report: { readonly result: unknown }) =>
  writeFileSync(
    join(cwd, name),
    JSON.stringify({ ...report, resultDigest: resultDigest(report.result) }),
  )

/** Every line `… expression = result` of a page. */
function linesOf(page: string): readonly { expression: string; result: string }[] {
  const point = page.replace(/(\d),(\d)/g, '$1.$2')
  const found = point.matchAll(/[:;] ([−(\d][\d\s.+−×÷/()]*) [=≈] ([−\d./]+)$/gm)
  return [...found].map(([, expression = '', result = '']) => ({ expression, result }))
}

describe('rb-score explain', () => {
  it('goes from how often each answer was given to the grade', async () => {
    const { code, stdout } = await explain('skm.json', 'ikm')
    expect(code).toBe(0)
    for (const text of [
      /U1 Requirements +3 × 11 \+ 4 × 18 = 105 +29 +3\.62068966/,
      /U1 Requirements +3\.62068966 +1\/9 +0\.40229885/,
      /Rescaled: 3\.65900383 ÷ 4 × 100 ≈ 91\.4750958/,
      /91\.4750958 → 91\.48/,
      /✓ A: 91\.48 ≥ 88\.31/,
      /PermenPANRB 14\/2017/,
      /\(\*\) not yet verified/,
    ])
      expect(stdout).toMatch(text)
  })

  it('says of what it is worked out of, where that shows few persons, and so does a plan', async () => {
    const rows = readFileSync(join(process.cwd(), 'examples/berakhlak/responses.csv'), 'utf8')
    writeFileSync(join(cwd, 'few.csv'), rows.split('\n').slice(0, 9).join('\n'))
    await runCli(['assess', 'few.csv', '-o', 'few.json'], { cwd })
    const page = await explain('few.json', 'adaptif', '--format', 'markdown')
    expect(page.stdout).toContain('A working file, not to be passed on')
    const screen = await explain('few.json', 'adaptif')
    expect(screen.stdout).toMatch(/^Notes\n {2}A working file, not to be passed on/m)
    const json = await explain('few.json', 'adaptif', '--format', 'json')
    expect(JSON.parse(json.stdout).notes[0].code).toBe('report/working-page')
    const plan = await runCli(
      ['plan', 'few.json', '--target', 'adaptif=99', '--format', 'markdown'],
      { cwd },
    )
    expect(plan.stdout).toContain('A working file, not to be passed on')
    const whole = await explain('skm.json', 'ikm', '--format', 'markdown')
    expect(whole.stdout).not.toContain('A working file')
  })

  it('lists the numbers of the group that is named', async () => {
    const rows = ['OPD,a', 'A,4', 'A,4', 'B,2']
    const index = async (...words: string[]) => {
      const { stdout } = await explain('grup.json', ...words)
      return stdout.split('\n').find(line => line.startsWith('indeks'))
    }
    const head =
      'OPD,BP1,BP2,BP3,AK1,AK2,AK3,KO1,KO2,KO3,HA1,HA2,HA3,LO1,LO2,LO3,AD1,AD2,AD3,KL1,KL2,KL3'
    const answers = (row: string) => {
      const [unit, code] = row.split(',')
      return [unit, ...Array.from({ length: 21 }, () => code)].join()
    }
    const text = [head, ...rows.slice(1).map(answers)].join('\n')
    writeFileSync(join(cwd, 'grup.csv'), text)
    await runCli(['assess', 'grup.csv', '--by', 'OPD', '-o', 'grup.json'], { cwd })
    expect(await index('--group', 'A')).toContain('75.00')
    expect(await index('--group', 'B')).toContain('25.00')
    expect(await index()).toContain('58.33')
  })

  const numbers: readonly (readonly [string, string, readonly string[]])[] = [
    ['skm.json', 'ikm', []],
    ['unit.json', 'adaptif', ['--group', 'dinas kesehatan']],
    ['unit.json', 'indeks', []],
    ['area.json', '1.1', []],
    ['area.json', '7.3', ['--reading', 'evidenced']],
    ['units.json', '7', ['--unit', 'Dinas Kesehatan']],
    ['zi.json', 'diusulkan-wbk', []],
  ]
  it.each(sample(numbers, 3))(
    'prints lines that come out again: %s %s %j',
    async (file, id, flags) => {
      for (const language of ['id', 'en']) {
        const { code, stdout } = await explain(
          file,
          id,
          ...flags,
          '--lang',
          language,
          '--width',
          '200',
        )
        expect(code).toBe(0)
        const lines = linesOf(stdout)
        for (const { expression, result } of lines)
          expect([expression, comesOut(typedIn(expression), result)]).toEqual([expression, true])
      }
    },
  )

  it('says why a percent is not that of the score as shown', async () => {
    const { stdout } = await explain('area.json', '1')
    expect(stdout).toContain('Percent of the maximum: 1.58171429 ÷ 2 × 100 ≈ 79.08571')
    expect(stdout).toContain('! Not from the rounded numbers, which give: 1.58 ÷ 2 × 100 = 79')
  })

  it('lists what can be explained where nothing is named', async () => {
    const { code, stdout } = await explain('zi.json')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^nilai +Score +94\.19/m)
    expect(stdout).toContain('diusulkan-wbbm')
  })

  it('knows the grade by its name, and a verdict with each condition', async () => {
    expect((await explain('skm.json', 'grade')).stdout).toContain('(ikm): 91.48')
    const { stdout } = await explain('zi.json', 'verdict:diusulkan-wbk')
    expect(stdout).toMatch(/✓ .*: [\d.]+ \(asked for ≥ [\d.]+\); [\d.]+ − [\d.]+ [=≈] [\d.]+/)
  })

  it('names what is near where nothing has that name', async () => {
    const { code, stderr } = await explain('skm.json', 'sarna')
    expect(code).toBe(2)
    expect(stderr).toContain('Did you mean `sarana`?')
    expect(stderr).toContain('rb-score explain skm.json')
  })

  soak('names the groups, or the units to choose from', async () => {
    const other = await explain('unit.json', 'indeks', '--group', 'Dinas Kesehatn')
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('`Dinas Kesehatan`')])
    const none = await explain('skm.json', 'ikm', '--group', 'Loket A')
    expect(none.stderr).toContain('assess its data again with --by COLUMN')
    const which = await explain('units.json', 'pemenuhan')
    expect([which.code, which.stderr]).toEqual([2, expect.stringContaining('--unit: `')])
  })

  soak('shows what it can of a report without its tally', async () => {
    const { stdout } = await explain('without.json', 'ikm')
    expect(stdout).toContain('3 × 11 + 4 × 18 = 105')
    const { tally: _, ...result } = JSON.parse(readFileSync(join(cwd, 'unit.json'), 'utf8')).result
    writeSealed('no.json', { ...JSON.parse(readFileSync(join(cwd, 'unit.json'), 'utf8')), result })
    const persons = await explain('no.json', 'adaptif')
    expect(persons.code).toBe(0)
    expect(persons.stdout).toContain('This is the mean of the scores of single respondents.')
    const group = await explain('no.json', 'AD1', '--group', 'Dinas Kesehatan')
    expect(group.stdout).toContain('The report has no tally of this')
  })

  it('does not explain a number that the counts beside it contradict', async () => {
    const text = readFileSync(join(cwd, 'skm.json'), 'utf8').replaceAll(
      '"23875/261"',
      '"23885/261"',
    )
    writeFileSync(join(cwd, 'edited.json'), text)
    expect((await explain('edited.json', 'ikm')).stderr).toMatch(/`result` does not\s+have its/)
    writeSealed('edited.json', JSON.parse(text))
    const { code, stdout, stderr } = await explain('edited.json', 'ikm')
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain('`ikm` is 23885/261 in the report, and its own counts give 23875/261')
    expect(stderr).toContain('rb-score verify edited.json')
  })

  it('gives fractions and what is printed of them as JSON, and a page as Markdown', async () => {
    const { stdout } = await explain('skm.json', 'U1', '--format', 'json')
    const { id, value, steps } = JSON.parse(stdout)
    expect([id, value.exact]).toEqual(['U1', '105/29'])
    expect(steps.map((step: { kind: string }) => step.kind)).toEqual(['answers', 'mean', 'round'])
    const page = await explain('skm.json', 'U1', '--format', 'markdown', '--lang', 'id')
    expect(page.stdout).toContain('| **Jumlah** |')
    expect(page.stdout).toContain('Rata-rata: 105 ÷ 29 ≈ 3,62068966')
  })

  soak('fits a narrow terminal', async () => {
    for (const [file, id] of [
      ['skm.json', 'ikm'],
      ['unit.json', 'adaptif'],
      ['area.json', '7'],
    ] as const) {
      const { stdout } = await explain(file, id, '--width', '60', '--lang', 'id')
      const widest = Math.max(...stdout.split('\n').map(line => [...line].length))
      expect(widest).toBeLessThanOrEqual(60)
    }
  })
})
