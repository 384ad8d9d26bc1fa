import { describe, expect, it } from 'vitest'
import { choicesOf, goesOnWith, noAnswersOf, typedChoice } from '../../src/ask/question.ts'
import { exactText } from '../../src/math/exact.ts'
import type { Item, Rubric } from '../../src/rubric/model.ts'
import { soundRubric } from '../support/rubric-files.ts'

const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
const worksheet = soundRubric('test/skeletons', 'worksheet')

function itemOf(rubric: Rubric, id: string): Item {
  const item = rubric.items.find(each => each.id === id)
  if (item === undefined) throw new Error(id)
  return item
}

const agreement = choicesOf(itemOf(berakhlak, 'BP1'))
const letters = choicesOf(itemOf(worksheet, '1.1.b'))
const yesNo = choicesOf(itemOf(soundRubric('rubrics', 'area-perubahan-2020'), '5.2.C'))

describe('typing a choice', () => {
  it.each([
    ['4', '4'],
    ['ss', '5'],
    ['TS', '2'],
    ['sts', '1'],
    ['n', '3'],
  ])('of a survey, %s is %s at once', (text, code) => {
    const typed = typedChoice(agreement, text, true)
    expect(typed.kind === 'chosen' && typed.choice.code).toBe(code)
  })

  it('of a survey waits for the rest of the word, so that no letter reaches the next question', () => {
    expect(typedChoice(agreement, 't', true)).toEqual({ kind: 'open', choice: undefined })
    const open = typedChoice(agreement, 's', true)
    expect(open.kind === 'open' && open.choice?.code).toBe('4')
  })

  it('of a worksheet takes the only beginning, and knows the rest of the word', () => {
    const typed = typedChoice(yesNo, 't', false)
    expect(typed.kind === 'chosen' && typed.choice.code).toBe('Tidak')
    expect(goesOnWith(yesNo, 'Tidak', 'tidak')).toBe(true)
    expect(goesOnWith(yesNo, 'Tidak', 'ty')).toBe(false)
  })

  it('of what is no choice is nothing', () => {
    for (const text of ['9', 'x', '', '?']) {
      expect(typedChoice(agreement, text, true).kind).toBe('nothing')
    }
  })
})

describe('choices', () => {
  it('have the points that the answer is worth, mirrored on reversed items', () => {
    expect(letters.map(({ points }) => exactText(points))).toEqual(['1', '67/100', '33/100', '0'])
    const item = { ...itemOf(berakhlak, 'BP1'), reverse: true }
    expect(choicesOf(item).map(({ points }) => exactText(points))).toEqual([
      '5',
      '4',
      '3',
      '2',
      '1',
    ])
  })

  it('leave out a label that only repeats the code', () => {
    expect(choicesOf(itemOf(worksheet, '1.1.a')).map(({ label }) => label)).toEqual([{}, {}])
  })

  it('are followed by the kinds of no answer that the scale has words for', () => {
    expect(noAnswersOf(itemOf(berakhlak, 'BP1')).map(({ kind }) => kind)).toEqual([
      'not-applicable',
      'dont-know',
    ])
    expect(noAnswersOf(itemOf(worksheet, '1.2.a'))).toEqual([
      { kind: 'not-applicable', code: 'Tidak berlaku' },
    ])
  })
})
