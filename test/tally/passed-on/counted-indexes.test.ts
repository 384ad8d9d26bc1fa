import { describe, expect, it } from 'vitest'
import { exactText } from '../../../src/math/exact.ts'
import { indexWorths, isSame, lineBetween } from '../../../src/tally/passed-on/counted-indexes.ts'
import { soundRubric } from '../../support/rubric-files.ts'

const worths = (id: string) => {
  const found = indexWorths(soundRubric('rubrics', id))
  if (found === undefined) throw new Error(id)
  return found
}
const text = (line: ReturnType<typeof lineBetween>) =>
  line && [exactText(line.factor), exactText(line.constant)]

describe('the indexes of one scoring', () => {
  it('are those of another whose weights are all smaller by the same share', () => {
    const [whole, cut] = [worths('skm-2017'), worths('skm-2017-bobot-011')]
    expect(text(lineBetween(whole, cut))).toEqual(['99/100', '0'])
    expect(text(lineBetween(cut, whole))).toEqual(['100/99', '0'])
    const same = lineBetween(whole, whole)
    expect(same && isSame(same)).toBe(true)
  })

  it('move with points that are all higher', () => {
    const lists = (shift: number) => new Map([['A', [1, 2, 3].map(point => `${point + shift}`)]])
    const [low, high] = [0, 1].map(shift => ({
      ...{ constant: '0', items: lists(shift), numbers: new Map() },
    }))
    expect(low && high && text(lineBetween(low, high))).toEqual(['1', '1'])
  })

  it.each([
    ['one item weighs more', { A: ['1', '2'], B: ['2', '4'] }],
    ['one item is turned round', { A: ['1', '2'], B: ['2', '1'] }],
    ['an answer counts as none', { A: ['1', '2'], B: ['1', ''] }],
    ['an item is not asked', { A: ['1', '2'] }],
    ['nothing counts', { A: ['0', '0'], B: ['0', '0'] }],
  ])('do not tell those of another in which %s', (_, items: Record<string, string[]>) => {
    const before = { A: ['1', '2'], B: ['1', '2'] }
    const [counted, own] = [before, items].map(lists => ({
      ...{ constant: '0', items: new Map(Object.entries(lists)), numbers: new Map() },
    }))
    expect(counted && own && lineBetween(counted, own)).toBeUndefined()
  })

  it('of numbers that are rounded tell those of no other', () => {
    const list = (worth: string) => new Map([['N', ['0', worth, 'rounded']]])
    const [one, other] = ['1', '2'].map(worth => ({
      ...{ constant: '0', items: new Map(), numbers: list(worth) },
    }))
    expect(one && other && lineBetween(one, other)).toBeUndefined()
    expect(one && text(lineBetween(one, one))).toEqual(['1', '0'])
  })
})
