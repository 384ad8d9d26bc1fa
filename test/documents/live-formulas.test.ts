import { describe, expect, it } from 'vitest'
import { indexFormula, itemFormula, weightedFormula } from '../../src/documents/live-formulas.ts'
import type { ReportModel } from '../../src/report/report-shape.ts'

const leaf = (weight: string) => ({
  ...{ id: weight, item: weight, weight, aggregate: 'average', children: [] },
})
const model = (root: object): ReportModel =>
  ({ score: { id: 'index', ...root }, grades: [] }) as unknown as ReportModel

const rescale = { from: ['0', '4'], to: ['0', '100'] }

describe('a formula of a workbook', () => {
  it('averages parts of one weight, and weighs others', () => {
    const parts = [leaf('1/9'), leaf('1/9')]
    expect(indexFormula(model({ aggregate: 'average', rescale, children: parts }))).toBe(
      'AVERAGE({parts.0}:{parts.1})',
    )
    expect(
      indexFormula(model({ aggregate: 'average', rescale, children: [leaf('2'), leaf('1')] })),
    ).toBe('({parts.0}*2+{parts.1}*1)/(2+1)')
  })

  it('adds up cut weights as they are', () => {
    const own = model({ aggregate: 'sum', rescale, children: [leaf('11/100'), leaf('11/100')] })
    expect(indexFormula(own, 2)).toBe('{parts.0:-2}*11/100+{parts.1:-2}*11/100')
    expect(weightedFormula(own)).toBe('SUM({weighted.0:*})*25')
    expect(itemFormula(own)).toBe('{mean.0}*25')
  })

  it('keeps where a scale begins, which weights do not multiply', () => {
    // 1 to 5 becomes 0 to 100: a mean of 1 is 0, and half of it is -25 less what half a beginning takes away.
    const line = { from: ['1', '5'], to: ['0', '100'] }
    const own = model({ aggregate: 'sum', rescale: line, children: [leaf('1/4'), leaf('1/4')] })
    expect(indexFormula(own)).toBe('{parts.0}*1/4+{parts.1}*1/4+(-25/2)')
    expect(itemFormula(own)).toBe('{mean.0}*25+(-25)')
  })

  it('is none where the rubric does more than it says', () => {
    const parts = [leaf('1'), leaf('1')]
    for (const more of [{ over: 'respondents' }, { round: { digits: 2 } }])
      expect(indexFormula(model({ aggregate: 'average', rescale, children: parts, ...more }))).toBe(
        undefined,
      )
  })
})
