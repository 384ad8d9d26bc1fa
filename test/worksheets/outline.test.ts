import { describe, expect, it } from 'vitest'
import { leadingNumber, stepLikeness, wholeNumber } from '../../src/worksheets/outline.ts'

describe('wholeNumber', () => {
  it.each([
    ['1.1.b', ['1', '1', 'b']],
    ['A.I.1.i.a', ['A', 'I', '1', 'i', 'a']],
    ['A.', ['A']],
    ['I', ['I']],
    ['iv)', ['iv']],
    ['(a)', ['a']],
    ['1.', ['1']],
    [' 7.3.c.1 ', ['7', '3', 'c', '1']],
    ['1-1-b', ['1', '1', 'b']],
  ])('reads %j', (cell, steps) => {
    expect(wholeNumber(cell)).toEqual(steps)
  })

  it.each(['Ya', 'lapor', '1234', 'Tim kerja', '', '1.1.b Tim'])('leaves %j alone', cell => {
    expect(wholeNumber(cell)).toBeUndefined()
  })
})

describe('leadingNumber', () => {
  it.each([
    ['A. PENGUNGKIT', ['A'], 'PENGUNGKIT'],
    ['1) Tim kerja', ['1'], 'Tim kerja'],
    ['1.1 Tim kerja', ['1', '1'], 'Tim kerja'],
    ['1.1.a. Tim sudah dibentuk', ['1', '1', 'a'], 'Tim sudah dibentuk'],
    ['iv.Penegakan disiplin', ['iv'], 'Penegakan disiplin'],
    ['a - Tim sudah dibentuk', ['a'], 'Tim sudah dibentuk'],
  ])('reads %j', (title, steps, rest) => {
    expect(leadingNumber(title)).toEqual({ steps, rest })
  })

  it.each(['Tim kerja', 'A pengungkit', 'SOP. sudah ada', 'di unit'])('leaves %j alone', title => {
    expect(leadingNumber(title)).toBeUndefined()
  })
})

describe('stepLikeness', () => {
  it('tells the same, another case, another kind of numbering, and another place', () => {
    expect(stepLikeness('a', 'a')).toBe(0)
    expect(stepLikeness('a', 'A')).toBe(1)
    expect(stepLikeness('1', 'i')).toBe(2)
    expect(stepLikeness('1', 'a')).toBe(2)
    expect(stepLikeness('iv', '4')).toBe(2)
    expect(stepLikeness('1', '2')).toBeUndefined()
    expect(stepLikeness('a', 'ii')).toBeUndefined()
  })

  it('knows i both as the first Roman number and the ninth letter', () => {
    expect(stepLikeness('i', '1')).toBe(2)
    expect(stepLikeness('i', '9')).toBe(2)
  })
})
