import { describe, expect, it } from 'vitest'
import { readJson } from '../../../src/rubric/json-shapes.ts'
import {
  countedWords,
  inWords,
  wordDifferences,
  wordsShape,
} from '../../../src/tally/passed-on/counted-words.ts'
import { rubricIds, soundRubric } from '../../support/rubric-files.ts'

const read = (words: unknown) => {
  const { read } = readJson(wordsShape, JSON.parse(JSON.stringify(words)))
  if (read === undefined) throw new Error('no words')
  return read
}
const surveys = rubricIds('rubrics')
  .map(id => soundRubric('rubrics', id))
  .filter(({ kind, levels }) => kind === 'survey' && levels.length === 0)

describe('the words of counts', () => {
  it.each(surveys.map(rubric => [rubric.id, rubric] as const))(
    'are those of the rubric that counted: %s',
    (_, rubric) => {
      const { meant, worded } = wordDifferences(read(countedWords(rubric)), rubric)
      expect([meant, worded]).toEqual([[], []])
    },
  )

  it('name each turned label once, with the items that offer it', () => {
    const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
    const words = countedWords(berakhlak)
    expect(words.answers).toHaveLength(1)
    const turned = { ...words, answers: words.answers.map(labels => labels.toReversed()) }
    expect(inWords(wordDifferences(read(turned), berakhlak).meant).en).toBe(
      '`Sangat setuju` has code 1 there and 5 here (BP1, BP2, BP3, AK1, …)',
    )
  })
})
