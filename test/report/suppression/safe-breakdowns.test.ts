import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../../../src/coding/read-roster.ts'
import { publishedReport } from '../../../src/report/published-report.ts'
import type { Report } from '../../../src/report/report-shape.ts'
import { textSource } from '../../../src/tables/byte-source.ts'
import { assessed, csv } from '../../support/assessed.ts'
import {
  averagedService,
  data,
  meanService,
  type Person,
  persons,
  printed,
  service,
  staff,
} from '../../support/few-persons.ts'
import {
  type Known,
  printedBefore,
  recovered,
  recoveredCounts,
  recoveredMeetings,
  recoveredScores,
} from '../../support/recovered.ts'
import { runs, sample, soak } from '../../support/soak.ts'

const tables = ({ result }: Report) => result.groups.map(({ by }) => by.join('*'))
/** The note on tables that are left out. */
const LEFT = 'report/left-out-breakdown'
const codes = ({ provenance }: Report) => provenance.notes.map(({ code }) => code)

describe('tables that do not cross', () => {
  const inServices = (people: readonly Person[]) =>
    csv([
      ['unit', 'layanan', 'jk', 'status', 'a', 'b'],
      ...people.map(([service, ...row]) => [service.slice(0, 1), service, ...row]),
    ])
  const rows = inServices([
    ...persons('A1', 7),
    ...persons('A2', 40),
    ...persons('B1', 8),
    ...persons('B2', 30),
  ])

  it('do not stand together where one hides what the other may tell', async () => {
    const shown = async (...by: string[]) => {
      const { report, revealed } = publishedReport(await assessed(staff, [rows], { by }))
      expect(revealed).toEqual([])
      return tables(report)
    }
    expect(await shown('unit', 'layanan')).toEqual(['unit'])
    expect(await shown('layanan', 'unit')).toEqual(['layanan'])
    expect(await shown('unit', 'layanan', 'unit*layanan')).toEqual([
      ...['unit', 'layanan', 'unit*layanan'],
    ])
  })

  it('stand together where nothing of theirs is hidden, and where the finer stands there whole', async () => {
    const by = ['unit', 'layanan', 'layanan*jk']
    const { report } = publishedReport(await assessed(service, [rows], { by }))
    expect(tables(report)).toEqual(by)
    const crossed = await assessed(service, [rows], { by: ['unit*jk', 'layanan*jk'] })
    expect(tables(publishedReport(crossed).report)).toEqual(['unit*jk'])
  })

  it('hide services of the public, with n, where one came beside all of an office', async () => {
    const people = [...persons('A', 50), ...persons('B', 1), ...persons('B', 30)]
    const text = csv([
      ['unit', 'layanan', 'jk', 'status', 'a', 'b'],
      ...people.map(([unit, ...row], at) => [unit, at < 51 ? 'S' : 'T', ...row]),
    ])
    const by = ['unit', 'layanan']
    const report = await assessed(service, [text], { by })
    expect(report.result.groups[1]?.meetings?.[0]?.groups.map(({ n }) => n)).toEqual([50, 1, 30])
    const shown = publishedReport(report)
    expect(shown.revealed).toEqual([])
    const file = printed(shown.report)
    expect(
      [...file].flatMap(([key, { n, score }]) => (score === '×' ? `${key} ${n}` : [])),
    ).toEqual(['layanan|S 51', 'layanan|T 30'])
    expect(JSON.stringify(shown.report)).not.toContain('meetings')
    const [note] = shown.report.provenance.notes.filter(({ code }) => code.includes('hidden'))
    expect(note?.message.en).toBe(
      '× means hidden: the scores of 2 offices or services that would tell of fewer than 10 persons who came to one office for one service.',
    )
    const crossed = await assessed(service, [text], { by: [...by, 'unit*layanan'] })
    const { report: other } = publishedReport(crossed)
    expect([tables(other), printed(other).get('layanan|S')?.score]).toEqual([by, '×'])
  })

  it('leave that of offices, whatever the order, where the other is of a column that the rubric does not know', async () => {
    const people = [...persons('A', 50), ...persons('B', 1), ...persons('B', 30)]
    const text = csv([
      ['unit', 'Wilayah', 'jk', 'status', 'a', 'b'],
      ...people.map(([unit, ...row], at) => [unit, at < 51 ? 'W' : 'V', ...row]),
    ])
    const report = await assessed(service, [text], { by: ['Wilayah', 'unit'] })
    expect(tables(publishedReport(report).report)).toEqual(['unit'])
  })

  it('hide no office of the public, also where all of it are of one kind', async () => {
    const people = [...persons('A1', 30), ...persons('A1', 8, 'P'), ...persons('A2', 12, 'P')]
    const report = await assessed(
      service,
      [inServices([...people, ...persons('B1', 20), ...persons('B1', 9, 'P')])],
      { by: ['layanan', 'layanan*jk'] },
    )
    const shown = printed(publishedReport(report).report)
    const scores = [...shown].map(([key, { n, score }]) => `${key} ${score === '×' ? score : n}`)
    expect(scores.slice(1).sort()).toEqual([
      'layanan*jk|A1 * L ×',
      'layanan*jk|A1 * P ×',
      'layanan*jk|A2 * P 12',
      'layanan*jk|B1 * L ×',
      'layanan*jk|B1 * P ×',
      'layanan|A1 38',
      'layanan|A2 12',
      'layanan|B1 29',
    ])
  })
})

describe('whoever tries to work out what is hidden', () => {
  const person = fc.tuple(
    fc.constantFrom('A', 'A', 'A', 'B', 'B', 'C', 'D'),
    fc.constantFrom('L', 'L', 'P'),
    fc.constantFrom('X', 'X', 'X', 'Y', 'Z'),
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 5 }),
  )
  const surveys = fc.array(person, { minLength: 10, maxLength: 70 })
  const large = fc.array(person, { minLength: 60, maxLength: 200 })
  const BY = ['unit', 'jk', 'status', 'unit*jk']

  it.each(
    sample([
      ['staff', staff],
      ['a public service', service],
    ] as const),
  )('of %s finds no score by any sums of what a file prints', async (_, rubric) => {
    let [hiddenCells, leftOut] = [0, 0]
    await fc.assert(
      fc.asyncProperty(surveys, async rows => {
        const report = await assessed(rubric, [data(rows as Person[])], {
          by: BY,
          rows: [`2-${rows.length + 1}`],
        })
        const { report: shown, revealed } = publishedReport(report)
        const { hidden, follow } = recoveredScores(report, shown)
        hiddenCells += hidden
        leftOut += codes(shown).includes(LEFT) ? 1 : 0
        expect([revealed, follow]).toEqual([[], []])
        // A file that hides fewer hides as many once more is asked of it.
        const again = publishedReport(publishedReport(report, 5).report).report
        const few = [...printed(report)].flatMap(([key, { n }]) =>
          Number(n) < 10 && (rubric === staff || /jk|status/.test(key)) ? [key] : [],
        )
        const file = printed(again)
        expect(few.filter(key => (file.get(key)?.score ?? '×') !== '×')).toEqual([])
        expect(recoveredScores(report, again).follow).toEqual([])
      }),
      { seed: 11, numRuns: runs(120) },
    )
    printTried(rubric === staff ? 'staff' : 'a service', hiddenCells, leftOut)
    expect(hiddenCells).toBeGreaterThan(20)
  })

  it.each(
    sample([
      ['staff', staff],
      ['a public service', service],
    ] as const),
  )('of %s finds nothing by strata either, of the sample and of a roster', async (_, rubric) => {
    const stratumOf = (unit: string) => (unit === 'A' || unit === 'C' ? 'Kota' : 'Desa')
    const units = ['A', 'B', 'C', 'D'].map(unit => `${unit},99,${stratumOf(unit)}\n`).join('')
    const roster = await readRoster(textSource('r.csv', `Unit,Populasi,Strata\n${units}`), rubric)
    let hiddenCells = 0
    await fc.assert(
      fc.asyncProperty(surveys, async rows => {
        const text = csv([
          ['unit', 'jk', 'status', 'a', 'b', 'wilayah'],
          ...rows.map(row => [...row, stratumOf(row[0])]),
        ])
        const report = await assessed(rubric, [text], {
          ...{ by: BY, rows: [`2-${rows.length + 1}`], stratum: 'wilayah', roster },
        })
        const { report: shown, revealed } = publishedReport(report)
        const { hidden, follow } = recoveredScores(report, shown)
        const counts = recoveredCounts(shown)
        hiddenCells += hidden + counts.hidden
        expect([revealed, follow, counts.follow]).toEqual([[], [], []])
      }),
      { seed: 13, numRuns: runs(60) },
    )
    printTried(rubric === staff ? 'staff, by strata' : 'a service, by strata', hiddenCells)
    expect(hiddenCells).toBeGreaterThan(10)
  })

  const CROSSINGS = [
    ['unit*jk', 'unit*status'],
    ['unit*jk', 'jk*status', 'unit*status'],
    ['jk*unit', 'unit*jk*status', 'status*unit'],
    ['unit', 'jk', 'unit*jk'],
  ]

  soak.each([
    ['staff', staff],
    ['a public service', service],
  ] as const)(
    'of %s finds nothing by what crossings share, of this period and the one before',
    async (_, rubric) => {
      let [hiddenCells, leftOut] = [0, 0]
      await fc.assert(
        fc.asyncProperty(large, large, fc.constantFrom(...CROSSINGS), async (earlier, rows, by) => {
          const before = await assessed(rubric, [data(earlier as Person[])], {
            ...{ by, rows: [`2-${earlier.length + 1}`] },
          })
          const report = await assessed(rubric, [data(rows as Person[])], {
            ...{ by, rows: [`2-${rows.length + 1}`], previous: before.result },
          })
          const { report: shown, revealed } = publishedReport(report)
          const now = recoveredScores(report, shown)
          const then = recovered(printedBefore(report), printedBefore(shown))
          hiddenCells += now.hidden + then.hidden
          leftOut += codes(shown).includes(LEFT) ? 1 : 0
          expect([revealed, now.follow, then.follow]).toEqual([[], [], []])
        }),
        { seed: 15, numRuns: runs(60), endOnFailure: true },
      )
      printTried(
        rubric === staff ? 'staff, crossings' : 'a service, crossings',
        hiddenCells,
        leftOut,
      )
      expect(hiddenCells).toBeGreaterThan(20)
    },
  )

  const TABLES = [
    ['unit', 'layanan'],
    ['layanan', 'unit'],
    ['unit', 'layanan*jk'],
    ['layanan', 'unit*jk'],
    ['unit*jk', 'layanan*jk'],
    ['unit', 'layanan', 'jk', 'layanan*jk'],
    ['unit', 'layanan', 'unit*jk', 'layanan*jk'],
    ['unit', 'layanan', 'unit*layanan'],
    ['unit', 'layanan', 'jk', 'unit*layanan*jk', 'layanan*jk', 'unit*jk'],
  ]

  it.each(
    sample([
      ['staff', staff],
      ['a public service', service],
    ] as const),
  )('of %s finds nothing by knowing which service lies within which unit', async (_, rubric) => {
    const within = (group: Known) => {
      const service = group.get('layanan')
      return service === undefined ? group : new Map([...group, ['unit', service.slice(0, 1)]])
    }
    let [hiddenCells, leftOut] = [0, 0]
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 40, maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 70, maxLength: 70 }),
        fc.constantFrom(...TABLES),
        async (rows, services, by) => {
          const text = csv([
            ['unit', 'layanan', 'jk', 'status', 'a', 'b'],
            ...rows.map(([unit, ...row], at) => [unit, `${unit}${services[at] ?? 1}`, ...row]),
          ])
          const report = await assessed(rubric, [text], { by, rows: [`2-${rows.length + 1}`] })
          const { report: shown, revealed } = publishedReport(report)
          const { hidden, follow } = recoveredScores(report, shown, within)
          hiddenCells += hidden
          leftOut += codes(shown).includes(LEFT) ? 1 : 0
          expect([revealed, follow]).toEqual([[], []])
          if (rubric === staff) return
          // What the public judges stands there with its n, however few answered, also where its unit stands beside it.
          const file = printed(shown)
          const offices = [...printed(report)].filter(([key]) => !/jk|^\|/.test(key))
          for (const [key, { n }] of offices) {
            expect(file.get(key)).toEqual({ n, score: expect.not.stringContaining('×') })
          }
        },
      ),
      { seed: 14, numRuns: runs(75), endOnFailure: true },
    )
    printTried(
      rubric === staff ? 'staff, services in units' : 'a service, services in units',
      hiddenCells,
      leftOut,
    )
    expect(hiddenCells).toBeGreaterThan(3)
  })

  const OF_OFFICES = [
    ['unit', 'layanan', 'unit*layanan'],
    ['layanan*unit'],
    ['unit', 'unit*layanan', 'unit*jk'],
    ['layanan', 'unit', 'unit*layanan', 'jk', 'layanan*jk*unit'],
  ]

  it('finds nothing where offices of the public cross, of this period and the one before', async () => {
    const people = fc.array(fc.tuple(person, fc.constantFrom('S', 'S', 'T', 'V', 'own')), {
      minLength: 30,
      maxLength: 150,
    })
    const text = (rows: readonly (readonly [readonly unknown[], string])[]) =>
      csv([
        ['unit', 'layanan', 'jk', 'status', 'a', 'b'],
        // One service of each unit is its own.
        ...rows.map(([[unit, ...row], service]) => [
          `${unit}`,
          service === 'own' ? `of ${unit}` : service,
          ...row.map(String),
        ]),
      ])
    let [hiddenCells, leftOut, shownCells] = [0, 0, 0]
    await fc.assert(
      fc.asyncProperty(people, people, fc.constantFrom(...OF_OFFICES), async (earlier, now, by) => {
        const of = (rows: typeof now) => ({ by, rows: [`2-${rows.length + 1}`] })
        const before = await assessed(service, [text(earlier)], of(earlier))
        const previous = before.result
        const report = await assessed(service, [text(now)], { ...of(now), previous })
        const { report: shown, revealed } = publishedReport(report)
        const found = recoveredScores(report, shown)
        const then = recovered(printedBefore(report), printedBefore(shown))
        expect([revealed, found.follow, then.follow]).toEqual([[], [], []])
        hiddenCells += found.hidden + then.hidden
        leftOut += codes(shown).includes(LEFT) ? 1 : 0
        const all = [...printed(report)]
        const isCovered = shown.provenance.notes.some(({ message }) =>
          message.en?.includes('offices or services'),
        )
        for (const [key, { n, score }] of printed(shown)) {
          const [groups = '', labels = ''] = key.split('|')
          if (groups.includes('jk') || groups === '') continue
          const alone = (id: string, at: number) =>
            all.some(([each, of]) => each === `${id}|${labels.split(' * ')[at]}` && of.n === n)
          // An office by itself, and what is all of one, stands there, unless beside others it would tell of few; few where two meet do not.
          if (groups.split('*').some(alone)) {
            if (isCovered && score === '×') continue
            expect(score).not.toBe('×')
            shownCells += Number(n) < 10 ? 1 : 0
          } else if (n === '×' || Number(n) < 10) expect(score).toBe('×')
        }
      }),
      { seed: 16, numRuns: runs(40), endOnFailure: true },
    )
    printTried(`offices that cross (${shownCells} of few shown)`, hiddenCells, leftOut)
    expect(Math.min(hiddenCells, shownCells)).toBeGreaterThan(3)
  })

  const BESIDE = [
    ['unit', 'layanan'],
    ['layanan', 'jk', 'unit'],
    ['unit', 'layanan', 'jk*unit'],
  ]

  it.each([
    ['units and services', service],
    ['units with both averages, and services', averagedService],
    ['units that are means of services, and services', meanService],
  ] as const)(
    'of the public finds not what few in one unit and one service answered, by %s and by which meet',
    async (_, rubric) => {
      const people = fc.array(
        fc.tuple(
          ...([
            fc.constantFrom('A', 'A', 'A', 'B', 'B', 'C', 'D'),
            fc.integer({ min: 0, max: 24 }),
          ] as const),
          ...([fc.constantFrom('L', 'P'), fc.integer({ min: 1, max: 5 })] as const),
        ),
        { minLength: 30, maxLength: 150 },
      )
      // Most come to a unit for a service of its own.
      const rowsOf = (rows: readonly (readonly [string, number, string, number])[]) =>
        rows.map(([unit, at, jk, answer]) => [
          ...[unit, at > 1 ? `of ${unit}` : at === 1 ? 'S' : 'of A'],
          ...[jk, 'X', answer, answer],
        ])
      const text = (rows: Parameters<typeof rowsOf>[0]) =>
        csv([['unit', 'layanan', 'jk', 'status', 'a', 'b'], ...rowsOf(rows)])
      let [hiddenOffices, told] = [0, 0]
      await fc.assert(
        fc.asyncProperty(people, people, fc.constantFrom(...BESIDE), async (earlier, now, by) => {
          const of = (rows: typeof now, own: readonly string[] = by) =>
            ({ by: own, rows: [`2-${rows.length + 1}`] }) as const
          const before = await assessed(rubric, [text(earlier)], of(earlier))
          const report = await assessed(rubric, [text(now)], {
            ...{ ...of(now), previous: before.result },
          })
          const { report: shown, revealed } = publishedReport(report)
          expect(revealed).toEqual([])
          const [crossed, earlierCrossed] = await Promise.all(
            [now, earlier].map(rows => assessed(rubric, [text(rows)], of(rows, ['unit*layanan']))),
          )
          if (crossed === undefined || earlierCrossed === undefined) throw new Error('not counted')
          expect(recoveredMeetings(crossed, shown)).toEqual([])
          const then = publishedReport(before).report
          expect(recoveredMeetings(earlierCrossed, then)).toEqual([])
          const [file, all] = [printed(shown), printed(report)]
          const left = rubric === meanService ? codes(shown).includes(LEFT) : false
          const offices = left ? [] : [...all].filter(([key]) => /^(?:unit|layanan)\|/.test(key))
          const hidden = offices.filter(([key]) => file.get(key)?.score === '×')
          // How many came is printed, and scores too where they tell of nobody.
          expect(offices.map(([key]) => file.get(key)?.n)).toEqual(offices.map(([, { n }]) => n))
          const withoutMeans = { ...report, result: { ...report.result, averages: [] } }
          const isTold = recoveredMeetings(crossed, withoutMeans).length > 0
          if (isTold && !left) expect(hidden.length).toBeGreaterThan(1)
          const earlierFile = printedBefore(shown)
          const hiddenThen = [...printed(then)].filter(([, { score }]) => score === '×')
          for (const [key] of hiddenThen) expect(earlierFile.get(key)?.score ?? '×').toBe('×')
          hiddenOffices += left ? 2 : hidden.length
          told += isTold ? 1 : 0
        }),
        { seed: 17, numRuns: runs(60), endOnFailure: true },
      )
      printTried(`units beside services (${told} surveys that would tell)`, hiddenOffices)
      expect(Math.min(hiddenOffices, told)).toBeGreaterThan(2)
    },
  )

  soak('finds no hidden count by trying all counts that add up', async () => {
    let tried = 0
    await fc.assert(
      fc.asyncProperty(surveys, async rows => {
        const report = await assessed(service, [data(rows as Person[])], {
          by: ['unit'],
          rows: [`2-${rows.length + 1}`],
        })
        const { report: shown, revealed } = publishedReport(report)
        expect(revealed).toEqual([])
        for (const { values, noAnswer = 0 } of shown.result.profile) {
          const hidden = values.filter(({ count }) => count === undefined).length
          if (hidden === 0) continue
          tried++
          const known = values.reduce((sum, { count = 0 }) => sum + count, noAnswer)
          const solutions = divisions(rows.length - known, hidden)
          // Each hidden count may be one of several.
          for (let at = 0; at < hidden; at++) {
            expect(new Set(solutions.map(counts => counts[at])).size).toBeGreaterThan(1)
          }
        }
      }),
      { seed: 12, numRuns: runs(200) },
    )
    printTried('profile questions, by all counts that add up', tried)
    expect(tried).toBeGreaterThan(3)
  })
})

/** With RB_SCORE_RECOVERY=1: how much was tried, of which nothing was found, or the test fails. */
function printTried(what: string, hidden: number, leftOut = 0): void {
  if (process.env.RB_SCORE_RECOVERY === undefined) return
  console.log(`${what}: ${hidden} hidden, ${leftOut} files without a breakdown that would tell`)
}

/** All ways to divide so many persons over so many kinds, none of them empty. */
function divisions(persons: number, kinds: number): readonly (readonly number[])[] {
  if (kinds === 1) return persons >= 1 ? [[persons]] : []
  return Array.from({ length: Math.max(0, persons) }, (_, at) => at + 1).flatMap(first =>
    divisions(persons - first, kinds - 1).map(rest => [first, ...rest]),
  )
}
