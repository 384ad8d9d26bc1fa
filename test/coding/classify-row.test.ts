import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codedTable, codesIn } from '../support/small-survey.ts'
import { runs, sample, soak } from '../support/soak.ts'

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
        id: '3 baris tidak dihitung: 1 tanpa jawaban (6), 1 judul berulang (7), 1 jumlah, rata-rata, contoh, atau sejenisnya (5)',
        en: '3 rows are not counted: 1 without answers (6), 1 repeated header (7), 1 sums, means, examples or the like (5)',
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
    [['5', '', '4', '4', '4', '4', '4', '20']],
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
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect(problems[0]?.message.en).toBe(
      'Respondents or not (a summary, an example, a header)? Row 5: labelled `Jumlah`.',
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

/** Numbered rows of the official table, with answers of five items. */
const NUMBERED = ['No', 'U1', 'U2', 'Sarana dan prasarana', 'Penanganan pengaduan', 'L1']
const GOOD = [
  ['1', '3', '3', '3', '3', '3'],
  ['2', '4', '4', '4', '4', '4'],
]
const numbered = async (...rows: readonly (readonly string[])[]) => {
  const { outcome } = await codedTable(NUMBERED, [...GOOD, ...rows])
  return { ...outcome, codes: codesIn(outcome.problems) }
}
const SUMMARY_WORDS = [
  ...['Mutu', 'Kinerja', 'Kategori', 'Predikat', 'Nilai Mutu', 'Hasil', 'Kesimpulan', 'Keterangan'],
  ...['Ket.', 'Kriteria', 'Grade', 'Modus', 'Median', 'Min', 'Maks', 'Terendah', 'Tertinggi'],
  ...['Peringkat', 'Jml', 'Rataan', 'Nilai Interval', 'Rata-rata', 'IKM', 'Nilai', 'Jumlah'],
]

describe('below a numbered table', () => {
  it.each(sample(SUMMARY_WORDS, 4))(
    '%s is no respondent, whatever stands behind it',
    async word => {
      for (const cell of ['1', '3', 'Baik', '3,4', 'B', 'A']) {
        const full = await numbered([word, cell, cell, cell, cell, cell])
        const single = await numbered([word, cell, '', '', '', ''])
        expect([cell, full.used, full.leftOut, full.problems]).toEqual([cell, 2, { footer: 1 }, []])
        expect([cell, single.used, single.leftOut]).toEqual([cell, 2, { footer: 1 }])
      }
    },
  )

  it.each([
    [['', '3', '3', '3', '3', '3']],
    [['Akhir tahun', '3', '3', '3', '3', '3']],
    [['', '3', '', '', '', '']],
    [['', 'Dedi', '4', '4', '4', '4']],
  ])('%j may be a summary or a respondent, so the tool asks', async row => {
    const { codes, problems } = await numbered(row)
    expect(codes).toEqual(['responses/doubtful-rows'])
    expect(problems[0]?.message).toEqual({
      id: 'Responden atau bukan (rekapitulasi, contoh, judul)? Baris 4: nomornya tidak melanjutkan nomor di atasnya (kosong, melompat, atau mulai lagi).',
      en: 'Respondents or not (a summary, an example, a header)? Row 4: their numbers do not go on from those above (none, far away, or from the start again).',
    })
  })

  it('means without a label are left out', async () => {
    const { leftOut, problems } = await numbered(['', '3,5', '3,5', '3,5', '3,5', '3,5'])
    expect([leftOut, problems]).toEqual([{ footer: 1 }, []])
  })

  it('a row that the numbering passes over is asked about, one that has its number free is counted', async () => {
    const row = ['', '3', '3', '3', '3', '3']
    expect((await numbered(row, ['3', '3', '3', '3', '3', '3'])).codes).toEqual([
      'responses/doubtful-rows',
    ])
    const counted = await numbered(row, ['4', '3', '3', '3', '3', '3'])
    expect([counted.used, counted.codes]).toEqual([4, []])
  })

  it('many rows without a number are respondents: the numbering was given up', async () => {
    const rows = Array.from({ length: 20 }, () => ['', '3', '3', '3', '3', '3'])
    const { used, codes } = await numbered(...rows)
    expect([used, codes]).toEqual([22, []])
  })

  it('the legend of the official worksheet is left out and listed', async () => {
    const { used, leftOut, codes, notes } = await numbered(
      ['Σ Nilai /Unsur', '7', '7', '7', '7', '7'],
      ['NRR / Unsur', '3,5', '3,5', '3,5', '3,5', '3,5'],
      ['Keterangan :', '', '', '', '', ''],
      ['- U1 s.d. U9', '= Unsur-unsur pelayanan', '', '', '', ''],
      ['- NRR', '= Nilai rata-rata', '', '', '', ''],
      ['IKM UNIT PELAYANAN :', '87,50', '', '', '', ''],
      ['A (Sangat Baik)', ': 88,31 - 100,00', '', '', '', ''],
      ['B (Baik)', ': 76,61 - 88,30', '', '', '', ''],
    )
    expect([used, codes]).toEqual([2, []])
    expect(leftOut).toEqual({ 'no-answers': 1, footer: 4, legend: 3 })
    expect(notes.at(-1)?.message.id).toContain('3 keterangan di bawah tabel (7, 10, 11)')
    expect(notes.at(-1)?.message.en).toContain('3 text below the table (7, 10, 11)')
  })

  it('a legend needs no summary above it', async () => {
    const { used, leftOut, codes } = await numbered([
      'U1 s.d. U9',
      '= Unsur pelayanan',
      ...['', '', '', ''],
    ])
    expect([used, leftOut, codes]).toEqual([2, { legend: 1 }, []])
  })
})

describe('a respondent is never dropped', () => {
  const free = fc.constantFrom('Mutu', 'IKM', 'Jumlah', 'nilai', 'Rata-rata', 'Median', 'Baik', '')
  const answer = fc.constantFrom('1', '2', '3', '4')
  const person = fc.tuple(answer, answer, answer, answer, answer, free, free)
  const headers = ['No', 'Nama', ...NUMBERED.slice(1), 'Saran']

  soak('who has a number and a name, whatever the unit or the comment is called', async () => {
    const rows = fc.array(person, { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(rows, async people => {
        const table = people.map(([a, b, c, d, e, said], row) => [
          ...[String(row + 1), `Nama ${row}`, a, b, c, d, e],
          said,
        ])
        const { outcome } = await codedTable(headers, table)
        expect([outcome.used, outcome.leftOut, outcome.problems]).toEqual([people.length, {}, []])
      }),
      { seed: 20 },
    )
  })

  it('in silence: with a number alone, a row is counted or asked about', async () => {
    const rows = fc.array(person, { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(rows, async people => {
        const table = people.map(([a, b, c, d, e, said, name], row) => [
          ...[String(row + 1), name, a, b, c, d, e],
          said,
        ])
        const { outcome } = await codedTable(headers, table)
        expect(outcome.used).toBe(people.length)
        expect(outcome.leftOut).toEqual({})
      }),
      { seed: 20 },
    )
  })

  it('with a last answer off the scale: that is an error', async () => {
    for (const row of [
      ['3', '5', '5', '5', '5', '5'],
      ['3', 'Bagus', '', '', '', ''],
    ]) {
      const { leftOut, codes } = await numbered(row)
      expect([row, leftOut]).toEqual([row, {}])
      expect(new Set(codes)).toEqual(new Set(['responses/unknown-answer']))
    }
  })

  it('without a number and an answer on the scale: the row is asked about, not its answers', async () => {
    for (const row of [
      ['', '5', '5', '5', '5', '5'],
      ['', 'Bsik', '', '', '', ''],
      ['', 'Bagus', 'Bagus', 'Bagus', 'Bagus', 'Bagus'],
    ]) {
      const { leftOut, codes } = await numbered(row)
      expect([row, leftOut]).toEqual([row, { 'in-question': 1 }])
      expect(codes).toEqual(['responses/doubtful-rows'])
    }
  })

  it('of a unit called IKM, which is small industries as well', async () => {
    const rows = ['3', '4', '2', '3'].map(code => ['IKM', code, '3', '3', '3', '3'])
    const { outcome } = await codedTable(['OPD', ...NUMBERED.slice(1)], rows)
    expect([outcome.used, outcome.leftOut, outcome.problems]).toEqual([4, {}, []])
  })
})

describe('a summary is never counted in silence', () => {
  it('with or without numbers and units beside it', async () => {
    const cell = fc.constantFrom('1', '2', '3', '4', '3,25', 'Baik', 'B', 'A', '12', '')
    const row = fc
      .tuple(fc.constantFrom(...SUMMARY_WORDS), fc.array(cell, { minLength: 5, maxLength: 5 }))
      .filter(([, cells]) => cells.some(text => text !== ''))
    const layout = fc.constantFrom(['No'], ['Nama'], ['OPD'], ['No', 'Nama'])
    await fc.assert(
      fc.asyncProperty(layout, row, async (before, [word, cells]) => {
        const people = GOOD.map(([number, ...codes]) => [
          ...before.map(name => (name === 'No' ? (number ?? '') : `${name} ${number}`)),
          ...codes,
        ])
        const summary = [...before.map((_, position) => (position === 0 ? word : '')), ...cells]
        const headers = [...before, ...NUMBERED.slice(1)]
        const { outcome } = await codedTable(headers, [...people, summary])
        const isCounted = outcome.used > 2
        expect(isCounted && outcome.problems.length === 0).toBe(false)
      }),
      { seed: 20, numRuns: runs(300) },
    )
  })
})
