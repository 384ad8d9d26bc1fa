import { describe, expect, it } from 'vitest'
import { exact } from '../../../src/math/exact.ts'
import { mirroredCodes } from '../../../src/report/cautions/file-cautions.ts'
import { backwardsFiles } from '../../../src/score/doubts/backwards-files.ts'

const RANGE = { minimum: exact(1), maximum: exact(4) }
type Items = readonly (readonly number[])[]

/** Mean codes of four answers, 1 to 4. */
function file(name: string, items: Items) {
  const sums = items.map(codes => codes.reduce((sum, times, at) => sum + times * (at + 1), 0))
  const rows = (items[0] ?? []).reduce((sum, times) => sum + times, 0)
  const score = exact(
    sums.reduce((a, b) => a + b, 0),
    rows * items.length,
  )
  return { name, rows, score, codes: new Map(items.map((codes, at) => [`U${at + 1}`, codes])) }
}

// Near the middle: the index is 2.75, mirrored 2.25.
const FILE: Items = [
  [4, 28, 52, 16],
  [10, 40, 40, 10],
  [2, 22, 56, 20],
]
const turned = FILE.map(codes => codes.toReversed())
const found = (...files: readonly ReturnType<typeof file>[]) => backwardsFiles(RANGE, files)
const suspects = (...files: readonly ReturnType<typeof file>[]) =>
  found(...files).map(({ name }) => name)

describe('files coded backwards', () => {
  it('are told near the middle of the scale, by their answers to each item', () => {
    expect(suspects(file('a', FILE), file('b', FILE), file('c', turned))).toEqual(['c'])
  })

  it('are asked about where an office that is rated low would answer so too', () => {
    // Of one shape, so that no item is higher than another; or each high and low as it comes.
    const flat: Items = [0, 1, 2, 3].map(() => [4, 28, 52, 16])
    const low = flat.map((_, at) => (at % 2 ? [18, 50, 28, 4] : [14, 54, 28, 4]))
    expect(found(file('a', flat), file('low', low))).toMatchObject([{ isShown: false }])
    expect(found(file('a', FILE), file('b', turned))).toMatchObject([{ isShown: true }])
  })

  it('are not those that are low all over, with the same items high as elsewhere', () => {
    // As low as the mirror image, item by item a step lower.
    const low: Items = [
      [16, 52, 28, 4],
      [30, 46, 20, 4],
      [14, 50, 30, 6],
    ]
    expect(suspects(file('a', FILE), file('low', low))).toEqual([])
  })

  it('cannot be told where answers spread evenly to both sides, nor of few rows', () => {
    const even: Items = [[10, 40, 40, 10]]
    expect(suspects(file('a', even), file('b', even))).toEqual([])
    const few = turned.map(codes => codes.map(times => times / 4))
    expect(suspects(file('a', FILE), file('few', few))).toEqual([])
  })

  it('are turned round by a mapping, code by code', () => {
    expect(mirroredCodes([['U1', ['1', '2', '3']]])).toBe(
      '"answers": { "U1": { "1": "3", "2": "2", "3": "1" } }',
    )
  })
})
