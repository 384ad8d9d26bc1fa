import { describe, expect, it } from 'vitest'
import { pairKeys } from '../../src/coding/latest-rows.ts'
import { pairedPersons } from '../../src/compare/paired-persons.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import type { PersonScores } from '../../src/tally/person-score.ts'
import { assessed, csv } from '../support/assessed.ts'

/** A mean of two items, and the scores of persons who need answer half of them. */
const rubricOf = (id: string) => {
  const { rubric } = readRubric({
    file: 'uji.yaml',
    text: `rubric: ${id}
edition: "1"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
scales: { lima: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }, { code: 5 }] } }
items: [{ id: a, text: satu, scale: lima, reverse: true }, { id: b, text: dua, scale: lima }, { id: c, text: tiga, scale: lima }, { id: d, text: empat, scale: lima }]
score:
  id: indeks
  rescale: { from: [1, 5], to: [0, 100] }
  of:
    - { id: butir, title: Butir, items: { over: respondents }, of: [{ item: a, weight: 3 }, b] }
    - { id: orang, title: Orang, over: respondents, at-least: 1/2, of: [c, d] }
`,
  })
  return rubric ?? expect.fail('no rubric')
}
const rubric = rubricOf('uji')

type Row = readonly [id: string, a: number | '', b: number | '', c: number | '', d: number | '']
async function persons(rows: readonly Row[]) {
  let found: PersonScores | undefined
  const onPersons = (all: PersonScores) => {
    found = all
  }
  const data = csv([['id', 'a', 'b', 'c', 'd'], ...rows])
  await assessed(rubric, [data], { pairBy: 'id', onPersons })
  return found ?? expect.fail('nobody')
}
const period = (name: string, found?: PersonScores, by: Rubric = rubric) => ({
  ...{ name, rubric: by },
  ...(found === undefined ? {} : { persons: found }),
})

describe('persons of two periods', () => {
  it('are compared by their own scores, items turned round, weighted and rescaled', async () => {
    const was = await persons([
      ['p1', 5, 1, 1, 1],
      ['p2', 3, 3, 3, ''],
      ['p3', 1, 5, 5, 5],
      ['p4', 2, 4, '', 4],
    ])
    const is = await persons([
      ['P1 ', 1, 5, 3, 3],
      ['p2', '', 3, 5, 5],
      ['p4', 2, 2, 2, ''],
      ['p5', 1, 1, 1, 1],
    ])
    const { pairs, onlyBefore, onlyNow, nodes } = pairedPersons(
      period('a.csv', was),
      period('b.csv', is),
      'id',
    )
    expect([pairs, onlyBefore, onlyNow]).toEqual([3, 1, 1])
    const shown = nodes.map(({ id, n, before, now, change }) => [
      ...[id, n],
      ...[before, now, change].map(each => each?.exact),
    ])
    // p2 left an item out: no mean of items, but a score of persons. p1: 1 to 5; p4: 4 to (3·4 + 2)/4, with 4 and 2 beside it.
    expect(shown).toEqual([
      ['indeks', 2, '75/2', '475/8', '175/8'],
      ['butir', 2, '5/2', '17/4', '7/4'],
      ['orang', 3, '8/3', '10/3', '2/3'],
    ])
  })

  it('may be numbered in the column they are paired by: a row without answers is no end of them', async () => {
    const rows = Array.from({ length: 120 }, (_, at): readonly (number | string)[] => {
      const of = (item: number) => (at === 99 ? '' : 1 + ((at * 7 + item * (at % 11)) % 5))
      return [
        at + 1,
        ['AGES', 'CART', 'FIAT', 'XRAY'][Math.floor(at / 30)] ?? '',
        of(1),
        of(2),
        of(3),
        of(4),
      ]
    })
    const data = csv([['person', 'study', 'a', 'b', 'c', 'd'], ...rows])
    const { result } = await assessed(rubric, [data], { pairBy: 'person' })
    expect(result.sample.rowsUsed).toBe(119)
  })

  it('are refused where a column repeats, with the rows to keep, or none where it is of many', () => {
    const found = (...cells: readonly string[]) => {
      const keys = pairKeys(0, 'id', { name: 'a.csv', size: 0, contentHash: '' }, new Map())
      for (const [at, cell] of cells.entries()) keys.read(cell, at + 2)
      return keys.diagnostics().map(({ code, remedy }) => [code, remedy?.en])
    }
    expect(found('a', 'b', 'a', 'c', 'c')).toEqual([
      ['responses/pair-key-repeated', 'leave one row of each person, such as --rows "a.csv:2-3,5"'],
    ])
    expect(found('a', 'a', 'a')).toEqual([['responses/pair-key-of-many', expect.anything()]])
  })

  it('are refused without rows, by two rubrics, and where no key is shared', async () => {
    const some = await persons([['p1', 1, 1, 1, 1]])
    const others = await persons([['q1', 1, 1, 1, 1]])
    const refusal = (...sides: readonly ReturnType<typeof period>[]) => {
      const [before, now] = sides
      if (before === undefined || now === undefined) return expect.fail('two are compared')
      try {
        return pairedPersons(before, now, 'id').pairs
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return error.diagnostics.map(({ code }) => code).join()
      }
    }
    expect(refusal(period('a.json'), period('b.csv', some))).toBe('compare/pair-by-needs-rows')
    expect(refusal(period('a.csv', some, rubricOf('lain')), period('b.csv', some))).toBe(
      'compare/pair-by-other-rubric',
    )
    expect(refusal(period('a.csv', some), period('b.csv', others))).toBe('compare/nobody-paired')
  })
})
