import { describe, expect, it } from 'vitest'
import { gradeBands } from '../../src/report/grade-bands.ts'
import { skmReport } from '../support/skm-report.ts'

const { model } = skmReport().result

const grades = [
  {
    nodes: ['ikm'],
    bands: [
      { grade: 'A', bound: { value: '8831/100', inclusive: true }, label: { id: 'Sangat Baik' } },
      { grade: 'B', bound: { value: '65', inclusive: false } },
      { grade: 'C' },
    ],
    alternativeRounds: [],
  },
]

describe('gradeBands', () => {
  it('gives each bound as a number and as shown, the best first', () => {
    expect(gradeBands({ ...model, shownDigits: 2, grades }, 'ikm')).toEqual([
      {
        grade: 'A',
        label: { id: 'Sangat Baik' },
        from: { value: 88.31, exact: '8831/100', shown: '88.31' },
        isInclusive: true,
      },
      { grade: 'B', from: { value: 65, exact: '65', shown: '65.00' }, isInclusive: false },
      { grade: 'C', isInclusive: true },
    ])
  })

  it('is empty for a node without grades', () => {
    expect(gradeBands({ ...model, grades }, 'U1')).toEqual([])
  })
})
