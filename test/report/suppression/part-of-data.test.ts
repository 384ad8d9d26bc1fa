import { expect, it } from 'vitest'
import { partNotes } from '../../../src/report/suppression/part-of-data.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { data, persons, service, staff } from '../../support/few-persons.ts'

it('says of which part a report is, and warns where that is of persons', async () => {
  const rows = data([...persons('A', 20), ...persons('B', 20, 'P')])
  const told = async (
    rubric: typeof staff,
    where: readonly string[],
    given: Readonly<Record<string, string>> = { where: where.join('; ') },
    options: { readonly rows?: readonly string[] } = {},
  ) => {
    const { result } = await assessed(rubric, [rows], { where, ...options })
    return partNotes(result, given).map(({ severity, message }) => [severity, message.en])
  }
  expect(await told(service, [])).toEqual([])
  expect(await told(service, ['unit=A'])).toEqual([
    ['note', 'This report is of a part of the respondents (`unit=A`).'],
  ])
  const [[severity, text = ''] = []] = await told(staff, ['unit!=A', 'jk=P'])
  expect([severity, text.slice(0, 68)]).toEqual([
    'warning',
    'This report is of a part of the respondents (`unit!=A`, `jk=P`). Bes',
  ])
  // Those whom the public judges are persons too once they are chosen by gender, or where two offices meet.
  expect((await told(service, ['jk=L']))[0]?.[0]).toBe('warning')
  expect(await told(staff, [], { from: '2026-07-01' })).toEqual([
    ['warning', expect.stringContaining('(`--from 2026-07-01`)')],
  ])
  // Which rows are the table is no choice of persons: that it may be a part is said, and no warning.
  expect(await told(staff, [], {}, { rows: ['2-30'] })).toEqual([
    ['note', expect.stringMatching(/^This report is of the rows that --rows names\./)],
  ])
  expect(await told(staff, [], {}, { rows: ['2-41'] })).toEqual([])
})

it('names a column of time that holds no dates', async () => {
  const rows = persons('A', 20).map((row, at) => [at < 7 ? 'Senin' : 'Rabu', ...row])
  const timed = (of: typeof rows) => csv([['Tanggal', 'unit', 'jk', 'status', 'a', 'b'], ...of])
  const codes = async (text: string) =>
    (await assessed(staff, [text])).provenance.notes.map(({ code }) => code)
  expect(await codes(timed(rows))).toContain('report/time-without-dates')
  const dated = rows.map(([, ...row]) => ['2026-07-01', ...row])
  expect(await codes(timed(dated))).not.toContain('report/time-without-dates')
})
