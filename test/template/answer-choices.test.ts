import { describe, expect, it } from 'vitest'
import { NO_ANSWER } from '../../src/coding/answer-spellings.ts'
import { exact } from '../../src/math/exact.ts'
import { answerCell, answerValidation, answerWord } from '../../src/template/answer-choices.ts'
import { worksheet } from '../support/worksheets.ts'

const item = (id: string) => {
  const found = worksheet.items.find(each => each.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const number = undefined

describe('what may be typed', () => {
  it('is a code, or the word for what does not apply', () => {
    expect(answerValidation(item('1.1.b'), 'id')).toMatchObject({
      list: ['A', 'B', 'C', 'D', 'Tidak berlaku'],
    })
  })

  it('is a whole number from 0 where things are counted', () => {
    expect(answerValidation(item('lapor'), 'id')).toMatchObject({ number: 'whole', min: '0' })
  })
})

describe('an answer in its cell', () => {
  it('is its code, its number or its share', () => {
    expect(answerCell(item('1.1.b'), { code: 1, number }, 'id')).toBe('B')
    expect(answerCell(item('lapor'), { code: 0, number: 12n }, 'id')).toBe(12)
    expect(answerCell(item('1.2.a'), { code: 0, number, share: exact(3, 4) }, 'id')).toBe(0.75)
  })

  it('that does not apply has a word, and a blank has none', () => {
    const answer = { code: NO_ANSWER['not-applicable'], number }
    expect(answerWord(item('1.1.b'), answer, 'id')).toBe('Tidak berlaku')
    expect(answerWord(item('1.1.b'), undefined, 'id')).toBe('')
  })
})
