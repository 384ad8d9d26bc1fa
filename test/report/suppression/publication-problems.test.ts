import { expect, it } from 'vitest'
import { withEarlierCautions } from '../../../src/compare/earlier-cautions.ts'
import { reportForPublication } from '../../../src/report/published-report.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { persons, staff } from '../../support/few-persons.ts'

const published = async (rows: readonly (readonly (string | number)[])[]) =>
  assessed(staff, [csv([['Waktu', 'unit', 'jk', 'status', 'a', 'b'], ...rows])])
const timed = (count: number, month: number) =>
  persons('A', count).map((row, at) => [`2026-0${month}-${String(10 + at)} 08:00:00`, ...row])

it('few more persons in a later export are told by what both exports come to', async () => {
  const problems = async (now: number, before: number, month: number) => {
    const earlier = await published(timed(before, month))
    const report = await assessed(
      staff,
      [csv([['Waktu', 'unit', 'jk', 'status', 'a', 'b'], ...timed(now, 3)])],
      { previous: earlier.result },
    )
    const cautioned = withEarlierCautions(report, { name: 'lalu.csv', report: earlier })
    return reportForPublication(cautioned).problems.map(({ message }) => message.en)
  }
  expect(await problems(18, 14, 3)).toEqual([expect.stringContaining('days of both periods')])
  expect(await problems(18, 14, 1)).toEqual([])
  expect(await problems(14, 14, 3)).toEqual([])
})
