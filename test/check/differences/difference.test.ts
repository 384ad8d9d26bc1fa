import { describe, expect, it } from 'vitest'
import {
  nameList,
  numberChange,
  paired,
  scoreChange,
} from '../../../src/check/differences/difference.ts'
import { exact } from '../../../src/math/exact.ts'

describe('a change', () => {
  it('of a number is written as rubrics write it', () => {
    expect(numberChange(exact(1, 9), exact(11, 100))).toBe('1/9 → 0.11')
    expect(numberChange(undefined, exact(1))).toBe('– → 1')
  })

  it('of a score is written in each language', () => {
    expect(scoreChange(exact(75), exact(700, 9))).toEqual({
      id: '75 → 700/9 (77,78)',
      en: '75 → 700/9 (77.78)',
    })
  })
})

describe('two lists', () => {
  it('are paired by id, in the order of the later one', () => {
    expect(paired(['a', 'b', 'c'], ['c', 'd', 'a'], each => each)).toEqual({
      both: [
        ['c', 'c'],
        ['a', 'a'],
      ],
      gone: ['b'],
      added: ['d'],
    })
  })
})

describe('a list of names', () => {
  it('counts what it leaves out', () => {
    expect(nameList(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e, … (+2)')
  })
})
