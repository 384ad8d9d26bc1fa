import { describe, expect, it } from 'vitest'
import { codesOf } from '../../src/rubric/model.ts'
import { rubricAtLevel } from '../../src/rubric/rubric-at-level.ts'
import { worksheetAnswerReader } from '../../src/worksheets/read-answer.ts'
import { areas, worksheet } from '../support/worksheets.ts'

function readerOf(id: string, rubric = worksheet) {
  const item = rubric.items.find(each => each.id === id)
  if (item === undefined) throw new Error(`no item ${id}`)
  return worksheetAnswerReader(item)
}

describe('an answer on a scale', () => {
  const letters = readerOf('1.1.b')
  const yesNo = readerOf('1.1.a')

  it.each([
    ['B', 1],
    ['b', 1],
    ['B.', 1],
    [' b) ', 1],
    ['B. Sebagian besar tugas tim berjalan', 1],
    ['d', 3],
  ])('reads %j as a letter', (cell, code) => {
    expect(letters.read(cell)).toEqual({ answer: { code, number: undefined } })
  })

  it.each([
    ['Ya', 0],
    ['YA', 0],
    ['y', 0],
    ['Y.', 0],
    ['Ya, sudah dibentuk', 0],
    ['T', 1],
    ['tdk', 1],
    ['Tidak.', 1],
    ['TIDAK', 1],
  ])('reads %j as yes or no', (cell, code) => {
    expect(yesNo.read(cell)).toEqual({ answer: { code, number: undefined } })
  })

  it.each(['', '  ', '-', '—'])('reads %j as blank', cell => {
    expect(letters.read(cell)).toEqual({ answer: undefined })
  })

  it.each(['A/B/C/D', 'A / B / C', 'Ya/Tidak', 'Y/T'])(
    'takes the choices %j for no answer',
    cell => {
      expect(yesNo.read(cell)).toEqual({ answer: undefined, remark: 'choices-left' })
      expect(letters.read('A/B/C/D')).toEqual({ answer: undefined, remark: 'choices-left' })
    },
  )

  it.each(['0,67', '0.67', '67%', '67 %'])('reads %j as the letter that is worth it', cell => {
    expect(letters.read(cell)).toEqual({
      answer: { code: 1, number: undefined },
      remark: 'from-points',
    })
  })

  it.each([
    'A, B',
    'A; B',
    'B, A',
    'D, A',
    'A,B',
    'A & B',
    'A dan B',
    'A B',
    'A. C. Sebagian',
    'A, B, C',
  ])('does not choose between the two options of %j', cell => {
    expect(letters.read(cell)).toEqual({ unreadable: 'contradictory' })
  })

  it('does not choose between yes and no', () => {
    expect(yesNo.read('Ya, Tidak')).toEqual({ unreadable: 'contradictory' })
    expect(letters.read('A, A')).toEqual({ answer: { code: 0, number: undefined } })
  })

  it.each([
    ['0,75', 'not-on-scale'],
    ['E', 'not-on-scale'],
    ['03-Apr', 'spoiled-date'],
    ['2024-04-03', 'spoiled-date'],
    ['#REF!', 'spreadsheet-error'],
    ['AB', 'not-on-scale'],
  ])('does not guess at %j', (cell, reason) => {
    expect(letters.read(cell)).toEqual({ unreadable: reason })
  })

  it('keeps what does not apply apart from what is blank', () => {
    expect(letters.read('Tidak berlaku')).toEqual({ answer: { code: -3, number: undefined } })
  })

  it.each(['TB', 'tb', 'T.B.'])('reads %j as the template writes it', cell => {
    const notApplicable = { answer: { code: -3, number: undefined } }
    for (const id of ['1.1.b', '1.1.a', 'lapor', '1.2.a'])
      expect(readerOf(id).read(cell), id).toEqual(notApplicable)
  })

  it('names what may stand there', () => {
    expect(letters.choices).toEqual({ id: 'A/B/C/D', en: 'A/B/C/D' })
  })
})

describe('a count', () => {
  const count = readerOf('lapor')

  it('is a whole number', () => {
    expect(count.read('1.250')).toEqual({ answer: { code: 0, number: 1250n } })
    expect(count.read('12,5')).toEqual({ unreadable: 'too-many-decimals' })
    expect(count.read('banyak')).toEqual({ unreadable: 'not-a-number' })
  })
})

describe('a ratio that is given as such', () => {
  const ratio = readerOf('1.2.a')
  const shareOf = (cell: string) => {
    const read = ratio.read(cell)
    return 'answer' in read ? read.answer?.share?.toFraction() : read.unreadable
  }

  it('is a percent, a share or a fraction', () => {
    expect(['67%', '0,67', '0.67', '67,5 %', '3/4', '1', '0'].map(shareOf)).toEqual([
      '67/100',
      '67/100',
      '67/100',
      '27/40',
      '3/4',
      '1',
      '0',
    ])
  })

  it('is a percent above ten times the whole, where its decimals show that it is no count', () => {
    expect(['88,89', '10.5', '100,00'].map(shareOf)).toEqual(['8889/10000', '21/200', '1'])
    expect(['88', '1,5', '10'].map(shareOf)).toEqual(Array(3).fill('percent-unsure'))
  })

  it('may have all the digits that a spreadsheet keeps', () => {
    expect(shareOf('88.8888888888889%')).toBe('888888888888889/1000000000000000')
  })

  it('is not guessed where a percent sign may be missing, nor where Excel has made a date of it', () => {
    expect(shareOf('67')).toBe('percent-unsure')
    expect(shareOf('03-Apr')).toBe('spoiled-date')
    expect(shareOf('')).toBeUndefined()
  })
})

it('reads every code and label of every question that ships', () => {
  for (const level of ['instansi', 'unit']) {
    for (const item of rubricAtLevel(areas, level).items) {
      const reader = worksheetAnswerReader(item)
      codesOf(item).forEach((code, position) => {
        const texts = [code, code.toLowerCase(), `${code}.`, item.options.get(code)?.id ?? code]
        for (const text of texts)
          expect(reader.read(text), `${item.id} ${text}`).toMatchObject({
            answer: { code: position },
          })
      })
    }
  }
})
