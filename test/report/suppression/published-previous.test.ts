import { describe, expect, it } from 'vitest'
import { comparedResults } from '../../../src/compare/compared-results.ts'
import { withResult } from '../../../src/report/build-report.ts'
import { publishedReport } from '../../../src/report/published-report.ts'
import type { Report } from '../../../src/report/report-shape.ts'
import { assessed } from '../../support/assessed.ts'
import { data, persons, staff } from '../../support/few-persons.ts'

const published = (report: Report) => publishedReport(report).report
const codes = ({ provenance }: Report) => provenance.notes.map(({ code }) => code)

describe('the period before in a report that is passed on', () => {
  it('hides few of the period before where now nobody is few, and says so', async () => {
    const before = data([...persons('A', 30), ...persons('B', 12), ...persons('C', 4)])
    const now = data([...persons('A', 30), ...persons('B', 20), ...persons('C', 14)])
    const earlier = await assessed(staff, [before])
    const shown = published(await assessed(staff, [now], { previous: earlier.result }))
    const rows = shown.result.previous?.groups[0]?.groups.map(group => [
      ...[group.labels[0]?.id, group.now?.shown === '×', group.before?.shown],
      group.change?.shown,
    ])
    expect(rows?.find(([unit]) => unit === 'C')?.slice(1)).toEqual([false, '×', '×'])
    // Of three groups that add up to a known whole, one that is hidden would follow from the others.
    expect(rows?.filter(([, , then]) => then === '×')).toHaveLength(2)
    const notes = shown.provenance.notes.map(({ message }) => message.en)
    expect(notes.some(note => note?.includes('in the period before, of few persons'))).toBe(true)
  })

  it('hides in a crossing what its rows and columns would tell', async () => {
    const unitC = [...persons('C', 40), ...persons('C', 20, 'P')]
    const unitA = [...persons('A', 30), ...persons('A', 12, 'P')]
    const rows = (few: number) =>
      data([...unitA, ...persons('B', 20), ...persons('B', few, 'P'), ...unitC])
    const by = ['unit', 'jk', 'unit*jk']
    const earlier = await assessed(staff, [rows(4)], { by })
    const report = await assessed(staff, [rows(15)], { by, previous: earlier.result })
    const crossing = published(report).result.previous?.groups.find(({ by }) => by.length > 1)
    const hidden = crossing?.groups.filter(({ before }) => before?.shown === '×')
    expect(hidden?.map(({ labels }) => labels.map(({ id }) => id).join(' '))).toEqual([
      ...['A L', 'A P', 'B L', 'B P'],
    ])
  })

  it('does not tell of few who answered before, all together', async () => {
    const [few, many] = [data(persons('A', 4, 'L', 'X', 2)), data(persons('A', 40))]
    const earlier = await assessed(staff, [few])
    const report = published(await assessed(staff, [many], { previous: earlier.result }))
    const { n, nodes, items } = report.result.previous ?? {}
    expect([n, ...[...(nodes ?? []), ...(items ?? [])].map(({ before }) => before?.exact)]).toEqual(
      [...[undefined, '×', '×', '×']],
    )
    expect(codes(report)).toContain('report/hidden-groups')
  })

  it('is a period before with × where it hid something', async () => {
    const rows = data([...persons('A', 40), ...persons('B', 4), ...persons('C', 12, 'P')])
    const earlier = published(await assessed(staff, [rows]))
    const { result } = await assessed(staff, [rows], { previous: earlier.result })
    const units = result.previous?.groups.find(({ by }) => by[0] === 'unit')?.groups
    expect(units?.map(group => [group.nBefore, group.before?.shown, group.change?.shown])).toEqual([
      [40, '3.00', '0.00'],
      [undefined, '×', '×'],
      [undefined, '×', '×'],
    ])
  })

  it('hides few of a period among others, and says so', async () => {
    const years = await Promise.all(
      [30, 4, 30, 30].map(async (n, at) => {
        const rows = [...persons('A', n), ...persons('B', n === 4 ? 0 : 20)]
        const report = await assessed(staff, [data(rows)], { by: ['unit'] })
        return { name: `${at}.csv`, report, result: report.result, rubric: staff }
      }),
    )
    const { result, notes } = comparedResults(years)
    const last = years.at(-1)?.report ?? expect.fail('no report')
    const shown = published(withResult(last, result, notes))
    const { periods, otherPairs, nodes } = shown.result.previous ?? {}
    expect(periods?.map(period => [period.n, period.nodes[0]?.value?.shown])).toEqual([
      ...[
        [50, '3.00'],
        [undefined, '×'],
        [50, '3.00'],
        [50, '3.00'],
      ],
    ])
    expect(otherPairs?.map(({ before, now }) => `${before} ${now}`)).toEqual(['0.csv 3.csv'])
    expect(nodes?.[0]?.change?.shown).toBe('0.00')
    expect(codes(shown)).toContain('report/hidden-groups')
    const left = shown.provenance.notes.find(({ code }) => code === 'report/left-out-periods')
    expect(left?.message.en).toContain('the comparison (0.csv → 1.csv, 1.csv → 2.csv)')
  })
})

it('hides what the report of the period before hid, beside what few answer now', async () => {
  const year = async (d: number, previous?: Report) =>
    assessed(
      staff,
      [
        data([
          ...[...persons('A', 40), ...persons('B', 30, 'L', 'X', 4)],
          ...[...persons('C', 6, 'L', 'X', 1), ...persons('D', d), ...persons('E', 13)],
        ]),
      ],
      { by: ['unit'], ...(previous && { previous: previous.result }) },
    )
  const before = await year(31)
  const now = await year(7, before)
  const hiddenIn = (report: Report) =>
    (publishedReport(report).report.result.groups[0]?.groups ?? []).flatMap(({ values, score }) =>
      score.shown === '×' ? values : [],
    )
  expect([hiddenIn(before), hiddenIn(now)]).toEqual([
    ['C', 'E'],
    ['C', 'D'],
  ])
  const [units] = publishedReport(now).report.result.previous?.groups ?? []
  const hidden = units?.groups.filter(group => group.before?.shown === '×')
  // E beside the whole and the others of before would leave C.
  expect(hidden?.map(({ labels }) => labels[0]?.id)).toEqual(['C', 'D', 'E'])
})

it('has no hidden change of who is in one period alone', async () => {
  const before = await assessed(
    staff,
    [data([...persons('A', 30), ...persons('B', 6), ...persons('C', 12)])],
    { by: ['unit'] },
  )
  const now = await assessed(staff, [data(persons('A', 30))], {
    by: ['unit'],
    previous: before.result,
  })
  const [units] = publishedReport(now).report.result.previous?.groups ?? []
  const gone = units?.groups.find(({ labels }) => labels[0]?.id === 'B')
  expect(gone).toMatchObject({ n: 0, before: { shown: '×' } })
  expect(gone).not.toHaveProperty('change')
})

it('hides few of the period before too where only the report of now has hidden some', async () => {
  const year = (few: number) =>
    assessed(
      staff,
      [data([...persons('A', 40), ...persons('B', 30), ...persons('C', few), ...persons('D', 15)])],
      { by: ['unit'] },
    )
  const [before, now] = [await year(6), publishedReport(await year(8)).report]
  const periods = [
    { name: 'then', result: before.result, rubric: staff },
    { name: 'now', result: now.result, rubric: staff },
  ]
  const { result } = comparedResults(periods)
  const { report } = publishedReport({ ...now, result })
  const [units] = report.result.previous?.groups ?? []
  expect(units?.groups.map(each => each.before?.shown)).toEqual([
    ...['3.00', '3.00'].map(() => expect.not.stringContaining('×')),
    ...['×', '×'],
  ])
  expect(units?.groups[2]?.nBefore).toBeUndefined()
})
