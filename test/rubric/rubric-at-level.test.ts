import { describe, expect, it } from 'vitest'
import { rubricTestResults } from '../../src/check/rubric-tests.ts'
import { exactText } from '../../src/math/exact.ts'
import { nodesOf } from '../../src/rubric/build-score-tree.ts'
import { countsOf, type Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { rubricAtEachLevel, rubricAtLevel } from '../../src/rubric/rubric-at-level.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { nodeRange, scoredNodesOf } from '../../src/score/scored-node.ts'

/** 1.1 asks both levels, 1.2 the agency alone; the counts belong to the unit; `umum` is asked everywhere. */
const TWO_LEVELS = `rubric: two-levels
edition: "1"
title: Dua tingkat
kind: worksheet
basis:
  - { name: Contoh, covers: [items], verified: false, note: contoh }
levels:
  - { id: instansi, title: { id: Tingkat instansi, en: Agency } }
  - { id: unit, title: { id: Tingkat unit, en: Unit } }
scales:
  ya-tidak: { categories: [{ code: Ya, points: 1 }, { code: Tidak, points: 0 }] }
items:
  - { id: 1.1.A, levels: { instansi: 1.1.A, unit: 1.1.b }, scale: ya-tidak, evidence: [SK tim, { id: Notula, en: Minutes }] }
  - { id: 1.1.B, levels: { instansi: 1.1.B }, scale: ya-tidak }
  - id: 1.1.a
    levels: { unit: 1.1.a }
    inputs: [{ id: lapor, columns: [1.1.a.1] }, { id: wajib, columns: [1.1.a.2] }, { id: proses, informative: true }]
    ratio: { of: lapor, to: wajib, at-least: 0, at-most: 1, when-denominator-zero: not-applicable }
  - { id: 1.2.A, levels: { instansi: 1.2.A }, scale: ya-tidak }
  - { id: umum, scale: ya-tidak }
score:
  id: total
  aggregate: sum
  of:
    - id: "1"
      also: [Nama lama]
      aggregate: sum
      children: { level: subkomponen }
      of:
        - { id: "1.1", weight: 2, of: [1.1.A, 1.1.B, 1.1.a] }
        - { id: "1.2", weight: 3, of: [1.2.A] }
        - { id: "1.3", weight: 1, of: [umum] }
gates:
  - { verdict: layak, all: [{ item: 1.1.A, at-least: 1 }, { node: 1.1.A, at-least: 0.5 }] }
  - { verdict: lengkap, all: [{ item: 1.2.A, at-least: 1 }] }
tests:
  # 1.1 (1 + 3/4)/2 x 2 = 7/4; 1.2 is not asked; 1.3 1
  - name: a unit
    level: unit
    answers: { 1.1.b: Ya, lapor: 3, wajib: 4, umum: Ya }
    expect: { "1.1": 7/4, "1.2": not-applicable, "nominal:1.2": 3, total: 11/4, "maximum:total": 3, "nominal:total": 6, "verdict:layak": holds, "verdict:lengkap": undecided }
  # 1.1 (1 + 0)/2 x 2 = 1; the rest at its best: 3 + 1
  - name: an agency
    level: instansi
    blanks: highest
    answers: { 1.1.B: Tidak }
    expect: { "1.1": 1, total: 5, "maximum:total": 6, "verdict:lengkap": undecided }
`

const read = (text: string) => readRubric({ file: 'two-levels.yaml', text })
const found = (from: string, to: string) => {
  expect(TWO_LEVELS).toContain(from)
  return read(TWO_LEVELS.replace(from, to)).problems.map(({ code, params }) => [code, params.name])
}

describe('rubricAtLevel', () => {
  const { rubric, problems } = read(TWO_LEVELS)
  if (rubric === undefined) throw new Error(JSON.stringify(problems))
  const unit = rubricAtLevel(rubric, 'unit')
  const agency = rubricAtLevel(rubric, 'instansi')
  const ids = ({ items }: Rubric) => items.map(({ id }) => id)

  it('keeps the items of the level, in order, under their numbers there', () => {
    expect(ids(unit)).toEqual(['1.1.b', 'lapor', 'wajib', 'proses', '1.1.a', 'umum'])
    expect(ids(agency)).toEqual(['1.1.A', '1.1.B', '1.2.A', 'umum'])
    expect(unit.items.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5])
    expect(unit.level).toBe('unit')
    expect(agency.items[0]?.evidence).toEqual([{ id: 'SK tim' }, { id: 'Notula', en: 'Minutes' }])
  })

  it('lets tree and ratios lead to the items of the level alone', () => {
    const leaves = nodesOf(unit.score).flatMap(({ item }) => item ?? [])
    const counts = unit.items.flatMap(({ measure }) => countsOf({ measure }))
    for (const item of [...leaves, ...counts]) expect(unit.items[item.index]).toBe(item)
    expect(leaves.map(({ id }) => id)).toEqual(['1.1.b', '1.1.a', 'umum'])
    expect(nodesOf(unit.score).map(({ id }) => id)).toContain('1.2')
  })

  it('leaves nothing to earn where the level asks nothing, and keeps the nominal weight', () => {
    const { root } = scoredWorksheet(unit, [new Map()])
    const empty = scoredNodesOf(root).find(({ node }) => node.id === '1.2')
    expect(empty?.outcome).toEqual({ undefinedBecause: 'not-applicable' })
    expect(empty?.points && exactText(empty.points.attainable)).toBe('0')
    expect(empty?.points && exactText(empty.points.nominal)).toBe('3')
    expect(exactText(nodeRange(unit.score).maximum)).toBe('3')
    expect(exactText(nodeRange(agency.score).maximum)).toBe('6')
  })

  it('gives each level fingerprints of its own, and the same ones each time', () => {
    const prints = [rubric, unit, agency].flatMap(({ codebookFingerprint, scoringFingerprint }) => [
      codebookFingerprint,
      scoringFingerprint,
    ])
    expect(new Set(prints).size).toBe(prints.length)
    expect(rubricAtLevel(unit, 'unit')).toBe(unit)
    expect(rubricAtLevel(rubric, 'unit').scoringFingerprint).toBe(unit.scoringFingerprint)
  })

  it('gives what the tests of each level expect, conditions on other levels undecided', () => {
    expect(rubricAtEachLevel(rubric).map(({ tests }) => tests.length)).toEqual([1, 1])
    const results = rubricTestResults(rubric)
    expect(results.length).toBe(12)
    expect(results.filter(({ passed }) => !passed)).toEqual([])
  })

  it('refuses to score before a level is chosen', () => {
    expect(() => scoredWorksheet(rubric, [new Map()])).toThrow(/several levels \(instansi, unit\)/)
    expect(() => rubricAtLevel(rubric, 'dinas')).toThrow(RangeError)
    expect(() => rubricAtLevel(unit, 'instansi')).toThrow(RangeError)
  })

  it.each([
    [
      'a level that does not exist',
      'unit: 1.1.b',
      'units: 1.1.b',
      'rubric/unknown-reference',
      'units',
    ],
    ['one number twice at a level', 'unit: 1.1.b', 'unit: 1.1.a', 'rubric/duplicate-id', '1.1.a'],
    [
      'a number that is the id of a common item',
      'unit: 1.1.b',
      'unit: umum',
      'rubric/duplicate-id',
      'umum',
    ],
    ['a test without a level', '    level: unit\n', '', 'rubric/test-level', 'a unit'],
    ['a test of another level', 'level: unit', 'level: dinas', 'rubric/unknown-reference', 'dinas'],
    ['an unknown basis', 'id: umum,', 'id: umum, basis: Lain,', 'rubric/unknown-reference', 'Lain'],
  ])('%s is a problem', (_, from, to, code, name) => {
    expect(found(from, to)).toEqual([[code, name]])
  })
})

describe('a rubric that extends another', () => {
  const extending = (without: string) =>
    readRubric(
      {
        file: 'old.yaml',
        text: `rubric: old\nedition: "1"\nextends: two-levels\nwithout: ${without}\nbasis: [{ name: Lama, covers: [items], verified: false, note: lama }]`,
      },
      () => ({ file: 'two-levels.yaml', text: TWO_LEVELS }),
    )

  it('leaves out the parts it names', () => {
    expect(extending('{ basis: [Contoh] }').rubric?.basis.map(({ name }) => name)).toEqual(['Lama'])
  })

  it('is told where such a part does not exist', () => {
    const codes = extending('{ basis: [Contoh lain] }').problems.map(({ code }) => code)
    expect(codes).toEqual(['rubric/without-unknown'])
  })
})
