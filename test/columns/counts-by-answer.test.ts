import { describe, expect, it } from 'vitest'
import { withRowPerOption } from '../../src/columns/counts-by-answer.ts'
import { mappingHeaders } from '../../src/columns/parse-mapping.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { readToEnd } from '../support/opened.ts'
import { tableOf } from '../support/small-survey.ts'

const read = async (
  text: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
) => {
  const { counts, diagnostics } = mappingHeaders(text, 'm.json')
  if (counts === undefined || diagnostics.length > 0) return diagnostics.map(({ code }) => code)
  const table = await readToEnd(await withRowPerOption(tableOf(headers, rows), counts))
  return [table.headers, ...table.rows.map(({ cells }) => cells)]
}

const WANTED = [
  ['', 'U1', 'U2'],
  ['1', '5', '7'],
  ['2', '6', '8'],
]

describe('a table of counts', () => {
  it.each([
    [
      '{ "counts": { "items": "Unsur", "options": { "Buruk": "1", "Baik": "2" } } }',
      ['No', 'Unsur', 'Buruk', 'Baik'],
      [
        ['1', 'U1', '5', '6'],
        ['2', 'U2', '7', '8'],
      ],
    ],
    [
      '{ "version": 2, "counts": { "options": "Pilihan" } }',
      ['U1', 'Pilihan', 'U2'],
      [
        ['5', '1', '7'],
        ['6', '2', '8'],
      ],
    ],
    [
      'counts: { items: Unsur, options: Pilihan, count: n }',
      ['Unsur', 'Pilihan', 'n'],
      [
        ['U1', '1', '5'],
        ['U1', '2', '6'],
        ['U2', '1', '7'],
        ['U2', '2', '8'],
      ],
    ],
  ])(
    'has a row for each answer and a column for each item, as %s says',
    async (text, headers, rows) => {
      expect(await read(text, headers, rows)).toEqual(WANTED)
    },
  )

  it.each([
    '{ "version": 2, "counts": { "items": "Unsur" } }',
    '{ "version": 2, "counts": { "options": { "Baik": "2" } } }',
    '{ "version": 2, "counts": { "items": "Unsur", "options": "Pilihan" } }',
    '{ "version": 2, "counts": { "options": "Pilihan", "sum": "n" } }',
    '{ "version": 2, "counts": "Unsur" }',
  ])('is explained where the mapping does not say enough: %s', async text => {
    expect(await read(text, ['Unsur'], [])).toEqual(['responses/mapping-syntax'])
  })
})

describe('a name written once for several rows', () => {
  const TEXT = '{ "counts": { "items": "Unsur", "options": "Pilihan", "count": "n" } }'
  const outcome = async (rows: readonly (readonly string[])[]) => {
    try {
      return await read(TEXT, ['Unsur', 'Pilihan', 'n'], rows)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return error.diagnostics.map(({ code, place }) => [code, place])
    }
  }
  const below = [
    ['U1', '1', '5'],
    ['', '2', '6'],
    ['U2', '1', '7'],
    ['', '2', '8'],
  ]

  it.each([
    ['an item', below],
    [
      'an answer',
      [
        ['U1', '1', '5'],
        ['U2', '', '7'],
        ['U1', '2', '6'],
        ['U2', '', '8'],
      ],
    ],
    ['an item above its answers', [['U1', '', ''], ['', '1', '5'], ...below.slice(1)]],
    ['an item, above sums', [...below, ['', '', '15'], ['', 'Total', '26'], ['Jumlah', '', '26']]],
  ])('holds below it too: %s', async (_, rows) => {
    expect(await outcome(rows)).toEqual(WANTED)
  })

  it.each([
    ['a sum that is none', [...below, ['', '', '25']], 6],
    ['a first row without an item', [['', '1', '5'], ...below.slice(1)], 2],
    ['an item with a number and no answer', [['U1', '', '5'], ...below.slice(1)], 2],
  ])('does not hide a row that belongs nowhere: %s', async (_, rows, row) => {
    const place = expect.objectContaining({ row })
    expect(await outcome(rows)).toEqual([['responses/counts-without-place', place]])
  })

  it('is no item of a table with a column for each answer', async () => {
    const text = '{ "counts": { "items": "Unsur", "options": { "1": "1", "2": "2" } } }'
    const rows = [
      ['U1', '5', '6'],
      ['U2', '7', '8'],
    ]
    expect(await read(text, ['Unsur', '1', '2'], [...rows, ['', '12', '14']])).toEqual(WANTED)
    const lost = read(text, ['Unsur', '1', '2'], [...rows, ['', '12', '13']])
    await expect(lost).rejects.toThrow(Refusal)
  })
})

describe('numbers beside the answers counted', () => {
  const OPTIONS = '"options": { "1": "1", "2": "2" }'
  const outcome = async (options: string, headers: readonly string[], rows: string[][]) => {
    const { counts } = mappingHeaders(`{ "counts": { "items": "Unsur", ${options} } }`, 'm.json')
    if (counts === undefined) throw new Error('no counts')
    try {
      const table = await withRowPerOption(tableOf(headers, rows), counts)
      return table.notes.map(({ code, message }) => `${code}: ${message.en}`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return error.diagnostics.map(({ code, message }) => `${code}: ${message.en}`)
    }
  }

  it('are their sums, above a row of sums and however a whole number is written', async () => {
    const headers = ['No', 'Unsur', '1', '2', 'Jumlah']
    const rows = [
      ['1', 'U1', '5', '6', '11'],
      ['2', 'U2', '7.0', '8', '15,00'],
      ['', 'Jumlah', '12', '14', '99'],
    ]
    expect(await outcome(OPTIONS, headers, rows)).toEqual([])
  })

  it('that differ from their sums in a few rows draw a caution there', async () => {
    const rows = [
      ['U1', '5', '6', '11'],
      ['U2', '7', '8', '25'],
      ['U3', '1', '1', '2'],
    ]
    expect(await outcome(OPTIONS, ['Unsur', '1', '2', 'n'], rows)).toEqual([
      expect.stringMatching(/counts-total-differs: The column `n` .* row 3\.$/),
    ])
  })

  it('are an answer that the mapping forgets, or turns round', async () => {
    const headers = ['Unsur', '1', '2', '3']
    const rows = [
      ['U1', '5', '6', '3'],
      ['U2', '7', '8', '0'],
    ]
    expect(await outcome(OPTIONS, headers, rows)).toEqual([
      expect.stringMatching(/counts-column-left: The column `3` /),
    ])
    const turned = '"options": { "1": "3", "2": "2", "3": "1" }'
    expect(await outcome(turned, headers, rows)).toEqual([
      expect.stringMatching(/counts-code-contradicted: .* `1` is read as the answer `3`/),
      expect.stringMatching(/counts-code-contradicted: .* `3` is read as the answer `1`/),
    ])
  })
})
