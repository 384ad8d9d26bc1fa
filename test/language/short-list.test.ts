import { expect, it } from 'vitest'
import { quotedList, shortList, shortText } from '../../src/language/short-list.ts'

it('shows all of a list that is short enough, and nothing of an empty one', () => {
  expect(shortList([3, 7], 2)).toBe('3, 7')
  expect(shortList([], 2)).toBe('')
})

it('marks where a list goes on, and counts the rest when asked', () => {
  expect(shortList(['a', 'b', 'c', 'd'], 2)).toBe('a, b, …')
  expect(shortList(['a', 'b', 'c', 'd'], 2, { countsRest: true })).toBe('a, b, … (+2)')
  expect(shortList(['a', 'b', 'c'], 2, { between: '; ' })).toBe('a; b; …')
})

it('marks that there are more than are at hand', () => {
  expect(shortList(['a', 'b'], 2, { of: 5 })).toBe('a, b, …')
  expect(shortList(['a', 'b'], 3, { of: 2 })).toBe('a, b')
})

it('cuts a text to so many signs, with the mark among them', () => {
  expect(shortText('abcdef', 4)).toBe('abc…')
  expect(shortText('abcd', 4)).toBe('abcd')
})

it('quotes names, all of them unless told', () => {
  expect(quotedList(['a', 'b', 'c'])).toBe('`a`, `b`, `c`')
  expect(quotedList(['a', 'b', 'c'], 2)).toBe('`a`, `b`, …')
})
