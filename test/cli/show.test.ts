import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedRubricIds } from '../../src/cli/rubric-folder.ts'
import { textWidth } from '../../src/render/terminal-text.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'

const ID = { RB_SCORE_LANG: 'id' }
const SKELETONS = join('test', 'skeletons')

describe('list', () => {
  it('names every shipped rubric and how far it was checked', async () => {
    const { code, stdout } = await runCli(['list'], { env: ID })
    expect(code).toBe(0)
    for (const id of shippedRubricIds()) expect(stdout).toContain(id)
    expect(stdout).toContain('belum: skala')
    expect(stdout).toContain('varian dari skm-2017')
    expect(stdout).toMatch(/budaya-kerja .*\n\s+tanpa status resmi, edisi/)
    expect(stdout).toContain('masa berlaku tidak diketahui')
    const facts = (id: string) => stdout.split(`\n${id} `)[1]?.split('\n')[1]
    expect(facts('skm-2017')).toContain('edisi 2017.1, terkini, berlaku')
    for (const id of ['ikm-2004', 'pmprb-2020', 'area-perubahan-2020', 'ipak', 'budaya-kerja'])
      expect([id, facts(id)]).toEqual([id, expect.not.stringContaining('terkini')])
  })

  soak('groups surveys, worksheets, and indices of what others gave', async () => {
    const { stdout } = await runCli(['list'], { env: ID })
    const lines = stdout.split('\n')
    const at = (start: string) => lines.findIndex(line => line.startsWith(start))
    const order = ['Survei', 'skm-2017', 'Lembar kerja', 'spbe-2020', 'Indeks dari', 'rb-2023'].map(
      at,
    )
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
  })

  it('is data for a program', async () => {
    const { stdout } = await runCli(['list', '--format', 'json'])
    const rubrics = JSON.parse(stdout)
    expect(rubrics.map(({ id }: { id: string }) => id).sort()).toEqual(shippedRubricIds())
    const variant = rubrics.find(({ id }: { id: string }) => id === 'skm-2017-bobot-011')
    const own = rubrics.filter(({ official }: { official?: boolean }) => official === false)
    expect(own.map(({ id }: { id: string }) => id)).toContain('netralitas-asn')
    expect(variant).toMatchObject({
      extends: 'skm-2017',
      items: 9,
      kind: 'survey',
      group: 'survey',
    })
  })
})

describe('show', () => {
  it('shows items with their own answers, weights, bands, columns and sources', async () => {
    const { code, stdout, stderr } = await runCli(['show', 'skm-2017'], { env: ID })
    expect([code, stderr]).toEqual([0, ''])
    for (const text of [
      'Persyaratan',
      '4 Gratis',
      '1/9',
      '≥ 88,31',
      '< 65',
      'Satker',
      ', terkini, berlaku sejak 2017',
      '✓',
    ])
      expect(stdout).toContain(text)
  })

  it('finds a rubric whatever the case of its id', async () => {
    const plain = await runCli(['show', 'skm-2017'])
    expect(await runCli(['show', 'SKM-2017'])).toEqual(plain)
  })

  it('shows gates, number scales, ratios and matrices', async () => {
    const gates = await runCli(['show', join(SKELETONS, 'zi-gates.yaml')])
    expect(gates.stdout).toContain('• each area ≥ 60% of the maximum')
    expect(gates.stdout).toContain('one of (Maturitas SPIP ≥ 3; Opini BPK = WTP)')
    expect(gates.stdout).toContain('ipak: number from 0 to 17.5, 2 decimals')
    expect(gates.stdout).toMatch(/\(computed from\s+selesai \/ masuk\)/)
    const matrix = await runCli(['show', join(SKELETONS, 'kinerja-matrix.yaml')])
    expect(matrix.stdout.match(/ × /g)?.length).toBeGreaterThanOrEqual(9)
  })

  it.each(sample(shippedRubricIds(), 14))('fits %s into any width, in both languages', async id => {
    for (const language of ['id', 'en']) {
      for (const width of [60, 80, 120]) {
        const words = ['show', id, '--width', String(width), '--lang', language]
        const { stdout } = await runCli(words)
        for (const line of stdout.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width)
      }
    }
  })

  it('gives a program exact numbers as text', async () => {
    const { stdout } = await runCli(['show', 'skm-2017', '--format', 'json'])
    const rubric = JSON.parse(stdout)
    expect(rubric).toMatchObject({ id: 'skm-2017', kind: 'survey' })
    expect(rubric.score.children[0].weight).toBe('1/9')
    expect(stdout).not.toContain('"place"')
  })

  it('frames the line of a file that is wrong', async () => {
    const wrong = join('test', 'fixtures', 'cli', 'rubric-with-comma.yaml')
    const { code, stdout, stderr } = await runCli(['show', wrong])
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain(`${wrong}:`)
    expect(stderr).toMatch(/│.*from: 88,31/)
    expect(stderr).toMatch(/│\s+\^+/)
  })
})
