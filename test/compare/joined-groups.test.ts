import { describe, expect, it } from 'vitest'
import { knownGroups, mayBeJoined } from '../../src/compare/joined-groups.ts'
import type { ReportResult } from '../../src/report/report-shape.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const groups = (...names: readonly string[]) => new Map(names.map(name => [name, name]))

describe('groups of two periods', () => {
  it('are all listed where none was joined', () => {
    expect(mayBeJoined(groups('a', 'b'), groups('b', 'c'))).toBe(false)
    expect([...knownGroups(groups('a', 'b'), groups('b', 'c')).keys()]).toEqual(['a', 'b', 'c'])
  })

  it('are those of both where one that is not there may be among the joined', () => {
    expect([...knownGroups(groups('a', 'lainnya'), groups('a', 'b')).keys()]).toEqual(['a'])
    expect([...knownGroups(groups('a', 'b'), groups('a', 'lainnya')).keys()]).toEqual(['a'])
    expect(mayBeJoined(groups('a\nlainnya'), groups('a\nl'))).toBe(true)
  })

  it('are all listed where Other is a group of both like any other', () => {
    expect(mayBeJoined(groups('a', 'lainnya'), groups('a', 'lainnya'))).toBe(false)
  })
})

it('a survey beside counts in which groups were joined is not split by them, and says so', async () => {
  const skm = soundRubric('rubrics', 'skm-2017')
  const data = (...services: readonly string[]) =>
    csv([
      ['Layanan', ...skm.items.map(({ id }) => id)],
      ...services.map((service, at) => [service, ...skm.items.map(() => 2 + (at % 3))]),
    ])
  const before = await assessed(skm, [data('KTP', 'KTP', 'KK', 'KK', 'Akta', 'Akta')])
  const now = await assessed(skm, [data('KTP', 'KTP', 'Lainnya', 'Lainnya', 'Lainnya')], {
    previous: before.result,
  })
  expect(now.provenance.notes.map(({ code }) => code)).toContain('report/previous-groups-joined')
  expect(now.result.previous?.splits).toBeUndefined()
  const listed = now.result.previous?.groups[0]?.groups.map(({ labels }) => labels[0]?.id)
  expect(listed).toEqual(['KTP'])
})

it('groups of one period alone are named with the remedy, and those of both by one name are paired', async () => {
  const skm = soundRubric('rubrics', 'skm-2017')
  const by = async (header: string, previous?: ReportResult) => {
    const rows = skm.items.map((_, at) => [header, ...skm.items.map(() => 1 + (at % 4))])
    const data = csv([[header, ...skm.items.map(({ id }) => id)], ...rows])
    const report = await assessed(skm, [data], { by: [header], ...(previous && { previous }) })
    const said = report.provenance.notes.filter(({ code }) => code.endsWith('other-groups'))
    return { result: report.result, said: said.map(({ message }) => message.en) }
  }
  const { result } = await by('Loket')
  const other = await by('Pintu', result)
  expect(other.said).toEqual([
    expect.stringContaining('by `Pintu` (now), `Loket` (before) are not'),
  ])
  expect((await by('LOKET', result)).said).toEqual([])
  expect((await by('LOKET', result)).result.previous?.groups).toHaveLength(1)
})
