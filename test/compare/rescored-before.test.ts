import { expect, it } from 'vitest'
import { comparedResults } from '../../src/compare/compared-results.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { assessed, csv } from '../support/assessed.ts'

interface Written {
  readonly id?: string
  /** Ids of the items of both parts. */
  readonly items?: readonly (readonly string[])[]
  readonly weights?: readonly [string, string]
  readonly atLeast?: string
  readonly codes?: number
  /** Ids of the edition before that are others there. */
  readonly pairs?: Readonly<Record<string, string>>
}

const AB = [['a1', 'a2'], ['b1']]

function rubricOf(written: Written) {
  const { id = 'uji', items = AB, weights: [a, b] = ['1/2', '1/2'], atLeast = '1/2' } = written
  const { codes = 5, pairs } = written
  const list = Object.entries(pairs ?? {}).map(
    ([here, there]) => `{ here: ${here}, there: ${there} }`,
  )
  const { rubric } = readRubric({
    file: 'uji.yaml',
    text: `rubric: ${id}
edition: "${[a, b, atLeast, codes].join()}"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
groups: [{ id: unit, title: Unit }]
${pairs === undefined ? '' : `same-as: [{ rubric: uji, verified: true, alike: true, pairs: [${list}] }]`}
scales: { s: { categories: [${Array.from({ length: codes }, (_, at) => `{ code: ${at + 1} }`)}] } }
items: [${items.flat().map(item => `{ id: ${item}, text: ${item}, scale: s }`)}]
score:
  id: indeks
  of:
    - { id: da, title: A, weight: ${a}, over: respondents, at-least: ${atLeast}, of: [${items[0]}] }
    - { id: db, title: B, weight: ${b}, over: respondents, of: [${items[1]}] }
`,
  })
  return rubric ?? expect.fail('no rubric')
}

// Of A (2 + 4)/2 = 3 and 2 of who left a2 out; with all answered 3. Of B 1 and 1.
const BEFORE = [
  ['X', 2, 4, 1],
  ['Y', 2, '', 1],
]
const NOW = [
  ['X', 2, 4, 1],
  ['Y', 4, 4, 3],
]

async function compared(then: Written, now: Written, fill: readonly number[] = []) {
  const period = async (written: Written, rows: typeof NOW) => {
    const rubric = rubricOf(written)
    const ids = (written.items ?? AB).flat()
    const data = csv([
      ['unit', ...ids],
      ...rows.map(row => [...row, ...fill].slice(0, ids.length + 1)),
    ])
    const { result } = await assessed(rubric, [data], { by: ['unit'], rows: ['2-3'] })
    return { name: rubric.id, result, rubric }
  }
  const { result, notes } = comparedResults([await period(then, BEFORE), await period(now, NOW)])
  const [split] = result.previous?.splits ?? []
  const parts = [split?.rubric, split?.mix, split?.answers, split?.missing]
  return {
    parts: parts.map(each => each?.shown),
    notes: notes.map(({ message }) => message.en).join(),
  }
}

const HEAVY = ['3/4', '1/4'] as const
// Before: 2.5/2 + 1/2 = 1.75, by 3/4 and 1/4 2.125, and so 0.375. Now 3.5 × 3/4 + 2/4 = 3.125: 1 of answers.
const OF_WEIGHTS = ['0.38', '0.00', '1.00', '0.00']

it('tells other weights of parts from answers, also where persons have scores', async () => {
  const { parts, notes } = await compared({}, { weights: HEAVY })
  expect(parts).toEqual(OF_WEIGHTS)
  expect(notes).toMatch(/What differs: weights\.$/)
})

it('tells them of two editions that same-as joins, in whatever ids', async () => {
  const alike = await compared({}, { id: 'baru', weights: HEAVY, pairs: {} })
  expect(alike.parts).toEqual(OF_WEIGHTS)
  const items = [['x1', 'a2'], ['b1']]
  const named = await compared({}, { id: 'baru', items, weights: HEAVY, pairs: { x1: 'a1' } })
  expect(named.parts).toEqual(OF_WEIGHTS)
})

it('decides anew how much each person must have answered, where counts tell', async () => {
  const { parts } = await compared({}, { atLeast: '1' })
  // Of A 3 of one person: (3 + 1)/2 − 1.75.
  expect(parts[0]).toBe('0.25')
})

it('says why the rubric is not told from answers', async () => {
  const more = {
    id: 'baru',
    items: [
      ['a1', 'a2'],
      ['b1', 'b2'],
    ],
    weights: HEAVY,
    pairs: {},
  }
  const added = await compared({}, more, [1])
  expect(added.parts).toEqual(Array(4).fill(undefined))
  expect(added.notes).toContain('cannot be split: it is asked now and was not then: `b2`.')
  const other = await compared({}, { id: 'baru', codes: 4, weights: HEAVY, pairs: {} })
  expect(other.notes).toContain('some questions had other answers to choose from then.')
  const many = [Array.from({ length: 7 }, (_, at) => `a${at}`), ['b1']]
  const judged = await compared({ items: many }, { items: many, atLeast: '1' }, [1, 1, 1, 1, 1])
  expect(judged.notes).toContain('these rules judge each person before counting.')
})
