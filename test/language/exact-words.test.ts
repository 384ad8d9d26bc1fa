import { describe, expect, it } from 'vitest'
import {
  countText,
  exactAndRounded,
  exactNumber,
  numberAsWritten,
  numberText,
  scoreWords,
} from '../../src/language/exact-words.ts'
import { exact } from '../../src/math/exact.ts'

describe('an exact number in words', () => {
  it('has all its decimals where they end, else is a fraction', () => {
    expect(numberAsWritten(exact(2208, 25))).toBe('88.32')
    expect(numberAsWritten(exact(1, 9))).toBe('1/9')
    expect(numberAsWritten(exact(-1, 8))).toBe('-0.125')
  })

  it('has a decimal comma in Indonesian and a point in English', () => {
    expect(exactNumber(exact(2, 5), 'id')).toBe('0,4')
    expect(exactNumber(exact(2, 5), 'en')).toBe('0.4')
    expect(numberText('76.80', 'id')).toBe('76,80')
  })

  it('has its first decimals beside a fraction', () => {
    expect(exactAndRounded(exact(700, 9))).toEqual({ id: '700/9 (77,78)', en: '700/9 (77.78)' })
    expect(exactAndRounded(exact(4))).toEqual({ id: '4', en: '4' })
  })

  it('has two decimals as a score', () => {
    expect(scoreWords(exact(75))).toEqual({ id: '75,00', en: '75.00' })
  })
})

describe('countText', () => {
  it('groups thousands', () => {
    expect([countText(936_476, 'id'), countText(936_476, 'en')]).toEqual(['936.476', '936,476'])
    expect([countText(999, 'id'), countText(1_000_000, 'id')]).toEqual(['999', '1.000.000'])
  })
})
