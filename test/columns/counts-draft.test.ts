import { describe, expect, it } from 'vitest'
import { countsDraft, rowsOfAnswers } from '../../src/columns/counts-draft.ts'
import { smallRubric, tableOf } from '../support/small-survey.ts'

const { items } = smallRubric
const columns = [1, 2]
const drafted = (header: string, rows: readonly (readonly string[])[]) => {
  const table = tableOf([header, 'U1', 'U2'], rows)
  const read = rows.map((cells, at) => ({ row: at + 2, cells }))
  const problem = rowsOfAnswers(table, read, { items, columns, beside: [0] })
  return problem && JSON.parse((problem.remedy.en ?? '').replace(/^[^{]*/, ''))
}

describe('rows that each name an answer', () => {
  it('are counts where their numbers go beyond the scale, or are as many for each item', () => {
    const beyond = [
      ['Baik', '12', '9'],
      ['Sangat baik', '3', '4'],
    ]
    expect(drafted('Jawaban', beyond)).toEqual({ version: 2, counts: { options: 'Jawaban' } })
    const even = [
      ['Baik', '1', '2'],
      ['Sangat baik', '3', '1'],
      ['Kurang baik', '1', '2'],
    ]
    expect(drafted('Jawaban', even)).toEqual({ version: 2, counts: { options: 'Jawaban' } })
    expect(drafted('Pendapat', even.slice(0, 2))).toBeUndefined()
  })

  it('have codes to be filled in where they are letters, and written where a word stands before', () => {
    const rows = (labels: readonly string[]) => labels.map((label, at) => [label, `${at * 9}`, '9'])
    expect(drafted('Pilihan', rows(['a', 'b', 'Jumlah']))?.answers).toEqual({ a: '?', b: '?' })
    expect(drafted('Pilihan', rows(['Jawaban 1', 'Jawaban 2']))?.answers).toEqual({
      'Jawaban 1': '1',
      'Jawaban 2': '2',
    })
  })

  it('are none where a name comes again, names no answer, or a cell is no number', () => {
    expect(
      drafted('Jawaban', [
        ['Baik', '12', '9'],
        ['Baik', '3', '4'],
      ]),
    ).toBeUndefined()
    expect(
      drafted('Jawaban', [
        ['Baik', '12', '9'],
        ['Ani', '3', '4'],
      ]),
    ).toBeUndefined()
    expect(
      drafted('Jawaban', [
        ['Baik', '12', '9'],
        ['Kurang baik', '3', 'x'],
      ]),
    ).toBeUndefined()
  })
})

describe('columns of whole numbers beside questions', () => {
  const found = (rows: readonly (readonly string[])[]) => {
    const table = tableOf(['Unsur', 'a', 'b', 'c', 'd', 'n'], rows)
    const read = rows.map((cells, at) => ({ row: at + 2, cells }))
    const problem = countsDraft(table, 0, read, [smallRubric])
    return problem && JSON.parse((problem.remedy.en ?? '').replace(/^[^{]*/, ''))
  }

  it('are counts of answers that a person names, but for their sum', () => {
    const options = { a: '?', b: '?', c: '?', d: '?' }
    const rows = [
      ['U1', '1', '2', '3', '4', '10'],
      ['U2', '0', '0', '3', '7', '10'],
    ]
    expect(found(rows)).toEqual({ version: 2, counts: { items: 'Unsur', options } })
  })

  it('may be persons where no number goes beyond the scale', () => {
    const rows = [
      ['U1', '1', '2', '3', '4', ''],
      ['U2', '1', '1', '3', '4', ''],
    ]
    expect(found(rows)).toBeUndefined()
  })
})
