import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerTime } from '../../src/coding/time-column.ts'
import { anyText } from '../support/any-text.ts'

describe('answerTime', () => {
  it.each([
    ['21/07/2022 10:15:30', 20220721101530],
    ['21/07/2022 10.15.30', 20220721101530],
    ['2022/07/21 10:15:30 AM GMT+7', 20220721101530],
    ['2022/07/21 10:15:30\u202FPM GMT+7', 20220721221530],
    ['2022/07/21 12:05:00 AM GMT+7', 20220721000500],
    ['2022/07/21 12:05:00 PM GMT+7', 20220721120500],
    ['2022-07-21T10:15:30.123+07:00', 20220721101530],
    ['2022-07-21T10:15:30Z', 20220721101530],
    ['2022-07-21', 20220721000000],
    ['21-Jul-2022', 20220721000000],
    ['21-Jul-22', 20220721000000],
    ['21 Juli 2022', 20220721000000],
    ['21 Agustus 2022 pukul 10.15 WIB', 20220821101500],
    ['Kamis, 21 Juli 2022 10:15', 20220721101500],
    ['July 21, 2022', 20220721000000],
    ['5 Mei 2022', 20220505000000],
    ['21 Okt 2022', 20221021000000],
    ['1 Desember 2022', 20221201000000],
  ])('%j', (text, time) => {
    expect(answerTime(text)?.dayFirst).toBe(time)
  })

  it('keeps both readings where day and month cannot be told apart', () => {
    expect(answerTime('03/04/2022')).toEqual({
      dayFirst: 20220403000000,
      monthFirst: 20220304000000,
    })
    expect(answerTime('25/04/2022')).toEqual({ dayFirst: 20220425000000, monthFirst: undefined })
    expect(answerTime('7/25/2022 9:05:00')).toEqual({
      dayFirst: undefined,
      monthFirst: 20220725090500,
    })
  })

  it.each([
    '',
    'kemarin',
    '31/02/2022',
    '2022-13-01',
    '44763,427',
    '10:15:30',
    '21/07/2022 25:00:00',
    '4',
  ])('%j is no time', text => {
    expect(answerTime(text)).toBeUndefined()
  })

  it('never fails on any text', () => {
    fc.assert(
      fc.property(anyText(), text => {
        const time = answerTime(text)
        expect(time === undefined || Number.isInteger(time.dayFirst ?? time.monthFirst)).toBe(true)
      }),
      { seed: 20 },
    )
  })
})
