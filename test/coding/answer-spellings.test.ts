import { describe, expect, it } from 'vitest'
import {
  answerSpellings,
  barestText,
  NO_ANSWER,
  noAnswerReason,
  numericKey,
  withWholeWords,
} from '../../src/coding/answer-spellings.ts'
import { scaleOf } from '../../src/rubric/model.ts'
import { soundRubric } from '../support/rubric-files.ts'

const { items } = soundRubric('test/skeletons', 'skm')
const spellingsOf = (id: string) => {
  const item = items.find(each => each.id === id)
  const scale = scaleOf(item)
  if (item === undefined || scale === undefined) throw new Error(id)
  return answerSpellings(item, scale)
}

describe('the spellings of an answer', () => {
  it('are code and labels in both languages, whatever their case', () => {
    const { normalised } = spellingsOf('U1')
    for (const text of ['3', 'baik', 'good'])
      expect(normalised.get(text)).toEqual({ kind: 'category', position: 2 })
  })

  it('tell "does not know" from "does not apply"', () => {
    const { normalised } = spellingsOf('U1')
    expect(normalised.get('tidak tahu')).toMatchObject({ reason: 'dont-know' })
    expect(normalised.get('tidak berlaku')).toMatchObject({ reason: 'not-applicable' })
  })

  it('are the own words of an item beside those of its scale', () => {
    expect(spellingsOf('U3').normalised.get('gratis')).toEqual({ kind: 'category', position: 3 })
    expect(spellingsOf('U1').normalised.has('gratis')).toBe(false)
  })

  it('are the words that an option had before, too', () => {
    const { items } = soundRubric('rubrics', 'zona-integritas-2021')
    const former = items.flatMap(item => {
      const scale = scaleOf(item)
      const words = [...item.options].flatMap(
        ([code, own]) => own.also?.map(text => [code, text]) ?? [],
      )
      const codes = scale?.kind === 'choice' ? scale.categories.map(({ code }) => code) : []
      return words.map(([code = '', text = '']) => {
        const meaning = scale && answerSpellings(item, scale).normalised.get(text.toLowerCase())
        return meaning?.kind === 'category' && codes[meaning.position] === code
      })
    })
    expect(former.length).toBeGreaterThan(10)
    expect(former).not.toContain(false)
  })

  it('are worked out once for all items of a scale', () => {
    expect(spellingsOf('U1')).toBe(spellingsOf('U2'))
  })
})

describe('numericKey', () => {
  it('is the same for 4, 4.0 and 4,00, and none for other texts', () => {
    expect(['4', '4.0', '4,00', '-4.50'].map(numericKey)).toEqual(['4', '4', '4', '-4.5'])
    expect(['4 a', '', '1/2'].map(numericKey)).toEqual([undefined, undefined, undefined])
  })
})

describe('words', () => {
  it('are made whole where people shorten them', () => {
    expect(withWholeWords('tdk stj, krg. baik')).toBe('tidak stj, kurang baik')
  })

  it('are compared without commas between them', () => {
    expect(barestText('berfungsi, kurang maksimal')).toBe('berfungsi kurang maksimal')
  })
})

it('tells the four kinds of no answer apart, and each from every code', () => {
  const codes = Object.values(NO_ANSWER)
  expect(new Set(codes).size).toBe(4)
  expect(codes.every(code => code < 0)).toBe(true)
  expect(codes.map(noAnswerReason)).toEqual(Object.keys(NO_ANSWER))
  expect(noAnswerReason(0)).toBeUndefined()
})
