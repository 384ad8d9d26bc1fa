import { describe, expect, it } from 'vitest'
import { assessed, csv, outcomeOf } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')

describe('a file with a row for each answer', () => {
  const questions = SKM.items.map(({ text }) => `"${text.id}"`)
  const long = (names: readonly string[], answers: (person: number) => string | number) =>
    [1, 2, 3].flatMap(person => names.map(name => [`R${person}`, name, answers(person)]))

  it.each([
    ['ID Responden', 'Pertanyaan', 'Jawaban'],
    ['respondent_id', 'item', 'value'],
    ['No Responden', 'Unsur', 'Pilihan Responden'],
    ['Nomor', 'Pertanyaan', 'Respon'],
  ])(
    'is read without a word where headers and cells leave no doubt: %s, %s, %s',
    async (...header) => {
      for (const names of [questions, SKM.items.map(({ id }) => id)]) {
        const { index, used, codes } = await outcomeOf(SKM, [
          csv([header, ...long(names, person => person + 1)]),
        ])
        expect([index, used]).toEqual(['75', 3])
        expect(codes).toContain('responses/row-per-answer')
      }
    },
  )

  it('may have its rows in any order: respondents are numbered, not listed', async () => {
    const persons = [2, 4, 8, 1, 5, 12, 3, 7, 6, 10, 11, 9]
    const rows = questions.flatMap((name, at) =>
      persons.map(person => [`R${person}`, name, 2 + ((person * 3 + at * person) % 3)]),
    )
    const { used, codes } = await outcomeOf(SKM, [
      csv([['No Responden', 'Unsur', 'Jawaban'], ...rows]),
    ])
    expect([used, codes]).toEqual([12, ['responses/row-per-answer']])
  })

  it('keeps what is the same on all rows of a respondent, and names what is not', async () => {
    const rows = long(questions, () => 4).map((row, at) => [
      at + 1,
      ...row,
      row[0] === 'R1' ? 'Samsat' : 'Pasar',
    ])
    const { index, codes } = await outcomeOf(SKM, [
      csv([['No', 'Responden', 'Pertanyaan', 'Jawaban', 'Unit'], ...rows]),
    ])
    expect([index, codes.includes('responses/differs-by-answer')]).toEqual(['100', true])
  })

  it('is of those who come again, where two columns may name respondents: the other numbers the answers', async () => {
    const rows = long(questions, () => 3).map((row, at) => [at + 1, ...row])
    const text = csv([['id', 'id_responden', 'pertanyaan', 'nilai'], ...rows])
    expect(await outcomeOf(SKM, [text])).toMatchObject({ index: '75', used: 3 })
  })

  it('is asked about where a column may be one thing or another, and read as a mapping says', async () => {
    const text = csv([['Kode', 'Pertanyaan', 'Isi'], ...long(questions, () => 3)])
    expect(await outcomeOf(SKM, [text])).toEqual({ codes: ['responses/row-per-answer-unclear'] })
    const roles = { Kode: 'respondent', Pertanyaan: 'question', Isi: 'answer' } as const
    expect(await outcomeOf(SKM, [text], { roles })).toMatchObject({ index: '75', used: 3 })
  })

  it('of one respondent is taken for answers only when a person says so', async () => {
    const text = csv([['Unsur', 'Nilai'], ...questions.map(name => [name, 3])])
    expect(await outcomeOf(SKM, [text])).toEqual({ codes: ['responses/row-per-answer-unclear'] })
    const roles = { Unsur: 'question', Nilai: 'answer' } as const
    expect(await outcomeOf(SKM, [text], { roles })).toMatchObject({ index: '75', used: 1 })
  })

  it('has a question above the rows it was written once for, and a time that may be a question', async () => {
    const rows = SKM.items.flatMap(({ id }) =>
      [1, 2, 3].map(person => [person === 1 ? id : '', `R${person}`, person, '2026-04-02 09:01']),
    )
    const text = csv([['kode', 'Responden', 'Jawaban', 'waktu'], ...rows])
    const { index, used, codes } = await outcomeOf(SKM, [text])
    expect([index, used]).toEqual(['50', 3])
    expect(codes).toContain('responses/carried-down')
  })

  it.each([
    ['answers no question', ['R1', '', 2], 'responses/answer-to-nothing'],
    ['answers a question twice', ['R1', 'U1', 2], 'responses/answered-again'],
    ['answers and is nobody', ['', 'U1', 2], 'responses/answer-of-nobody'],
  ])('is refused where a respondent %s', async (_, row, code) => {
    const rows = long(
      SKM.items.map(({ id }) => id),
      () => 3,
    )
    const text = csv([['Responden', 'Pertanyaan', 'Jawaban'], ...rows, row])
    expect(await outcomeOf(SKM, [text])).toEqual({ codes: [code] })
  })

  it('lacks columns like any other where questions are missing', async () => {
    const rows = long(questions.slice(1), () => 3)
    expect(await outcomeOf(SKM, [csv([['Responden', 'Pertanyaan', 'Jawaban'], ...rows])])).toEqual({
      codes: ['responses/missing-column'],
    })
  })

  it.each([
    [
      'under a title',
      [
        ['Hasil Indeks 2022', ''],
        ['Nilai', 'Persentase'],
      ],
    ],
    ['with numbers before it', [['No', 'Core Values', 'Indeks (%)']]],
  ])('may hold published numbers alone, %s', async (_, header) => {
    const rubric = soundRubric('rubrics', 'berakhlak-indeks')
    const rows = rubric.items.map(({ text }, at) => [
      ...(header[0]?.length === 3 ? [at + 1] : []),
      text.id ?? '',
      60 + at,
    ])
    expect(await outcomeOf(rubric, [csv([...header, ...rows])])).toMatchObject({ index: '63' })
  })

  it.each([
    ['Rata-rata', '63', 'report/total-agrees'],
    ['Indeks BerAKHLAK', '63,0', 'report/total-agrees'],
    ['Indeks BerAKHLAK', '64', 'report/total-differs'],
    ['Jumlah', '441', 'responses/row-per-answer'],
  ])('may print a total below published numbers: %s %s', async (label, total, code) => {
    const rubric = soundRubric('rubrics', 'berakhlak-indeks')
    const rows = rubric.items.map(({ text }, at) => [at + 1, text.id ?? '', `${60 + at}`])
    const text = csv([['No', 'Nilai', 'Hasil 2023 (%)'], ...rows, ['', label, total]], ';')
    const { index, codes } = await outcomeOf(rubric, [text])
    expect(index).toBe('63')
    expect(codes).toContain(code)
  })

  it('is taken by agency where published numbers of several stand one below the other', async () => {
    const rubric = soundRubric('rubrics', 'berakhlak-indeks')
    const rows = ['Kab. A', 'Kab. B'].flatMap((agency, at) =>
      rubric.items.map(({ text }) => [agency, text.id ?? '', 60 + 10 * at]),
    )
    const { result } = await assessed(rubric, [csv([['Instansi', 'Nilai', 'Persentase'], ...rows])])
    expect(new Map(result.units.map(({ unit, score }) => [unit, score.exact]))).toEqual(
      new Map([
        ['Kab. A', '60'],
        ['Kab. B', '70'],
      ]),
    )
  })

  it.each([
    ['0.612', ['responses/shares-for-percents']],
    ['0,61', ['responses/shares-for-percents']],
    ['61.2345678', ['responses/too-many-decimals']],
    ['61,2 %', '306/5'],
    ['0,5%', '1/2'],
  ])('may hold %s, which is a percent only by its sign or its size', async (cell, expected) => {
    const rubric = soundRubric('rubrics', 'berakhlak-indeks')
    const upright = [['Nilai', 'Persen'], ...rubric.items.map(({ text }) => [text.id ?? '', cell])]
    const lying = [
      ['Instansi', ...rubric.items.map(({ id }) => id)],
      ['Kab. A', ...Array(7).fill(cell)],
    ]
    for (const rows of [upright, lying]) {
      const text = rows.map(row => row.join(';')).join('\n')
      expect(await outcomeOf(rubric, [text])).toEqual(
        typeof expected === 'string'
          ? expect.objectContaining({ index: expected })
          : { codes: expected },
      )
    }
  })

  it('is asked about where questions come again and nothing tells whose they are', async () => {
    const rubric = soundRubric('rubrics', 'berakhlak-indeks')
    const rows = [60, 70].flatMap(number => rubric.items.map(({ text }) => [text.id ?? '', number]))
    expect(await outcomeOf(rubric, [csv([['Nilai', 'Persentase'], ...rows])])).toEqual({
      codes: ['responses/row-per-answer-unclear'],
    })
  })
})
