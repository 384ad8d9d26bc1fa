import { describe, expect, it } from 'vitest'
import { vocabularyOf } from '../../src/language/vocabulary.ts'
import { REASONS, STATISTICS } from '../../src/statistics/survey-statistics.ts'

// The names a report may hold, as src/report/report-shape.ts documents them.
const UNDEFINED = [
  'no-answers',
  'too-few-answers',
  'not-applicable',
  'incomplete',
  'child-undefined',
  'no-units',
  'several-units',
]
const LEFT_OUT = [
  'no-answers',
  'repeated-header',
  'footer',
  'legend',
  'filtered',
  'outside-period',
  'superseded',
]
const COVERS = ['items', 'scales', 'weights', 'method', 'bands', 'gates']

describe.each(['id', 'en'] as const)('the vocabulary %s', language => {
  const words = vocabularyOf(language)

  it('has words for every reason and coverage a report may name', () => {
    // A name that is shown as it is has no words. In English a few are the words themselves.
    const english = ['items', 'scales', 'weights', 'method']
    const named = language === 'en' ? (name: string) => !english.includes(name) : () => true
    for (const reason of UNDEFINED) expect(words.whyUndefined(reason)).not.toBe(reason)
    for (const reason of LEFT_OUT.filter(named)) {
      expect(words.leftOutReason(reason, '3')).not.toBe(`3 ${reason}`)
    }
    for (const part of COVERS.filter(named)) expect(words.covers(part)).not.toBe(part)
    const { because, statistic } = words.statistics
    expect(Object.keys(because).sort()).toEqual([...REASONS].sort())
    expect(Object.keys(statistic).sort()).toEqual([...STATISTICS].sort())
  })

  it('shows a reason it does not know as it is', () => {
    expect(words.whyUndefined('new-reason')).toBe('new-reason')
    expect(words.leftOutReason('new-reason', '2')).toBe('2 new-reason')
  })
})

describe('the two vocabularies', () => {
  it('have no empty words', () => {
    for (const language of ['id', 'en'] as const) {
      for (const word of Object.values(vocabularyOf(language))) expect(word).not.toBe('')
    }
  })

  it('count in the forms of their language', () => {
    expect(vocabularyOf('id').counted('8', false, 'Perangkat daerah')).toBe('8 perangkat daerah')
    expect(vocabularyOf('en').counted('1', true, 'Unit')).toBe('1 unit')
    expect(vocabularyOf('en').counted('8', false, 'Unit')).toBe('8 units')
  })
})
