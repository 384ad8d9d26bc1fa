import { describe, expect, it } from 'vitest'
import { withinGroupAgreement } from '../../src/statistics/within-group-agreement.ts'
import { type Companies, equalToR, statisticsFixture } from '../support/equal-to-r.ts'

const { items, expected } = statisticsFixture<Companies>('companies')

describe('agreement within a group', () => {
  it('equals R for 99 companies, on eleven items, on three, and on one', () => {
    items.forEach((company, at) => {
      const wanted = (all: readonly number[]) => all[at] ?? Number.NaN
      const found = [company, company.slice(0, 3), company.slice(0, 1)].map(withinGroupAgreement)
      equalToR('rwg(j) of eleven items', found[0], wanted(expected.agreement))
      equalToR('rwg(j) of three items', found[1], wanted(expected.agreementOfThree))
      equalToR('rwg of one item', found[2], wanted(expected.agreementOfOne))
    })
  })

  it('is 1 where all answer alike, 0 where they split, and undefined of one', () => {
    expect(withinGroupAgreement([[0, 0, 3, 0, 0]])).toBe(1)
    expect(withinGroupAgreement([[3, 0, 0, 0, 3]])).toBe(0)
    expect(withinGroupAgreement([[1, 0, 0, 0, 0]])).toBeUndefined()
    expect(withinGroupAgreement([])).toBeUndefined()
  })
})
