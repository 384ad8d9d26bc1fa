import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../src/math/exact.ts'
import { nodesOf } from '../../src/rubric/build-score-tree.ts'
import { categoriesOf, type Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { countingPlan } from '../../src/tally/count-cell.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import {
  addedCrossTables,
  type CrossTables,
  closedCrossTables,
  countCrossed,
  openCrossTables,
} from '../../src/tally/cross-tables.ts'
import { isDefined, personScore } from '../../src/tally/person-score.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runs, sample, soak } from '../support/soak.ts'

const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
const skm = soundRubric('rubrics', 'skm-2017')

/** Codes and no answers, in the range of each item. */
function rowsOf(rubric: Rubric) {
  const codes = rubric.items.map(item =>
    fc.integer({ min: -4, max: categoriesOf(item).length - 1 }),
  )
  return fc.array(fc.tuple(...codes), { maxLength: 30 })
}

function crossed(rubric: Rubric, rows: readonly (readonly number[])[]): CrossTables {
  const open = openTally(rubric, [], [])
  for (const codes of rows) tallyRow(open, { codes, numbers: [], groups: [], profile: [] })
  return closedTally(open, { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() })
    .crossed
}

describe.each([
  ['nodes with patterns', berakhlak],
  ['a node with too many patterns', skm],
] as const)('answers crossed, %s', (_, rubric) => {
  const layout = countingPlan(rubric).crossed

  it('count for each pair of items the rows that gave both answers', () => {
    expect(layout.items).toHaveLength((rubric.items.length * (rubric.items.length - 1)) / 2)
    fc.assert(
      fc.property(rowsOf(rubric), rows => {
        const { items } = crossed(rubric, rows)
        layout.items.forEach(({ a, b }, position) => {
          const k = categoriesOf(b).length
          for (let x = 0; x < categoriesOf(a).length; x++) {
            for (let y = 0; y < k; y++) {
              const both = rows.filter(row => row[a.index] === x && row[b.index] === y).length
              expect(items[position]?.[x * k + y]).toBe(both)
            }
          }
        })
      }),
      { seed: 3, numRuns: runs(10) },
    )
  })

  it('sum what persons scored as exact fractions do', () => {
    fc.assert(
      fc.property(rowsOf(rubric), rows => {
        const { scores } = crossed(rubric, rows)
        layout.scores.forEach(({ a, b }, position) => {
          let [n, x, xx, xy] = [0, exact(0), exact(0), exact(0)]
          for (const row of rows) {
            const [first, second] = [a, b].map(({ node }) =>
              personScore(node, item => ({ code: row[item.index] ?? -1, number: undefined })),
            )
            if (!first || !second || !isDefined(first) || !isDefined(second)) continue
            n++
            x = x.add(first)
            xx = xx.add(first.mul(first))
            xy = xy.add(first.mul(second))
          }
          const [da, db] = [exact(a.denominator), exact(b.denominator)]
          const sums = scores[position]
          expect(sums?.n).toBe(n)
          expect(exact(sums?.x ?? -1n).equals(x.mul(da))).toBe(true)
          expect(exact(sums?.xx ?? -1n).equals(xx.mul(da).mul(da))).toBe(true)
          expect(exact(sums?.xy ?? -1n).equals(xy.mul(da).mul(db))).toBe(true)
        })
      }),
      { seed: 4, numRuns: runs(20) },
    )
  })

  soak('add up to the same in pieces, in any order', () => {
    fc.assert(
      fc.property(rowsOf(rubric), fc.nat(30), (rows, at) => {
        const [a, b] = [crossed(rubric, rows.slice(0, at)), crossed(rubric, rows.slice(at))]
        expect(addedCrossTables(a, b)).toEqual(crossed(rubric, rows))
        expect(addedCrossTables(b, a)).toEqual(addedCrossTables(a, b))
      }),
      { seed: 5, numRuns: runs(30) },
    )
  })
})

describe('complete rows', () => {
  it('are crossed where patterns are too many to keep', () => {
    const layout = countingPlan(skm).crossed
    expect(layout.complete.map(({ node }) => node.id)).toEqual([skm.score.id])
    expect(countingPlan(berakhlak).crossed.complete).toEqual([])
    const all = skm.items.map(() => 1)
    const gap = skm.items.map((_, position) => (position === 4 ? -1 : 1))
    const { items, complete } = crossed(skm, [all, all, gap])
    const total = (table: readonly number[] | undefined) => table?.reduce((sum, n) => sum + n, 0)
    expect(total(items[0])).toBe(3)
    expect(complete[0]?.map(total)).toEqual(layout.items.map(() => 2))
  })
})

describe('sums over very many persons', () => {
  it('stay exact beyond 2^53', () => {
    const layout = countingPlan(berakhlak).crossed
    const scores = layout.scored.map(({ largest }, position) => largest - position)
    const open = openCrossTables(layout)
    for (let row = 0; row < 625; row++) countCrossed(layout, open, [], scores)
    let tables = closedCrossTables(open)
    let persons = 625n
    for (; persons < 20_000_000_000_000n; persons *= 2n) tables = addedCrossTables(tables, tables)
    const [x, y] = [BigInt(scores[0] ?? 0), BigInt(scores[1] ?? 0)]
    expect(tables.scores[0]).toEqual({
      n: Number(persons),
      x: persons * x,
      y: persons * y,
      xx: persons * x * x,
      yy: persons * y * y,
      xy: persons * x * y,
    })
    expect(persons * x * x > 2n ** 53n).toBe(true)
  })

  const wide = [
    ['of integers where a float could hold none', 25, 26_771_144_400, 300],
    ['carried over before a float could round them', 13, 360_360, 200_000],
  ] as const
  it.each(sample(wide))('are %s', (_, length, denominator, rows) => {
    const items = Array.from({ length }, (_, position) => `X${position + 1}`)
    const branch = (id: string) =>
      `    - id: ${id}\n      of: [${items.map(item => `${id}${item}`).join(', ')}]\n`
    const text = [
      'rubric: lebar',
      'edition: "1"',
      'title: Lebar',
      'kind: survey',
      'basis: [{ name: Kami, covers: [items, scales, weights, method], verified: false }]',
      'scales:',
      '  s: { categories: [{ code: 0, points: 0, label: Tidak }, { code: 1, points: 1, label: Ya }] }',
      'items:',
      ...['a', 'b'].flatMap(id =>
        items.map(item => `  - { id: ${id}${item}, text: ${id} ${item}, scale: s }`),
      ),
      'score:',
      '  id: total',
      '  children: { over: respondents }',
      '  of:',
      `${branch('a')}${branch('b')}`,
    ].join('\n')
    const { rubric, problems } = readRubric({ file: 'lebar.yaml', text }, () => undefined)
    if (rubric === undefined) throw new Error(JSON.stringify(problems))
    const layout = countingPlan(rubric).crossed
    expect(layout.scored.map(({ denominator }) => denominator)).toEqual([denominator, denominator])
    const open = openCrossTables(layout)
    const [x, y] = [denominator - 1, denominator - 3]
    for (let row = 0; row < rows; row++) countCrossed(layout, open, [], [x, y])
    const { n, xy, xx } = closedCrossTables(open).scores[0] ?? {}
    expect(n).toBe(rows)
    expect(xy).toBe(BigInt(rows) * BigInt(x) * BigInt(y))
    expect(xx).toBe(BigInt(rows) * BigInt(x) * BigInt(x))
    expect((xy ?? 0n) > 2n ** 53n).toBe(true)
  })

  it('are not kept of scores with too many denominators', () => {
    expect(nodesOf(berakhlak.score).length).toBeGreaterThan(8)
    expect(countingPlan(berakhlak).crossed.scored.map(({ denominator }) => denominator)).toEqual(
      new Array(7).fill(6),
    )
  })
})
