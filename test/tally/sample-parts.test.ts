import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SampleDesign } from '../../src/columns/sample-columns.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { type Exact, exact, exactText, ZERO } from '../../src/math/exact.ts'
import { categoriesOf, type Rubric } from '../../src/rubric/model.ts'
import { scoreSurvey } from '../../src/score/score-survey.ts'
import { countingPlan } from '../../src/tally/count-cell.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { mergedTally, tallyWithout } from '../../src/tally/merge-tallies.ts'
import { isDefined, personScore } from '../../src/tally/person-score.ts'
import { readTally } from '../../src/tally/read-tally.ts'
import { weightedCounts } from '../../src/tally/sample-parts.ts'
import { surveyCells, type Tally } from '../../src/tally/tally.ts'
import { tallyJson } from '../../src/tally/tally-file.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runs, sample } from '../support/soak.ts'

const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
const skm = soundRubric('rubrics', 'skm-2017')

interface Drawn {
  readonly codes: readonly number[]
  readonly unit: string
  readonly sampled: { readonly weight: bigint; readonly stratum: string; readonly cluster: string }
}

function rowsOf(
  { items }: Rubric,
  { hasStrata, hasClusters, weightDecimals }: SampleDesign,
  heaviest = 10n ** 12n,
  length?: number,
) {
  const codes = items.map(item => fc.integer({ min: -4, max: categoriesOf(item).length - 1 }))
  const oneOf = (has: boolean) => (has ? fc.constantFrom('a', 'b', 'c') : fc.constant(''))
  return fc.array(
    fc.record({
      codes: fc.tuple(...codes),
      unit: fc.constantFrom('x', 'y'),
      sampled: fc.record({
        weight: weightDecimals === undefined ? fc.constant(1n) : fc.bigInt(1n, heaviest),
        stratum: oneOf(hasStrata),
        cluster: oneOf(hasClusters),
      }),
    }),
    length === undefined ? { maxLength: 25 } : { minLength: length, maxLength: length },
  )
}

/** Counts and sums, so many times as large; texts, days and what says how they are written stay. */
function multiplied(json: unknown, many: number, key = ''): unknown {
  if (Array.isArray(json)) return json.map(each => multiplied(each, many, key))
  if (typeof json === 'object' && json !== null) {
    return Object.fromEntries(
      Object.entries(json).map(([name, each]) => [name, multiplied(each, many, name)]),
    )
  }
  if (['format', 'weightDecimals', 'denominators'].includes(key)) return json
  if (typeof json === 'number') return json * many
  return typeof json === 'string' && /^\d+$/.test(json) ? `${BigInt(json) * BigInt(many)}` : json
}

function counted(rubric: Rubric, rows: readonly Drawn[], design: SampleDesign): Tally {
  const open = openTally(rubric, ['unit'], [['unit']], [], design)
  for (const { codes, unit, sampled } of rows) {
    tallyRow(open, { codes, numbers: [], groups: [unit], profile: [], sampled })
  }
  return closedTally(open, { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() })
}

const DESIGNS: readonly (readonly [string, SampleDesign])[] = [
  ['weights', { hasStrata: false, hasClusters: false, weightDecimals: 6 }],
  ['strata and weights', { hasStrata: true, hasClusters: false, weightDecimals: 6 }],
  ['strata', { hasStrata: true, hasClusters: false }],
  ['strata, clusters and weights', { hasStrata: true, hasClusters: true, weightDecimals: 6 }],
]

/** The same rows so many times over, by doubling. */
function times(tally: Tally, many: number): Tally {
  const half = many > 1 ? times(tally, Math.floor(many / 2)) : tally
  if (many === 1) return tally
  const whole = mergedTally(half, half)
  return many % 2 === 0 ? whole : mergedTally(whole, tally)
}

describe.each(sample(DESIGNS, 3))('a sample with %s', (_, design) => {
  it('is exact at ten million respondents', () => {
    const rows = rowsOf(skm, design, 10n ** 18n, 10)
    fc.assert(
      fc.property(rows, drawn => {
        const [part, many] = [counted(skm, drawn, design), 1_000_000]
        const all = times(part, many)
        expect(surveyCells(all).whole.rows).toBe(10_000_000)
        // Every sum is that of the part, a million times over, and comes back from a file.
        const [one, whole] = [tallyJson(part, skm), tallyJson(all, skm)]
        expect(JSON.stringify(whole)).toBe(JSON.stringify(multiplied(one, many)))
        expect(readTally(JSON.stringify(whole), 'a.json', skm)).toEqual({
          tally: all,
          problems: [],
        })
        const [score, same] = [part, all].map(each => scoreSurvey(skm.score, surveyCells(each)))
        expect(same?.outcome).toEqual(score?.outcome)
      }),
      { seed: 10_000_000, numRuns: runs(20) },
    )
  })

  it('is the same counted whole, in pieces, in any order, and read back', () => {
    for (const rubric of [berakhlak, skm]) {
      fc.assert(
        fc.property(rowsOf(rubric, design), fc.nat(25), (rows, at) => {
          const whole = counted(rubric, rows, design)
          const a = counted(rubric, rows.slice(0, at), design)
          const b = counted(rubric, rows.slice(at).reverse(), design)
          expect(mergedTally(a, b)).toEqual(whole)
          expect(mergedTally(b, a)).toEqual(whole)
          const text = JSON.stringify(tallyJson(whole, rubric))
          expect(JSON.stringify(tallyJson(mergedTally(b, a), rubric))).toBe(text)
          expect(readTally(text, 'a.json', rubric)).toEqual({ tally: whole, problems: [] })
        }),
        { seed: 11, numRuns: runs(50) },
      )
    }
  })

  it('has the parts of a cell add up to its rows, and to what was weighed', () => {
    fc.assert(
      fc.property(rowsOf(skm, design), rows => {
        const tally = counted(skm, rows, design)
        for (const cell of [...(tally.margins[1]?.cells.values() ?? [])]) {
          const own = rows.filter(({ unit }) => unit === cell.group[0])
          const parts = [...(cell.parts?.values() ?? [])]
          expect(parts.reduce((sum, part) => sum + part.rows, 0)).toBe(own.length)
          const weight = own.reduce((sum, { sampled }) => sum + sampled.weight, 0n)
          expect(weightedCounts(cell.parts)?.total).toBe(weight)
          for (const { stratum, cluster, squares } of parts) {
            if (squares === undefined) continue
            const squared = own
              .filter(({ sampled }) => sampled.stratum === stratum && sampled.cluster === cluster)
              .reduce((sum, { sampled }) => sum + sampled.weight ** 2n, 0n)
            expect(squares.total).toBe(squared)
          }
        }
      }),
      { seed: 12, numRuns: 10 },
    )
  })
})

describe('squared weights', () => {
  const [, [, design]] = DESIGNS as readonly [unknown, (typeof DESIGNS)[number]]

  it('are crossed by stratum as sums over the rows are', () => {
    const { crossed } = countingPlan(berakhlak)
    fc.assert(
      fc.property(rowsOf(berakhlak, design), rows => {
        const { sample } = counted(berakhlak, rows, design)
        for (const [stratum, { scores, items }] of sample?.squares ?? []) {
          const own = rows.filter(({ sampled }) => sampled.stratum === stratum)
          crossed.scores.slice(0, 3).forEach(({ a, b }, position) => {
            let sum = ZERO
            for (const { codes, sampled } of own) {
              const [x, y] = [a, b].map(({ node, denominator }) => {
                const score = personScore(node, item => answer(codes, item.index))
                return isDefined(score) ? score.mul(exact(denominator)) : undefined
              })
              if (x && y)
                sum = sum.add(
                  exact(sampled.weight ** 2n)
                    .mul(x)
                    .mul(y),
                )
            }
            expect(exactText(exact(scores[position]?.xy ?? -1n))).toBe(exactText(sum))
          })
          const [pair] = crossed.items
          const both = own.filter(({ codes }) => pair && both00(codes, pair.a.index, pair.b.index))
          expect(items[0]?.[0]).toBe(
            both.reduce((sum, { sampled }) => sum + sampled.weight ** 2n, 0n),
          )
        }
      }),
      { seed: 13, numRuns: 10 },
    )
  })
})

const answer = (codes: readonly number[], index: number) => ({
  code: codes[index] ?? -1,
  number: undefined,
})
const both00 = (codes: readonly number[], a: number, b: number) => codes[a] === 0 && codes[b] === 0

describe('a weighted score', () => {
  const design = { hasStrata: false, hasClusters: false, weightDecimals: 2 }

  it('is Σ w·x / Σ w at the items of one rubric and at the dimensions of another', () => {
    const weights = [1250n, 75n, 300n]
    for (const rubric of [skm, berakhlak]) {
      const rows = weights.map((weight, at) => ({
        codes: rubric.items.map(item => (item.index + at) % categoriesOf(item).length),
        unit: 'x',
        sampled: { weight, stratum: '', cluster: '' },
      }))
      const mean = (of: (codes: readonly number[]) => Exact) => {
        const sum = rows.reduce(
          (all, { codes, sampled }) => all.add(of(codes).mul(exact(sampled.weight))),
          ZERO,
        )
        return sum.div(exact(1625n))
      }
      const { children } = scoreSurvey(rubric.score, surveyCells(counted(rubric, rows, design)))
      for (const child of children) {
        const byHand = mean(codes => {
          const score = personScore(child.node, item => answer(codes, item.index))
          return isDefined(score) ? score : ZERO
        })
        const found = child.beforeRescale ?? ('value' in child.outcome ? child.outcome.value : ZERO)
        expect(exactText(found)).toBe(exactText(byHand))
        expect(child.n).toBe(3)
      }
    }
  })

  it('is that of the others when some rows are taken away', () => {
    const rows = [4n, 9n].map((weight, at) => ({
      codes: skm.items.map(() => at),
      unit: 'x',
      sampled: { weight, stratum: '', cluster: '' },
    }))
    const [first = [], both] = [rows.slice(0, 1), rows]
    const left = tallyWithout(
      counted(skm, both, design),
      counted(skm, rows.slice(1), design).margins,
    )
    const value = (tally: Tally) => scoreSurvey(skm.score, surveyCells(tally)).outcome
    expect(value(left)).toEqual(value(counted(skm, first, design)))
  })
})

describe('counts that were drawn in different ways', () => {
  it('are not added up, and the difference is said', () => {
    const [weighted, stratified] = DESIGNS.map(([, design]) => counted(skm, [], design))
    const merge = () => weighted && stratified && mergedTally(weighted, stratified)
    expect(merge).toThrow(Refusal)
    try {
      merge()
    } catch (error) {
      const [problem] = error instanceof Refusal ? error.diagnostics : []
      expect(problem?.message.en).toContain('weights of 6 decimals + strata')
    }
  })
})

describe('damaged weights', () => {
  const design = { hasStrata: true, hasClusters: false, weightDecimals: 0 }
  const sampled = { weight: 3n, stratum: 'a', cluster: '' }
  const tally = counted(skm, [{ codes: skm.items.map(() => 0), unit: 'x', sampled }], design)
  const text = JSON.stringify(tallyJson(tally, skm))

  it.each([
    ['a total below its answers', '"weights":{"total":"3"', '"weights":{"total":"2"'],
    ['rows that are not those of the cell', '"stratum":"a","rows":1', '"stratum":"a","rows":2'],
    ['no parts where the sample has some', '"parts":', '"partz":'],
  ])('are refused: %s', (_, before, after) => {
    expect(text).toContain(before)
    const { tally: read, problems } = readTally(text.replace(before, after), 'a.json', skm)
    expect(read).toBeUndefined()
    expect(problems[0]?.code).toBe('tally/damaged')
  })
})
