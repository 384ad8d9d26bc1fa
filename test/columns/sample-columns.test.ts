import { describe, expect, it } from 'vitest'
import { categoriesOf } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { assessed, csv, outcomeOf } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const text = `rubric: kecil
edition: "1"
title: Kecil
kind: survey
basis: [{ name: Sendiri, covers: [items, scales, weights, method], verified: true }]
sample: { weight: [Bobot], weight-decimals: 2, stratum: [Strata], cluster: [Desa] }
groups: [{ id: unit, title: Unit, columns: [OPD] }]
scales:
  s: { categories: [{ code: 1, points: 1, label: Buruk }, { code: 2, points: 2, label: Baik }] }
items: [{ id: U1, text: Mutu, scale: s }]
score: { id: indeks, title: Indeks, of: [{ item: U1, over: respondents }] }
`
const { rubric } = readRubric({ file: 'kecil.yaml', text })
if (rubric === undefined) throw new Error('the rubric is sound')

const rows = [
  ['OPD', 'Bobot', 'Strata', 'Desa', 'U1'],
  ['A', '3', 'kota', 'd1', '1'],
  ['B', '0.5', 'desa', 'd2', '2'],
  ['B', '0.5', 'Desa', 'd3', '2'],
]

describe('columns of a sample', () => {
  it('are found by their names in the rubric, and weigh every mean', async () => {
    const { result, provenance } = await assessed(rubric, [csv(rows)])
    expect(result.score.exact).toBe('5/4')
    expect(result.items[0]?.counts.map(({ percent }) => percent?.exact)).toEqual(['75', '25'])
    expect(result.sample.design).toMatchObject({
      weightedN: { exact: '4' },
      strata: 2,
      clusters: 3,
    })
    expect(result.groups[0]?.groups.map(({ weightedN }) => weightedN?.exact)).toEqual(['3', '1'])
    const uses = provenance.columns.map(({ header, use }) => `${header} ${use}`)
    expect(uses).toEqual([
      'OPD group:unit',
      'Bobot weight',
      'Strata stratum',
      'Desa cluster',
      'U1 item:U1',
    ])
  })

  it('are left out one by one by `none`, though the rubric names them', async () => {
    const plain = await assessed(rubric, [csv(rows)], { weight: 'none', cluster: 'none' })
    expect(plain.result.score.exact).toBe('5/3')
    expect(plain.result.sample.design).toEqual({ strata: 2 })
    const all = { weight: 'none', stratum: 'none', cluster: 'none' }
    expect((await assessed(rubric, [csv(rows)], all)).result.sample.design).toBeUndefined()
  })

  it('may be groups as well', async () => {
    const { result } = await assessed(rubric, [csv(rows)], { stratum: 'OPD' })
    expect(result.sample.design?.strata).toBe(2)
    expect(result.groups[0]?.groups).toHaveLength(2)
  })

  it('change no number where all weigh the same', async () => {
    const alike = rows.map((row, at) => (at === 0 ? row : row.with(1, '2')))
    const without = rows.map(row => row.toSpliced(1, 3))
    const [weighted, plain] = await Promise.all(
      [alike, without].map(each => assessed(rubric, [csv(each)])),
    )
    expect(weighted?.result.score).toEqual(plain?.result.score)
    expect(plain?.result.sample.design).toBeUndefined()
  })

  it('are in all files or in none', async () => {
    const { codes } = await outcomeOf(rubric, [
      csv(rows),
      csv(rows.map(row => row.toSpliced(2, 1))),
    ])
    expect(codes).toEqual(['sample/column-in-one-file-only'])
  })
})

describe('how a respondent was drawn', () => {
  const skm = soundRubric('test/skeletons', 'skm')
  const header = ['Bobot', 'Strata', ...skm.items.map(({ id }) => id)]
  const answers = skm.items.map(item => categoriesOf(item).at(-1)?.code ?? '')
  const outcome = (drawn: readonly (readonly string[])[]) =>
    outcomeOf(skm, [csv([header, ...drawn.map(cells => [...cells, ...answers])], ';')], {
      weight: 'Bobot',
      stratum: 'Strata',
    })

  it('is read with either decimal sign', async () => {
    for (const weights of [
      ['12,5', '1250', '0,875'],
      ['12.50', '1375', '0.875'],
      ['1.25e+01', '1e+03', '5E-01'],
    ]) {
      const { codes, used } = await outcome(weights.map(weight => [weight, 'A']))
      expect(codes).toEqual(['responses/dialect'])
      expect(used).toBe(3)
    }
  })

  it('is told how many decimals would take its weights as they are', async () => {
    const rows = [header, ['0.018249760562094503', 'A', ...answers]]
    const drawn = { weight: 'Bobot', stratum: 'Strata' }
    await expect(assessed(skm, [csv(rows, ';')], drawn)).rejects.toMatchObject({
      message: expect.stringContaining('more than 6 decimals'),
      diagnostics: expect.arrayContaining([
        expect.objectContaining({
          remedy: expect.objectContaining({ en: expect.stringContaining('weight-decimals: 18 }') }),
        }),
      ]),
    })
  })

  it.each([
    ['no number', ['2', 'banyak'], 'sample/weight-no-number'],
    ['an empty cell', ['2', ''], 'sample/weight-no-number'],
    ['a negative number', ['2', '-1'], 'sample/weight-no-number'],
    ['nothing', ['2', '0'], 'sample/weight-no-number'],
    ['more decimals than are kept', ['2', '1,2345678'], 'sample/weight-too-many-decimals'],
    ['thousands or decimals', ['1.250', '980'], 'sample/weights-ambiguous'],
    ['two decimal signs', ['1.5', '2,25'], 'sample/weights-ambiguous'],
  ])('is asked about where a weight is %s', async (_, weights, code) => {
    const { codes } = await outcome(weights.map(weight => [weight, 'A']))
    expect(codes).toEqual([code])
  })

  it('is asked about where a stratum is missing', async () => {
    const { codes } = await outcome([
      ['1', 'A'],
      ['1', '-'],
    ])
    expect(codes).toEqual(['sample/cell-empty'])
  })
})
