import { expect, it } from 'vitest'
import { quotedList, shortList } from '../../src/language/short-list.ts'

it('shows all of a list that is short enough, and nothing of an empty one', () => {
  expect(shortList([3, 7], 2)).toBe('3, 7')
  expect(shortList([], 2)).toBe('')
})

it('marks where a list goes on, and counts the rest when asked', () => {
  expect(shortList(['a', 'b', 'c', 'd'], 2)).toBe('a, b, …')
  expect(shortList(['a', 'b', 'c', 'd'], 2, { countsRest: true })).toBe('a, b, … (+2)')
  expect(shortList(['a', 'b', 'c'], 2, { between: '; ' })).toBe('a; b; …')
})

it('quotes names, all of them unless told', () => {
  expect(quotedList(['a', 'b', 'c'])).toBe('`a`, `b`, `c`')
  expect(quotedList(['a', 'b', 'c'], 2)).toBe('`a`, `b`, …')
})
