import { describe, expect, it } from 'vitest'
import { likelyColumnsOf } from '../../src/columns/answer-columns.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { tableOf } from '../support/small-survey.ts'

describe('the column of answers of a published table', () => {
  const rubric = soundRubric('rubrics', 'berakhlak-indeks')
  const likely = (header: string, before: (at: number) => string) => {
    const rows = rubric.items.map(({ text }, at) => ({
      ...{ row: at + 2, cells: [before(at), text.id ?? '', `${60 + at}`, 'Cukup Sehat'] },
    }))
    return likelyColumnsOf(tableOf([header, 'Nilai', '2023', 'Keterangan'], []), rows, 1, [rubric])
  }

  it('is the one of numbers that do not merely count the rows', () => {
    expect(likely('No', at => `${at * 2}`)).toEqual({ question: 1, answer: 2 })
    expect(likely('', at => `${at + 1}`)).toEqual({ question: 1, answer: 2 })
    expect(likely('2022', at => `${50 + at}`)).toEqual({ question: 1 })
  })
})
