import { expect, it } from 'vitest'
import { NO_ANSWER, noAnswerReason } from '../../src/coding/coded-row.ts'

it('tells the four kinds of no answer apart, and each from every code', () => {
  const codes = Object.values(NO_ANSWER)
  expect(new Set(codes).size).toBe(4)
  expect(codes.every(code => code < 0)).toBe(true)
  expect(codes.map(noAnswerReason)).toEqual(Object.keys(NO_ANSWER))
  expect(noAnswerReason(0)).toBeUndefined()
})
