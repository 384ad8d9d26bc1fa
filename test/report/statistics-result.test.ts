import { describe, expect, it } from 'vitest'
import { readRoster } from '../../src/coding/read-roster.ts'
import { verifiedReport } from '../../src/compare/verified-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { statisticsResult } from '../../src/report/statistics-result.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const SKM = soundRubric('rubrics', 'skm-2017')
const { score } = SKM

describe('statistics in a report', () => {
  it('stand with twelve digits, and as they are shown', () => {
    const interval = { node: score, standardError: 1 / 3, df: 4, low: -0.001, high: 200 / 3 }
    expect(statisticsResult({ intervals: [interval], scales: [], bands: [], tops: [] }, 2)).toEqual(
      {
        level: 0.95,
        scores: [
          {
            ...{ id: 'ikm', standardError: 0.333333333333, df: 4 },
            low: { value: -0.001, shown: '0.00' },
            high: { value: 66.6666666667, shown: '66.67' },
          },
        ],
        scales: [],
      },
    )
  })

  it('are left out where there are none', () => {
    expect(statisticsResult({ intervals: [], scales: [], bands: [], tops: [] }, 2)).toBeUndefined()
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
    return assessed(SKM, [csv([headers, ...rows])], { roster })
  }

  it('shrink by the part that has answered, of all and of each unit, and come out again', async () => {
    const known = await withRoster('Layanan,Populasi\nKTP,25\nKK,75\n')
    const large = await assessed(SKM, [csv([headers, ...rows])])
    const errors = ({ result }: Report) => [
      result.statistics?.scores.find(({ id }) => id === result.score.id)?.standardError ?? 0,
      ...(result.groups[0]?.groups ?? []).map(
        ({ intervals }) => intervals?.find(({ id }) => id === result.score.id)?.standardError ?? 0,
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
  })

  it('are those of a large one where the roster lacks a unit of the data', async () => {
    const { result } = await withRoster('Layanan,Populasi\nKTP,25\n')
    expect(result.statistics?.population).toBeUndefined()
  })
})
