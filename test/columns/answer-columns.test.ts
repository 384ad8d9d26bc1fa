import { describe, expect, it } from 'vitest'
import { crossedColumns, likelyColumnsOf } from '../../src/columns/answer-columns.ts'
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

describe('rows that each hold one answer to a question nobody knows', () => {
  const rows = Array.from({ length: 45 }, (_, at) => {
    const [person, item] = [Math.floor(at / 3), at % 3]
    return { row: at + 2, cells: [`R${person}`, `Soal ${item}`, `${1 + (at % 4)}`] }
  })

  it('show by two columns of which every pair stands once, and by their headers', () => {
    const columns = { respondent: 0, question: 1, answer: 2 }
    expect(crossedColumns(['ID', 'Soal', 'Jawaban'], rows)).toEqual(columns)
    expect(crossedColumns(['ID', 'Soal', 'Isi'], rows.slice(0, 42))).toEqual(columns)
  })

  it('leave open who is who without such a header, and where a name stands once for several rows', () => {
    expect(crossedColumns(['Kode', 'Soal', 'Jawaban'], rows)).toEqual({})
    const merged = rows.map((row, at) =>
      at % 3 === 0 ? row : { ...row, cells: row.cells.with(0, '') },
    )
    expect(crossedColumns(['ID', 'Soal', 'Jawaban'], merged)).toEqual({})
  })

  it('are none where each respondent has a row', () => {
    const wide = rows.map(({ row, cells }, at) => ({ row, cells: [`R${at}`, ...cells.slice(1)] }))
    expect(crossedColumns(['ID', 'Ramah', 'Cepat'], wide)).toBeUndefined()
  })
})
