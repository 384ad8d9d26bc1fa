import { describe, expect, it } from 'vitest'
import { readRoster } from '../../src/coding/read-roster.ts'
import { tQuantile } from '../../src/math/distributions.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')

/** The same numbers each time, none of them in a row. */
function* digits(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 1_103_515_245 + 12_345) % 2 ** 31) yield state >> 12
}

function answers(persons: number, items: number, categories: number, seed: number) {
  const random = digits(seed)
  return Array.from({ length: persons }, () => {
    const level = (random.next().value ?? 0) % categories
    return Array.from({ length: items }, () => {
      const step = ((random.next().value ?? 0) % 3) - 1
      return Math.max(1, Math.min(categories, level + 1 + step))
    })
  })
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

async function statisticsOf(rubric: typeof SKM, rows: readonly (readonly (number | '')[])[]) {
  const { result } = await assessed(rubric, [csv([rubric.items.map(({ id }) => id), ...rows])])
  return result.statistics ?? expect.fail('no statistics')
}

const near = (found: number | undefined, wanted: number) =>
  expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * 1e-9)

describe('the interval of an index of numbers that are averaged by item', () => {
  const { rubric: found } = readRubric({
    file: 'angka.yaml',
    text: `rubric: angka
edition: "1"
title: Angka
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
scales: { nilai: { number: { min: 0, max: 10, decimals: 1 } } }
items: [{ id: a, text: satu, scale: nilai }, { id: b, text: dua, scale: nilai }, { id: c, text: tiga, scale: nilai }]
score: { id: indeks, items: { over: respondents }, of: [{ item: a, weight: 2 }, b, c] }
`,
  })
  const numbers = found ?? expect.fail('no rubric')
  const rows = answers(41, 3, 10, 3).map(row => row.map(value => value - 0.5))

  it('is that of the mean of persons where everybody gave all, and missing with a caution where not', async () => {
    const { result } = await assessed(numbers, [csv([['a', 'b', 'c'], ...rows])])
    const index = rows.map(([a = 0, b = 0, c = 0]) => (2 * a + b + c) / 4)
    const error = Math.sqrt(
      index.reduce((sum, value) => sum + (value - mean(index)) ** 2, 0) / 40 / 41,
    )
    const own = result.statistics?.scores.find(({ id }) => id === 'indeks')
    near(own?.standardError, error)
    near(own?.low.value, mean(index) - tQuantile(0.975, 40) * error)
    expect(result.cautions).toEqual([])
    const blank = rows.map((row, at) => (at === 0 ? ['', ...row.slice(1)] : row))
    const partly = await assessed(numbers, [csv([['a', 'b', 'c'], ...blank])])
    expect(partly.result.statistics?.scores.map(({ id }) => id)).not.toContain('indeks')
    expect(partly.result.cautions.map(({ code }) => code)).toEqual(['report/no-interval'])
  })

  it('of a unit is that of the mean of its persons, where they gave all', async () => {
    const owned = { ...numbers, groups: SKM.groups }
    const table = csv([
      ['OPD', 'a', 'b', 'c'],
      ...rows.map((row, at) => [`Dinas ${at % 2}`, ...row]),
    ])
    const { result } = await assessed(owned, [table], { by: ['OPD'] })
    const index = rows.flatMap(([a = 0, b = 0, c = 0], at) =>
      at % 2 === 1 ? [(2 * a + b + c) / 4] : [],
    )
    const squares = index.reduce((sum, value) => sum + (value - mean(index)) ** 2, 0)
    const [grouping] = result.groups
    expect(grouping?.incomplete).toBeUndefined()
    expect(grouping?.comparisons?.find(({ id }) => id === 'indeks')?.kruskalWallis).toBeDefined()
    const unit = grouping?.groups.find(({ values }) => values[0] === 'Dinas 1')
    near(
      unit?.intervals?.find(({ id }) => id === 'indeks')?.standardError,
      Math.sqrt(squares / (index.length - 1) / index.length),
    )
  })

  it('of an item, a unit or a population is s/√n of who gave a number, times √(1 − n/N)', async () => {
    const header = ['OPD', 'a', 'b', 'c']
    const blank = rows.map(([a = 0, b = 0, c = 0], at) => {
      return [at % 3 === 0 ? 'Dinas A' : 'Dinas B', at % 5 === 0 ? '' : a, b, c]
    })
    const owned = { ...numbers, groups: SKM.groups }
    const list = textSource('units.csv', 'OPD,Populasi\nDinas A,40\nDinas B,80\n')
    const roster = await readRoster(list, owned)
    const { result } = await assessed(owned, [csv([header, ...blank])], { roster, by: ['OPD'] })
    const errorOf = (of: readonly (number | '')[], population: number) => {
      const given = of.flatMap(value => (value === '' ? [] : [value]))
      const squares = given.reduce((sum, value) => sum + (value - mean(given)) ** 2, 0)
      const n = given.length
      return Math.sqrt((squares / (n - 1) / n) * (1 - n / population))
    }
    const column = (at: number, unit?: string) =>
      blank.flatMap(row => (unit === undefined || row[0] === unit ? [row[at] as number | ''] : []))
    const own = result.statistics?.scores.find(({ id }) => id === 'a')
    near(own?.standardError, errorOf(column(1), 120))
    expect(own?.df).toBe(31)
    const [first] = result.groups[0]?.groups ?? []
    const ofUnit = first?.intervals?.find(({ id }) => id === 'a')
    near(ofUnit?.standardError, errorOf(column(1, 'Dinas A'), 40))
  })
})

describe('the interval of a score', () => {
  it('of complete answers is that of the mean of persons, with the t of one less', async () => {
    const rows = answers(37, 21, 5, 7)
    const index = rows.map(row => (mean(row) - 1) * 25)
    const spread = index.reduce((sum, each) => sum + (each - mean(index)) ** 2, 0) / 36
    const error = Math.sqrt(spread / 37)
    const { scores } = await statisticsOf(BERAKHLAK, rows)
    const whole = scores.find(({ id }) => id === BERAKHLAK.score.id)
    expect(whole?.df).toBe(36)
    near(whole?.standardError, error)
    near(whole?.low.value, mean(index) - tQuantile(0.975, 36) * error)
    near(whole?.high.value, mean(index) + tQuantile(0.975, 36) * error)
  })

  it('of a score of items takes each answer for what it adds, where some are missing', async () => {
    const rows = answers(41, 9, 4, 3).map((row, person) =>
      row.map((answer, item) => ((person * 9 + item) % 7 === 0 ? ('' as const) : answer)),
    )
    const items = Array.from({ length: 9 }, (_, item) => {
      const given = rows.flatMap(row => row[item] || [])
      return { n: given.length, mean: mean(given) }
    })
    const parts = rows.map(row =>
      row.reduce<number>((sum, answer, item) => {
        const { n, mean: middle } = items[item] ?? { n: 1, mean: 0 }
        return answer === '' ? sum : sum + ((answer - middle) * 25) / (9 * n)
      }, 0),
    )
    const squares = parts.reduce((sum, part) => sum + part ** 2, 0)
    const { scores } = await statisticsOf(SKM, rows)
    near(scores.find(({ id }) => id === 'ikm')?.standardError, Math.sqrt((squares * 41) / 40))
  })

  it('of a whole population varies by what some have not answered, and by no more', async () => {
    const rows = answers(40, 9, 4, 3).map((row, at) => [
      at % 5 === 0 ? ('' as const) : (row[0] ?? 0),
      ...row.slice(1),
    ])
    const list = textSource('units.csv', 'OPD,Populasi\nA,40\n')
    const errorsOf = async (own: readonly (readonly (number | '')[])[]) => {
      const table = csv([
        ['OPD', ...SKM.items.map(({ id }) => id)],
        ...own.map(row => ['A', ...row]),
      ])
      const roster = await readRoster(list, SKM)
      const { result } = await assessed(SKM, [table], { roster, by: ['OPD'] })
      return {
        whole: result.statistics?.scores.find(({ id }) => id === 'ikm')?.standardError,
        unit: result.groups[0]?.groups[0]?.intervals?.[0]?.standardError ?? 0,
      }
    }
    const given = rows.flatMap(([first]) => (first === '' || first === undefined ? [] : [first]))
    const squares = given.reduce<number>(
      (sum, each) => sum + (Number(each) - mean(given.map(Number))) ** 2,
      0,
    )
    const { whole, unit } = await errorsOf(rows)
    // What 32 of 40 said of an item that makes a ninth of the index: Σ z² · (1 - 32/40), and 40/39.
    near(whole, (25 / 9) * Math.sqrt(((squares / 32 ** 2) * (1 - 32 / 40) * 40) / 39))
    // A unit that is all of it has the same.
    expect(unit).toBe(whole)
    expect(await errorsOf(answers(40, 9, 4, 3))).toEqual({ whole: 0, unit: 0 })
  })

  it('equals R where questions of a person weigh unlike and some are missing', async () => {
    const items = Array.from({ length: 10 }, (_, at) => `Q${at}`)
    const weighed = [2, 1, 2, '1/2', 1, 1, '1/2', '1/2'].map(
      (weight, at) => `{ item: Q${at}, weight: ${weight} }`,
    )
    const { rubric = expect.fail('a rubric that does not read') } = readRubric({
      file: 'unlike.yaml',
      text: [
        'rubric: unlike',
        'edition: "1"',
        'title: Unlike',
        'kind: survey',
        'basis: [{ name: Kami, covers: [items, scales, weights, method], verified: false }]',
        'scales:',
        `  s: { categories: [${[1, 2, 3, 4, 5].map(code => `{ code: ${code}, label: L${code} }`)}] }`,
        'items:',
        ...items.map(id => `  - { id: ${id}, text: What is ${id}?, scale: s }`),
        'score:',
        '  id: index',
        '  rescale: { from: [1, 5], to: [0, 100] }',
        '  children: { over: respondents, at-least: 1/2 }',
        '  of:',
        `    - { id: a, weight: 3, of: [${weighed}] }`,
        '    - { id: b, weight: 1, of: [Q8, Q9] }',
      ].join('\n'),
    })
    const rows = [
      ...['35--43132-', '355-223355', '354314413-', '4243124451', '3442-54124'],
      ...['5555114-24', '2551-31--3', '35-4413154', '2-12-33244', '132452--31'],
      ...['45-3515151', '344-2522-2', '31-5-31353', '3425-51241'],
    ].map(row => [...row].map(code => (code === '-' ? ('' as const) : Number(code))))
    const { scores } = await statisticsOf(rubric, rows)
    // d: the weighted mean of each, NA below half; f <- \(d) ifelse(is.na(d), 0, (d - mean(d, na.rm = TRUE)) / sum(!is.na(d)))
    // 25 * sqrt(14 / 13 * sum((0.75 * f(d1) + 0.25 * f(d2))^2))
    near(scores.find(({ id }) => id === 'index')?.standardError, 2.8853459761395)
  })

  it('is not there of one respondent, and has no width where all answer alike', async () => {
    const one = await assessed(SKM, [
      csv([SKM.items.map(({ id }) => id), answers(1, 9, 4, 5)[0] ?? []]),
    ])
    expect(one.result.statistics).toBeUndefined()
    const alike = await statisticsOf(SKM, Array(4).fill([3, 3, 3, 3, 3, 3, 3, 3, 3]))
    const whole = alike.scores.find(({ id }) => id === 'ikm')
    expect([whole?.standardError, whole?.low.shown, whole?.high.shown]).toEqual([
      0,
      '75.00',
      '75.00',
    ])
    expect(alike.scales).toEqual([])
  })
})
