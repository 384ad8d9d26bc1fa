import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerReader } from '../../src/coding/answer-reader.ts'
import { NO_ANSWER } from '../../src/coding/answer-spellings.ts'
import type { Item } from '../../src/rubric/model.ts'
import { anyText } from '../support/any-text.ts'
import { itemOf, itemOn } from '../support/small-survey.ts'

function meaningOf(item: Item, cell: string): string {
  const answer = answerReader(item)?.read(cell)
  if (answer === undefined) throw new Error('no cells')
  const { meaning } = answer
  if (meaning.kind === 'number') return `number ${meaning.value}`
  if (meaning.kind === 'category') return `category ${meaning.position + 1}`
  return meaning.reason
}

const U1 = itemOf('U1')
const U2 = itemOf('U2')
const L1 = itemOf('L1')

describe('a coded answer', () => {
  it.each([
    [U1, '3', 3],
    [U1, ' 3 ', 3],
    [U1, '３', 3],
    [U1, '3.0', 3],
    [U1, '3,0', 3],
    [U1, '3,00', 3],
    [U1, '3.', 3],
    [U1, 'Baik', 3],
    [U1, 'BAIK', 3],
    [U1, '"Baik".', 3],
    [U1, 'Good', 3],
    [U1, 'Sangat\u00A0baik', 4],
    [U1, '3 - Baik', 3],
    [U1, '3. Baik', 3],
    [U1, '3=Baik', 3],
    [U1, '3.Baik', 3],
    [U1, '3) Baik', 3],
    [U1, '(3) Baik', 3],
    [U1, '3 – Baik', 3],
    [U1, '3 : Baik', 3],
    [U1, '3 Baik', 3],
    [U1, '3.0 - Baik', 3],
    [U1, 'Baik (3)', 3],
    [U1, 'Baik - 3', 3],
    [U1, 'Baik = 3', 3],
    [U1, 'Baik [3]', 3],
    [U1, 'c. Baik', 3],
    [U1, 'C) Baik', 3],
    [U1, 'c. Baik (3)', 3],
    [U1, 'Baik / Good', 3],
    [U2, 'Murah', 3],
    [U2, 'c. Murah', 3],
    [U2, '4 - Gratis', 4],
    [U2, 'Sangat mahal', 1],
    [U2, 'Sangat baik', 4],
    [L1, 'SS', 5],
    [L1, 'ss', 5],
    [L1, '5 - SS', 5],
    [L1, 'SS (Sangat Setuju)', 5],
    [L1, 'Ragu ragu', 3],
    [L1, 'ragu–ragu', 3],
    [L1, 'Sangat Tidak Setuju', 1],
    [L1, 'Sangat Setuju / Strongly agree', 5],
    [L1, '="5"', 5],
    [L1, "'5", 5],
    [L1, "'SS", 5],
    [L1, 'Tdk setuju', 2],
    [L1, 'Sgt tdk. setuju', 1],
    [L1, 'Sangat, setuju', 5],
    [L1, 'd. S', 4],
  ])('%o: %j is %i', (item, cell, code) => {
    expect(meaningOf(item, cell)).toBe(`category ${code}`)
  })

  it.each([
    ['', 'blank'],
    [' \u00A0', 'blank'],
    ['-', 'blank'],
    ['—', 'blank'],
    ['Tidak tahu', 'dont-know'],
    ['tt', 'dont-know'],
    ['N/A', 'not-applicable'],
  ])('%j is no answer: %s', (cell, reason) => {
    expect(meaningOf(U1, cell)).toBe(reason)
  })

  it.each([
    [U1, '5', 'not-on-scale'],
    [U1, '0', 'not-on-scale'],
    [U1, '-3', 'not-on-scale'],
    [U1, '3.5', 'not-on-scale'],
    [U1, '3-4', 'not-on-scale'],
    [U1, '3/3', 'not-on-scale'],
    [U1, '34', 'not-on-scale'],
    [U1, 'Cukup', 'not-on-scale'],
    [U1, 'Cukup baik', 'not-on-scale'],
    [U1, 'x Baik', 'not-on-scale'],
    [U1, 'tidak', 'not-on-scale'],
    [U1, 'Baik, Buruk', 'not-on-scale'],
    [L1, 'Setuju, tidak setuju', 'not-on-scale'],
    [L1, 'S - Tidak setuju', 'contradictory'],
    [L1, 'TS/S', 'contradictory'],
    [U1, 'a/b', 'not-on-scale'],
    [U1, 'a/Baik', 'not-on-scale'],
    [U1, "'", 'not-on-scale'],
    [U1, 'c. Bagus', 'not-on-scale'],
    [U1, '4 - Tidak baik', 'contradictory'],
    [U1, 'Baik (4)', 'contradictory'],
    [U1, '5 - Baik', 'contradictory'],
    [U1, 'Baik / Poor', 'contradictory'],
    [U2, '1. Gratis', 'contradictory'],
    [U1, '03-Apr', 'spoiled-date'],
    [U1, '4 Mei', 'spoiled-date'],
    [U1, '2024-04-03 00:00:00', 'spoiled-date'],
    [U1, '03/04/2024', 'spoiled-date'],
    [U1, '1,98501E+17', 'spoiled-exponent'],
    [U1, '#REF!', 'spreadsheet-error'],
    [U1, '#N/A', 'spreadsheet-error'],
    [U1, '#DIV/0!', 'spreadsheet-error'],
    [U1, '#SPILL!', 'spreadsheet-error'],
    [U1, 'Err:522', 'spreadsheet-error'],
    [L1, 'n/a', 'not-on-scale'],
    [L1, 'Tidak tahu', 'not-on-scale'],
  ])('%o: %j cannot be read: %s', (item, cell, reason) => {
    expect(meaningOf(item, cell)).toBe(reason)
  })

  it('means another thing on another scale', () => {
    expect(meaningOf(L1, 'Tidak setuju')).toBe('category 2')
    expect(meaningOf(U1, 'Tidak setuju')).toBe('not-on-scale')
  })

  it('never joins two labels of one scale, however alike they are', () => {
    if (U1.measure.kind !== 'choice') throw new Error('no categories')
    const { scale } = U1.measure
    const [first, second] = scale.categories
    if (first === undefined || second === undefined) throw new Error('no categories')
    const item = {
      ...U1,
      measure: {
        ...U1.measure,
        scale: {
          ...scale,
          categories: [
            { ...first, code: 'a', label: { id: 'Ya.' } },
            { ...second, code: 'A', label: { id: 'Ya!' } },
          ],
        },
      },
    }
    expect(meaningOf(item, 'a')).toBe('category 1')
    expect(meaningOf(item, 'A')).toBe('category 2')
    expect(meaningOf(item, 'Ya.')).toBe('category 1')
    expect(meaningOf(item, 'YA!')).toBe('category 2')
    expect(meaningOf(item, 'Ya')).toBe('not-on-scale')
  })

  it('reads every form of every label to its own category', () => {
    const items = [U1, U2, L1]
    const cell = fc.constantFrom(...items).chain(item => {
      const { scale } = item.measure as Extract<Item['measure'], { kind: 'choice' }>
      return fc.nat(scale.categories.length - 1).chain(position => {
        const category = scale.categories[position]
        if (category === undefined) throw new Error('no category')
        const option = item.options.get(category.code)?.id
        const own = option === undefined ? [category.label.id, category.label.en] : [option]
        const labels = [...own, ...category.also].filter(label => label !== undefined)
        const { code } = category
        return fc.constantFrom(...labels).chain(label =>
          fc
            .constantFrom(
              (text: string) => text,
              (text: string) => text.toUpperCase(),
              (text: string) => `${code} - ${text.toLowerCase()}`,
              (text: string) => `${code}. ${text}`,
              (text: string) => `${code}=${text}`,
              (text: string) => `${text} (${code})`,
              (text: string) => `\u00A0${text.replace(/ /g, '  ')}\n`,
              (text: string) => `“${text}”`,
              () => code,
              () => `${code}.0`,
              () => `${code},0`,
            )
            .map(form => ({ item, position, cell: form(label) })),
        )
      })
    })
    fc.assert(
      fc.property(cell, ({ item, position, cell }) => {
        expect(answerReader(item)?.read(cell).code).toBe(position)
      }),
      { seed: 20, numRuns: 500 },
    )
  })

  it('gives a code or a kind of no answer for any cell whatever', () => {
    const items = [U1, L1, itemOn('jumlah'), itemOn('persen')]
    fc.assert(
      fc.property(
        fc.constantFrom(...items),
        fc.oneof(anyText({ maxLength: 400 }), fc.string()),
        (item, cell) => {
          const code = answerReader(item)?.read(cell).code
          expect(Number.isInteger(code)).toBe(true)
          expect([...Object.values(NO_ANSWER), 0, 1, 2, 3, 4]).toContain(code)
        },
      ),
      { seed: 20, numRuns: 500 },
    )
  })
})

describe('a number', () => {
  it.each([
    ['jumlah', '12', 'number 12'],
    ['jumlah', '1.234', 'number 1234'],
    ['jumlah', '1,234', 'number 1234'],
    ['jumlah', '1.234.567', 'number 1234567'],
    ['jumlah', '12.0', 'number 12'],
    ['jumlah', '12,00', 'number 12'],
    ['jumlah', '1.000', 'ambiguous-number'],
    ['jumlah', '1.5', 'too-many-decimals'],
    ['jumlah', '-1', 'out-of-range'],
    ['jumlah', 'dua', 'not-a-number'],
    ['jumlah', '12%', 'not-a-number'],
    ['jumlah', '', 'blank'],
    ['jumlah', '-', 'blank'],
    ['jumlah', '1E+5', 'spoiled-exponent'],
    ['jumlah', '03-Apr', 'spoiled-date'],
    ['jumlah', '#REF!', 'spreadsheet-error'],
    ['persen', '76,61', 'number 7661'],
    ['persen', '76.61', 'number 7661'],
    ['persen', '76,6', 'number 7660'],
    ['persen', '76,61 %', 'number 7661'],
    ['persen', '100%', 'number 10000'],
    ['persen', '100,01', 'out-of-range'],
    ['persen', '1.234,5', 'out-of-range'],
    ['persen', '7,125', 'out-of-range'],
    ['persen', '1.000', 'number 100'],
    ['persen', '76,612', 'out-of-range'],
    ['persen', '0,125', 'too-many-decimals'],
    ['persen', '７６', 'number 7600'],
  ])('on %s: %j is %s', (scale, cell, meaning) => {
    expect(meaningOf(itemOn(scale), cell)).toBe(meaning)
  })
})

describe('answerReader', () => {
  it('has nothing to read for a ratio', () => {
    expect(answerReader({ ...U1, measure: { kind: 'ratio', ratio: {} as never } })).toBeUndefined()
  })

  it('keeps a bounded number of spellings whatever a column holds', () => {
    const reader = answerReader(U1)
    if (reader === undefined) throw new Error('no reader')
    for (let row = 0; row < 3000; row++)
      reader.count(reader.read(`Saran nomor ${row} dari responden`), row)
    expect(reader.seen.size).toBe(1001)
    expect(reader.overflow.count).toBe(1999)
  })
})
