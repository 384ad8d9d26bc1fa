import { describe, expect, it } from 'vitest'
import { readRoster } from '../../../src/coding/read-roster.ts'
import { readRubric } from '../../../src/rubric/read-rubric.ts'
import { textSource } from '../../../src/tables/byte-source.ts'
import { assessed, csv } from '../../support/assessed.ts'

const rubric =
  readRubric({
    file: 'uji.yaml',
    text: `rubric: uji
edition: "1.a"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
groups: [{ id: unit, title: Unit }]
scales: { lima: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }, { code: 5 }] } }
items: [{ id: a, text: satu, scale: lima }, { id: b, text: dua, scale: lima }]
score: { id: indeks, items: { over: respondents }, of: [a, b] }
`,
  }).rubric ?? expect.fail('no rubric')
const persons = Array.from({ length: 12 }, (_, at) => [1 + (at % 5), 1 + ((at * 3) % 4)])

describe('cautions about the sample', () => {
  it('say why no score has an interval where a stratum has one respondent', async () => {
    const text = (last: string) =>
      csv([
        ['a', 'b', 'wilayah'],
        ...persons.map((row, at) => [...row, at === 11 ? last : at % 2 === 0 ? 'Kota' : 'Desa']),
      ])
    const { result } = await assessed(rubric, [text('Pulau')], { stratum: 'wilayah' })
    expect(result.statistics?.scores ?? []).toEqual([])
    expect(result.cautions.map(({ code }) => code)).toEqual(['report/stratum-drawn-once'])
    expect(result.cautions[0]?.message.en).toBe(
      'No score has an interval: stratum `Pulau` has a single respondent, so that how much it varies cannot be seen.',
    )
    const person = await assessed(rubric, [text('Budi Santoso')], { stratum: 'wilayah' })
    expect(person.result.cautions[0]?.message.en).toContain('stratum `×××` has')
    const sound = await assessed(rubric, [text('Desa')], { stratum: 'wilayah' })
    expect(sound.result.cautions).toEqual([])
    expect(sound.result.statistics?.scores.length).toBeGreaterThan(0)
  })

  it('say why none has where all rows are of one cluster', async () => {
    const text = (last: string) =>
      csv([
        ['a', 'b', 'desa'],
        ...persons.map((row, at) => [...row, at === 11 ? last : 'Sukamaju']),
      ])
    const { result } = await assessed(rubric, [text('Sukamaju')], { cluster: 'desa' })
    expect(result.statistics?.scores ?? []).toEqual([])
    expect(result.cautions.map(({ code }) => code)).toEqual(['report/one-cluster'])
    const two = await assessed(rubric, [text('Mekarsari')], { cluster: 'desa' })
    expect(two.result.statistics?.scores.length).toBeGreaterThan(0)
  })

  it('say where a roster does not count what was drawn, and that it is not made use of', async () => {
    const rows = persons.map((row, at) => [...row, at % 2 ? 'X' : 'Y', at % 3 ? 'Kota' : 'Desa'])
    const text = csv([['a', 'b', 'unit', 'wilayah'], ...rows])
    const said = async (roster: string, drawn: object) => {
      const read = await readRoster(textSource('r.csv', roster), rubric)
      const { result } = await assessed(rubric, [text], { roster: read, ...drawn })
      const found = result.cautions.find(({ code }) => code === 'report/no-population-correction')
      return [
        result.statistics?.population,
        found && (found.message.en ?? '').replace(/^.*?population/, ''),
      ]
    }
    const plain = 'Unit,Populasi\nX,30\nY,30\n'
    expect(await said(plain, {})).toEqual([60, undefined])
    const byStratum = { stratum: 'wilayah' }
    const none =
      ' in stratum `Desa`, `Kota`: the roster does not say how many persons there are in each stratum.'
    expect(await said(plain, byStratum)).toEqual([undefined, none])
    expect(await said(plain, { cluster: 'wilayah' })).toEqual([
      ...[undefined, ': the roster does not say how many clusters there are.'],
    ])
    expect((await said('Unit,Populasi\nX,30\n', {}))[1]).toContain('units that the roster lacks')
  })
})
