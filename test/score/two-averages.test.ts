import { describe, expect, it } from 'vitest'
import { scoredReport } from '../../src/pipeline.ts'
import type { Report } from '../../src/report/report-shape.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { readTally } from '../../src/tally/read-tally.ts'
import { assessed, csv } from '../support/assessed.ts'
import { findingsIn, rubricWith } from '../support/checked.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const meanOfServices: Rubric = {
  ...skm,
  codebookFingerprint: skm.codebookFingerprint,
  scoringFingerprint: '',
  averages: skm.averages.map(average => ({ ...average, index: 'groups' })),
}

const HEADER = ['Unit', 'Layanan', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9']

/** Persons of one service, each with `high` answers of 4 and 3 for the rest. */
function persons(unit: string, service: string, count: number, high: number) {
  const answers = Array.from({ length: 9 }, (_, item) => (item < high ? 4 : 3))
  return Array.from({ length: count }, () => [unit, service, ...answers])
}

// As in a published sheet: 400 persons at 83.33 and 50 at 81.11 are 82.22 as the mean of two services, 83.09 pooled.
const PUBLISHED = csv([
  HEADER,
  ...persons('Dinas A', 'KTP', 400, 3),
  ...persons('Dinas A', 'KK', 40, 2),
  ...persons('Dinas A', 'KK', 10, 3),
])

const shown = ({ result }: Report) => result.score.shown
const bothShown = ({ result }: Report) =>
  (result.averages ?? []).map(({ label, parts, ofRespondents, ofParts }) => [
    label?.id,
    parts,
    ofRespondents.score?.shown,
    ofParts.score?.shown,
  ])

describe('an index in two averages', () => {
  it('stands in the report both ways, as a published sheet has them', async () => {
    const report = await assessed(skm, [PUBLISHED])
    expect(shown(report)).toBe('83.09')
    expect(bothShown(report)).toEqual([[undefined, 2, '83.09', '82.22']])
    expect(report.result.averages?.[0]).toMatchObject({ index: 'respondents', differs: true })
  })

  it('is the one that the rubric names, for the whole and for each unit, whatever is asked with by', async () => {
    const two = csv([
      HEADER,
      ...persons('Dinas A', 'KTP', 9, 9),
      ...persons('Dinas A', 'KK', 1, 0),
      ...persons('Dinas B', 'Izin', 10, 0),
    ])
    // Dinas A: (100 + 75)/2 = 87.5, Dinas B 75; the agency (87.5 + 75)/2 = 81.25. All respondents: 9 of 20 at 100.
    const reports = await Promise.all(
      [[], ['Layanan'], ['Unit']].map(by => assessed(meanOfServices, [two], { by })),
    )
    expect(reports.map(shown)).toEqual(['81.25', '81.25', '81.25'])
    expect(bothShown(reports[0] as Report)).toEqual([
      [undefined, 2, '86.25', '81.25'],
      ['Dinas A', 2, '97.50', '87.50'],
    ])
    const units = reports[0]?.result.groups.find(({ by }) => by[0] === 'unit')?.groups
    expect(units?.map(({ n, score }) => [n, score.shown])).toEqual([
      [10, '87.50'],
      [10, '75.00'],
    ])
    const pooled = await assessed(skm, [two], { by: ['Layanan'] })
    expect(bothShown(pooled)).toEqual([[undefined, 2, '86.25', '86.25']])
  })

  it('has no interval as a mean of parts, and says why', async () => {
    const [pooled, own] = await Promise.all(
      [skm, meanOfServices].map(rubric => assessed(rubric, [PUBLISHED])),
    )
    const intervalOf = (report?: Report) =>
      report?.result.statistics?.scores.find(({ id }) => id === report.result.model.score.id)
    expect(intervalOf(pooled)?.low).toBeDefined()
    expect(intervalOf(own)).toBeUndefined()
    expect(own?.result.statistics?.bands ?? []).toEqual([])
    const said = own?.result.cautions.map(({ code }) => code)
    expect(said).toContain('report/no-interval-of-means')
  })

  it('says how many rows belong to no part, and leaves them out of the mean of parts alone', async () => {
    const report = await assessed(skm, [
      csv([
        HEADER,
        ...persons('A', 'KTP', 2, 9),
        ...persons('A', 'KK', 2, 0),
        ...persons('A', '', 4, 0),
      ]),
    ])
    expect(report.result.averages?.[0]).toMatchObject({
      rowsOutside: 4,
      ofRespondents: { score: { shown: '81.25' } },
      ofParts: { score: { shown: '87.50' } },
    })
  })

  it('leaves out of the mean of parts what a tally has joined, says so, and asks for no care', async () => {
    const text = csv([
      HEADER,
      ...persons('A', 'KTP', 30, 9),
      ...persons('A', 'KK', 10, 0),
      ...persons('A', 'Lainnya', 4, 0),
    ])
    const { tally: counts, ...all } = (await assessed(skm, [text])).result
    expect(all.averages?.[0]).toMatchObject({ parts: 3, rowsOutside: 0 })
    const joined = { layanan: ['ktp', 'kk'] }
    const json = JSON.stringify({ ...(counts as object), joined })
    const { tally } = readTally(json, 'a.json', skm)
    if (tally === undefined) throw new Error('not read')
    const { result } = scoredReport(
      skm,
      {
        ...{ kind: 'survey', tally, rowsRead: 44, copies: [], columns: [], sources: [] },
        ...{ cautions: [], notes: [] },
      },
      { version: 'test' },
    )
    expect(result.averages?.[0]).toMatchObject({
      ...{ parts: 2, rowsOutside: 0, rowsJoined: 4 },
      ofParts: { score: { shown: '87.50' } },
    })
    expect(result.cautions.map(({ code }) => code)).not.toContain('report/averages-differ')
  })

  it('draws a caution where the grade depends on it', async () => {
    const report = await assessed(skm, [
      csv([HEADER, ...persons('A', 'KTP', 30, 9), ...persons('A', 'KK', 10, 0)]),
    ])
    const codes = report.result.cautions.map(({ code }) => code)
    expect(codes).toContain('report/averages-differ')
    const alike = await assessed(skm, [PUBLISHED])
    expect(alike.result.cautions.map(({ code }) => code)).not.toContain('report/averages-differ')
  })

  it('says so where the rubric averages parts and the data has no column of them', async () => {
    const text = csv([HEADER, ...persons('A', '', 9, 9)]).replaceAll(/^([^,]*),[^,]*,/gm, '$1,')
    const report = await assessed(meanOfServices, [text])
    const codes = report.provenance.notes.map(({ code }) => code)
    expect(codes).toContain('responses/average-without-column')
  })
})

describe('`averages` of a rubric', () => {
  const averages = (text: string) =>
    findingsIn(rubricWith(['score:', `averages: ${text}\nscore:`])).map(({ code }) => code)

  it('names groups of the rubric, each once, and not itself', () => {
    expect(averages('[{ of: unit, over: layanan, index: groups }]')).toContain(
      'rubric/unknown-reference',
    )
    expect(averages('[{ of: unit, over: unit, index: groups }]')).toContain(
      'rubric/average-over-itself',
    )
  })
})
