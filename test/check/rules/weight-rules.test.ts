import { describe, expect, it } from 'vitest'
import { meantNumber } from '../../../src/check/weight-sums.ts'
import { exact } from '../../../src/math/exact.ts'
import { findingsIn } from '../../support/checked.ts'

const RUBRIC = `rubric: contoh
edition: "2026.1"
title: { id: Arsip, en: Archive }
kind: worksheet
basis: [{ name: Sendiri, covers: [items, scales, weights, method, bands, gates], verified: false, note: { id: a, en: a } }]
scales:
  mutu:
    categories:
      - { code: A, points: 1, label: { id: Ya, en: "Yes" } }
      - { code: B, points: 0, label: { id: Tidak, en: "No" } }
items:
  - { id: 1.a, text: { id: Satu, en: One }, scale: mutu }
  - { id: 1.b, text: { id: Dua, en: Two }, scale: mutu }
  - { id: 1.c, text: { id: Tiga, en: Three }, scale: mutu }
  - { id: 2.a, text: { id: Empat, en: Four }, scale: mutu }
score:
  id: nilai
  title: { id: Nilai, en: Score }
  aggregate: sum
  of:
    - { id: "1", title: { id: Satu, en: One }, weight: 60, of: [1.a, 1.b, 1.c] }
    - { id: "2", title: { id: Dua, en: Two }, weight: 40, of: [2.a] }
grades:
  bands: [{ grade: A, from: 90 }, { grade: B, from: 60 }, { grade: C }]
`
const PARTS = 'weight: 60, of: [1.a, 1.b, 1.c]'

function found(...changes: readonly (readonly [string, string])[]) {
  let text = RUBRIC
  for (const [from, to] of changes) {
    expect(text).toContain(from)
    text = text.replace(from, to)
  }
  return findingsIn(text).filter(({ code }) => code !== 'check/tests-missing')
}
const words = (...changes: readonly (readonly [string, string])[]) =>
  found(...changes).map(({ message, remedy }) => `${message.en} ${remedy.en}`)

describe('weights that do not add up', () => {
  it('are one finding, that names what to write', () => {
    expect(found()).toEqual([])
    const thirds =
      '{ item: 1.a, weight: 1.33 }, { item: 1.b, weight: 1.33 }, { item: 1.c, weight: 1.33 }'
    const points = [
      ['weight: 40', 'weight: 6'],
      ['from: 90', 'from: 9'],
      ['from: 60', 'from: 6'],
    ] as const
    expect(words([PARTS, `aggregate: sum, of: [${thirds}]`], ...points)).toEqual([
      'The full marks of `1` are 3.99, not 4. write the fractions: `4/3`.',
    ])
    const own = '{ item: 1.a, weight: 20 }, { item: 1.b, weight: 20 }, { item: 1.c, weight: 20 }'
    expect(words([PARTS, `weight: 60, aggregate: sum, of: [${own}]`])).toEqual([
      expect.stringMatching(
        /already make up 60.*full marks are 3600, not 60\. leave one of the two out/,
      ),
    ])
    expect(words(['weight: 40', 'weight: 140'])).toEqual([
      expect.stringMatching(/add up to 200, and to exactly 100 with `40`/),
    ])
  })

  it('twice counted at several parents are one way of writing', () => {
    const two = found(
      [
        PARTS,
        'weight: 60, aggregate: sum, of: [{ item: 1.a, weight: 20 }, { item: 1.b, weight: 40 }]',
      ],
      [
        'weight: 40, of: [2.a]',
        'weight: 40, aggregate: sum, of: [{ item: 2.a, weight: 30 }, { item: 1.c, weight: 10 }]',
      ],
    )
    expect(two.map(({ code, related }) => [code, related.length])).toEqual([
      ['check/weight-counted-twice', 1],
    ])
  })

  it('may be meant: a total need not be 100', () => {
    const eighty = [
      ['weight: 60', 'weight: 40'],
      ['from: 90', 'from: 72'],
      ['from: 60', 'from: 48'],
    ] as const
    expect(found(...eighty)).toEqual([])
    // Nothing but the nearness speaks for 100: it is asked, not refused.
    expect(found(['weight: 60', 'weight: 50']).map(({ severity }) => severity)).toEqual(['warning'])
    // A grade that cannot be reached speaks for it.
    expect(found(['weight: 60', 'weight: 48']).map(({ code }) => code)).toEqual([
      'check/weights-sum',
    ])
  })

  it('may exceed 100, where the bounds lie near the total', () => {
    const total = [
      ['weight: 60', 'weight: 95'],
      ['weight: 40', 'weight: 25'],
    ] as const
    expect(found(...total, ['from: 90', 'from: 100'])).toEqual([])
    // 5 instead of 25 would make 100, and nothing asks for more than 60.
    const low = words(...total, ['{ grade: A, from: 90 }, ', ''])
    expect(low).toEqual([expect.stringMatching(/weight `25`.*exactly 100 with `5`/)])
  })

  it('may have lost a slash', () => {
    const parts =
      '{ item: 1.a, weight: 1/9 }, { item: 1.b, weight: 19 }, { item: 1.c, weight: 7/9 }'
    expect(words([PARTS, `aggregate: sum, of: [${parts}]`], ['weight: 40', 'weight: 99'])).toEqual([
      expect.stringMatching(/weight `19`.*stands `1\/9`.*perhaps `1\/9` is meant/),
    ])
  })

  it('under an average come with the sum that was meant', () => {
    expect(words(['aggregate: sum', 'aggregate: average'])).toEqual([
      expect.stringContaining('write `aggregate: sum` at `nilai`; it then reaches 100'),
    ])
    const plain = [
      ['aggregate: sum\n', 'aggregate: average\n'],
      ['weight: 60, ', ''],
      ['weight: 40, ', ''],
    ] as const
    expect(words(...plain)).toEqual([
      expect.stringContaining('add to `nilai`: rescale: { from: [0, 1], to: [0, 100] }'),
    ])
    const mended = 'aggregate: average\n  rescale: { from: [0, 1], to: [0, 100] }\n'
    expect(found(['aggregate: sum\n', mended], ...plain.slice(1))).toEqual([])
  })
})

describe('meantNumber', () => {
  it.each([
    ['125', 25, '25'],
    ['52', 25, '25'],
    ['250', 25, '25'],
    ['2.5', 25, '25'],
    ['0.25', 25, '25'],
  ])('sees in %s a slip of %i', (written, wanted, meant) => {
    expect(meantNumber(written, exact(wanted))).toBe(meant)
  })

  it.each([
    ['24', 25],
    ['20', 25],
    ['25', 25],
    ['1/4', 25],
    ['25', -5],
  ])('sees none in %s for %i', (written, wanted) => {
    expect(meantNumber(written, exact(wanted))).toBeUndefined()
  })
})
