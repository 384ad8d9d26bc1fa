import { describe, expect, it } from 'vitest'
import { answerReader } from '../../src/coding/answer-reader.ts'
import { codesOf } from '../../src/rubric/model.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { codedTable, codesIn } from '../support/small-survey.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const areas = soundRubric('rubrics', 'area-perubahan-2020')
const HEADERS = skm.items.map(({ id }) => id)
const [U1] = skm.items
if (U1 === undefined) throw new Error('no items')
const codeOf = (cell: string) => answerReader(U1)?.read(cell).code

const coded = (rows: readonly (readonly string[])[], onUnknown: 'error' | 'missing' = 'error') =>
  codedTable(HEADERS, rows, { onUnknown }, skm)
const all = (cell: string) => HEADERS.map(() => cell)

describe('the letter of an option', () => {
  it('gives way to the words behind it: B is no Baik there', () => {
    for (const form of ['b. {}', 'B) {}', '(b) {}', 'b - {}', 'b: {}']) {
      const cells = ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai']
      expect(cells.map(words => codeOf(form.replace('{}', words)))).toEqual([0, 1, 2, 3])
    }
  })

  it('says nothing between two choices, nor before another letter', () => {
    for (const cell of ['a/b', 'a-b', 'a|b', 'b/a', 'a.b', 'a/Baik', 'b - B', 'a, b']) {
      expect([cell, codeOf(cell)]).toEqual([cell, -4])
    }
  })

  it('is read as an abbreviation where the other abbreviations stand', async () => {
    const { rows, outcome } = await coded([all('SB'), all('B'), all('KB'), all('TB')])
    expect(rows.map(({ codes }) => codes[0])).toEqual([3, 2, 1, 0])
    expect(outcome.problems).toEqual([])
  })

  it.each(['error', 'missing'] as const)(
    'is refused beside other letters, in whatever column they stand (--on-unknown %s)',
    async onUnknown => {
      const { outcome } = await coded([all('b'), ['B', 'A', ...all('B.').slice(2)]], onUnknown)
      expect(codesIn(outcome.problems)).toEqual(['responses/option-letters'])
      expect(outcome.problems[0]?.message).toEqual({
        id: 'Kolom `U1`, `U2`, `U3`, `U4`, `U5`, `U6`, `U7`, `sarana`, `pengaduan` memuat huruf pilihan saja (`a`, `b`; baris 3). Huruf `b` juga singkatan jawaban pada skala `persepsi-4`, jadi artinya di sini tidak pasti.',
        en: 'Columns `U1`, `U2`, `U3`, `U4`, `U5`, `U6`, `U7`, `sarana`, `pengaduan` hold mere letters of options (`a`, `b`; row 3). On the scale `persepsi-4`, `b` is an abbreviation as well, so nobody can tell what it means here.',
      })
    },
  )

  it('is named as one where no letter is an abbreviation, but not a stray one', async () => {
    const { outcome } = await coded([all('c'), all('d'), all('c')])
    expect(codesIn(outcome.problems)).toEqual(['responses/option-letters'])
    expect(outcome.problems[0]?.message.en).toContain('(`c`, `d`; rows 2, 3, 4, …). In some')
    const stray = await coded([all('3'), ['d', ...all('3').slice(1)], all('4')])
    expect(codesIn(stray.outcome.problems)).toEqual(['responses/unknown-answer'])
  })

  it('is the answer itself where letters are codes', () => {
    const item = areas.items.find(each => codesOf(each).includes('B'))
    if (item === undefined) throw new Error('no item with letters')
    const position = codesOf(item).indexOf('B')
    expect(answerReader(item)?.read('b').code).toBe(position)
    expect(answerReader(item)?.read('B.').code).toBe(position)
  })
})

describe('an unknown answer', () => {
  it('is told with the words of its own element', async () => {
    const { outcome } = await coded([['Mudah', ...all('3').slice(1)], all('3')])
    expect(outcome.problems[0]?.message).toEqual({
      id: '`Mudah` pada kolom `U1` tidak ada pada skala `persepsi-4`: 1 (Tidak sesuai), 2 (Kurang sesuai), 3 (Sesuai), 4 (Sangat sesuai).\n1 kali di kolom ini (baris 2).',
      en: '`Mudah` in column `U1` is not on the scale `persepsi-4`: 1 (Not suitable), 2 (Less suitable), 3 (Suitable), 4 (Very suitable).\nOnce in this column (row 2).',
    })
  })

  it('reads what people shorten and where they put commas', () => {
    const complaints = skm.items.find(({ id }) => id === 'pengaduan')
    if (complaints === undefined) throw new Error('no item')
    const code = (cell: string) => answerReader(complaints)?.read(cell).code
    expect(code('Berfungsi, kurang maksimal')).toBe(2)
    expect(code('Berfungsi , krg maksimal')).toBe(2)
    expect(code('Tdk ada')).toBe(0)
    expect(code('Ada tetapi tdk berfungsi')).toBe(1)
    expect(code('c. Berfungsi, kurang maksimal')).toBe(2)
  })
})
