import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../../src/coding/read-roster.ts'
import { verifiedReport } from '../../src/compare/verified-report.ts'
import { renderCsv } from '../../src/render/render-csv.ts'
import { renderHtml } from '../../src/render/render-html.ts'
import { renderMarkdown } from '../../src/render/render-markdown.ts'
import { renderTable } from '../../src/render/render-table.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { statisticsResult } from '../../src/report/statistics-result.ts'
import { criticalCorrelation } from '../../src/statistics/reliability.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { soak } from '../support/soak.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const { score } = SKM

describe('statistics in a report', () => {
  it('stand with twelve digits, and as they are shown', () => {
    const interval = { node: score, standardError: 1 / 3, df: 4, low: -0.001, high: 200 / 3 }
    expect(
      statisticsResult(
        {
          intervals: [interval],
          scales: [],
          deviations: [],
          lacking: [],
          bands: [],
          tops: [],
          styles: undefined,
        },
        2,
      ),
    ).toEqual({
      level: 0.95,
      scores: [
        {
          ...{ id: 'ikm', standardError: 0.333333333333, df: 4 },
          low: { value: -0.001, shown: '0.00' },
          high: { value: 66.6666666667, shown: '66.67' },
        },
      ],
      scales: [],
    })
  })

  it('are left out where there are none', () => {
    expect(
      statisticsResult(
        {
          intervals: [],
          scales: [],
          deviations: [],
          lacking: [],
          bands: [],
          tops: [],
          styles: undefined,
        },
        2,
      ),
    ).toBeUndefined()
  })
})

describe('intervals of a population that is known', () => {
  const headers = ['Layanan', ...SKM.items.map(({ id }) => id)]
  const rows = Array.from({ length: 40 }, (_, at) => [
    at % 2 === 0 ? 'KTP' : 'KK',
    ...SKM.items.map(
      (_item, item) => [2, 3, 4, 4, 3, 1][(at * 5 + item * item + (at >> 2)) % 6] ?? 3,
    ),
  ])
  const withRoster = async (text: string) => {
    const roster = await readRoster(textSource('r.csv', text), SKM)
    return assessed(SKM, [csv([headers, ...rows])], { roster, withDigest: true })
  }

  soak(
    'shrink by the part that has answered, of all and of each unit, and come out again',
    async () => {
      const known = await withRoster('Layanan,Populasi\nKTP,25\nKK,75\n')
      const large = await assessed(SKM, [csv([headers, ...rows])])
      const errors = ({ result }: Report) => [
        result.statistics?.scores.find(({ id }) => id === result.score.id)?.standardError ?? 0,
        ...(result.groups[0]?.groups ?? []).map(
          ({ intervals }) =>
            intervals?.find(({ id }) => id === result.score.id)?.standardError ?? 0,
        ),
      ]
      const wide = errors(large)
      const factors = errors(known).map((error, at) => (error / (wide[at] ?? 0)) ** 2)
      expect(known.result.statistics?.population).toBe(100)
      // KK, then KTP: 1 − 40/100, 1 − 20/75, 1 − 20/25.
      expect(factors.map(factor => factor.toFixed(9))).toEqual(
        [0.6, 1 - 20 / 75, 0.2].map(factor => factor.toFixed(9)),
      )
      expect(verifiedReport(JSON.parse(JSON.stringify(known)), 'r.json').differences).toEqual([])
    },
  )

  it('are those of a large one where the roster lacks a unit of the data', async () => {
    const { result } = await withRoster('Layanan,Populasi\nKTP,25\n')
    expect(result.statistics?.population).toBeUndefined()
  })
})

describe('the annex for researchers', () => {
  const BERAKHLAK = soundRubric('rubrics', 'berakhlak-2021')
  const headers = BERAKHLAK.items.map(({ id }) => id)
  const rows = Array.from({ length: 40 }, (_, at) =>
    headers.map((_id, item) =>
      (at + item) % 13 === 0
        ? ''
        : ([2, 3, 4, 5, 3, 1][(at * 5 + item * item + (at >> 2)) % 6] ?? 3),
    ),
  )
  const withAnnex = () =>
    assessed(BERAKHLAK, [csv([headers, ...rows])], { annex: true, withDigest: true })

  it('gives covariances from which R has the same alpha, and comes out again', async () => {
    const report = await withAnnex()
    const [scale] = report.result.statistics?.scales ?? []
    expect(scale?.annex?.critical?.value).toBeCloseTo(criticalCorrelation(scale?.n ?? 0) ?? 0, 11)
    expect(scale?.annex?.pairwise?.n).toBeGreaterThan(scale?.n ?? 0)
    const first = rows.flatMap(([answer = '']) => (answer === '' ? [] : [Number(answer)]))
    const middle = first.reduce((sum, answer) => sum + answer, 0) / first.length
    const squares = first.reduce((sum, answer) => sum + (answer - middle) ** 2, 0)
    expect(scale?.items[0]?.sd?.value).toBeCloseTo(Math.sqrt(squares / (first.length - 1)), 11)
    // As the printed R code does it: rows of the CSV into a matrix.
    const [names = '', ...lines] = renderCsv(report).trimEnd().split('\n')
    const at = (name: string) => names.split(',').indexOf(name)
    const cells = lines
      .map(line => line.split(','))
      .filter(row => row[at('id')] === 'covariance' && row[at('by')] === scale?.id)
    const k = new Set(cells.map(row => row[at('parent')])).size
    const sum = (own: typeof cells) => own.reduce((all, row) => all + Number(row[at('value')]), 0)
    const diagonal = cells.filter(row => row[at('parent')] === row[at('group')])
    expect(cells).toHaveLength(k * k)
    expect((k / (k - 1)) * (1 - sum(diagonal) / sum(cells))).toBeCloseTo(
      scale?.alpha.value ?? 0,
      10,
    )
    expect(verifiedReport(JSON.parse(JSON.stringify(report)), 'r.json').differences).toEqual([])
  })

  it('has stratified alpha of a whole that is made of scales, as R has it from the rows', async () => {
    const data = readFileSync('examples/berakhlak/responses.csv', 'utf8')
    const { result } = await assessed(BERAKHLAK, [data], { annex: true })
    // R 4.2.2: 1 - sum of (SEM/7)^2 of seven means of three items over var(rowMeans(x)) of 292 complete rows
    expect(result.statistics?.stratifiedAlpha?.value).toBeCloseTo(0.858591897904, 11)
    const skm = await assessed(
      SKM,
      [
        csv([
          SKM.items.map(({ id }) => id),
          ...Array.from({ length: 12 }, (_, at) =>
            SKM.items.map((_item, item) => 2 + ((at + item * at) % 3)),
          ),
        ]),
      ],
      { annex: true },
    )
    expect(skm.result.statistics?.stratifiedAlpha).toBeUndefined()
  })

  it('prints R code whose lines fit a narrow terminal, as comments that break are none', async () => {
    const page = renderTable(await withAnnex(), { language: 'en', width: 60, colour: false })
    const code = page.slice(page.indexOf('s <- grepl'))
    // Run with R 4.2.2: alpha and lambda 2 of the report.
    for (const line of [
      '# alpha',
      '# lambda 2',
      'r <- (if (s) read.csv2 else read.csv)("report.csv")',
      'C <- xtabs(v ~ parent + group, r)',
      '(sum(D) + sqrt(k / (k - 1) * sum(D^2))) / sum(C)',
    ])
      expect(code.split('\n').map(each => each.trim())).toContain(line)
  })

  it('stands in Markdown and on pages, and nowhere unasked', async () => {
    const [asked, plain] = [await withAnnex(), await assessed(BERAKHLAK, [csv([headers, ...rows])])]
    for (const render of [renderMarkdown, renderHtml]) {
      expect(render(asked, { language: 'en' })).toContain('xtabs(v')
      expect(render(asked, { language: 'en' })).toContain('Validity of items: ')
      expect(render(plain, { language: 'en' })).not.toContain('xtabs')
    }
  })

  it('says of how many respondents ranks are compared, where some left something out', async () => {
    const units = rows.map((row, at) => [
      at % 2 === 0 ? 'A' : 'B',
      ...row.map(answer => (at < 20 && answer === '' ? 3 : answer)),
    ])
    const data = csv([['Unit', ...headers], ...units])
    const report = await assessed(BERAKHLAK, [data], { annex: true, by: ['Unit'] })
    const [whole] = report.result.groups[0]?.comparisons ?? []
    expect(whole?.compared).toBeLessThan(whole?.n ?? 0)
    const text = renderMarkdown(report, { language: 'en' })
    expect(text).toContain('Ranks of respondents by unit')
    expect(text).toContain(`of the ${whole?.compared} respondents who answered everything`)
    const line = renderCsv(report)
      .split('\n')
      .find(row => row.includes('kruskal-wallis-h'))
    expect(line?.split(',')).toContain(String(whole?.compared))
  })
})

it('where every person of every unit answered there is no doubt left, but of a question that some left out', async () => {
  const rows = ['A', 'B'].flatMap(unit =>
    Array.from({ length: 12 }, (_, at) => {
      const answers = Array.from({ length: 9 }, (_, item) =>
        at % 4 === 0 && item === 2 ? '' : `${2 + ((at * at + item * item * 3 + at * item) % 3)}`,
      )
      return [unit, ...answers].join(',')
    }),
  )
  const header = 'Unit Kerja,U1,U2,U3,U4,U5,U6,U7,Sarana,Pengaduan'
  const roster = await readRoster(textSource('r.csv', 'Unit,Populasi\nA,12\nB,12\n'), SKM)
  const { result } = await assessed(SKM, [[header, ...rows, ''].join('\n')], { roster })
  const widths = [
    ...(result.statistics?.scores ?? []),
    ...(result.groups[0]?.groups.flatMap(({ intervals }) => intervals ?? []) ?? []),
  ].map(({ id, low, high }) => ({ id, width: high.value - low.value }))
  const wide = widths.filter(({ width }) => width > 1e-9)
  // Of all, and of each unit, and so the index that the question is part of.
  expect(wide.map(({ id }) => id).sort()).toEqual([...Array(3).fill('U3'), ...Array(3).fill('ikm')])
  expect(widths.length).toBeGreaterThan(wide.length)
})
