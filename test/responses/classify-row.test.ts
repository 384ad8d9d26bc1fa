import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { footerLabel } from '../../src/responses/footer-label.ts'
import { codedTable, codesIn } from '../support/small-survey.ts'

const HEADERS = [
  'No',
  'Nama',
  'U1',
  'U2',
  'Sarana dan prasarana',
  'Penanganan pengaduan',
  'L1',
  'Total',
]
const PEOPLE = [
  ['1', 'Ani', '4', '3', '3', '4', '5', '19'],
  ['2', 'Budi', '3', '3', '4', '4', '4', '18'],
  ['3', 'Citra', '2', '4', '3', '2', '4', '15'],
]

const leftOutOf = async (
  row: readonly string[],
  people: readonly (readonly string[])[] = PEOPLE,
) => {
  const { outcome } = await codedTable(HEADERS, [...people, row])
  return { ...outcome, codes: codesIn(outcome.problems) }
}

describe('rows below a table', () => {
  it.each([
    [['', 'Σ Nilai/Unsur', '9', '10', '10', '10', '13', '52']],
    [['', 'Σ', '9', '10', '10', '10', '13']],
    [['NRR/Unsur', '', '3,00', '3,33', '3,33', '3,33', '4,33', '']],
    [['', 'NRR/Unsur', '3', '3', '3', '3', '4', '']],
    [['', 'NRR tertbg/unsur', '0,333', '0,37', '0,37', '0,37', '0,48', '']],
    [['', 'NRR Tertimbang', '0.33', '0.37', '0.37', '0.37', '0.48', '1.92']],
    [['IKM', '', '83,25', '', '', '', '', '']],
    [['', 'IKM Unit Pelayanan', '83.25', '', '', '', '', 'B']],
    [['', 'Mutu Pelayanan', 'B', '', '', '', '', '']],
    [['', 'Jumlah', '9', '10', '10', '10', '13', '52']],
    [['Total', '', '9', '10', '10', '10', '13', '52']],
    [['', 'JUMLAH :', '9', '10', '10', '10', '13', '']],
    [['4', 'Rata-rata', '3', '3.33', '3.33', '3.33', '4.33', '17']],
    [['', 'Rata rata', '3', '3', '3', '3', '4', '']],
    [['', 'Nilai rata-rata', '3', '3', '3', '3', '4', '']],
    [['', 'Average', '3', '3', '3', '3', '4', '']],
    [['', 'Jumlah', '#REF!', '#REF!', '#REF!', '#REF!', '#REF!', '']],
  ])('%j is a footer', async row => {
    const { leftOut, used, problems } = await leftOutOf(row)
    expect(leftOut).toEqual({ footer: 1 })
    expect(used).toBe(3)
    expect(problems).toEqual([])
  })

  it('are listed with their row numbers, in both languages', async () => {
    const { outcome } = await codedTable(HEADERS, [
      ...PEOPLE,
      ['', 'Jumlah', '9', '10', '10', '10', '13', '52'],
      ['5', 'Dedi', '', '', '', '', '', ''],
      HEADERS,
    ])
    expect(outcome.notes.map(({ message }) => message)).toEqual([
      {
        id: '3 baris tidak dihitung: 1 tanpa jawaban (6), 1 judul berulang (7), 1 jumlah atau rata-rata (5)',
        en: '3 rows are not counted: 1 without answers (6), 1 repeated header (7), 1 sums or means (5)',
      },
    ])
  })

  it('with small sums are known by their sums', async () => {
    const two = [
      ['1', 'Ani', '1', '2', '1', '1', '2'],
      ['2', 'Budi', '1', '2', '1', '1', '1'],
    ]
    const { leftOut, codes } = await leftOutOf(['', 'Jumlah', '2', '4', '2', '2', '3'], two)
    expect(leftOut).toEqual({ footer: 1 })
    expect(codes).toEqual([])
  })
})

describe('a respondent', () => {
  it.each([
    [['4', 'Total Persada', '4', '4', '4', '4', '4', '20']],
    [['4', 'Jumlah Sari', '4', '4', '4', '4', '4', '20']],
    [['4', 'Ikmal', '4', '4', '4', '4', '4', '20']],
    [['4', 'Rata', '4', '4', '4', '4', '4', '20']],
    [['', '', '4', '4', '4', '4', '4', '20']],
    [['4', 'U1', '1', '2', '', '', '', '']],
  ])('%j is counted', async row => {
    const { leftOut, used, problems } = await leftOutOf(row)
    expect(leftOut).toEqual({})
    expect(used).toBe(4)
    expect(problems).toEqual([])
  })

  it('called Jumlah is told apart by other cells', async () => {
    const headers = ['OPD', ...HEADERS]
    const row = ['Dinas Kesehatan', '4', 'Jumlah', '4', '4', '4', '4', '4', '20']
    const { outcome } = await codedTable(headers, [
      ...PEOPLE.map(cells => ['Bappeda', ...cells]),
      row,
    ])
    expect(outcome.used).toBe(4)
    expect(outcome.problems).toEqual([])
  })

  it('who may as well be a sum is neither dropped nor counted in silence', async () => {
    const { codes, problems } = await leftOutOf(['', 'Jumlah', '4', '4', '4', '4', '4', ''])
    expect(codes).toEqual(['responses/doubtful-row'])
    expect(problems[0]?.message.en).toBe(
      'Row 5 is labelled `Jumlah` or `Total`, yet holds answers on the scale: a sum or a respondent?',
    )
  })

  it('with an answer off the scale is an error, not a footer', async () => {
    const { codes } = await leftOutOf(['4', 'Jumlah', '5', '4', '4', '4', '4', '21'])
    expect(codes).toContain('responses/unknown-answer')
  })

  it('who only said "Tidak tahu" stays, with no answer of that kind', async () => {
    const { rows } = await codedTable(HEADERS, [['1', 'Ani', 'TT', '', '', '', '', '']])
    expect(rows[0]?.codes[0]).toBe(-2)
  })

  it('whose answers repeat numbered headers is no header', async () => {
    const { outcome } = await codedTable(HEADERS, [
      ['No', 'Nama', '1', '2', '3', '4', '5', 'Total'],
    ])
    expect(outcome.used).toBe(1)
  })
})

describe('footerLabel', () => {
  it('knows no label in names and units', () => {
    const names = [
      'Total Persada',
      'PT Total Indonesia',
      'Jumlah',
      'Sumarni',
      'Meandri',
      'Nilai Tukar',
      'IKM Batik',
      'Totalindo',
      'Bobotsari',
      'Rata Sari',
      'Ratarata Jaya',
      'Minimarket',
      'Indeks Harga',
      'Standar Mutu',
    ]
    expect(names.filter(name => footerLabel(name) === 'certain')).toEqual([])
    expect(names.filter(name => footerLabel(name) === 'likely')).toEqual(['Jumlah'])
  })

  it('forgives case, spaces and final signs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'NRR/Unsur',
          'Rata-rata',
          'IKM',
          'Jumlah Nilai',
          'Nilai per unsur',
          'NRR tertbg/unsur',
        ),
        fc.constantFrom(
          (text: string) => text.toUpperCase(),
          (text: string) => ` ${text.toLowerCase()}\u00A0`,
          (text: string) => `${text} :`,
          (text: string) => `${text} =`,
        ),
        (label, form) => {
          expect([form(label), footerLabel(form(label))]).toEqual([form(label), 'certain'])
        },
      ),
      { seed: 20 },
    )
  })
})
