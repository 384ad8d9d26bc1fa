import { describe, expect, it } from 'vitest'
import { parseExact } from '../../src/math/exact.ts'
import { itemPoints } from '../../src/score/worksheet-answers.ts'
import type { Answer } from '../../src/tally/person-score.ts'
import { numberAnswer } from '../../src/tally/person-score.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sheetOf } from '../support/scored.ts'
import { itemOf } from '../support/small-survey.ts'

const gates = soundRubric('test/skeletons', 'zi-gates')
const [choice, ratio, count] = ['mp-1', 'pl-1', 'masuk'].map(id => itemOf(id, gates)) as [
  ReturnType<typeof itemOf>,
  ReturnType<typeof itemOf>,
  ReturnType<typeof itemOf>,
]
type Answers = Parameters<typeof sheetOf>[1]
const points = (
  item: typeof choice,
  answers: Answers,
  blanks: Parameters<typeof itemPoints>[2] = 'incomplete',
) => {
  const found = itemPoints(item, sheetOf(gates, answers), blanks)
  return typeof found === 'string' ? found : found.earned.toFraction()
}

describe('the points of a choice', () => {
  it('are those of its category', () => {
    expect(['A', 'B', 'E'].map(code => points(choice, { 'mp-1': code }))).toEqual(['1', '3/4', '0'])
  })

  it('of a blank are open, the lowest, the highest, or not asked for', () => {
    const treatments = ['incomplete', 'lowest', 'highest', 'exclude'] as const
    expect(treatments.map(treatment => points(choice, {}, treatment))).toEqual([
      ...['blank', '0', '1', 'not-applicable'],
    ])
  })

  it('that does not apply are none, however blanks count', () => {
    expect(points(choice, { 'mp-1': 'n/a' }, 'lowest')).toBe('not-applicable')
  })

  it('without evidence are the lowest where evidence is read', () => {
    const unproven = new Map([
      [choice.index, { code: 0, number: undefined, isUnproven: true as const }],
    ])
    expect(itemPoints(choice, unproven, 'incomplete')).toEqual({ earned: parseExact('0') })
  })
})

describe('the points of a ratio', () => {
  it.each([
    [{ selesai: 6, masuk: 10 }, '3/5'],
    [{ selesai: 12, masuk: 10 }, '1'],
    [{ selesai: 0, masuk: 10 }, '0'],
    [{ selesai: 0, masuk: 0 }, '1'],
    [{ selesai: 6 }, 'blank'],
    [{ selesai: 6, masuk: 'n/a' }, 'not-applicable'],
  ] as const)('of %j are %s', (answers, expected) => {
    expect(points(ratio, answers)).toBe(expected)
  })

  it('may be stated alone, and the counts overrule it', () => {
    const share = parseExact('0.67')
    if (share === undefined) throw new Error('no number')
    const stated: readonly [number, Answer] = [ratio.index, { code: 0, number: undefined, share }]
    expect(itemPoints(ratio, new Map([stated]), 'incomplete')).toEqual({ earned: share })
    const counted = new Map([stated, ...sheetOf(gates, { selesai: 1, masuk: 2 })])
    expect(itemPoints(ratio, counted, 'incomplete')).toEqual({ earned: parseExact('1/2') })
  })
})

describe('a count', () => {
  it('is the number as typed', () => {
    const number = numberAnswer(count, sheetOf(gates, { masuk: 10 }))
    expect(typeof number === 'string' ? number : number.toFraction()).toBe('10')
    expect(numberAnswer(count, new Map())).toBe('blank')
  })
})
