import { expect, it } from 'vitest'
import { comparedResults } from '../../../src/compare/compared-results.ts'
import { renderCsv } from '../../../src/render/render-csv.ts'
import { publishedReport } from '../../../src/report/published-report.ts'
import type { Report } from '../../../src/report/report-shape.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { data, persons, staff } from '../../support/few-persons.ts'

const people = [
  ...[...persons('A', 30), ...persons('B', 21, 'P', 'X', 5), ...persons('C', 26, 'L', 'Y', 4)],
  ...[...persons('D', 6, 'P', 'Y', 1), ...persons('E', 13, 'L', 'Z', 2)],
]
const rows = data(people)
const options = { by: ['unit'], cluster: 'unit' }
const shown = (report: Report) => publishedReport(report).report

/** What two hidden groups score: the score of all and its standard error by clusters are two sums of what each group's lie off it. */
function solvedPair({ result }: Report): readonly (readonly number[])[] {
  const error = result.statistics?.scores.find(({ id }) => id === result.score.id)
  const [{ groups } = { groups: [] }] = result.groups
  const all = Number(result.sample.rowsUsed)
  const mean = Number(result.score.value)
  if (error === undefined) return []
  const off = groups.flatMap(({ n = 0, score }) =>
    score.value === undefined ? [] : [(n * (score.value - mean)) / all],
  )
  const sum = off.reduce((total, z) => total - z, 0)
  const squares =
    (error.standardError ** 2 * (groups.length - 1)) / groups.length -
    off.reduce((total, z) => total + z * z, 0)
  const root = Math.sqrt(2 * squares - sum ** 2)
  const hidden = groups.flatMap(({ n = 0, score }) => (score.value === undefined ? [n] : []))
  return [root, -root].map(each =>
    [(sum + each) / 2, (sum - each) / 2].map((z, at) => mean + (z * all) / (hidden[at] ?? 0)),
  )
}

const scoreOf = ({ result }: Report, unit: string) =>
  Number(result.groups[0]?.groups.find(({ values }) => values[0] === unit)?.score.value)

it('of clusters that are units tell no two hidden ones by their equations', async () => {
  const report = await assessed(staff, [rows], options)
  const file = shown(report)
  expect(file.result.groups[0]?.groups.map(({ score }) => score.shown)).toEqual([
    ...[scoreOf(report, 'A'), scoreOf(report, 'B'), scoreOf(report, 'C')].map(value =>
      value.toFixed(2),
    ),
    ...['×', '×'],
  ])
  // One of the two solutions that the intervals would leave is what was hidden.
  const [found] = solvedPair({
    ...file,
    result: { ...file.result, statistics: report.result.statistics ?? { scores: [] } },
  } as Report)
  expect(found?.map(value => value.toFixed(6)).sort()).toEqual(
    [scoreOf(report, 'D'), scoreOf(report, 'E')].map(value => value.toFixed(6)).sort(),
  )
  expect(solvedPair(file)).toEqual([])
  expect(file.result).toMatchObject({ statistics: { scores: [], intervalsHidden: true } })
  expect(JSON.stringify(file.result.groups)).not.toContain('standardError')
  const told = file.provenance.notes.find(({ code }) => code === 'report/hidden-groups')
  expect(told?.message.en).toContain('; all intervals: clusters are hidden groups')
  expect(told?.message.en).not.toContain('that rest on')
  expect(renderCsv(file)).toMatch(/^statistic,,,indeks,score,.*,×,×,×$/m)
})

it('stay where clusters are others, and where nothing is hidden', async () => {
  const header = ['unit', 'jk', 'status', 'a', 'b', 'kluster']
  const apart = csv([header, ...people.map((row, at) => [...row, `K${at % 8}`])])
  const errors = async (text: string, own: object) => {
    const { statistics } = shown(await assessed(staff, [text], { ...options, ...own })).result
    return [statistics?.scores.length, statistics?.intervalsHidden]
  }
  expect(await errors(apart, { cluster: 'kluster' })).toEqual([3, undefined])
  // Units that are parts of clusters, but for a few respondents.
  const regions: Record<string, string> = { A: 'K1', B: 'K2', C: 'K3', D: 'K4', E: 'K5' }
  const near = csv([
    header,
    ...people.map((row, at) => [...row, at % 30 === 7 ? 'K2' : (regions[row[0]] ?? '')]),
  ])
  expect(await errors(near, { cluster: 'kluster' })).toEqual([0, true])
  const few = people.filter(([unit]) => unit < 'D')
  expect(await errors(data(few), {})).toEqual([3, undefined])
  // The units show every cluster, whatever of a crossing is hidden.
  const mixed = data(few.map(([unit, , ...row], at) => [unit, at % 9 === 0 ? 'P' : 'L', ...row]))
  expect(await errors(mixed, { by: ['unit', 'unit*jk'] })).toEqual([3, undefined])
  expect(await errors(mixed, { by: ['unit*jk'] })).toEqual([0, true])
})

it('of the period before go likewise, and with them those of every change', async () => {
  const before = await assessed(staff, [rows], options)
  const now = await assessed(staff, [data(people.map(([, ...row]) => ['A', ...row]))], {
    ...options,
    ...{ cluster: 'jk', previous: before.result },
  })
  expect(now.result.previous?.nodes[0]).toHaveProperty('low')
  const { previous } = shown(now).result
  expect(JSON.stringify(previous)).not.toMatch(/"low"|acrossClusters/)
})

it('go of a period among others too, whose own report hid the clusters', async () => {
  const grown = data([...people, ...persons('D', 12), ...persons('E', 12)])
  const periods = await Promise.all(
    [rows, grown, grown].map(async (text, at) => {
      const { result } = await assessed(staff, [text], at === 0 ? options : { by: ['unit'] })
      return { name: `${at}`, result, rubric: staff }
    }),
  )
  const report = await assessed(staff, [grown], { by: ['unit'] })
  const course = ({ result }: Report) =>
    result.previous?.periods?.map(({ nodes }) => nodes[0]?.low !== undefined)
  const compared = { ...report, result: comparedResults(periods).result }
  expect(course(compared)).toEqual([true, true, true])
  expect(course(shown(compared))).toEqual([false, false, false])
})
