import { describe, expect, it } from 'vitest'
import {
  periodCautions,
  validityWords,
  yearCautions,
} from '../../../src/report/cautions/validity-cautions.ts'
import { withDay } from '../../../src/tally/survey-period.ts'

describe('an edition in force from 2019 to April 2021', () => {
  const valid = { from: '2019', until: '2021-04', verified: true, 'replaced-by': 'baru' }
  const rubric = { id: 'lama', edition: '1', valid: valid as never }
  const said = (...periods: string[]) =>
    yearCautions(rubric, periods).map(({ message, remedy }) => [message.en, remedy?.en])

  it('says nothing of periods that it shares a day with, nor of those without a year', () => {
    for (const period of ['2019', '2021', 'Semester I 2018/2019', '', 'Triwulan IV'])
      expect([period, said(period)]).toEqual([period, []])
    expect(yearCautions(rubric, [undefined])).toEqual([])
  })

  it('draws a caution for a later year that names what replaced it', () => {
    const [[message, remedy] = []] = said('2023', 'Tahun 2022')
    expect(message).toBe(
      'These data are of 2022–2023, but edition 1 of `lama` is in force from 2019 to 2021-04.',
    )
    expect(remedy).toContain('`baru` replaced it; `rb-score list`')
  })

  it('draws one for an earlier year, which nothing replaced yet', () => {
    const [[message, remedy] = []] = said('2018')
    expect(message).toContain('of 2018')
    expect(remedy).not.toContain('baru')
  })

  it('draws one that counts the sheets of other years where there are some of its own', () => {
    const [[message, remedy] = []] = said('2020', '2018', 'Tahun 2022', '', '2021')
    expect(message).toContain('they are of 2018–2022; of another time: 2 of 4 sheets.')
    expect(remedy).toContain('then: `baru` replaced it; divide the sheets by their years')
  })

  it('draws one for a survey that begins before it or ends after it', () => {
    const of = (...days: number[]) => {
      const period = days.reduce<ReturnType<typeof withDay>>(
        (known, day) => withDay(known, { dayFirst: day, monthFirst: day }),
        undefined,
      )
      return periodCautions(rubric, period).map(({ code, message }) => [code, message.en])
    }
    expect(of(20190101, 20210430)).toEqual([])
    const [[code, message] = []] = of(20181231, 20190102)
    expect(code).toBe('report/partly-not-in-force')
    expect(message).toContain('they are of 2018-12-31 to 2019-01-02.')
    expect(of(20210430, 20210501)[0]?.[0]).toBe('report/partly-not-in-force')
    expect(of(20181230, 20181231)[0]?.[0]).toBe('report/not-in-force')
    // Where nothing shows whether days or months come first, only if both ways tell the same.
    const either = (dayFirst: number, monthFirst: number) =>
      periodCautions(rubric, {
        ...{ rows: 2, showsDayFirst: false, showsMonthFirst: false },
        dayFirst: { first: 20210401, last: dayFirst },
        monthFirst: { first: 20210104, last: monthFirst },
      }).map(each => each.code)
    expect(either(20210501, 20210105)).toEqual(['report/period-either-way'])
    expect(either(20210601, 20210601)).toContain('report/partly-not-in-force')
  })

  it('has its days in the order of each language', () => {
    expect(validityWords({ ...valid, from: '2020-05-01' } as never)).toEqual({
      id: 'berlaku 01/05/2020 sampai 04/2021',
      en: 'in force from 2020-05-01 to 2021-04',
    })
  })
})
