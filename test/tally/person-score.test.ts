import { describe, expect, it } from 'vitest'
import { NO_ANSWER } from '../../src/coding/answer-spellings.ts'
import { exact } from '../../src/math/exact.ts'
import { answerText } from '../../src/tally/person-score.ts'
import { itemOf, itemOn } from '../support/small-survey.ts'

const named = (reason: string) => `<${reason}>`

describe('an answer as text', () => {
  it('is the code of its category, not its position', () => {
    expect(answerText(itemOf('U1'), { code: 0, number: undefined }, named)).toBe('1')
    expect(answerText(itemOf('U1'), { code: 3, number: undefined }, named)).toBe('4')
  })

  it('is a number with its own decimals', () => {
    expect(answerText(itemOn('persen'), { code: 0, number: 1250n }, named)).toBe('12.5')
    expect(answerText(itemOn('jumlah'), { code: 0, number: 7n }, named)).toBe('7')
  })

  it('is a share as it was given', () => {
    const answer = { code: 0, number: undefined, share: exact(2, 3) }
    expect(answerText(itemOf('U1'), answer, named)).toBe('2/3')
  })

  it('is for no answer what the caller calls its reason', () => {
    for (const [reason, code] of Object.entries(NO_ANSWER)) {
      expect(answerText(itemOf('U1'), { code, number: undefined }, named)).toBe(named(reason))
    }
  })
})
