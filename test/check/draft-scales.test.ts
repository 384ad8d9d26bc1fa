import { describe, expect, it } from 'vitest'
import { draftRubric } from '../../src/check/draft-rubric.ts'
import { soundRubric } from '../support/rubric-files.ts'

const known = [soundRubric('rubrics', 'skm-2017')]

/** Which columns become items, of a file with two questions. */
function itemsBeside(header: string, cell: (at: number, answers: readonly number[]) => string) {
  const headers = ['Kebersihan', 'Kecepatan', 'Keramahan', header]
  const rows = Array.from({ length: 12 }, (_, at) => {
    const answers = [1 + (at % 4), 2 + (at % 3), 1 + ((at * 3) % 4)]
    return { row: at + 2, cells: [...answers.map(String), cell(at, answers)] }
  })
  const draft = draftRubric({
    ...{ id: 'parkir', title: 'Parkir', file: 'parkir.csv', year: '2026', language: 'en' as const },
    ...{ headers, rows, known },
  })
  return draft?.items.slice(3)
}
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)

describe('columns that look answered and are no questions', () => {
  it.each<[string, (at: number, answers: readonly number[]) => string]>([
    ['Usia', at => `${[25, 34, 41][at % 3]}`],
    ['Umur', at => `${1 + (at % 4)}`],
    ['Jenis Kelamin', at => `${1 + (at % 2)}`],
    ['Lama antre', at => `${[20, 30, 45][at % 3]}`],
    ['Nomor', at => `${at + 1}`],
    ['Total', (_, answers) => `${sumOf(answers)}`],
    ['Skor akhir', (_, answers) => `${sumOf(answers)}`],
    ['Hitungan', (_, answers) => `${sumOf(answers)}`],
    ['Rata-rata', (_, answers) => `${Math.round(sumOf(answers) / 3)}`],
    ['NRR', (_, answers) => (sumOf(answers) / 3).toFixed(2)],
  ])('%s', (header, cell) => expect(itemsBeside(header, cell)).toEqual([]))

  it('leave every question one', () => {
    expect(itemsBeside('Kejelasan', at => `${4 - (at % 4)}`)).toEqual(['Kejelasan'])
  })
})
