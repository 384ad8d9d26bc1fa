import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { renderMarkdown } from '../../src/render/render-markdown.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { assessedWorksheets, csv, integrityZone, noteTexts } from '../support/worksheets.ts'

const sheet = (unit: string, answer: string) =>
  csv([
    ['unit', 'nomor', 'jawaban'],
    [unit, '1.1.b', answer],
  ])

const rubrics = [integrityZone]
const zone = (unit: string, answer: string) =>
  csv([
    ['unit', 'nomor', 'jawaban'],
    [unit, 'A.I.1.i.a', answer],
  ])

async function codesRefused(run: Promise<unknown>): Promise<readonly string[]> {
  const error = await run.catch((thrown: unknown) => thrown)
  return error instanceof Refusal ? error.diagnostics.map(({ code }) => code) : []
}

describe('the period before', () => {
  it('is paired whatever the spelling of the unit', async () => {
    const before = await assessedWorksheets([sheet('DINAS  kesehatan', 'D')])
    const now = await assessedWorksheets([sheet('Dinas Kesehatan', 'A')], {
      previous: before.result,
    })
    expect(now.provenance.notes.filter(({ code }) => code.startsWith('report/'))).toEqual([])
    expect(now.result.worksheet?.previous?.answers).toHaveLength(1)
  })

  it('has numbers as they were written, and no change where only their decimals differ', async () => {
    const pmprb = soundRubric('rubrics', 'pmprb-2020')
    const filled = (reform: string) =>
      csv([
        ['unit', 'nomor', 'jawaban'],
        ['Dinas', 'pemenuhan', '15,00'],
        ['Dinas', 'reform', reform],
      ])
    const before = await assessedWorksheets([filled('20')], { rubrics: [pmprb] })
    const now = await assessedWorksheets([filled('21,5').replace('15,00', '15')], {
      ...{ rubrics: [pmprb], previous: before.result },
    })
    expect(now.result.worksheet?.previous?.answers).toEqual([
      { id: 'reform', before: '20', now: '21.5' },
    ])
    expect(renderMarkdown(now, { language: 'id' })).toContain('reform 20 → 21,5')
  })

  it('of a unit with another name is said', async () => {
    const before = await assessedWorksheets([sheet('Dinas 01', 'D')])
    const now = await assessedWorksheets([sheet('Dinas Kesehatan', 'A')], {
      previous: before.result,
    })
    expect(noteTexts(now, 'report/previous-named-otherwise')).toEqual([
      '`Dinas Kesehatan` dibandingkan dengan `Dinas 01`: nama unit kedua periode berbeda.',
    ])
  })

  it('of one unit among several is that of the same name', async () => {
    const before = await assessedWorksheets([zone('Dinas A', 'Tidak'), zone('Dinas B', 'Ya')], {
      rubrics,
    })
    const now = await assessedWorksheets([zone('dinas b', 'Ya')], {
      rubrics,
      previous: before.result,
    })
    expect(now.result.worksheet?.previous?.answers).toEqual([])
    const changes = now.result.worksheet?.previous?.nodes.flatMap(({ change }) => change ?? [])
    expect(changes?.length).toBeGreaterThan(0)
    expect(changes?.filter(({ value }) => value !== 0)).toEqual([])
  })

  it('names units without a partner, and is refused where none has one', async () => {
    const several = (...units: readonly string[]) => units.map(unit => sheet(unit, 'B'))
    const before = await assessedWorksheets(several('Dinas A', 'Dinas B'))
    const now = await assessedWorksheets(several('Dinas B', 'Dinas C'), { previous: before.result })
    expect(noteTexts(now, 'report/previous-without-partner')).toEqual([
      'Tanpa pembanding, karena hanya ada di satu periode: Dinas C, Dinas A.',
    ])
    expect(
      await codesRefused(assessedWorksheets(several('Dinas C', 'D'), { previous: before.result })),
    ).toContain('report/previous-of-other-units')
  })
})
