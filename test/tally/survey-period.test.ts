import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayReader } from '../../src/coding/time-column.ts'
import { assess, matchSources, scoredReport } from '../../src/pipeline.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { countedAnswers } from '../../src/tally/counted-answers.ts'
import { mergedTally } from '../../src/tally/merge-tallies.ts'
import { readTally } from '../../src/tally/read-tally.ts'
import { daysSurveyed, type SurveyPeriod, withDay } from '../../src/tally/survey-period.ts'
import { tallyJson } from '../../src/tally/tally-file.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const offered = [{ rubric: skm, isVariant: false }]

function csv(times: readonly string[]): string {
  const header = ['Stempel waktu', ...skm.items.map(({ id }) => id)].join(',')
  const lines = times.map(time => [time, ...skm.items.map(() => '3')].join(','))
  return `${[header, ...lines].join('\n')}\n`
}

async function counted(...times: readonly string[]) {
  const found = await countedAnswers(
    await matchSources([textSource('a.csv', csv(times))], offered),
    {},
  )
  if (found.kind !== 'survey') throw new Error('no survey')
  return found
}

async function report(...times: readonly string[]): Promise<Report> {
  return assess(await matchSources([textSource('a.csv', csv(times))], offered), { version: '1' })
}

const codesOf = ({ provenance }: Report) => provenance.notes.map(({ code }) => code)

describe('the period of a survey', () => {
  it('is the first and the last day of the rows that count', async () => {
    const { result } = await report('21/07/2026 10:15:30', '3/7/2026 08.00', '2026-08-01T07:00:00Z')
    expect(result.sample.period).toEqual({ first: '2026-07-03', last: '2026-08-01', n: 3 })
  })

  it('is of a plain column of days, and not of when somebody was born', async () => {
    const of = async (header: string) => {
      const text = csv(['2026-07-21', '2026-07-25']).replace('Stempel waktu', header)
      const matched = await matchSources([textSource('a.csv', text)], offered)
      return (await assess(matched, { version: '1' })).result.sample.period?.last
    }
    for (const header of ['Tanggal', 'TGL.', 'Hari / Tanggal', 'Date', 'Waktu'])
      expect([header, await of(header)]).toEqual([header, '2026-07-25'])
    expect(await of('Tanggal lahir')).toBeUndefined()
  })

  it('is not there without a column of dates, and says how many rows have one', async () => {
    const text = csv(['x']).replace('Stempel waktu', 'Saran')
    const matched = await matchSources([textSource('a.csv', text)], offered)
    const { result } = await assess(matched, { version: '1' })
    expect(result.sample).not.toHaveProperty('period')
    const times = ['21/07/2026', '22/07/2026', 'lupa', '23/07/2026', '24/07/2026']
    expect((await report(...times)).result.sample.period).toMatchObject({ n: 4 })
  })

  it('is read month first where a date shows it, and both ways where none does', async () => {
    const shown = await report('7/4/2026', '7/21/2026')
    expect(shown.result.sample.period).toEqual({ first: '2026-07-04', last: '2026-07-21', n: 2 })
    const open = await report('7/4/2026', '8/4/2026')
    expect(open.result.sample.period).toEqual({
      ...{ first: '2026-04-07', last: '2026-04-08', n: 2 },
      otherwise: { first: '2026-07-04', last: '2026-08-04' },
    })
    expect(codesOf(open)).toContain('report/period-either-way')
    expect(codesOf(shown)).not.toContain('report/period-either-way')
  })

  it('outside of the time in which the rubric was in force draws a caution, merged or not', async () => {
    expect(codesOf(await report('21/07/2012', '22/07/2012'))).toContain('report/not-in-force')
    expect(codesOf(await report('21/07/2012', '22/07/2026'))).not.toContain('report/not-in-force')
    const [a, b] = [await counted('21/07/2011'), await counted('22/07/2012')]
    const merged = { ...a, tally: mergedTally(a.tally, b.tally) }
    const notes = scoredReport(skm, merged, { version: '1' }).provenance.notes
    expect(notes.find(({ code }) => code === 'report/not-in-force')?.message.id).toContain(
      'Data ini dari 21/07/2011–22/07/2012',
    )
    expect(notes.find(({ code }) => code === 'report/not-in-force')?.message.id).toContain(
      'Sebelumnya PermenPANRB 16/2014',
    )
  })

  it('comes back from the file of the tally; one without it is read as well', async () => {
    const { tally } = await counted('7/4/2026', '8/4/2026')
    const json = tallyJson(tally, skm)
    expect(readTally(JSON.stringify(json), 'a.json', skm).tally).toEqual(tally)
    const { period: _, ...before } = json
    const early = readTally(JSON.stringify(before), 'a.json', skm)
    expect([early.tally?.period, early.problems]).toEqual([undefined, []])
  })

  it.each([
    ['a day that is none', { dayFirst: { first: 20260230, last: 20260801 } }],
    ['an end before the beginning', { dayFirst: { first: 20260802, last: 20260801 } }],
    ['more rows than there are', { rows: 3 }],
  ])('in a file is refused with %s', async (_, change) => {
    const json = tallyJson((await counted('2026-07-21', '2026-08-01')).tally, skm)
    const changed = { ...json, period: { ...(json['period'] as object), ...change } }
    const { tally, problems } = readTally(JSON.stringify(changed), 'a.json', skm)
    expect(tally).toBeUndefined()
    expect(problems.map(({ message }) => message.en)).toEqual([
      '`a.json` is damaged at `period`. Its days are no period of the rows.',
    ])
  })
})

it('is the same for any parts of the rows in any order', () => {
  const dates = fc.constantFrom('3/4/2026', '25/4/2026', '4/25/2026', '2026-01-31', '1 Juli 2026')
  const periodOf = (cells: readonly string[]) => {
    const read = dayReader()
    return cells.reduce<SurveyPeriod | undefined>((sum, cell) => {
      const day = read(cell)
      return day === undefined ? sum : withDay(sum, day)
    }, undefined)
  }
  fc.assert(
    fc.property(fc.array(dates, { minLength: 1 }), fc.nat(), (cells, at) => {
      const cut = at % cells.length
      const parts = [...cells.slice(cut), ...cells.slice(0, cut)]
      expect(periodOf(parts)).toEqual(periodOf(cells))
    }),
  )
})

it('reads a cell with its clock as it reads the day alone', () => {
  const read = dayReader()
  const forms = [
    ...['21/07/2026 10:15:30', '21/07/26 10:15', '2026-07-21T10:15:30.000+07:00', '2026-07-21'],
    ...['Selasa, 21 Juli 2026 10.15', '7/21/2026 10:15 AM', 'Jul 21, 2026 10:15', '21 Jul 2026'],
  ]
  for (const form of forms) {
    const day = read(form)
    const period = day && withDay(undefined, day)
    expect([form, period && daysSurveyed(period)]).toEqual([
      form,
      { first: 20260721, last: 20260721 },
    ])
  }
  expect(read('kemarin')).toBeUndefined()
})
