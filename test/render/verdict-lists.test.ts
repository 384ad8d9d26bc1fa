import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../src/render/render-markdown.ts'
import { assessedWorksheets, csv, integrityZone } from '../support/worksheets.ts'

/** Only what conditions look at, and one question. */
const sheet = (unit: string, reform: string, answer = 'Ya', agency = 'K/L') =>
  csv([
    ['unit', 'nomor', 'jawaban'],
    [unit, 'A.I.1.i.a', answer],
    [unit, 'jenis-instansi', agency],
    [unit, 'indeks-rb', reform],
    [unit, 'opini', 'WTP'],
    [unit, 'spip', '3'],
    [unit, 'sakip', '80'],
  ])

async function page(sheets: readonly string[], language: 'id' | 'en' = 'en'): Promise<string> {
  const report = await assessedWorksheets(sheets, { rubrics: [integrityZone] })
  return renderMarkdown(report, { language })
}

describe('a verdict', () => {
  it('says in its first line how many conditions are met and what is missing', async () => {
    const text = await page([sheet('Satker A', '65')])
    expect(text).toContain(
      '- ✗ does not yet qualify to be proposed to the TPN as WBBM: 3 of 22 conditions met; missing: Reform index (5.00 short); not known: Total, Enablers, A.I.1, A.I.2, … (+14)',
    )
  })

  it('shows ways of which one is enough as such, and which are not for this agency', async () => {
    const text = await page([sheet('Satker A', '65')], 'id')
    expect(text).toContain(
      '✗ salah satu: Indeks RB: capaian 65,00 · batas &gt; 70,00 · selisih −5,00; atau Jenis instansi: jawaban K/L · syarat Pemda',
    )
    expect(text).toContain('(tidak berlaku di sini)')
    expect(text).not.toContain('✗ Jenis instansi')
  })

  it('counts ways of which one is enough as one condition, and names the nearest that is missing', async () => {
    const summary = async (index: string) =>
      (await page([sheet('A', index, 'Ya', 'Pemda')])).match(/\d+ of 22 conditions met/g)?.at(-1)
    expect(await summary('55')).toBe('3 of 22 conditions met')
    expect(await summary('65')).toBe('4 of 22 conditions met')
    expect(await summary('75')).toBe('4 of 22 conditions met')
    expect(await page([sheet('A', '55', 'Ya', 'Pemda')])).toContain(
      'missing: one of: Reform index of a local government (5.00 short)',
    )
  })

  it('needs no word on the other ways where one is open', async () => {
    const text = await page([sheet('Satker A', '75')])
    expect(text).toContain('✓ Reform index: found 75.00')
    expect(text).not.toContain('one of')
  })
})

describe('several units', () => {
  it('stand beside the verdicts, the highest score first', async () => {
    const text = await page([sheet('Satker A', '65', 'Tidak'), sheet('Satker B', '75')])
    expect(text).toMatch(
      /\| Satker B \| \? 4\/22 \| \? 4\/22 \|\n\| Satker A \| \? 4\/22 \| ✗ 3\/22 \|/,
    )
  })
})

it('puts the readings of a worksheet under their own heading', async () => {
  const rows = [['unit', 'nomor', 'jawaban', 'bukti dukung']]
  for (const { id, measure, isInput } of integrityZone.items) {
    if (measure.kind === 'choice') rows.push(['X', id, measure.scale.categories[0]?.code ?? '', ''])
    else if (measure.kind === 'number') rows.push(['X', id, isInput ? '1' : '4', ''])
  }
  const text = await page([csv(rows)])
  expect(text).toContain('| By evidence and verification |')
  expect(text).not.toContain('Lowest and highest')
})
