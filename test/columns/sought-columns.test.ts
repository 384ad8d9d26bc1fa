import { describe, expect, it } from 'vitest'
import { headerRecogniser, soughtItems } from '../../src/columns/sought-columns.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { smallRubric } from '../support/small-survey.ts'

describe('what is looked for among columns', () => {
  it('is the same list each time, without the items that stand elsewhere', () => {
    expect(soughtItems(smallRubric)).toBe(soughtItems(smallRubric))
    const ids = (sought: ReturnType<typeof soughtItems>) => sought.map(({ target }) => target.id)
    expect(ids(soughtItems(smallRubric))).toEqual(['U1', 'U2', 'U8', 'U9', 'L1'])
    expect(ids(soughtItems(smallRubric, new Map([['U2', 7]])))).toEqual(['U1', 'U8', 'U9', 'L1'])
  })

  it('has no item that is computed from others', () => {
    const rubric = soundRubric('rubrics', 'area-perubahan-2020')
    const ratios = rubric.items.filter(({ measure }) => measure.kind === 'ratio')
    expect(ratios).not.toEqual([])
    const sought = new Set(soughtItems(rubric).map(({ target }) => target))
    expect(ratios.filter(item => sought.has(item))).toEqual([])
  })
})

describe('a text that is one of the names', () => {
  it.each(['u1', 'Persyaratan pelayanan', '3. Sarana dan prasarana', 'SKPD', 'Jenis Kelamin'])(
    'is recognised: %s',
    text => {
      expect(headerRecogniser([smallRubric])(text)).toBe(true)
    },
  )

  it.each(['Setuju', '4', 'Dinas Kesehatan', ''])('is no answer and no value: %j', text => {
    expect(headerRecogniser([smallRubric])(text)).toBe(false)
  })

  it('may be a long statement behind an opening', () => {
    const rubric = soundRubric('rubrics', 'berakhlak-2021')
    const recognises = headerRecogniser([rubric])
    const behind = rubric.items.map(({ text }) => {
      const own = text.id ?? ''
      return `Rekan kerja saya ${own.charAt(0).toLowerCase()}${own.slice(1)}`
    })
    expect(behind.filter(text => !recognises(text))).toEqual([])
  })
})
