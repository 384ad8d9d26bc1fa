import { describe, expect, it } from 'vitest'
import {
  foundQuestions,
  isFilled,
  NO_ENTRY,
  nextOpen,
  questionsOf,
} from '../../src/ask/question.ts'
import { berakhlak, skeleton, skm, unitWorksheet } from '../support/dialogues.ts'

const questions = questionsOf(skeleton)
const ratio = questions.find(({ item }) => item.id === '1.2.a')

describe('questions', () => {
  it('are all items but the counts, in the order of the sheet', () => {
    expect(questions.map(({ item }) => item.id)).toEqual([
      ...['1.1.a', '1.1.b', '1.2.a', '1.2.b', '2.1.a', '2.1.b', '2.2.a'],
    ])
    expect(questionsOf(unitWorksheet)).toHaveLength(92)
    expect(questionsOf(skm)).toHaveLength(9)
    expect(questionsOf(berakhlak)).toHaveLength(21)
  })

  it('ask for the counts of a ratio together', () => {
    expect(ratio?.fields.map(({ id }) => id)).toEqual(['lapor', 'wajib'])
    expect(ratio?.choices).toEqual([])
  })

  it('take no abbreviation of words that another question has', () => {
    const typed = (of: typeof skm) => questionsOf(of)[3]?.choices.map(choice => choice.typed)
    expect(typed(skm)).toEqual([['1'], ['2'], ['3'], ['4']])
    expect(typed(berakhlak)?.[4]).toEqual(['5', 'ss'])
  })

  it('know the parts they stand in', () => {
    expect(ratio?.path.map(({ id }) => id)).toEqual(['instansi', '1.2'])
    expect(questionsOf(skm)[0]?.path).toEqual([])
  })
})

describe('a question with counts', () => {
  const said = (answers: Readonly<Record<string, string>>) =>
    new Map(Object.entries(answers).map(([id, answer]) => [id, { ...NO_ENTRY, answer }]))

  it('is filled when all of them are, or by "does not apply"', () => {
    if (ratio === undefined) throw new Error('1.2.a')
    expect(isFilled(ratio, said({ lapor: '1' }), 'answer')).toBe(false)
    expect(isFilled(ratio, said({ lapor: '0', wajib: '0' }), 'answer')).toBe(true)
    expect(isFilled(ratio, said({ '1.2.a': 'Tidak berlaku' }), 'answer')).toBe(true)
  })

  it('is looked for around the end', () => {
    const entries = said({ '1.1.b': 'A', '1.2.a': 'Tidak berlaku' })
    expect(nextOpen(questions, entries, 'answer', 1)).toBe(3)
    expect(nextOpen(questions, new Map(), 'answer', 6)).toBe(6)
    const all = said(Object.fromEntries(questions.map(({ item }) => [item.id, 'A'])))
    expect(nextOpen(questions, all, 'answer', 0)).toBeUndefined()
  })
})

describe('a search', () => {
  it('finds a number before words, and numbers that begin so', () => {
    expect(foundQuestions(questions, '1.1.b')).toEqual([1])
    expect(foundQuestions(questions, '2.1')).toEqual([4, 5])
  })

  it('finds words of the question and of the part it stands in', () => {
    expect(foundQuestions(questions, 'SOP evaluasi')).toEqual([5])
    expect(foundQuestions(questions, 'tatalaksana')).toEqual([4, 5])
    expect(foundQuestions(questions, '   ')).toEqual([])
  })
})
