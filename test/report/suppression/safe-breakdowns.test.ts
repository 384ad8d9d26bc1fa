import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../../../src/coding/read-roster.ts'
import { type Exact, exact } from '../../../src/math/exact.ts'
import { publishedReport } from '../../../src/report/published-report.ts'
import type { Report } from '../../../src/report/report-shape.ts'
import { textSource } from '../../../src/tables/byte-source.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { data, type Person, persons, printed, service, staff } from '../../support/few-persons.ts'
import { runs, sample, soak } from '../../support/soak.ts'

const tables = ({ result }: Report) => result.groups.map(({ by }) => by.join('*'))
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
  const BY = ['unit', 'jk', 'status', 'unit*jk']

  it.each([
    ['staff', staff],
    ['a public service', service],
  ])('of %s finds no score by any sums of what a file prints', async (_, rubric) => {
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
        leftOut += codes(shown).includes('report/left-out-breakdown') ? 1 : 0
        expect([revealed, follow]).toEqual([[], []])
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
          leftOut += codes(shown).includes('report/left-out-breakdown') ? 1 : 0
          expect([revealed, follow]).toEqual([[], []])
          if (rubric === staff) return
          // What the public judges stands there with its n, however few answered.
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

/** How many scores a file hides, and those of them that sums of what it prints determine. */
function recoveredScores(
  report: Report,
  shown: Report,
  within: (group: Known) => Known = group => group,
) {
  const file = printed(shown)
  const unknown = [...file].flatMap(([key, { score }]) => (score === '×' ? [key] : []))
  const hidden = unknown.length
  // What a breakdown does not list is unknown too: a reader may know that it exists.
  const breakdowns = new Set([...file.keys()].map(key => key.split('|')[0]))
  const known = [...printed(report).keys()].filter(key => breakdowns.has(key.split('|')[0]))
  for (const key of known) if (!file.has(key)) unknown.push(key)
  const equations = sumsOf(known, within).map(({ parts, total }) =>
    unknown.map(key => exact(parts.includes(key) ? 1 : key === total ? -1 : 0)),
  )
  return { hidden, follow: determined(unknown, equations).filter(key => file.has(key)) }
}

/** The same for the respondents of units on a roster, which add up to their strata and to all. */
function recoveredCounts({ result: { coverage } }: Report) {
  const { units = [], strata = [] } = coverage ?? {}
  const hidden = units.filter(({ n }) => n === undefined)
  const unknown = hidden.map(({ label }) => label.id ?? '')
  const equations = [undefined, ...strata.map(({ stratum }) => stratum)].map(stratum =>
    hidden.map(unit => exact(stratum === undefined || unit.stratum === stratum ? 1 : 0)),
  )
  return { hidden: hidden.length, follow: determined(unknown, equations) }
}

/** The unknowns that equations leave one value for. */
function determined(unknown: readonly string[], equations: readonly (readonly Exact[])[]) {
  const rank = rankOf(equations)
  return unknown.filter((_, at) => {
    const alone = unknown.map((__, column) => exact(column === at ? 1 : 0))
    return rankOf([...equations, alone]) === rank
  })
}

/** With RB_SCORE_RECOVERY=1: how much was tried, of which nothing was found, or the test fails. */
function printTried(what: string, hidden: number, leftOut = 0): void {
  if (process.env.RB_SCORE_RECOVERY === undefined) return
  console.log(`${what}: ${hidden} hidden, ${leftOut} files without a breakdown that would tell`)
}

/** A group as a reader knows it: what it is of, by id. */
type Known = ReadonlyMap<string, string>

/** Which groups add up to which: every table to the whole, and to each that its groups, with what they lie within, tell. */
function sumsOf(
  keys: readonly string[],
  within: (group: Known) => Known,
): readonly { parts: string[]; total: string }[] {
  const groups = keys.map(key => {
    const [by = '', labels = ''] = key.split('|')
    const values = labels.split(' * ')
    const own = new Map(by.split('*').map((id, at) => [id, (values[at] ?? '').trim()]))
    return { key, by, own, known: within(own) }
  })
  const tables = [...new Set(groups.map(({ by }) => by))].filter(by => by !== '')
  return tables
    .flatMap(by => {
      const parts = groups.filter(group => group.by === by)
      const totals = groups.filter(total => {
        return total.by !== by && [...total.own.keys()].every(id => parts[0]?.known.has(id))
      })
      return [
        { parts: parts.map(({ key }) => key), total: '|' },
        ...totals
          .filter(({ by: of }) => of !== '')
          .map(({ key, own }) => ({
            parts: parts.flatMap(part =>
              [...own].every(([id, value]) => part.known.get(id) === value) ? [part.key] : [],
            ),
            total: key,
          })),
      ]
    })
    .filter(({ parts }) => parts.length > 0)
}

function rankOf(rows: readonly (readonly Exact[])[]): number {
  const left = rows.map(row => [...row])
  let rank = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, position) => position >= rank && row[column]?.n !== 0n)
    const pivot = left[at]
    const value = pivot?.[column]
    if (pivot === undefined || value === undefined) continue
    left[at] = left[rank] ?? []
    left[rank] = pivot
    for (let below = rank + 1; below < left.length; below++) {
      const factor = left[below]?.[column]?.div(value)
      if (factor === undefined || factor.n === 0n) continue
      left[below] = (left[below] ?? []).map((each, position) =>
        each.sub(factor.mul(pivot[position] ?? exact(0))),
      )
    }
    rank++
  }
  return rank
}

/** All ways to divide so many persons over so many kinds, none of them empty. */
function divisions(persons: number, kinds: number): readonly (readonly number[])[] {
  if (kinds === 1) return persons >= 1 ? [[persons]] : []
  return Array.from({ length: Math.max(0, persons) }, (_, at) => at + 1).flatMap(first =>
    divisions(persons - first, kinds - 1).map(rest => [first, ...rest]),
  )
}
