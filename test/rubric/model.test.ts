import { describe, expect, it } from 'vitest'
import { unitGroupOf } from '../../src/rubric/build-score-tree.ts'
import {
  categoriesOf,
  codesOf,
  countsOf,
  type Item,
  numberFormatOf,
  scaleOf,
} from '../../src/rubric/model.ts'
import { soundRubric } from '../support/rubric-files.ts'

const { items } = soundRubric('test/skeletons', 'worksheet')
const first = (kind: Item['measure']['kind']) => {
  const item = items.find(({ measure }) => measure.kind === kind)
  if (item === undefined) throw new Error(`no ${kind}`)
  return item
}

describe('what an item measures', () => {
  it('by choice has categories with codes', () => {
    const item = first('choice')
    expect(codesOf(item)).toEqual(categoriesOf(item).map(({ code }) => code))
    expect(codesOf(item).length).toBeGreaterThan(1)
    expect([numberFormatOf(item), countsOf(item)]).toEqual([undefined, []])
  })

  it('by number has a format and nothing to choose', () => {
    const item = first('number')
    expect(numberFormatOf(item)?.decimals).toBe(0)
    expect([categoriesOf(item), countsOf(item)]).toEqual([[], []])
  })

  it('by ratio has counts and no scale', () => {
    const item = first('ratio')
    expect(countsOf(item).every(count => count.isInput)).toBe(true)
    expect(countsOf(item).length).toBeGreaterThan(1)
    expect([scaleOf(item), categoriesOf(item)]).toEqual([undefined, []])
  })
})

describe('unitGroupOf', () => {
  it('is undefined where no score averages units', () => {
    expect(unitGroupOf(soundRubric('rubrics', 'skm-2017'))).toBeUndefined()
  })
})
