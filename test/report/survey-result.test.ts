import { describe, expect, it } from 'vitest'
import { smallGroupCautions } from '../../src/report/survey-result.ts'
import { assessed } from '../support/assessed.ts'
import { smallRubric } from '../support/small-survey.ts'

const HEAD = 'OPD,Jenis kelamin,U1,U2,U8,U9,L1'
const row = (unit: string, gender: string) => `${unit},${gender},4,3,3,3,5`

describe('the groups of a result', () => {
  it('stand in the order of their names, each with its rows', async () => {
    const rows = [row('Dinas B', 'L'), row('Dinas A', 'P'), row('Dinas B', 'P')]
    const { result } = await assessed(smallRubric, [[HEAD, ...rows].join('\n')])
    const unit = result.groups.find(({ by }) => by[0] === 'unit')
    expect(unit?.groups.map(({ values, n }) => [values[0], n])).toEqual([
      ['Dinas A', 1],
      ['Dinas B', 2],
    ])
  })

  it('have labels only where the rubric knows a value in both languages', async () => {
    const text = [HEAD, row('Dinas A', 'L'), row('Dinas A', 'P')].join('\n')
    const { result } = await assessed(smallRubric, [text], { by: ['unit', 'gender'] })
    const [units, genders] = result.groups
    expect(units?.groups[0]).not.toHaveProperty('labels')
    expect(genders?.groups.map(({ labels }) => labels)).toEqual([
      [{ id: 'Laki-laki', en: 'Male' }],
      [{ id: 'Perempuan', en: 'Female' }],
    ])
  })

  it('of persons, fewer than five rows, draw one caution, those without a value none', () => {
    const groups = smallRubric.groups.map(each => ({ ...each, describes: 'persons' as const }))
    const staff = { ...smallRubric, groups }
    const group = (value: string, n: number) => ({ values: [value], n, score: { id: 'index' } })
    const grouping = (...groups: ReturnType<typeof group>[]) => ({
      ...{ by: ['unit'], titles: [{ id: 'Unit', en: 'Unit' }], groups },
    })
    const codes = (...groups: ReturnType<typeof group>[]) =>
      smallGroupCautions([grouping(...groups)], staff).map(({ params }) => params['count'])
    expect(codes(group('A', 5), group('', 1))).toEqual([])
    expect(codes(group('A', 4), group('B', 1))).toEqual([{ id: '2', en: '2' }])
    expect(smallGroupCautions([grouping(group('A', 4))], smallRubric)).toEqual([])
  })
})

describe('who answered', () => {
  it('is counted in the order of the rubric, in percent of the rows used', async () => {
    const rows = [row('Dinas A', 'P'), row('Dinas A', 'P'), row('Dinas A', 'L'), row('Dinas A', '')]
    const { result } = await assessed(smallRubric, [[HEAD, ...rows].join('\n')])
    const gender = result.profile.find(({ id }) => id === 'gender')
    expect(
      gender?.values.map(({ label, count, percent }) => [label.id, count, percent?.exact]),
    ).toEqual([
      ['Laki-laki', 1, '25'],
      ['Perempuan', 2, '50'],
    ])
    expect(gender?.noAnswer).toBe(1)
  })
})
