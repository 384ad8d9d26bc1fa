import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codedTests } from '../../../src/check/rubric-tests.ts'
import { exact } from '../../../src/math/exact.ts'
import { categoriesOf, type Rubric } from '../../../src/rubric/model.ts'
import { readRubric } from '../../../src/rubric/read-rubric.ts'
import { rubricAtEachLevel } from '../../../src/rubric/rubric-at-level.ts'
import { isReached, type Target } from '../../../src/score/plan/plan-target.ts'
import { planUpgrades } from '../../../src/score/plan/plan-upgrades.ts'
import { scoredWorksheet } from '../../../src/score/score-rubric.ts'
import type { Answer } from '../../../src/tally/person-score.ts'
import { answersOfRow, type UnitAnswers } from '../../../src/tally/unit-worksheets.ts'
import { type RubricFolder, rubricIds, soundRubric } from '../../support/rubric-files.ts'
import { sheetOf } from '../../support/scored.ts'
import { runs, sample, soak } from '../../support/soak.ts'

interface Area {
  readonly weight: number
  readonly items: number
  readonly average: boolean
}

function rubricOf(
  areas: readonly Area[],
  gates: { total: number; share: number; any: number },
): Rubric {
  const items = areas.flatMap((area, at) =>
    Array.from({ length: area.items }, (_, item) => `q${at}-${item}`),
  )
  const nodes = areas.map(
    ({ weight, items: count, average }, at) =>
      `{ id: a${at}, title: A${at}, level: area, aggregate: ${average ? 'average' : 'sum'}, weight: ${weight}, of: [${Array.from({ length: count }, (_, item) => `q${at}-${item}`).join(', ')}] }`,
  )
  const text = `
rubric: acak
edition: "1"
title: Acak
kind: worksheet
basis: [{ name: rb-score, covers: [items], verified: false, note: Uji }]
scales:
  abc:
    categories:
      - { code: A, points: 1 }
      - { code: B, points: 0.67 }
      - { code: C, points: 0.33 }
      - { code: D, points: 0 }
items:
${items.map(id => `  - { id: ${id}, text: ${id}, scale: abc }`).join('\n')}
score: { id: total, title: Total, aggregate: sum, of: [${nodes.join(', ')}] }
grades:
  bands:
    - { grade: A, from: ${gates.total}, only-if: { each: area, at-least: ${gates.share}% }, else: A- }
    - { grade: B, from: ${(gates.total * 2) / 3} }
    - { grade: C }
gates:
  - verdict: lulus
    all:
      - { node: total, at-least: ${gates.total} }
      - { each: area, at-least: ${gates.share}% }
      - { any: [{ node: a0, at-least: ${gates.any}% }, { item: q0-0, is: [A, B] }] }
`
  const { rubric, problems } = readRubric({ file: 'acak.yaml', text })
  if (rubric === undefined) throw new Error(problems.map(({ message }) => message.en).join('\n'))
  return rubric
}

const area = fc.record({
  weight: fc.integer({ min: 1, max: 9 }),
  items: fc.integer({ min: 1, max: 4 }),
  average: fc.boolean(),
})
const scene = fc.record({
  areas: fc.array(area, { minLength: 1, maxLength: 3 }),
  total: fc.integer({ min: 3, max: 40 }),
  share: fc.constantFrom(20, 50, 60, 75, 90),
  any: fc.constantFrom(30, 60, 95),
  answers: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }),
})

/** 4: left blank, where blanks count as the lowest. */
function answersOf(rubric: Rubric, drawn: readonly number[]): UnitAnswers {
  return new Map(
    rubric.items.flatMap((item, at) => {
      const code = drawn[at] ?? 0
      return code === 4 ? [] : [[item.index, { code, number: undefined }] as const]
    }),
  )
}

/** Every set of questions, each at its best: better answers never make a score worse. */
function bruteForce(target: Target, rubric: Rubric, answers: UnitAnswers): number | undefined {
  const open = rubric.items.filter(item => answers.get(item.index)?.code !== 0)
  let fewest: number | undefined
  for (let set = 0; set < 2 ** open.length; set++) {
    const chosen = open.filter((_, at) => (set >> at) & 1)
    if (fewest !== undefined && chosen.length >= fewest) continue
    const next: UnitAnswers = new Map<number, Answer>([
      ...answers,
      ...chosen.map(({ index }) => [index, { code: 0, number: undefined }] as const),
    ])
    if (isReached(target, scoredWorksheet(rubric, [next]))) fewest = chosen.length
  }
  return fewest
}

/** Every answer to every question. */
function byEveryAnswer(target: Target, rubric: Rubric, answers: UnitAnswers): number | undefined {
  let fewest: number | undefined
  const visit = (at: number, next: UnitAnswers, count: number): void => {
    const item = rubric.items[at]
    if (fewest !== undefined && count >= fewest) return
    if (item === undefined) {
      if (isReached(target, scoredWorksheet(rubric, [next]))) fewest = count
      return
    }
    const own = answers.get(item.index)?.code
    for (const code of categoriesOf(item).keys()) {
      const answered = new Map([...next, [item.index, { code, number: undefined }] as const])
      visit(at + 1, answered, count + (code === own ? 0 : 1))
    }
  }
  visit(0, answers, 0)
  return fewest
}

const TARGETS: readonly Target[] = [
  { kind: 'verdict', verdict: 'lulus' },
  { kind: 'grade', node: 'total', grade: 'A' },
  { kind: 'grade', node: 'total', grade: 'A-' },
  { kind: 'grade', node: 'total', grade: 'B' },
]

describe('a plan of upgrades', () => {
  soak(
    'has as few questions as the best of all sets, on random rubrics of up to 12 questions',
    () => {
      fc.assert(
        fc.property(scene, ({ areas, answers: drawn, ...gates }) => {
          const rubric = rubricOf(areas, gates)
          const answers = answersOf(rubric, drawn)
          const values: readonly Target[] = [
            { kind: 'value', node: 'a0', least: exact(gates.total, 8) },
            { kind: 'value', node: 'total', least: exact(gates.total, 2) },
          ]
          for (const target of [...TARGETS, ...values]) {
            const plan = planUpgrades(target, rubric, [{ unit: '', answers }])
            expect(plan.isExact).toBe(true)
            expect(plan.upgrades?.length).toBe(bruteForce(target, rubric, answers))
            const { upgrades = [] } = plan
            const next = new Map([
              ...answers,
              ...upgrades.map(({ item, to }) => [item.index, to] as const),
            ])
            if (plan.upgrades !== undefined)
              expect(isReached(target, scoredWorksheet(rubric, [next]))).toBe(true)
            // What is named instead does as well, nothing else of the plan changed.
            for (const { item, instead } of upgrades) {
              for (const other of instead) {
                const swapped = new Map(next)
                const before = answers.get(item.index)
                if (before === undefined) swapped.delete(item.index)
                else swapped.set(item.index, before)
                swapped.set(other.index, { code: 0, number: undefined })
                expect(isReached(target, scoredWorksheet(rubric, [swapped]))).toBe(true)
              }
            }
          }
        }),
        { numRuns: runs(80) },
      )
    },
  )

  soak('has no more than any other answers would need', () => {
    const small = scene.filter(({ areas }) => areas.reduce((sum, { items }) => sum + items, 0) <= 5)
    fc.assert(
      fc.property(small, ({ areas, answers: drawn, ...gates }) => {
        const rubric = rubricOf(areas, gates)
        const answers = answersOf(rubric, drawn)
        for (const target of TARGETS) {
          const plan = planUpgrades(target, rubric, [{ unit: '', answers }])
          expect(plan.upgrades?.length).toBe(byEveryAnswer(target, rubric, answers))
        }
      }),
      { numRuns: runs(60) },
    )
  })

  const gates = soundRubric('test/skeletons', 'zi-gates')
  const best = {
    ...{ 'mp-1': 'A', 'mp-2': 'A', 'pw-1': 'A', 'pw-2': 'A', selesai: 10, masuk: 10 },
    ...{ ipak: 17.5, ipkp: 22.5, spip: 3, opini: 'WTP' },
  }
  const verdict: Target = { kind: 'verdict', verdict: 'diusulkan-wbk' }
  const planned = (
    answers: Record<string, string | number | undefined>,
    target: Target = verdict,
  ) => planUpgrades(target, gates, [{ unit: '', answers: sheetOf(gates, { ...best, ...answers }) }])

  it('raises the one area that is under its minimum, no further than that', () => {
    const { upgrades, needs } = planned({ 'pw-1': 'C', 'pw-2': 'C' })
    expect(upgrades?.map(({ item, instead }) => [item.id, instead.map(({ id }) => id)])).toEqual([
      ['pw-1', ['pw-2']],
    ])
    // (0.75 + 0.5) / 2 = 62.5 %: B is enough.
    expect(upgrades?.[0]?.to.code).toBe(1)
    expect(needs.some(({ isMetAtBest }) => !isMetAtBest)).toBe(false)
  })

  it('raises a ratio and a number to what is just enough', () => {
    const ratio = planned({ selesai: 59, masuk: 100 })
    expect(ratio.upgrades?.map(({ item, to }) => [item.id, to.share?.toFraction()])).toEqual([
      ['pl-1', '3/5'],
    ])
    const number = planned({ ipak: 15 })
    expect(number.upgrades?.map(({ item, to }) => [item.id, to.number])).toEqual([['ipak', 1575n]])
  })

  it('finds an answer that a gate asks for, though it counts in no score', () => {
    const { upgrades } = planned({ opini: 'TMP' })
    expect(upgrades?.map(({ item, to }) => [item.id, to.code])).toEqual([['opini', 1]])
  })

  it('needs nothing where the target is reached, and says so', () => {
    expect(planned({})).toMatchObject({ isReachedNow: true, upgrades: [], atLeast: 0 })
  })

  it('tells what blocks a target that no answers reach', () => {
    const target: Target = { kind: 'value', node: 'pengungkit', least: exact(61) }
    const { upgrades, needs } = planned({ 'mp-1': 'B' }, target)
    expect(upgrades).toBeUndefined()
    expect(
      needs.map(({ now, best: most, isMetAtBest }) => [
        now?.valueOf(),
        most?.valueOf(),
        isMetAtBest,
      ]),
    ).toEqual([[57.5, 60, false]])
  })

  it('says what cannot help: what is at its best, does not apply, or counts elsewhere', () => {
    const target: Target = { kind: 'value', node: 'mp', least: exact(20) }
    const { cannotHelp } = planned({ 'mp-1': 'B', 'pw-1': 'C' }, target)
    expect(cannotHelp.atBest.map(({ id }) => id)).toContain('mp-2')
    expect(cannotHelp.elsewhere.map(({ id }) => id)).toEqual(['pw-1'])
  })

  it('answers blanks first, as low as will do', () => {
    const { upgrades } = planned({ 'mp-1': undefined, 'pw-1': 'C', 'pw-2': 'C' })
    expect(upgrades?.map(({ item, from }) => [item.id, from === undefined])).toEqual([
      ['mp-1', true],
      ['pw-1', false],
    ])
  })
})

/** The rubric of a text -> the plan to grade A of its whole, from answers of one unit. */
function plannedGradeA(text: string) {
  const { rubric, problems } = readRubric({ file: 'uji.yaml', text })
  if (rubric === undefined) throw new Error(JSON.stringify(problems))
  const target: Target = { kind: 'grade', node: 'total', grade: 'A' }
  return (answers: Readonly<Record<string, string | number>>) =>
    planUpgrades(target, rubric, [{ unit: '', answers: sheetOf(rubric, answers) }])
}

describe('a plan beside a better grade', () => {
  const text = `
rubric: syarat
edition: "1"
title: Syarat
kind: worksheet
basis: [{ name: rb-score, covers: [items], verified: false, note: Uji }]
scales:
  points: { number: { min: 0, max: 100, decimals: 0 } }
  weight: { number: { min: 1, max: 9, decimals: 0 } }
  ya: { categories: [{ code: Ya, points: 1 }, { code: Tidak, points: 0 }] }
items:
  - { id: a, text: A, scale: points, inputs: [{ id: a-weight, text: Weight of A, scale: weight }] }
  - { id: syarat, text: Syarat, scale: ya }
score: { id: total, title: Total, of: [{ item: a, weight-from: a-weight }] }
grades:
  bands:
    - { grade: AA, from: 100 }
    - { grade: A, above: 80, only-if: { item: syarat, is: Ya }, else: A- }
    - { grade: B }
`
  const planned = plannedGradeA(text)
  const needed = (answers: Readonly<Record<string, string | number>>) =>
    planned(answers).needs.map(({ need }) =>
      need.kind === 'reach' ? `${need.strict ? '>' : '>='} ${need.least.toFraction()}` : need.id,
    )

  it('shows what the grade itself asks for, not the next one', () => {
    expect(needed({ a: 50, 'a-weight': 1, syarat: 'Ya' })).toEqual(['> 80', 'syarat'])
  })

  it('shows the way that the plan goes', () => {
    const answers = { a: 99, 'a-weight': 1, syarat: 'Tidak' }
    expect(planned(answers).upgrades?.map(({ item }) => item.id)).toEqual(['syarat'])
    expect(needed(answers)).toEqual(['> 80', 'syarat'])
  })

  it('asks for the weights that are open before anything else', () => {
    const { upgrades, openInputs } = planned({ a: 50, syarat: 'Ya' })
    expect([upgrades, openInputs.map(({ id }) => id)]).toEqual([undefined, ['a-weight']])
    expect(planned({ a: 50, 'a-weight': 1, syarat: 'Ya' }).openInputs).toEqual([])
  })
})

describe('a plan towards targets that are filled in', () => {
  const text = `
rubric: sasaran
edition: "1"
title: Sasaran
kind: worksheet
basis: [{ name: rb-score, covers: [items], verified: false, note: Uji }]
scales:
  share: { number: { min: 0, max: 100, decimals: 0 } }
  points: { number: { min: 0, max: 100, decimals: 0 }, no-answer: { not-applicable: [Tidak ada] } }
items:
  - { id: a, text: A, scale: share, target-from: a-target, inputs: [{ id: a-target, scale: points }] }
  - id: b
    text: B
    target-from: b-target
    inputs: [{ id: got, scale: points }, { id: most, scale: points }, { id: b-target, scale: points }]
    ratio: { of: got, to: most, at-least: 0, at-most: 1, when-denominator-zero: not-applicable }
  - { id: c, text: C, scale: share, improvable: false }
score: { id: total, title: Total, aggregate: sum, of: [a, { item: b, weight: 100 }, c] }
grades:
  bands:
    - { grade: A, from: 100, only-if: { each: target, at-least: target }, else: A- }
    - { grade: B }
`
  const planned = plannedGradeA(text)
  const enough = { a: 60, 'a-target': 50, got: 40, most: 50, c: 10 }

  it('asks of a ratio as much as its numerator is to reach', () => {
    const { upgrades } = planned({ ...enough, 'b-target': 45 })
    expect(upgrades?.map(({ item, to }) => [item.id, to.share?.valueOf()])).toEqual([['b', 0.9]])
  })

  it('is reached where there is no target, and not told where nobody filled it in', () => {
    expect(planned({ ...enough, 'b-target': 'n/a' }).isReachedNow).toBe(true)
    const { upgrades, openInputs } = planned(enough)
    expect([upgrades, openInputs.map(({ id }) => id)]).toEqual([undefined, ['b-target']])
  })

  it('never asks for what is not in the hands of whoever is assessed', () => {
    const { upgrades, cannotHelp } = planned({ ...enough, a: 0, 'a-target': 'n/a', 'b-target': 1 })
    expect(upgrades?.map(({ item }) => item.id)).toEqual(['a'])
    expect(cannotHelp.given.map(({ id }) => id)).toEqual(['c'])
  })
})

describe('a plan for any worksheet', () => {
  const FOLDERS: readonly RubricFolder[] = ['test/skeletons', 'test/published', 'rubrics']
  const worksheets = sample(FOLDERS)
    .flatMap(folder => rubricIds(folder).map(id => [id, soundRubric(folder, id)] as const))
    .filter(([, { kind }]) => kind === 'worksheet')

  it.each(worksheets)('reaches its target by the answers it names: %s', (_, rubric) => {
    const [coded] = codedTests(rubric)
    const level = rubricAtEachLevel(rubric).find(each => each.level === coded?.test.level)
    const asked = level ?? rubric
    const sheets = (coded?.rows ?? []).map((row, at) => ({
      unit: `U${at}`,
      answers: answersOfRow(row),
    }))
    const scored = scoredWorksheet(
      asked,
      sheets.map(({ answers }) => answers),
    )
    const half = scored.root.range.maximum.mul(exact(9, 10))
    const targets: readonly Target[] = [
      { kind: 'value', node: asked.score.id, least: half },
      ...asked.gates.map(({ verdict }): Target => ({ kind: 'verdict', verdict })),
    ]
    for (const target of targets) {
      const { upgrades, needs, isReachedNow } = planUpgrades(target, asked, sheets)
      if (upgrades === undefined) {
        expect(needs.some(({ isMetAtBest }) => !isMetAtBest)).toBe(true)
        continue
      }
      // What a ratio comes to stands in its counts.
      if (upgrades.some(({ item }) => item.measure.kind === 'ratio')) continue
      const next = sheets.map(({ unit, answers }) => {
        const here = upgrades.filter(each => each.unit === unit)
        return new Map([...answers, ...here.map(({ item, to }) => [item.index, to] as const)])
      })
      expect(isReached(target, scoredWorksheet(asked, next))).toBe(true)
      expect(isReachedNow).toBe(isReached(target, scored))
    }
  })
})
