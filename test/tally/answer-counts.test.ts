import { describe, expect, it } from 'vitest'
import type { AssessOptions } from '../../src/assess-options.ts'
import type { SavedCounts } from '../../src/columns/counts-by-answer.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { assessed } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')
const OPTIONS = { 1: '1', 2: '2', 3: '3', 4: '4' }
const ids = SKM.items.map(({ id }) => id)
const csv = (rows: readonly (readonly (string | number)[])[]) =>
  `${rows.map(row => row.join(',')).join('\n')}\n`

async function scored(
  text: string,
  counts: SavedCounts | undefined,
  options: Partial<AssessOptions> = {},
  rubric = SKM,
) {
  try {
    const { result, provenance } = await assessed(rubric, [text], {
      ...options,
      ...(counts && { counts }),
    })
    const codes = provenance.notes.map(({ code }) => code)
    return { index: result.score.exact, used: result.sample.rowsUsed, codes }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const errors = error.diagnostics.filter(({ severity }) => severity === 'error')
    return { codes: [...new Set(errors.map(({ code }) => code))] }
  }
}

/** Ten respondents: on every item 1 gave 1, 2 gave 2, 3 gave 3 and 4 gave 4. Their mean is 3, the index 75. */
const BY_ITEM = csv([
  ['Unsur', 1, 2, 3, 4, 'Jumlah'],
  ...ids.map(id => [id, 1, 2, 3, 4, 10]),
  ['Rata-rata', 1, 2, 3, 4, 10],
])
const BY_ANSWER = csv([
  ['Jawaban', ...ids],
  ...[1, 2, 3, 4].map(code => [code, ...ids.map(() => code)]),
  ['Jumlah', ...ids.map(() => 10)],
])
const LONG = csv([
  ['Unsur', 'Jawaban', 'Banyaknya'],
  ...ids.flatMap(id => [1, 2, 3, 4].map(code => [id, code, code])),
])

describe('counts of answers', () => {
  it.each([
    ['a row for each item', BY_ITEM, { items: 'Unsur', options: OPTIONS }],
    ['a row for each answer', BY_ANSWER, { options: 'Jawaban' }],
    [
      'a row for each item and answer',
      LONG,
      { items: 'Unsur', options: 'Jawaban', count: 'Banyaknya' },
    ],
  ])('are scored as the answers would be: %s', async (_, text, counts) => {
    const { index, used, codes } = await scored(text, counts)
    expect([index, used]).toEqual(['75', 10])
    expect(codes).toContain('responses/read-as-counts')
  })

  it('are never taken for answers where no mapping speaks of them', async () => {
    expect(await scored(BY_ITEM, undefined)).toEqual({ codes: ['responses/looks-like-counts'] })
    expect((await scored(BY_ANSWER, undefined)).index).toBeUndefined()
  })

  it('say how they are read, however answers, items and numbers stand', async () => {
    const drafted = async (text: string) => {
      try {
        await assessed(SKM, [text])
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const [{ code, remedy } = { code: '', remedy: { en: '' } }] = error.diagnostics
        return [code, JSON.parse((remedy.en ?? '').replace(/^[^{]*/, '')).counts]
      }
      return 'scored'
    }
    const words = ['Tidak baik', 'Kurang baik', 'Baik', 'Sangat baik']
    const byWord = words.map((word, at) => [word, ...ids.map(() => at * 7)])
    const code = 'responses/looks-like-counts'
    expect(await drafted(csv([['Jawaban', ...ids], ...byWord]))).toEqual([
      code,
      { options: 'Jawaban' },
    ])
    const byLetter = ['a', 'b', 'c', 'd'].map((word, at) => [word, ...ids.map(() => at * 7)])
    expect(
      await drafted(csv([['', ...ids], ...byLetter, ['Jumlah', ...ids.map(() => 42)]])),
    ).toEqual([code, { options: 'Jawaban' }])
    expect(await drafted(LONG)).toEqual([
      code,
      { items: 'Unsur', options: 'Jawaban', count: 'Banyaknya' },
    ])
    const headers = ['Unsur', 'Sangat baik (4)', '3 - Baik', 'Kurang baik', 'Skor 1']
    const options = {
      'Sangat baik (4)': '4',
      '3 - Baik': '3',
      'Kurang baik': '2',
      'Skor 1': '1',
    }
    expect(await drafted(csv([headers, ...ids.map(id => [id, 5, 6, 7, 8])]))).toEqual([
      code,
      { items: 'Unsur', options },
    ])
  })

  it('of letters are refused in one sentence, the one that is an abbreviation too', async () => {
    const rows = ['a', 'b', 'c', 'd'].map(letter => [letter, ...ids.map(() => 3)])
    const text = csv([['Pilihan', ...ids], ...rows])
    const counts = { options: 'Pilihan' }
    const refused = await assessed(SKM, [text], { counts }).catch((error: unknown) => error)
    const { diagnostics } = refused as Refusal
    expect(diagnostics.map(({ message }) => message.en)).toEqual([
      expect.stringMatching(/^`a`, `b`, `c`, `d`: no answer to `U1`, `U2`, /),
    ])
  })

  it('that add up to about a hundred for each item are perhaps percents', async () => {
    const of = async (...numbers: number[]) => {
      const rows = numbers.map((number, at) => [at + 1, ...ids.map(() => number)])
      return (await scored(csv([['Jawaban', ...ids], ...rows]), { options: 'Jawaban' })).codes
    }
    expect(await of(5, 10, 50, 35)).toContain('responses/counts-perhaps-percents')
    expect(await of(5, 10, 50, 34)).toContain('responses/counts-perhaps-percents')
    expect(await of(5, 10, 50, 45)).not.toContain('responses/counts-perhaps-percents')
  })

  it('may be of no answer, and what lacks on an item is blank, with a warning', async () => {
    const rows = ids.map((id, at) => [id, 0, 0, 0, at === 0 ? 8 : 9, at === 0 ? 1 : 0])
    const text = csv([['Unsur', 1, 2, 3, 4, 'Kosong'], ...rows])
    const options = { ...OPTIONS, Kosong: 'blank' }
    const whole = await scored(text, { items: 'Unsur', options })
    expect([whole.index, whole.used, whole.codes.includes('responses/counts-differ')]).toEqual([
      '100',
      9,
      false,
    ])
    const fewer = csv([['Unsur', 1, 2, 3, 4], ...rows.map(row => row.slice(0, 5))])
    const lacking = await scored(fewer, { items: 'Unsur', options: OPTIONS })
    expect([
      lacking.index,
      lacking.used,
      lacking.codes.includes('responses/counts-differ'),
    ]).toEqual(['100', 9, true])
  })

  it.each([
    [
      'percents',
      csv([['Unsur', 1, 2, 3, 4], ...ids.map(id => [id, '0.5', 10, 20, 30])]),
      'responses/counts-not-whole',
    ],
    [
      'an item that stands twice',
      csv([['Unsur', 1, 2, 3, 4], ...[...ids, 'U1'].map(id => [id, 1, 1, 1, 1])]),
      'responses/counted-twice',
    ],
    [
      'a missing item',
      csv([['Unsur', 1, 2, 3, 4], ...ids.slice(1).map(id => [id, 1, 1, 1, 1])]),
      'responses/missing-column',
    ],
    [
      'a header that is not there',
      csv([['Unsur', 1, 2, 3], ...ids.map(id => [id, 1, 1, 1])]),
      'responses/unknown-column',
    ],
  ])('are refused with %s', async (_, text, code) => {
    expect(await scored(text, { items: 'Unsur', options: OPTIONS })).toEqual({ codes: [code] })
  })

  it('are refused where an answer is on no scale', async () => {
    const text = csv([
      ['Jawaban', ...ids],
      ['Lumayan', ...ids.map(() => 3)],
    ])
    expect(await scored(text, { options: 'Jawaban' })).toEqual({
      codes: ['responses/counts-unknown-option'],
    })
  })

  it('tell nothing of single respondents', async () => {
    const counts = { items: 'Unsur', options: OPTIONS }
    expect(await scored(BY_ITEM, counts, { by: ['Unit'] })).toEqual({
      codes: ['responses/counts-without-rows'],
    })
    const rows = BERAKHLAK.items.map(({ id }) => [id, 1, 1, 1, 1, 1])
    const text = csv([['Pernyataan', 1, 2, 3, 4, 5], ...rows])
    const five = { items: 'Pernyataan', options: { ...OPTIONS, 5: '5' } }
    expect(await scored(text, five, {}, BERAKHLAK)).toEqual({
      codes: ['responses/counts-need-persons'],
    })
  })
})
