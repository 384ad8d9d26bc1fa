import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../../src/coding/read-roster.ts'
import { type Exact, exact } from '../../src/math/exact.ts'
import { renderCsv } from '../../src/render/render-csv.ts'
import { renderMarkdown } from '../../src/render/render-markdown.ts'
import { publishedReport } from '../../src/report/published-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runs } from '../support/soak.ts'

const rubricOf = (describes: string) => {
  const { rubric, problems } = readRubric({
    file: 'uji.yaml',
    text: `rubric: uji
edition: "1.a"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
groups: [{ id: unit, title: Unit, describes: ${describes} }]
profile: [{ id: jk, title: JK, values: [{ label: L }, { label: P }] }, { id: status, title: Status, values: [{ label: X }, { label: Y }, { label: Z }] }]
scales: { lima: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }, { code: 5 }] } }
items: [{ id: a, text: satu, scale: lima }, { id: b, text: dua, scale: lima }]
score: { id: indeks, items: { over: respondents }, of: [a, b] }
`,
  })
  if (rubric === undefined) throw new Error(problems.map(({ message }) => message.en).join())
  return rubric
}
const staff = rubricOf('persons')
const service = rubricOf('offices')
const skm = soundRubric('rubrics', 'skm-2017')

type Person = readonly [unit: string, gender: string, status: string, a: number, b: number]
const data = (persons: readonly Person[]) => csv([['unit', 'jk', 'status', 'a', 'b'], ...persons])
const persons = (unit: string, n: number, gender = 'L', status = 'X', a = 3): Person[] =>
  Array.from({ length: n }, (_, at) => [unit, gender, status, a, (at % 5) + 1])

const published = (report: Report) => publishedReport(report).report
const codes = ({ provenance }: Report) => provenance.notes.map(({ code }) => code)

/** What a file prints of each group: n and score, `×` where hidden. */
function printed(report: Report): Map<string, { n: string; score: string }> {
  const [header = '', ...lines] = renderCsv(report).trim().split('\n')
  const columns = header.split(',')
  const at = (cells: readonly string[], name: string) => cells[columns.indexOf(name)] ?? ''
  const found = new Map<string, { n: string; score: string }>()
  for (const line of lines) {
    const cells = line.replaceAll('"', '').split(',')
    const [part, id] = [at(cells, 'part'), at(cells, 'id')]
    if ((part === 'score' || part === 'group') && id === 'indeks') {
      found.set(`${at(cells, 'by')}|${at(cells, 'group')}`, {
        n: at(cells, 'n'),
        score: at(cells, 'exact'),
      })
    }
  }
  return found
}

describe('a report that is passed on', () => {
  it('has no score of a small group of persons, nor of the one that would reveal it', async () => {
    const report = await assessed(staff, [
      data([...persons('A', 40), ...persons('B', 7), ...persons('C', 12, 'P')]),
    ])
    const shown = printed(published(report))
    expect([...shown].filter(([key]) => key.startsWith('unit'))).toEqual([
      ['unit|A', { n: '40', score: expect.not.stringContaining('×') }],
      ['unit|B', { n: '7', score: '×' }],
      ['unit|C', { n: '12', score: '×' }],
    ])
    expect(codes(published(report))).toContain('report/hidden-groups')
    const told = published(report).provenance.notes.find(
      ({ code }) => code === 'report/hidden-groups',
    )
    expect(told?.message.en).toMatch(/^× means hidden: the scores of 2 groups/)
    expect(told?.message.en).not.toContain(' 0 ')
    expect(published(report).result.tally).toBeUndefined()
    // The working file shows them, and says that others do not.
    expect(printed(report).get('unit|B')?.score).not.toBe('×')
    expect(codes(report)).toContain('report/working-file')
  })

  it('shows offices of a public survey with n, however few answered', async () => {
    const report = await assessed(service, [data([...persons('A', 40), ...persons('B', 3)])])
    expect(published(report).result.hidden).toBeUndefined()
    expect(printed(published(report)).get('unit|B')).toMatchObject({ n: '3' })
    const text = renderMarkdown(published(report), { language: 'en' })
    expect(text).toContain('Limited data (n below 30): B')
  })

  it('hides few of a kind in the profile, unless a form asks for the count', async () => {
    const report = await assessed(service, [
      data([...persons('A', 20), ...persons('A', 3, 'P', 'Y'), ...persons('B', 9, 'P', 'Z')]),
    ])
    const counts = (of: Report) =>
      of.result.profile.map(({ values }) => values.map(({ count }) => count))
    expect(counts(report)).toEqual([
      [20, 12],
      [20, 3, 9],
    ])
    expect(counts(published(report))).toEqual([
      [20, 12],
      [20, undefined, undefined],
    ])
    const header = ['Unit', 'Jenis kelamin', ...skm.items.map(({ id }) => id)]
    const answers = skm.items.map(() => 3)
    const row = (gender: string) => ['A', gender, ...answers]
    const official = await assessed(skm, [
      csv([header, ...Array.from({ length: 20 }, () => row('L')), row('P'), row('P')]),
    ])
    expect(published(official).result.profile[0]?.values.map(({ count }) => count)).toEqual([20, 2])
  })

  it('does not break down what few answered, and tells nothing of a staff of few', async () => {
    const few = await assessed(staff, [data(persons('A', 6))])
    expect(published(few).result).toMatchObject({
      score: { shown: '×', undefinedBecause: 'hidden' },
      items: [],
      groups: [{ groups: [] }, ...few.result.groups.slice(1)],
    })
    const crossed = await assessed(
      service,
      [data([...persons('A', 30), ...persons('A', 30, 'P'), ...persons('B', 6, 'P')])],
      { by: ['unit', 'unit*jk'] },
    )
    const keys = [...printed(published(crossed)).keys()]
    expect(keys).toContain('unit|B')
    expect(keys.filter(key => key.startsWith('unit*jk|B'))).toEqual([])
  })

  it('leaves out the crossing that shows a hidden kind of persons to be one shown office', async () => {
    const report = await assessed(
      service,
      [data([...persons('A', 7, 'P'), ...persons('B', 30), ...persons('C', 40)])],
      { by: ['unit', 'jk', 'unit*jk'] },
    )
    const { report: shown, revealed } = publishedReport(report)
    expect(revealed).toEqual([])
    expect(shown.result.groups.map(({ by }) => by.join('*'))).toEqual(['unit', 'jk'])
    expect(printed(shown).get('unit|A')?.score).not.toBe('×')
    expect(printed(shown).get('jk|P')).toMatchObject({ n: '7', score: '×' })
    expect(codes(shown)).toContain('report/left-out-breakdown')
  })

  it('leaves out the units of a weighted sample among which one is hidden', async () => {
    const header = ['unit', 'jk', 'status', 'penimbang', 'a', 'b']
    const rows = [...persons('A', 30), ...persons('B', 20), ...persons('C', 8), ...persons('D', 7)]
    const weights: Record<string, string> = { A: '1', B: '2', C: '5.5', D: '9' }
    const weighted = rows.map(([unit, gender, status, a, b]) => {
      return [unit, gender, status, weights[unit] ?? '', a, b]
    })
    const byUnit = async (weight?: string) => {
      const options = { by: ['unit'], ...(weight === undefined ? {} : { weight }) }
      return publishedReport(await assessed(staff, [csv([header, ...weighted])], options))
    }
    const plain = await byUnit()
    expect(plain.report.result.groups.map(({ by }) => by)).toEqual([['unit']])
    const { report, revealed } = await byUnit('penimbang')
    expect([report.result.groups, revealed]).toEqual([[], []])
    expect(codes(report)).toContain('report/left-out-breakdown')
  })

  it('leaves out the interval of a group that rests on few of its persons', async () => {
    const gaps = persons('B', 24).map(([unit, gender, status, a, b], at) => {
      return [unit, gender, status, at < 11 ? '' : a, at >= 11 && at < 22 ? '' : b]
    })
    const report = await assessed(staff, [
      csv([['unit', 'jk', 'status', 'a', 'b'], ...persons('A', 30), ...gaps]),
    ])
    const intervalsOf = (of: Report) =>
      of.result.groups[0]?.groups.map(({ intervals = [] }) => intervals.map(({ n }) => n))
    expect(
      intervalsOf(report)
        ?.flat()
        .some(n => n < 10),
    ).toBe(true)
    expect(
      intervalsOf(published(report))
        ?.flat()
        .some(n => n < 10),
    ).toBe(false)
    expect(intervalsOf(published(report))?.flat()).toContain(30)
  })

  it('leaves out strata of a roster from which hidden respondents of a unit would follow', async () => {
    const roster = await readRoster(
      textSource('r.csv', 'Unit,Populasi,Strata\nA,50,Kota\nB,50,Desa\nC,50,Desa\n'),
      staff,
    )
    const rows = data([...persons('A', 4), ...persons('B', 4), ...persons('C', 30)])
    const report = await assessed(staff, [rows], { roster })
    expect(report.result.coverage?.strata?.length).toBe(2)
    const { report: shown, revealed } = publishedReport(report)
    expect([revealed, shown.result.coverage?.strata]).toEqual([[], undefined])
    expect(shown.result.coverage?.units.map(({ n, stratum }) => n ?? stratum)).toEqual([
      undefined,
      undefined,
      30,
    ])
  })

  it('hides the same in a roster and beside the period before', async () => {
    const before = data([...persons('A', 30), ...persons('B', 4), ...persons('C', 30)])
    const now = data([
      ...persons('A', 30),
      ...persons('B', 20),
      ...persons('C', 4),
      ...persons('D', 30),
    ])
    const roster = await readRoster(
      textSource('r.csv', 'Unit,Populasi\nA,50\nB,50\nC,50\nD,50\n'),
      staff,
    )
    const earlier = await assessed(staff, [before])
    const report = await assessed(staff, [now], { previous: earlier.result, roster })
    const { coverage, previous } = published(report).result
    expect(coverage?.units.map(({ n }) => n)).toEqual([30, undefined, undefined, 30])
    const rows = previous?.groups[0]?.groups.map(group => [
      group.labels[0]?.id,
      ...[group.now, group.before, group.change].map(each =>
        each === undefined ? '' : each.shown,
      ),
    ])
    // B had 4 and C has 4: neither a change nor the other period tells of them.
    expect(rows?.find(([unit]) => unit === 'B')).toEqual(['B', '×', '×', '×'])
    expect(rows?.find(([unit]) => unit === 'C')?.slice(1)).toEqual(['×', '×', '×'])
    expect(rows?.find(([unit]) => unit === 'D')?.[1]).not.toBe('×')
  })

  it('stays as it is when it is passed on again', async () => {
    const report = await assessed(staff, [
      data([...persons('A', 40), ...persons('B', 7), ...persons('C', 12)]),
    ])
    const once = published(report)
    expect(published(once)).toEqual(once)
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

  it.each([
    ['staff', staff],
    ['a public service', service],
  ])('of %s finds nothing by strata either, of the sample and of a roster', async (_, rubric) => {
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

  it('finds no hidden count by trying all counts that add up', async () => {
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
function recoveredScores(report: Report, shown: Report) {
  const file = printed(shown)
  const unknown = [...file].flatMap(([key, { score }]) => (score === '×' ? [key] : []))
  const hidden = unknown.length
  // What a breakdown does not list is unknown too: a reader may know that it exists.
  const breakdowns = new Set([...file.keys()].map(key => key.split('|')[0]))
  const known = [...printed(report).keys()].filter(key => breakdowns.has(key.split('|')[0]))
  for (const key of known) if (!file.has(key)) unknown.push(key)
  const equations = sumsOf(known).map(({ parts, total }) =>
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

/** Which groups add up to which: all of a grouping to the whole, a crossing to its margins. */
function sumsOf(keys: readonly string[]): readonly { parts: string[]; total: string }[] {
  const of = (by: string) => keys.filter(key => key.startsWith(`${by}|`))
  return [
    ...['unit', 'jk', 'status', 'unit*jk'].map(by => ({ parts: of(by), total: '|' })),
    ...[...of('unit'), ...of('jk')].map(total => {
      const [by = '', value = ''] = total.split('|')
      const position = by === 'unit' ? 0 : 1
      const parts = of('unit*jk').filter(
        key => (key.split('|')[1] ?? '').split(' * ')[position]?.trim() === value.trim(),
      )
      return { parts, total }
    }),
  ].filter(({ parts }) => parts.length > 0)
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

describe('statistics of groups in a report that is passed on', () => {
  const three = (small: number) =>
    data([
      ...persons('A', 40),
      ...persons('B', 30, 'L', 'X', 4),
      ...persons('C', 25, 'L', 'X', 2),
      ...persons('D', small),
    ])

  it('are whole where nothing is hidden', async () => {
    const { result } = published(await assessed(staff, [three(20)]))
    const [unit] = result.groups
    expect(unit?.comparisons?.length).toBeGreaterThan(0)
    expect(unit?.groups.every(({ intervals, ranks }) => intervals && ranks)).toBe(true)
  })

  it('go with the scores they are of, and what compares all groups goes with any', async () => {
    const report = await assessed(staff, [three(4)])
    expect(report.result.groups[0]?.groups.every(({ ranks }) => ranks)).toBe(true)
    const [unit] = published(report).result.groups
    expect(unit?.comparisons).toBeUndefined()
    for (const { score, intervals, ranks } of unit?.groups ?? []) {
      expect(ranks).toBeUndefined()
      if (score.undefinedBecause === 'hidden') expect(intervals).toBeUndefined()
    }
    const shown = unit?.groups.filter(({ intervals }) => intervals !== undefined)
    expect(shown?.map(({ values }) => values[0])).toEqual(['A', 'B'])
  })
})
