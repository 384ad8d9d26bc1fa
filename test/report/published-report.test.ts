import { describe, expect, it } from 'vitest'
import { readRoster } from '../../src/coding/read-roster.ts'
import { renderMarkdown } from '../../src/render/render-markdown.ts'
import { publishedReport } from '../../src/report/published-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { assessed, csv } from '../support/assessed.ts'
import { data, persons, printed, service, staff } from '../support/few-persons.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')

const ITEMS = soundRubric('rubrics', 'berakhlak-2021').items.map(({ id }) => id)

const published = (report: Report) => publishedReport(report).report
const codes = ({ provenance }: Report) => provenance.notes.map(({ code }) => code)

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

  it('has no hash of a file by which a guess at what is hidden could be tried', async () => {
    const few = await assessed(staff, [data([...persons('A', 40), ...persons('B', 7)])])
    const [hash = ''] = few.provenance.sources.map(({ contentHash }) => contentHash)
    expect(hash).toMatch(/^[0-9a-f]{32}$/)
    expect(JSON.stringify(published(few))).not.toContain(hash)
    // Nothing is hidden here: what the hash is of follows from the report anyhow.
    const all = await assessed(staff, [data([...persons('A', 40), ...persons('B', 40)])])
    expect(published(all).provenance.sources).toEqual(all.provenance.sources)
  })

  it('has × in every cell of a part that few answered, and – in none', async () => {
    const report = await assessed(soundRubric('rubrics', 'berakhlak-2021'), [
      csv([
        ['Unit Kerja', ...ITEMS],
        ...Array.from({ length: 30 }, (_, at) => [
          'A',
          ...ITEMS.map(id => (/^AD/.test(id) && at > 4 ? '' : 4)),
        ]),
      ]),
    ])
    const lines = renderMarkdown(published(report), { language: 'id' }).split('\n')
    const rows = lines.filter(line => line.startsWith('| Adaptif |'))
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter(row => row.includes('–'))).toEqual([])
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

  it('hides few of a staff who left a profile question blank', async () => {
    const text = csv([
      ['unit', 'jk', 'a', 'b'],
      ...Array.from({ length: 40 }, (_, at) => ['A', at < 3 ? '' : at < 20 ? 'L' : 'P', 3, 4]),
    ])
    const [question] = published(await assessed(staff, [text])).result.profile
    expect([question?.noAnswer, question?.values.map(({ count }) => count)]).toEqual([
      undefined,
      [undefined, 20],
    ])
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
      of.result.groups[0]?.groups.map(({ intervals = [] }) =>
        intervals.map(({ n, complete = n }) => Math.min(n, complete)),
      )
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
    // It is marked as hidden, and told of.
    const page = renderMarkdown(published(report), { language: 'en' })
    expect(page).toMatch(/\| B \| 24 \| \*\*[\d.]+\*\* \| × \|/)
    expect(page).toContain(
      'hidden: the interval of 1 group that rests on fewer than 10 respondents',
    )
  })

  it('looks alike for one and for several who are hidden', async () => {
    const people = [
      ...persons('A', 30),
      ...persons('B', 1),
      ...persons('C', 3),
      ...persons('D', 20),
    ]
    const report = published(await assessed(staff, [data(people)]))
    const [, one, several] = report.result.groups[0]?.groups ?? []
    expect(one).toEqual({ ...several, values: ['B'] })
    const told = report.provenance.notes.map(({ message }) => message.en).join()
    expect(told).not.toContain('interval')
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

  it('keeps units where strata would tell how few gave none, without strata', async () => {
    const roster = await readRoster(
      textSource('r.csv', 'Unit,Populasi,Strata\nA,50,Kota\nB,50,Desa\nC,50,Desa\n'),
      staff,
    )
    const rows = data([
      ...[...persons('A', 30), ...persons('B', 12), ...persons('C', 3), ...persons('', 2)],
    ])
    const { report, revealed } = publishedReport(await assessed(staff, [rows], { roster }))
    expect([revealed, report.result.coverage?.strata]).toEqual([[], undefined])
    expect(printed(report).get('unit|A')).toMatchObject({ n: '30' })
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
    const notes = published(report).provenance.notes.map(({ message }) => message.en)
    expect(notes.join()).toContain('the scores of 2 groups in the period before, of few persons')
    // Few of this period: those of the period before are no few.
    const since = await assessed(
      staff,
      [data([...persons('A', 30), ...persons('B', 4), ...persons('C', 30)])],
      {
        previous: (
          await assessed(staff, [
            data([...persons('A', 30), ...persons('B', 20), ...persons('C', 30)]),
          ])
        ).result,
      },
    )
    const told = published(since)
      .provenance.notes.map(({ message }) => message.en)
      .join()
    expect(told).toContain('2 groups in the period before, hidden as in this one')
    expect(told).not.toContain('of few persons')
    // B had 4 and C has 4: neither a change nor the other period tells of them.
    expect(rows?.find(([unit]) => unit === 'B')).toEqual(['B', '×', '×', '×'])
    expect(rows?.find(([unit]) => unit === 'C')?.slice(1)).toEqual(['×', '×', '×'])
    expect(rows?.find(([unit]) => unit === 'D')?.[1]).not.toBe('×')
  })

  it('has few rows that --where chose by persons, and shows those of an office of the public', async () => {
    const people = data([...persons('A', 40), ...persons('B', 3), ...persons('B', 20, 'P')])
    const chosen = async (rubric: typeof staff, ...where: string[]) =>
      published(await assessed(rubric, [people], { where, by: ['unit'] }))
    for (const [rubric, ...where] of [
      [staff, 'unit=B', 'jk=L'],
      [service, 'unit=B', 'jk=L'],
    ] as const) {
      const report = await chosen(rubric, ...where)
      const page = renderMarkdown(report, { language: 'en' })
      expect(page).toContain('× respondents')
      expect(page).not.toMatch(/\b(?:3|60) (?:respondents|rows are not)/)
      expect(page).toContain('× means hidden: the score of all, with fewer than 10 respondents')
      expect(report.result.score.undefinedBecause).toBe('hidden')
    }
    // Nor by the counts that a form prescribes, which add up to all.
    const women = csv([
      ['Jenis Kelamin', ...skm.items.map(({ id }) => id)],
      ...Array.from({ length: 30 }, (_, at) => [at < 4 ? 'P' : 'L', ...skm.items.map(() => 3)]),
    ])
    const few = await assessed(skm, [women], { where: ['Jenis Kelamin=P'] })
    const { sample, profile } = published(few).result
    expect([sample.rowsUsed, profile[0]?.values.map(({ count }) => count)]).toEqual([
      ...[undefined, [undefined]],
    ])
    // All that is left of a service are its men: few in one of two services hide both.
    const men = printed(await chosen(service, 'jk!=P'))
    expect([men.get('|')?.score, men.get('unit|A')?.score, men.get('unit|B')?.score]).toEqual([
      ...[expect.not.stringContaining('×'), '×', '×'],
    ])
    const office = data([...persons('A', 40), ...persons('B', 3)])
    const own = await assessed(service, [office], { where: ['unit=B'] })
    expect(published(own).result.score.exact).toBe(own.result.score.exact)
  })

  it('has few of the public that --rows or days named, unless they are all there is', async () => {
    const people = data([...persons('A', 20), ...persons('B', 3)])
    const named = async (rows: string, text = people) =>
      published(await assessed(service, [text], { rows: [rows], given: { rows } }))
    const { result, provenance } = await named('2-4')
    expect([result.score.undefinedBecause, result.sample]).toEqual(['hidden', { leftOut: {} }])
    expect([provenance.options.rows, provenance.sources[0]?.rows]).toEqual(['…', undefined])
    expect((await named('2-24')).result.score.value).toBeDefined()
    expect((await named('2-4', data(persons('B', 3)))).result.score.value).toBeDefined()
  })

  it('does not say how many rows a file has of which a count is hidden', async () => {
    const few = `${data(persons('C', 3))}C,L,X,,\n`
    const report = await assessed(staff, [data(persons('A', 20)), data(persons('B', 15)), few], {
      by: ['file'],
    })
    expect(report.provenance.sources.map(({ rows }) => rows)).toEqual([20, 15, 4])
    expect(codes(report)).toContain('responses/rows-left-out')
    const { sources } = published(report).provenance
    expect(sources.map(({ rows, size }) => rows ?? size)).toEqual([undefined, undefined, undefined])
    expect(codes(published(report))).not.toContain('responses/rows-left-out')
    const odd = data(persons('C', 3)).replace(',3,1\n', ',9,1\n')
    const named = await assessed(staff, [data(persons('A', 20)), data(persons('B', 15)), odd], {
      ...{ by: ['file'], onUnknown: 'missing' },
    })
    const isPlaced = ({ provenance }: Report) =>
      provenance.notes.some(({ place }) => place?.includes('data-3.csv:') === true)
    expect([isPlaced(named), isPlaced(published(named))]).toEqual([true, false])
  })

  it('does not say how many of a roster answered, where others did too and a unit is hidden', async () => {
    const rows = data([
      ...persons('A', 30),
      ...persons('B', 40),
      ...persons('D', 2),
      ...persons('', 3),
    ])
    const list = 'Unit,Populasi\nA,50\nB,60\nD,4\n'
    const roster = await readRoster(textSource('r.csv', list), staff)
    const { coverage } = published(await assessed(staff, [rows], { roster })).result
    expect(coverage?.units.map(({ n }) => n)).toEqual([30, 40, undefined])
    expect([coverage?.all.n, coverage?.withoutUnit]).toEqual([undefined, undefined])
  })

  it('does not say who is short of the required number where counts of a roster are hidden', async () => {
    const rows = data([
      ...persons('A', 30),
      ...persons('B', 30),
      ...persons('C', 11),
      ...persons('D', 2),
    ])
    const list = 'Unit,Populasi\nA,30\nB,30\nC,12\nD,3\n'
    const roster = await readRoster(textSource('r.csv', list), staff)
    const report = await assessed(staff, [rows], { roster })
    const codes = ({ result }: typeof report) => result.cautions.map(({ code }) => code)
    expect(codes(report)).toContain('report/sample-short')
    expect(codes(published(report))).not.toContain('report/sample-short')
  })

  it('stays as it is when it is passed on again', async () => {
    const report = await assessed(staff, [
      data([...persons('A', 40), ...persons('B', 7), ...persons('C', 12)]),
    ])
    const once = published(report)
    expect(published(once)).toEqual(once)
  })
})

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

  it('count no values of answering style that few persons share', async () => {
    const report = await assessed(staff, [three(20)])
    const estimate = { value: 2, exact: '2', shown: '2.00' }
    const sign = (...rows: number[]) => {
      const counts = rows.map((rows, value) => ({ value, rows }))
      return { n: 115, mean: estimate, sd: estimate, counts }
    }
    const { statistics } = report.result
    if (statistics === undefined) expect.fail('no statistics')
    const styles = { longestRun: sign(60, 52, 3), variability: sign(110, 5) }
    const result = { ...report.result, statistics: { ...statistics, styles } }
    const shown = published({ ...report, result }).result.statistics?.styles
    expect(shown?.longestRun).toEqual({
      ...styles.longestRun,
      counts: [{ value: 0 }, { value: 1 }, { value: 2 }],
    })
    expect(shown?.variability).toEqual(styles.variability)
  })
})
