import { describe, expect, it } from 'vitest'
import { exact, ONE } from '../../src/math/exact.ts'
import { formulaText } from '../../src/tables/workbook.ts'
import {
  cellNumber,
  formulaNumber,
  type ItemFormulaContext,
  itemFormula,
} from '../../src/template/formulas.ts'
import { worksheet } from '../support/worksheets.ts'

const item = (id: string) => {
  const found = worksheet.items.find(each => each.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const context: ItemFormulaContext = {
  node: { ...worksheet.score, round: undefined, rescale: undefined },
  factor: ONE,
  blank: 'incomplete',
  answerCell: ({ index }) => `E${index}`,
  notApplicable: () => undefined,
  notApplicableShown: 'TB',
}

describe('the formula of a question', () => {
  it('asks for each code in turn, and is empty for a blank', () => {
    const { index } = item('1.1.b')
    expect(itemFormula(item('1.1.b'), context)).toBe(
      ['A', 'B', 'C', 'D']
        .map((code, at) => `IF(E${index}="${code}",${[1, 0.67, 0.33, 0][at]},`)
        .join('') + '""))))',
    )
  })

  it('is the weight times the points where its parts are summed', () => {
    const factored = itemFormula(item('1.1.a'), { ...context, factor: exact(2, 5) })
    expect(factored).toContain('="Ya",0.4,')
  })

  it('shows what does not apply before anything else', () => {
    const words = { ...context, notApplicable: () => 'Tidak berlaku' }
    expect(itemFormula(item('1.1.a'), words)).toMatch(/^IF\(E\d+="Tidak berlaku","TB",/)
  })

  it('clips a ratio at both ends and treats its zero cases as the rubric says', () => {
    const [lapor, wajib] = [item('lapor').index, item('wajib').index].map(index => `E${index}`)
    const formula = itemFormula(item('1.2.a'), context)
    expect(formula).toContain(`MAX(0,MIN(1,(${lapor})/(${wajib})))`)
    expect(formula).toContain(`IF((${wajib})=0,"TB",`)
  })
})

describe('a number in a formula', () => {
  it('is a division where its decimals have no end', () => {
    expect([exact(67, 100), exact(1, 3)].map(formulaNumber)).toEqual(['0.67', '(1/3)'])
    expect(cellNumber(exact(1, 3))).toBe(1 / 3)
  })
})

describe('a text in a formula', () => {
  it('has its quotes doubled, so that nothing of it is a formula', () => {
    expect(formulaText('a"&HYPERLINK("x")')).toBe('"a""&HYPERLINK(""x"")"')
  })
})
