import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resultDigest } from '../../src/report/result-digest.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

let cwd = ''
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-plan-'))
  const examples = join(process.cwd(), 'examples')
  const made = (output: string, ...words: readonly string[]) =>
    runCli(['assess', ...words, '-o', output], { cwd })
  await made('skm.json', `${examples}/skm/sekadau.csv`)
  await made('unit.json', `${examples}/berakhlak/responses.csv`, '--by', 'Unit Kerja')
  await made('zi.json', `${examples}/zona-integritas/satker.csv`)
  await made('without.json', `${examples}/zona-integritas/satker.csv`, '--without-tally')
  const area = `${examples}/area-perubahan`
  await made('units.json', `${area}/instansi.csv`, `${area}/unit.csv`)
}, 120_000)
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const plan = (...words: readonly string[]) => runCli(['plan', ...words], { cwd })

describe('rb-score plan', () => {
  it('names the answers of a worksheet that reach a verdict, and no fewer', async () => {
    const { code, stdout, stderr } = await plan('zi.json', '--target', 'diusulkan-wbk')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('One answer must improve.')
    expect(stdout).toMatch(/^A\.II\.4\.i\.a .* 20 % +75 %$/m)
  })

  soak(
    'lists what is missing, counts what is met, and says which answer stands where one is asked for',
    async () => {
      const sheet = readFileSync(join('examples', 'zona-integritas', 'satker.csv'), 'utf8')
      writeFileSync(join(cwd, 'wdp.csv'), sheet.replace(',opini,WTP,,,WTP', ',opini,WDP,,,WDP'))
      await runCli(['assess', 'wdp.csv', '-o', 'wdp.json'], { cwd })
      const { stdout } = await plan('wdp.json', '--target', 'diusulkan-wbk')
      const [head = ''] = stdout.split('Question')
      expect(head).toMatch(/^Audit opinion .* WDP +the answer WTP +WTP$/m)
      expect(head).toContain('(A.II.4)')
      expect(head).toContain('Other conditions, met already: 20')
      expect(head).not.toContain('A.I.1')
    },
  )

  soak('gives what a plan comes to, computed again from its own answers', async () => {
    const target = ['--target', 'A.I.1=4', '--format', 'json']
    const { stdout } = await plan('zi.json', ...target)
    const { isExact, upgrades, needs } = JSON.parse(stdout)
    expect([isExact, needs[0].need.least, upgrades.length > 0]).toEqual([true, '4', true])
    const report = JSON.parse(readFileSync(join(cwd, 'zi.json'), 'utf8'))
    const [{ answers }] = report.result.tally.units
    for (const { item, to } of upgrades) answers[item] = to
    const sealed = { ...report, resultDigest: resultDigest(report.result) }
    writeFileSync(join(cwd, 'planned.json'), JSON.stringify(sealed))
    const again = await plan('planned.json', ...target)
    expect(JSON.parse(again.stdout)).toMatchObject({ isReachedNow: true, upgrades: [] })
  })

  soak('tells what is in the way where no answers reach the target', async () => {
    const { code, stdout } = await plan(
      'units.json',
      '--target',
      'pemenuhan=18',
      '--unit',
      'bappeda',
    )
    expect(code).toBe(1)
    expect(stdout).toContain('No answers reach this target.')
    expect(stdout).toMatch(/In the way: .* 15\.9333 at most\s+where ≥ 18 is\s+asked for/)
  })

  soak('says where the highest goes beyond the maximum that a report shows', async () => {
    const example = readFileSync('examples/instruments/indeks-rb.csv', 'utf8')
    writeFileSync(join(cwd, 'bonus.csv'), example.replace('koefisien.poin,0', 'koefisien.poin,49'))
    await runCli(['assess', 'bonus.csv', '-o', 'bonus.json'], { cwd })
    const { stdout } = await plan('bonus.json', '--target', 'AA')
    expect(stdout).toContain('170.0000 holds points beyond the maximum of 120.0000.')
    expect((await plan('bonus.json', '--target', 'tematik=10')).stdout).not.toContain('beyond')
  })

  soak('says what each part of a survey must gain, alone and all alike', async () => {
    const { code, stdout } = await plan('unit.json', '--target', 'indeks=78')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /Adaptive \(adaptif\)\s+58\.6111 +100\.0000 +69\.9445 \(\+11\.3334\) +60\.2302 \(\+1\.6191\)/,
    )
    const group = await plan('unit.json', '--target', 'adaptif=60', '--group', 'Dinas Kesehatan')
    expect(group.stdout).toMatch(/Acts proactively.*\(\+\d/)
    expect(group.stdout).toContain('An estimate: this is a mean of respondents')
  })

  it('takes a grade by the rounding that decides it', async () => {
    // 88.31 is reached from 88.305 on.
    const { stdout } = await plan('skm.json', '--target', 'a')
    expect(stdout).toContain('78.7414 → ≥ 88.305')
    const lower = await plan('skm.json', '--target', 'B')
    expect([lower.code, lower.stdout]).toEqual([0, expect.stringContaining('reached already')])
    const comma = await plan('skm.json', '--target', 'IKM=76,61', '--lang', 'id')
    expect(comma.stdout).toContain('≥ 76,61')
  })

  soak('lists the targets there are where it knows none of that name', async () => {
    const other = await plan('zi.json', '--target', 'diusulkan-wbl')
    expect(other.code).toBe(2)
    expect(other.stderr).toMatch(/Did you mean\s+`diusulkan-wbk`\?/)
    const node = await plan('zi.json', '--target', 'nilay=5')
    expect(node.stderr).toMatch(/Did you mean\s+`nilai`\?/)
    const none = await plan('skm.json')
    expect([none.code, none.stderr]).toEqual([
      2,
      expect.stringContaining('add --target with one of: `A`'),
    ])
  })

  soak('needs the answers of a worksheet, and the unit where there are several', async () => {
    const without = await plan('without.json', '--target', 'A=58')
    expect([without.code, without.stderr]).toEqual([
      2,
      expect.stringContaining('without its counts'),
    ])
    const several = await plan('units.json', '--target', 'pemenuhan=18')
    expect(several.stderr).toContain('choose one with --unit')
  })

  soak('fits a narrow terminal', async () => {
    for (const words of [
      ['zi.json', '--target', 'diusulkan-wbk'],
      ['unit.json', '--target', 'indeks=78'],
    ]) {
      const { stdout } = await plan(...words, '--width', '60', '--lang', 'id')
      expect(
        Math.max(
          ...stdout
            .split('\n')
            .slice(1)
            .map(line => [...line].length),
        ),
      ).toBeLessThanOrEqual(60)
    }
  })
})
