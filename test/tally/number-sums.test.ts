import { describe, expect, it } from 'vitest'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { mergedTally } from '../../src/tally/merge-tallies.ts'
import { readTally } from '../../src/tally/read-tally.ts'
import { tallyJson } from '../../src/tally/tally-file.ts'
import { assessed, csv } from '../support/assessed.ts'

const text = (items: string) => `
rubric: angka
edition: "1"
title: { id: Penilaian angka, en: Ratings }
kind: survey
basis: [{ name: contoh, covers: [items], verified: false, note: Contoh. }]
scales:
  sepuluh: { number: { min: 1, max: 10, decimals: 1 } }
  poin: { number: { min: 0, max: 10, decimals: 1, rescale: { from: [0, 10], to: [0, 100] } } }
items:
${items}
score: { id: nilai, over: respondents, of: [{ item: a }, { item: b }, { item: c }] }
`
const ITEMS = `
  - { id: a, text: A, scale: sepuluh }
  - { id: b, text: B, scale: sepuluh, reverse: true }
  - { id: c, text: C, scale: poin }
`
function rubricOf(items = ITEMS) {
  const { rubric, problems } = readRubric({ file: 'a.yaml', text: text(items) }, () => undefined)
  return rubric ?? expect.fail(JSON.stringify(problems))
}

const ROWS = [
  [1, 9.5, 2],
  [4, 7, 3],
  [6.5, 5, 6],
  [8, 2.5, 5],
  [10, 1, 9.5],
  [7, '', 4],
] as const

describe('numbers that came together', () => {
  const rubric = rubricOf()
  const counted = (rows: typeof ROWS | readonly (typeof ROWS)[number][]) => {
    const open = openTally(rubric, [], [])
    for (const row of rows) {
      const numbers = row.map(each => (each === '' ? undefined : BigInt(Math.round(each * 10))))
      const codes = numbers.map(each => (each === undefined ? -1 : 0))
      tallyRow(open, { codes, numbers, groups: [], profile: [] })
    }
    return closedTally(open, { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() })
  }
  const json = (tally: ReturnType<typeof counted>) => JSON.stringify(tallyJson(tally, rubric))

  it('are the same whole, in pieces and read back, without who left a number out', () => {
    const whole = counted(ROWS)
    expect(whole.numbers).toMatchObject([{ n: 5, sums: [295n, 250n, 255n] }])
    const [a, b] = [counted(ROWS.slice(0, 2)), counted(ROWS.slice(2))]
    expect(json(mergedTally(b, a))).toBe(json(whole))
    expect(json(readTally(json(whole), 'a.json', rubric).tally ?? expect.fail())).toBe(json(whole))
    const { problems } = readTally(json(whole).replace('"n":5', '"n":7'), 'a.json', rubric)
    expect(problems[0]?.code).toBe('tally/damaged')
    const { numbers: _, ...before } = JSON.parse(json(whole))
    const read = readTally(JSON.stringify(before), 'a.json', rubric).tally ?? expect.fail()
    expect(mergedTally(read, whole).numbers).toBeUndefined()
  })

  it('give the alpha of the points that the rubric makes of them', async () => {
    const { result } = await assessed(rubric, [csv([['a', 'b', 'c'], ...ROWS])])
    const [scale] = result.statistics?.scales ?? []
    const points = ROWS.slice(0, 5).map(([a, b, c]) => [a, 11 - Number(b), 10 * c])
    const variance = (values: readonly number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
    }
    const own = [0, 1, 2].reduce((sum, at) => sum + variance(points.map(row => row[at] ?? 0)), 0)
    const total = variance(points.map(row => row.reduce((sum, value) => sum + value, 0)))
    expect(scale?.n).toBe(5)
    expect(scale?.alpha.value).toBeCloseTo(1.5 * (1 - own / total), 11)
  })

  it('give none where points are rounded, which no sum of products tells', async () => {
    const rounded = rubricOf(ITEMS.replace('scale: poin }', 'scale: poin, round: { digits: 0 } }'))
    const { result } = await assessed(rounded, [csv([['a', 'b', 'c'], ...ROWS])])
    expect(result.statistics?.scales ?? []).toEqual([])
  })
})
