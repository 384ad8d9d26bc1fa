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

describe('columns of numbers', () => {
  const draftOf = (columns: Readonly<Record<string, (at: number) => number>>) => {
    const headers = Object.keys(columns)
    const rows = Array.from({ length: 12 }, (_, at) => ({
      ...{ row: at + 2, cells: Object.values(columns).map(cell => String(cell(at))) },
    }))
    const draft = draftRubric({
      ...{ id: 'parkir', title: 'Parkir', file: 'p.csv', year: '2026', language: 'en' as const },
      ...{ headers, rows, known },
    })
    return {
      items: draft?.items,
      ranges: draft?.text.match(/from: \[\d+, \d+\]/g),
      text: draft?.text,
    }
  }
  const five = { A: (at: number) => 1 + (at % 5), B: (at: number) => 2 + (at % 4) }

  it.each([0, 6])(
    'of a range of its own neither are items nor widen the scale of others: to %i',
    most => {
      const { items, ranges, text } = draftOf({
        ...five,
        C: at => 1 + ((at * 2) % 5),
        Anak: at => (most === 0 ? at % 5 : 1 + (at % most)),
      })
      expect([items, ranges]).toEqual([['A', 'B', 'C'], ['from: [1, 5]']])
      expect(text).toMatch(/# No item of this draft: Anak holds [01] to [46],/)
    },
  )

  it('are ordered as the question whose own words they are, which an answer that nobody gave shows', () => {
    const words = ['Kurang sopan dan ramah', 'Sopan dan ramah', 'Sangat sopan dan ramah']
    const rows = [...words, ...words].map((word, at) => ({ row: at + 2, cells: [word, word] }))
    const { text } = draftRubric({
      ...{ id: 'parkir', title: 'Parkir', file: 'parkir.csv', year: '2026', language: 'en' },
      ...{ headers: ['Keramahan', 'Kesopanan'], rows, known },
    }) as { readonly text: string }
    expect(text).toContain('code: 1, label: Tidak sopan dan ramah')
  })

  it('that share another range have a scale of their own', () => {
    const { items, ranges } = draftOf({
      ...five,
      C: at => at % 11,
      D: at => (at * 3) % 11,
      E: five.A,
    })
    expect([items, ranges]).toEqual([
      ['A', 'B', 'C', 'D', 'E'],
      ['from: [1, 5]', 'from: [0, 10]'],
    ])
  })
})
