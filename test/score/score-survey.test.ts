import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodedRow } from '../../src/coding/row-reader.ts'
import { exactText } from '../../src/math/exact.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { scoredSurvey } from '../../src/score/score-rubric.ts'
import { scoredNodesOf, scoreValue } from '../../src/score/scored-node.ts'
import { gradedNodes } from '../../src/score/verdicts.ts'
import { closedCell, countingPlan, countRow, openCell } from '../../src/tally/count-cell.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runs } from '../support/soak.ts'

const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
const skm = soundRubric('rubrics', 'skm-2017')

function scored(rubric: Rubric, rows: readonly (readonly number[])[]) {
  const plan = countingPlan(rubric)
  const cell = openCell(plan, [])
  for (const codes of rows) {
    const row: CodedRow = { codes, numbers: codes.map(() => undefined), groups: [], profile: [] }
    countRow(plan, cell, row)
  }
  return scoredSurvey(rubric, { whole: closedCell(plan, cell), units: [] })
}

const responses = (items: number, categories: number) =>
  fc.array(
    fc.array(fc.integer({ min: -1, max: categories - 1 }), { minLength: items, maxLength: items }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )

describe('BerAKHLAK, by person on each dimension', () => {
  it('agrees with person means added up in plain floats', () => {
    fc.assert(
      fc.property(responses(21, 5), rows => {
        const { root } = scored(berakhlak, rows)
        const dimensions = Array.from({ length: 7 }, (_, dimension) => {
          const means = rows.flatMap(codes => {
            const own = codes.slice(dimension * 3, dimension * 3 + 3).filter(code => code >= 0)
            return own.length >= 1.5
              ? [own.reduce((sum, code) => sum + code + 1, 0) / own.length]
              : []
          })
          const mean = means.reduce((sum, one) => sum + one, 0) / means.length
          return { n: means.length, index: ((mean - 1) / 4) * 100 }
        })
        for (const [position, { n, index }] of dimensions.entries()) {
          const child = root.children[position]
          expect(child?.n).toBe(n)
          if (n === 0) expect(scoreValue(child)).toBeUndefined()
          else expect(Number(scoreValue(child)?.valueOf())).toBeCloseTo(index, 9)
        }
        const whole = dimensions.every(({ n }) => n > 0)
          ? dimensions.reduce((sum, { index }) => sum + index, 0) / 7
          : undefined
        if (whole === undefined)
          expect(root.outcome).toEqual({ undefinedBecause: expect.any(String) })
        else expect(Number(scoreValue(root)?.valueOf())).toBeCloseTo(whole, 9)
      }),
      { seed: 21, numRuns: runs(200) },
    )
  })

  it('never falls when one answer rises', () => {
    const complete = fc.array(
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 21, maxLength: 21 }),
      {
        minLength: 1,
        maxLength: 10,
      },
    )
    fc.assert(
      fc.property(complete, fc.nat(20), (rows, item) => {
        const raised = rows.map((codes, row) =>
          row === 0
            ? codes.map((code, position) => (position === item ? Math.min(4, code + 1) : code))
            : codes,
        )
        const [before, after] = [rows, raised].map(each => scoreValue(scored(berakhlak, each).root))
        expect(before && after && after.compare(before) >= 0).toBe(true)
      }),
      { seed: 22, numRuns: runs(100) },
    )
  })

  it('lies in its range, and reaches both ends', () => {
    const all = (code: number) => scored(berakhlak, [Array.from({ length: 21 }, () => code)]).root
    expect([exactText(all(0).range.minimum), exactText(all(0).range.maximum)]).toEqual(['0', '100'])
    expect(exactText(scoreValue(all(0)) ?? all(0).range.maximum)).toBe('0')
    expect(exactText(scoreValue(all(4)) ?? all(4).range.minimum)).toBe('100')
  })

  it('has no score from no answers, and says why at every node', () => {
    const { root } = scored(berakhlak, [Array.from({ length: 21 }, () => -1)])
    const reasons = scoredNodesOf(root).map(({ outcome }) =>
      'undefinedBecause' in outcome ? outcome.undefinedBecause : 'has a value',
    )
    expect(new Set(reasons)).toEqual(new Set(['no-answers']))
  })

  it('says that there were too few answers where some were given', () => {
    const { root } = scored(berakhlak, [
      Array.from({ length: 21 }, (_, item) => (item === 0 ? 4 : -1)),
    ])
    expect(root.children[0]?.outcome).toEqual({ undefinedBecause: 'too-few-answers' })
  })

  it('is not applicable only where everything was said not to apply', () => {
    const { root } = scored(berakhlak, [
      Array.from({ length: 21 }, (_, item) => (item < 3 ? -3 : 4)),
    ])
    expect(root.children[0]?.outcome).toEqual({ undefinedBecause: 'not-applicable' })
    expect(root.outcome).toEqual({ undefinedBecause: 'child-undefined' })
  })
})

describe('SKM, by item', () => {
  /** n answers of 3 and 4 that add up to `total`. */
  const column = (total: number, n: number) =>
    Array.from({ length: n }, (_, row) => (row < total - 3 * n ? 3 : 2))
  const n = 2500
  // Nine totals that add up to 68,949: 68949 / (9 × 2500) × 25 is exactly 76.61, the lower bound of B.
  const totals = [7600, 7722, 7512, 7810, 7661, 7541, 7781, 7605, 7717]

  it('gives B at exactly 76.61, where floats fall below the bound in most orders of adding', () => {
    const columns = totals.map(total => column(total, n))
    const rows = Array.from({ length: n }, (_, row) => columns.map(each => each[row] ?? 0))
    const result = scored(skm, rows)
    expect(exactText(scoreValue(result.root) ?? result.root.range.minimum)).toBe('7661/100')
    expect(gradedNodes(result)[0]?.grade?.grade).toBe('B')

    const inFloats = totals.map((_, start) => {
      const order = [...totals.slice(start), ...totals.slice(0, start)]
      return order.reduce((sum, total) => sum + (total / n) * (1 / 9), 0) * 25
    })
    expect(inFloats.some(index => index < 76.61)).toBe(true)
  })

  it('leaves blanks out of a mean instead of counting them as 0', () => {
    const { root } = scored(skm, [
      [3, 3, 3, 3, 3, 3, 3, 3, 3],
      [-1, 1, 3, 3, 3, 3, 3, 3, 3],
    ])
    expect(
      root.children
        .slice(0, 2)
        .map(child => [child.n, exactText(scoreValue(child) ?? child.range.minimum)]),
    ).toEqual([
      [1, '4'],
      [2, '3'],
    ])
  })
})
