import { describe, expect, it } from 'vitest'
import { exact } from '../../src/math/exact.ts'
import type { Comparison, Condition } from '../../src/rubric/model.ts'
import { decideCondition, satisfies } from '../../src/score/conditions.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sheetOf } from '../support/scored.ts'

const gates = soundRubric('test/skeletons', 'zi-gates')
const condition = (shape: Partial<Condition>): Condition =>
  ({ title: undefined, source: gates.source, ...shape }) as Condition
const atLeast = (subject: object, value: number): Condition =>
  condition({
    ...{ kind: 'compare', subject, comparison: 'at-least' },
    threshold: { value: exact(value) },
  } as Partial<Condition>)
const decide = (
  asked: Condition,
  answers: Readonly<Record<string, string | number>>,
  digits?: number,
) =>
  decideCondition(
    asked,
    scoredWorksheet(gates, [sheetOf(gates, answers)]),
    digits === undefined ? undefined : { digits, mode: 'half-up' },
  )

describe('a comparison', () => {
  it.each([
    ['at-least', [false, true, true]],
    ['above', [false, false, true]],
    ['at-most', [true, true, false]],
    ['below', [true, false, false]],
  ] as const)('%s takes 1, 2 and 3 against 2 as %j', (comparison: Comparison, expected) => {
    const found = [1, 2, 3].map(value => satisfies(exact(value), comparison, exact(2)))
    expect(found).toEqual(expected)
  })

  it('of a node without a score is not decided', () => {
    const { holds, comparisons } = decide(atLeast({ node: 'mp' }, 5), { 'mp-1': 'A' })
    expect([holds, comparisons[0]?.found, comparisons[0]?.distance]).toEqual([
      ...[undefined, undefined, undefined],
    ])
  })

  it('looks at a number by itself, at a code by its points', () => {
    expect(decide(atLeast({ item: 'spip' }, 3), { spip: 3 }).holds).toBe(true)
    const [opinion] = decide(atLeast({ item: 'opini' }, 3), { opini: 'WDP' }).comparisons
    expect(opinion?.distance?.toFraction()).toBe('-1')
  })

  it('looks at the ratio, not at its counts', () => {
    const [ratio] = decide(atLeast({ item: 'pl-1' }, 1), { selesai: 6, masuk: 10 }).comparisons
    expect(ratio?.found?.toFraction()).toBe('3/5')
  })

  it('is rounded first only where the gate says so', () => {
    const answers = { 'mp-1': 'B', 'mp-2': 'C' }
    // (3/4 + 1/2)/2 · 20 = 12.5
    expect(decide(atLeast({ node: 'mp' }, 13), answers).holds).toBe(false)
    expect(decide(atLeast({ node: 'mp' }, 13), answers, 0).holds).toBe(true)
  })

  it('names what it looks at, and has words only where the rubric gives some', () => {
    const [plain] = decide(atLeast({ node: 'mp' }, 5), {}).comparisons
    expect([plain?.title, plain?.about]).toEqual([undefined, { node: 'mp' }])
    const worded = { ...atLeast({ node: 'mp' }, 5), title: { id: 'MP' } }
    expect(decide(worded, {}).comparisons[0]?.title).toEqual({ id: 'MP' })
  })
})

describe('conditions together', () => {
  const [no, open, yes] = [
    condition({ kind: 'answer', item: 'opini', codes: ['TMP'] } as Partial<Condition>),
    atLeast({ item: 'spip' }, 3),
    condition({ kind: 'answer', item: 'opini', codes: ['WTP'] } as Partial<Condition>),
  ]
  const of = (kind: 'all' | 'any', ...conditions: readonly Condition[]) =>
    decide(condition({ kind, conditions } as Partial<Condition>), { opini: 'WTP' }).holds

  it('all hold only where each does; one that fails decides', () => {
    expect([of('all', yes, yes), of('all', yes, open), of('all', no, open)]).toEqual([
      ...[true, undefined, false],
    ])
  })

  it('any holds where one does; one that is open leaves it open', () => {
    expect([
      of('any', no, yes),
      of('any', no, open),
      of('any', no, no),
      of('any', open, yes),
    ]).toEqual([...[true, undefined, false, true]])
  })
})

describe('each of a level', () => {
  it('leaves out what does not apply', () => {
    const each = atLeast({ level: 'area' }, 12)
    const na = decide(each, {
      'mp-1': 'A',
      'mp-2': 'A',
      'pw-1': 'n/a',
      'pw-2': 'n/a',
      selesai: 1,
      masuk: 1,
    })
    expect(na.comparisons.map(({ about }) => about)).toEqual([{ node: 'mp' }, { node: 'pl' }])
    expect(na.holds).toBe(true)
  })
})

describe('ways of which one is enough', () => {
  const is = (item: string, ...codes: string[]) =>
    condition({ kind: 'answer', item, codes } as Partial<Condition>)
  const ways = condition({
    kind: 'any',
    conditions: [
      atLeast({ item: 'spip' }, 4),
      condition({
        kind: 'all',
        conditions: [is('opini', 'WDP'), atLeast({ item: 'spip' }, 2)],
      } as Partial<Condition>),
    ],
  } as Partial<Condition>)

  it('are told apart where none holds, with those that an answer rules out', () => {
    const { holds, comparisons } = decide(ways, { spip: 3, opini: 'WTP' })
    expect(holds).toBe(false)
    expect(comparisons.map(({ alternative }) => [alternative?.way, alternative?.applies])).toEqual([
      [0, true],
      [1, false],
      [1, false],
    ])
    expect(new Set(comparisons.map(({ alternative }) => alternative?.among))).toEqual(
      new Set([ways]),
    )
  })

  it('are passed over where one holds', () => {
    const { comparisons } = decide(ways, { spip: 4, opini: 'WTP' })
    expect(comparisons).toHaveLength(1)
    expect(comparisons[0]?.alternative).toMatchObject({ applies: true })
  })
})
